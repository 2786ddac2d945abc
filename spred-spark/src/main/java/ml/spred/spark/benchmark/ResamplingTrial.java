package ml.spred.spark.benchmark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.problem.Heads;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.PathOptions;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Trial;

/** A path of the linear head on four fifths of the samples, drawn class by class; the others choose the strength. */
final class ResamplingTrial implements Trial<SelectionData, ResamplingTrial.Setting, ResamplingTrial.Result> {
  private static final long serialVersionUID = 1L;
  private static final int FIFTH = 5;
  private static final double RATIO = 0.01;

  record Setting(long seed, int kappas) implements Serializable {}

  /** @param largestGap worst duality gap of the path relative to the objective */
  record Result(int[] support, double largestGap, int strengths) implements Serializable {}

  @Override
  public Result run(SelectionData data, Setting setting, int threads, Progress progress) {
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withThreads(threads)
        .withPath(PathOptions.defaults().withKappas(setting.kappas(), RATIO));
    SelectionData resampled = new SelectionData(data.matrix(), data.labels(), data.numClasses(), held(data, setting.seed()));
    Selection selection = GeneSelector.select(resampled, options, progress);
    return new Result(selection.support(),
        selection.path().stream().mapToDouble(point -> point.certificate().gap()).max().orElse(0),
        selection.path().size());
  }

  private static boolean[] held(SelectionData data, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.labels().length).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    boolean[] held = new boolean[order.size()];
    for (int label = 0; label < data.numClasses(); label++) {
      int wanted = label;
      int[] own = order.stream().filter(sample -> data.labels()[sample] == wanted).mapToInt(sample -> sample).toArray();
      for (int k = 0; k < own.length / FIFTH; k++) {
        held[own[k]] = true;
      }
    }
    return held;
  }

  @Override
  public String name(Setting setting) {
    return "resampling " + setting.seed();
  }
}
