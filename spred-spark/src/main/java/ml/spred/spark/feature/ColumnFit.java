package ml.spred.spark.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Backend;
import ml.spred.select.BlockData;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Progress;
import ml.spred.spark.columns.ColumnBlocks;

/** A selection whose values lie on the executors: passes over all features are jobs, the few in work are solved on the driver. */
final class ColumnFit {
  private final SampleTable table;
  private final boolean[] validation;
  private final SelectionOptions options;
  private final Checkpoint checkpoint;

  /**
   * @param table of the samples in the order of the fit, without values
   * @param validation true for samples that choose
   * @param checkpoint keeps solved strengths; null keeps nothing
   */
  ColumnFit(SampleTable table, boolean[] validation, SelectionOptions options, Checkpoint checkpoint) {
    this.table = table;
    this.validation = validation;
    this.options = options;
    this.checkpoint = checkpoint == null ? Checkpoint.NONE : checkpoint;
  }

  /** @param fingerprint of the data for the model's record */
  SelectionContent run(ColumnBlocks blocks, String[] names, String fingerprint, String sparkVersion, Progress progress) {
    long start = System.nanoTime();
    int[] training = labels(false);
    int[] held = labels(true);
    BlockData data = new BlockData(blocks, training, held, table.classes().count(), blocks.found(options.problem().missing()),
        blocks.fingerprint() + Arrays.toString(training));
    Selection selection = GeneSelector.select(data, options, progress, checkpoint);
    SelectionTrial.Result fit =
        new SelectionTrial.Result(selection, options, Backend.name(), (System.nanoTime() - start) / 1e9);
    return new SelectionContent(SelectionContent.FORMAT_VERSION, names, new String[0], table.classes().names(), selection,
        List.of(), new Resampled(null, null, null, null), ProvenanceRecorder.of(fit, training.length, held.length, fingerprint,
            sparkVersion));
  }

  private int[] labels(boolean ofValidation) {
    int[] labels = table.labels();
    return IntStream.range(0, labels.length).filter(k -> validation[k] == ofValidation).map(k -> labels[k]).toArray();
  }
}
