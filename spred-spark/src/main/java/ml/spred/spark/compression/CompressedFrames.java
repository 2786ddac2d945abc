package ml.spred.spark.compression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.spred.compress.CompressionProgress.Phase;
import ml.spred.compress.WeightCount.LayerCount;
import ml.spred.compress.WeightHistogram;
import ml.spred.spark.persist.RecordRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.nn.api.Model;

/** What a model reports, as data frames. */
final class CompressedFrames {
  private CompressedFrames() {}

  private record LayerRow(String layer, String key, long weights, long nonZero, double sparsity) {}

  private record BinRow(String layer, String key, double centre, long count) {}

  private record EpochRow(String phase, int epoch, double loss) {}

  static Dataset<Row> layers(SparkSession session, List<LayerCount> layers) {
    List<LayerRow> rows = layers.stream()
        .map(layer -> new LayerRow(layer.layer(), layer.key(), layer.weights(), layer.nonZero(), layer.sparsity())).toList();
    return RecordRows.frame(session, rows, LayerRow.class);
  }

  static Dataset<Row> histograms(SparkSession session, Model network) {
    List<BinRow> rows = new ArrayList<>();
    for (WeightHistogram layer : WeightHistogram.of(network)) {
      double[] centres = layer.centres();
      for (int bin = 0; bin < centres.length; bin++) {
        rows.add(new BinRow(layer.layer(), layer.key(), centres[bin], layer.counts()[bin]));
      }
    }
    return RecordRows.frame(session, rows, BinRow.class);
  }

  static Dataset<Row> history(SparkSession session, double[] losses, int epochs) {
    List<EpochRow> rows = new ArrayList<>();
    for (int k = 0; k < losses.length; k++) {
      Phase phase = k < epochs ? Phase.TRAIN : Phase.FINETUNE;
      rows.add(new EpochRow(phase.name().toLowerCase(Locale.ROOT), k < epochs ? k + 1 : k - epochs + 1, losses[k]));
    }
    return RecordRows.frame(session, rows, EpochRow.class);
  }
}
