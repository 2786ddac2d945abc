package ml.spred.select;

import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.problem.Standardizer;
import ml.spred.screen.NearColumns;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.KappaPath;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;

/**
 * Runs a whole selection: standardise on the training samples, solve from sparse to dense, choose the strength, certify. The
 * validation samples are only looked at, never trained on.
 */
public final class GeneSelector {
  private final SelectionData data;
  private final SelectionOptions options;
  private final SampleParts parts;
  private final GridPlace place;
  private final Progress progress;
  private final Checkpoint checkpoint;

  private GeneSelector(SelectionData data, SelectionOptions options, SampleParts parts, GridPlace place, Progress progress,
      Checkpoint checkpoint) {
    this.data = data;
    this.options = options;
    this.parts = parts;
    this.place = place;
    this.progress = progress;
    this.checkpoint = checkpoint;
  }

  /**
   * Selects genes.
   *
   * @throws InputException for data that cannot be used: fewer than two classes or samples to train on, missing values under
   *     the policy to refuse them, infinite values, validation asked for without validation samples
   */
  public static Selection select(SelectionData data, SelectionOptions options, Progress progress) {
    return select(data, options, progress, Checkpoint.NONE);
  }

  /**
   * Selects genes; a path that was killed goes on where its checkpoint stands.
   *
   * @param checkpoint keeps every solved strength; it must hold entries of the same data and options, or none
   * @throws InputException as {@link #select(SelectionData, SelectionOptions, Progress)}, and for a checkpoint of something else
   */
  public static Selection select(SelectionData data, SelectionOptions options, Progress progress, Checkpoint checkpoint) {
    return select(data, options, SampleParts.of(data), null, progress, checkpoint);
  }

  /**
   * Selects genes from some of the samples.
   *
   * @param parts which train and which choose
   * @param place of the strength where something else has chosen it, as a cross-validation; null where the options say how
   * @param checkpoint keeps every solved strength; {@link Checkpoint#NONE} keeps nothing
   * @throws InputException as {@link #select(SelectionData, SelectionOptions, Progress)}
   */
  public static Selection select(SelectionData data, SelectionOptions options, SampleParts parts, GridPlace place,
      Progress progress, Checkpoint checkpoint) {
    return new GeneSelector(data, options, parts, place, progress, checkpoint).run();
  }

  /**
   * Selects among genes in column blocks, with a linear head; the answer is that of the same genes in one place, bit for bit.
   *
   * @param checkpoint keeps every solved strength
   * @throws InputException as {@link #select(SelectionData, SelectionOptions, Progress)}, and for an MLP head
   */
  public static Selection select(BlockData data, SelectionOptions options, Progress progress, Checkpoint checkpoint) {
    int numFeatures = data.blocks().numFeatures();
    SamplePath.requireTwoClasses(data.trainingLabels());
    check(options, data.validationLabels().length, numFeatures);
    NearColumns near = new NearColumns(data.blocks());
    try (Lanes lanes = new Lanes(options.threads())) {
      KappaPath path = new KappaPath(data.blocks(), near, data.trainingLabels(), data.validationLabels(), data.numClasses(),
          options.problem(), options.path(), options.training(), lanes, checkpoint, data.fingerprint());
      Chooser.Chosen choice = new Chooser(path, GeneColumns.plain(numFeatures), options, progress).choose();
      int chosen = choice.position();
      List<PathPoint> points = new ArrayList<>(path.points());
      points.set(chosen, points.get(chosen).choose());
      return new Selection(numFeatures, path.support(chosen), path.scores(chosen),
          path.model(chosen, genes -> near.standardizer(genes, options.problem().missing()), choice.gamma(),
              options.relaxation().ridge()), path.certificate(chosen), points, path.history(), data.found().numConstant(),
          data.found().numAllMissing(), data.found().numMissing(),
          RelatedGenes.of(data.blocks(), options.problem().scaling(), path.support(chosen)), new double[0]);
    }
  }

  private Selection run() {
    // A place was chosen by samples that have done their part.
    check(options, place == null ? parts.validation().length : Integer.MAX_VALUE, data.numGenes());
    try (Lanes lanes = new Lanes(options.threads())) {
      SamplePath path = SamplePath.of(data, options, parts, lanes, checkpoint);
      Chooser chooser = new Chooser(path.path(), path.columns(), options, progress);
      return selection(path, place == null ? chooser.choose() : chooser.choose(place), lanes);
    }
  }

  private static void check(SelectionOptions options, int numValidation, int numGenes) {
    if ((options.choice().mode().needsValidation() || options.relaxation().isChosen()) && numValidation == 0) {
      throw new InputException("the strength or the relaxation is to be chosen by validation, but there are 0 validation samples;"
          + " mark some, or give kappa or the number of features, and the relaxation.");
    }
    int asked = options.choice().numTopFeatures();
    if (options.choice().mode() == SelectionMode.NUM_TOP_FEATURES && asked > numGenes) {
      throw new InputException("the number of features asked for is " + asked + ", the data have " + numGenes
          + "; ask for at most that many.");
    }
  }

  private Selection selection(SamplePath path, Chooser.Chosen choice, Lanes lanes) {
    int chosen = choice.position();
    List<PathPoint> points = new ArrayList<>(path.points());
    points.set(chosen, points.get(chosen).choose());
    PathPoint point = points.get(chosen);
    Standardizer standardizer = path.standardizer();
    return new Selection(data.numGenes(), point.support(), point.scores(),
        path.model(chosen, choice.gamma(), options.relaxation().ridge()), point.certificate(), points,
        path.path().history(), standardizer.numConstant(), standardizer.numAllMissing(), standardizer.numMissing(),
        path.related(chosen, options.problem().scaling(), lanes), path.groupNorms(chosen));
  }
}
