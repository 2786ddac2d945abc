package ml.spred.spark.feature;

import java.io.Serializable;
import ml.spred.compute.Backend;
import ml.spred.select.GeneSelector;
import ml.spred.select.GridPlace;
import ml.spred.select.SampleParts;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.DirectoryCheckpoint;
import ml.spred.spark.distribute.Trial;

/** One selection as a task. */
final class SelectionTrial implements Trial<SelectionData, SelectionTrial.Setting, SelectionTrial.Result> {
  private static final long serialVersionUID = 1L;

  private final DirectoryCheckpoint checkpoint;

  /** @param checkpoint keeps solved strengths; travels to the executor; null keeps nothing */
  SelectionTrial(DirectoryCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /**
   * @param options as they are asked for; the task decides the threads
   * @param place of the strength where folds have chosen it; null where the options say how
   */
  record Setting(SelectionOptions options, GridPlace place) implements Serializable {}

  /**
   * @param selection the answer
   * @param options as they were used, with the threads that the task had
   * @param backend what computed
   * @param wallSeconds of the selection alone
   */
  record Result(Selection selection, SelectionOptions options, String backend, double wallSeconds) implements Serializable {
    Result withSelection(Selection value) {
      return new Result(value, options, backend, wallSeconds);
    }
  }

  @Override
  public Result run(SelectionData data, Setting setting, int threads, Progress progress) {
    long start = System.nanoTime();
    SelectionOptions options = setting.options.withThreads(threads);
    Selection selection = GeneSelector.select(data, options, SampleParts.of(data), setting.place, progress,
        checkpoint == null ? Checkpoint.NONE : checkpoint);
    return new Result(selection, options, Backend.name(), (System.nanoTime() - start) / 1e9);
  }

  @Override
  public String name(Setting setting) {
    return "selection with seed " + setting.options.seed();
  }
}
