package ml.spred.select;

import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.KappaPath;
import ml.spred.solver.PathPoint;

/**
 * The path of a selection on some samples of the data. All that is fitted, the centre and scale of each gene to begin with, is
 * fitted on the training samples alone.
 */
public final class SamplePath {
  private final SelectionData data;
  private final Standardizer standardizer;
  private final FeatureMatrix training;
  private final GeneColumns columns;
  private final KappaPath path;

  private SamplePath(SelectionData data, SelectionOptions options, SampleParts parts, Lanes lanes, Checkpoint checkpoint) {
    this.data = data;
    int[] labels = data.labels(parts.training());
    requireTwoClasses(labels);
    FeatureMatrix raw = data.matrix().samples(parts.training());
    standardizer = Standardizer.fit(raw, options.problem().scaling(), options.problem().missing());
    training = standardizer.apply(raw);
    columns = GeneColumns.of(data, options);
    FeatureMatrix held = standardizer.apply(data.matrix().samples(parts.validation()));
    path = new KappaPath(columns.expand(training), labels, columns.expand(held), data.labels(parts.validation()),
        data.numClasses(), columns.definition(options.problem()), options.path(), options.training(), options.seed(), lanes,
        checkpoint);
  }

  /**
   * Prepares a path; nothing but its empty end is solved.
   *
   * @param lanes must stay open as long as the path is used
   * @param checkpoint keeps solved strengths; {@link Checkpoint#NONE} keeps nothing
   * @throws InputException for fewer than two classes to train on, and for values that cannot be used
   */
  public static SamplePath of(SelectionData data, SelectionOptions options, SampleParts parts, Lanes lanes,
      Checkpoint checkpoint) {
    return new SamplePath(data, options, parts, lanes, checkpoint);
  }

  static void requireTwoClasses(int[] labels) {
    long classes = Arrays.stream(labels).distinct().count();
    if (classes < 2) {
      throw new InputException("the " + labels.length + " training samples have " + classes
          + " class(es), at least 2 are needed to tell classes apart; give samples of another class or another label.");
    }
  }

  /** The solver behind it; its points are of columns, see {@link #points} for genes. */
  public KappaPath path() {
    return path;
  }

  /** Centre and scale of each gene, then of each covariate. */
  Standardizer standardizer() {
    return standardizer;
  }

  /** Which gene stands in which column of the path. */
  GeneColumns columns() {
    return columns;
  }

  /** Every solved strength, in the order of solving. */
  List<PathPoint> points() {
    return path.points().stream().map(columns::collapse).toList();
  }

  /** Indices of the selected genes of a solved strength, ascending. */
  public int[] support(int position) {
    return columns.genes(path.support(position));
  }

  /** Norm of each overlapping group's part of the weights. */
  double[] groupNorms(int position) {
    return columns.groupNorms(path.points().get(position));
  }

  /** Predicts from the selected genes of a solved strength and the covariates; a share of {@code gamma} is the pure solution. */
  FittedEnsemble model(int position, double gamma, double ridge) {
    return columns.collapse(path.model(position, columns.columns(standardizer), gamma, ridge), path.support(position));
  }

  /** Unselected genes that those of a solved strength may stand for. */
  List<RelatedGene> related(int position, Scaling scaling, Lanes lanes) {
    return RelatedGenes.of(training, scaling, data.numGenes(), support(position), lanes);
  }
}
