package ml.spred.resample;

import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.select.SamplePath;
import ml.spred.select.SampleParts;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Direction;
import ml.spred.solver.KappaPath;

/** Solves the path of a selection on some of the samples, at strengths that are given. */
public final class ResampledPath {
  private final KappaPath path;
  private final SamplePath samples;
  private final PathSetting setting;
  private final SelectionOptions options;

  private ResampledPath(SamplePath samples, PathSetting setting, SelectionOptions options) {
    this.samples = samples;
    this.path = samples.path();
    this.setting = setting;
    this.options = options;
  }

  /** The grid of strengths of a problem on some of the samples, from its kappaMax down; what is drawn from them shares it. */
  public static double[] kappas(SelectionData data, SelectionOptions options, GridSetting setting) {
    try (Lanes lanes = new Lanes(options.threads())) {
      KappaPath path = SamplePath.of(data, options, SampleParts.training(setting.training()), lanes, Checkpoint.NONE).path();
      return IntStream.range(0, options.path().numKappas()).mapToDouble(path::kappa).toArray();
    }
  }

  /**
   * Solves a path.
   *
   * @throws ml.spred.InputException where the training samples cannot be used, as of one class
   */
  public static PathOutcome solve(SelectionData data, SelectionOptions options, PathSetting setting) {
    try (Lanes lanes = new Lanes(options.threads())) {
      SelectionOptions own = options.withSeed(setting.seed());
      return new ResampledPath(SamplePath.of(data, own, setting.parts(), lanes, Checkpoint.NONE), setting, own).outcome();
    }
  }

  private PathOutcome outcome() {
    int[] positions = walk();
    int[][] supports = IntStream.of(positions).mapToObj(samples::support).toArray(int[][]::new);
    double[][][] probabilities = IntStream.of(positions).mapToObj(path::probabilities).toArray(double[][][]::new);
    boolean pure = !options.relaxation().isChosen() && options.relaxation().gamma() == 1;
    boolean predicted = setting.parts().validation().length > 0;
    double[][][] refitted = pure || !predicted ? null : IntStream.of(positions)
        .mapToObj(position -> path.refitProbabilities(position, options.relaxation().ridge())).toArray(double[][][]::new);
    return new PathOutcome(supports, probabilities, refitted);
  }

  /** Positions of the solved strengths, in the order of the setting. */
  private int[] walk() {
    int total = setting.kappas().length;
    int[] positions = new int[total];
    if (options.path().direction() == Direction.DENSE_TO_SPARSE) {
      for (int k = total - 1; k >= 0; k--) {
        positions[k] = path.solve(setting.kappas()[k]);
      }
      return positions;
    }
    int solved = 0;
    while (solved < total) {
      positions[solved] = path.solve(setting.kappas()[solved]);
      solved++;
      if (!setting.complete() && path.isSaturated(positions[solved - 1])) {
        break;
      }
    }
    return IntStream.range(0, solved).map(k -> positions[k]).toArray();
  }
}
