package ml.spred.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
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
  private final Progress progress;
  private final Checkpoint checkpoint;

  private GeneSelector(SelectionData data, SelectionOptions options, Progress progress, Checkpoint checkpoint) {
    this.data = data;
    this.options = options;
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
    return new GeneSelector(data, options, progress, checkpoint).run();
  }

  /**
   * Selects among genes in column blocks, with a linear head; the answer is that of the same genes in one place, bit for bit.
   *
   * @param checkpoint keeps every solved strength
   * @throws InputException as {@link #select(SelectionData, SelectionOptions, Progress)}, and for an MLP head
   */
  public static Selection select(BlockData data, SelectionOptions options, Progress progress, Checkpoint checkpoint) {
    check(data.trainingLabels(), data.validationLabels().length, data.blocks().numFeatures(), options);
    NearColumns near = new NearColumns(data.blocks());
    try (Lanes lanes = new Lanes(options.threads())) {
      KappaPath path = new KappaPath(data.blocks(), near, data.trainingLabels(), data.validationLabels(), data.numClasses(),
          options.problem(), options.path(), options.training(), lanes, checkpoint, data.fingerprint() + options.problem());
      return selection(path, new Chooser(path, options, progress).choose(), options, data.blocks().numFeatures(),
          genes -> near.standardizer(genes, options.problem().missing()), data.found());
    }
  }

  private Selection run() {
    int[] training = data.trainingSamples();
    int[] validation = data.validationSamples();
    check(data.labels(training), validation.length, data.matrix().numFeatures(), options);
    FeatureMatrix raw = data.matrix().samples(training);
    Standardizer standardizer = Standardizer.fit(raw, options.problem().scaling(), options.problem().missing());
    FeatureMatrix held = standardizer.apply(data.matrix().samples(validation));
    try (Lanes lanes = new Lanes(options.threads())) {
      KappaPath path = new KappaPath(standardizer.apply(raw), data.labels(training), held, data.labels(validation),
          data.numClasses(), options.problem(), options.path(), options.training(), options.seed(), lanes, checkpoint);
      return selection(path, new Chooser(path, options, progress).choose(), options, data.matrix().numFeatures(),
          standardizer::features, standardizer);
    }
  }

  private static void check(int[] labels, int numValidation, int numFeatures, SelectionOptions options) {
    long classes = Arrays.stream(labels).distinct().count();
    if (classes < 2) {
      throw new InputException("the " + labels.length + " training samples have " + classes
          + " class(es), at least 2 are needed to tell classes apart; give samples of another class or another label.");
    }
    if ((options.choice().mode().needsValidation() || options.relaxation().isChosen()) && numValidation == 0) {
      throw new InputException("the strength or the relaxation is to be chosen by validation, but there are 0 validation samples;"
          + " mark some, or give kappa or the number of features, and the relaxation.");
    }
    int asked = options.choice().numTopFeatures();
    if (options.choice().mode() == SelectionMode.NUM_TOP_FEATURES && asked > numFeatures) {
      throw new InputException("the number of features asked for is " + asked + ", the data have " + numFeatures
          + "; ask for at most that many.");
    }
  }

  /** @param found what is missing or constant in the training samples */
  private static Selection selection(KappaPath path, Chooser.Chosen choice, SelectionOptions options, int numFeatures,
      Function<int[], Standardizer> standardizer, Standardizer found) {
    int chosen = choice.position();
    List<PathPoint> points = new ArrayList<>(path.points());
    points.set(chosen, points.get(chosen).choose());
    return new Selection(numFeatures, path.support(chosen), path.scores(chosen),
        path.model(chosen, standardizer, choice.gamma(), options.relaxation().ridge()), path.certificate(chosen), points,
        path.history(), found.numConstant(), found.numAllMissing(), found.numMissing());
  }
}
