package ml.spred.select;

import java.io.Serializable;
import java.util.List;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import ml.spred.solver.TrainingRecord;

/**
 * The answer: which genes, how strong, and the proof.
 *
 * @param numFeatures genes in the data
 * @param support indices of the selected genes, ascending; may be empty. Covariates are no genes
 * @param scores group norm {@code ‖V_i‖} of each selected gene, in the order of {@code support}
 * @param model predicts from the selected genes, then the covariates
 * @param certificate of the chosen point, over all genes
 * @param path every strength that was solved, in the order of solving; one entry is chosen
 * @param history what training went through
 * @param numConstant genes that are constant over the training samples
 * @param numAllMissing genes without a value in the training samples
 * @param numMissing missing values in the training samples
 * @param related unselected genes that selected ones may stand for, by selected gene, the most correlated first
 * @param groupNorms norm of each overlapping group's part of the weights, 0 for one that is out; empty without such groups
 */
public record Selection(
    int numFeatures,
    int[] support,
    double[] scores,
    FittedEnsemble model,
    Certificate certificate,
    List<PathPoint> path,
    List<TrainingRecord> history,
    int numConstant,
    int numAllMissing,
    long numMissing,
    List<RelatedGene> related,
    double[] groupNorms)
    implements Serializable {

  /** The same answer with other scores along the path. */
  public Selection withPath(List<PathPoint> points) {
    return new Selection(numFeatures, support, scores, model, certificate, points, history, numConstant, numAllMissing,
        numMissing,
        related, groupNorms);
  }
}
