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
 * @param support indices of the selected genes, ascending; may be empty
 * @param scores group norm {@code ‖V_i‖} of each selected gene, in the order of {@code support}
 * @param model predicts from the selected genes
 * @param certificate of the chosen point, over all genes
 * @param path every strength that was solved, in the order of solving; one entry is chosen
 * @param history what training went through
 * @param numConstant genes that are constant over the training samples
 * @param numAllMissing genes without a value in the training samples
 * @param numMissing missing values in the training samples
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
    long numMissing)
    implements Serializable {}
