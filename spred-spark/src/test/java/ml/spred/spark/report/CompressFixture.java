package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.compress.WeightCount;
import ml.spred.compress.WeightCount.LayerCount;
import ml.spred.compress.WeightHistogram;
import ml.spred.compress.WeightHistograms;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.report.CompressReport.Data;
import ml.spred.spark.report.CompressReport.EpochRow;
import ml.spred.spark.report.CompressReport.Footprint;
import ml.spred.spark.report.CompressReport.Stage;
import ml.spred.spark.report.CompressReport.Trained;

/** A made-up compression: 200 test images, 184 of which the network has right, its twin 190. */
final class CompressFixture {
  private static final int TEST_IMAGES = 200;

  private final List<String> classes;
  private boolean twin = true;
  private boolean structured;
  private boolean compared = true;
  private boolean prunedFirst;
  private int right = 184;

  CompressFixture(List<String> classes) {
    this.classes = classes;
  }

  static CompressFixture digits() {
    return new CompressFixture(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  }

  CompressFixture alone() {
    twin = false;
    compared = false;
    return this;
  }

  CompressFixture structured() {
    structured = true;
    return this;
  }

  CompressFixture prunedFirst() {
    prunedFirst = true;
    return this;
  }

  CompressFixture right(int images) {
    right = images;
    return this;
  }

  CompressReport build() {
    WeightCount left = count(3_720, 500);
    List<Trained> others = !compared ? List.of() : List.of(new Trained("magnitude", "ratio 10", count(7_400, 540), test(170)),
        new Trained("magnitude", "ratio 30", count(2_400, 246), test(140)),
        new Trained("spred", "kappa 1", count(0, 0), test(20)));
    return new CompressReport("spred compress --input 'my images' --format mnist --kappa 1e-3 --output out",
        Map.of("kappa", "0.001", "seed", "7"),
        new Data("my images", classes, "1 × 28 × 28", perClass(600), perClass(TEST_IMAGES)),
        new Trained("spred", "kappa 0.001", left, test(right)),
        twin ? new Trained("dense twin", "", count(78_400, 1_000), test(190)) : null, others, history(), weights(),
        new Footprint(79_510, structured ? 12_345 : 79_510, 318_040, 19_300, 15_700, structured ? 8_000 : 0, 2e-5, 1e-5, 100),
        Map.of("seed", "7", "date", "2026-01-15"));
  }

  private int[] perClass(int images) {
    return IntStream.range(0, classes.size()).map(label -> images / classes.size()).toArray();
  }

  private static WeightCount count(long first, long second) {
    return new WeightCount(List.of(new LayerCount("layer0", "W", 78_400, first), new LayerCount("layer1", "W", 1_000, second)));
  }

  private ClassificationMetrics test(int images) {
    int[] labels = IntStream.range(0, TEST_IMAGES).map(k -> k % classes.size()).toArray();
    double[][] answers = new double[TEST_IMAGES][classes.size()];
    for (int k = 0; k < TEST_IMAGES; k++) {
      answers[k][(labels[k] + (k < images ? 0 : 1)) % classes.size()] = 1;
    }
    return ClassificationMetrics.of(labels, answers, classes.size());
  }

  private List<EpochRow> history() {
    List<EpochRow> rows = new ArrayList<>();
    if (prunedFirst) {
      rows.add(new EpochRow(Stage.PRUNE, 0, Double.NaN, 0.1, Double.NaN, Double.NaN));
    }
    for (int epoch = 1; epoch <= 8; epoch++) {
      rows.add(new EpochRow(Stage.TRAIN, epoch, 2.0 / epoch, 0.9 - 0.3 / epoch, 1.8 / epoch, 0.95 - 0.3 / epoch));
    }
    if (!prunedFirst) {
      rows.add(new EpochRow(Stage.PRUNE, 8, Double.NaN, 0.8, Double.NaN, Double.NaN));
    }
    rows.add(new EpochRow(Stage.FINETUNE, 9, 0.21, 0.88, 0.2, 0.93));
    return rows;
  }

  private static List<WeightHistograms.Layer> weights() {
    double[] edges = IntStream.rangeClosed(0, 61).mapToDouble(bin -> (bin - 30.5) * 0.01).toArray();
    return List.of(layer("layer0", edges, 74_680), layer("layer1", edges, 500));
  }

  private static WeightHistograms.Layer layer(String name, double[] edges, long zeros) {
    long[] before = IntStream.range(0, 61).mapToLong(bin -> (long) (10_000 * Math.exp(-Math.abs(bin - 30) / 4.0))).toArray();
    long[] after = IntStream.range(0, 61).mapToLong(bin -> Math.abs(bin - 30) < 3 ? 0 : before[bin]).toArray();
    return new WeightHistograms.Layer(new WeightHistogram(name, "W", edges, before, 0),
        new WeightHistogram(name, "W", edges, after, zeros));
  }
}
