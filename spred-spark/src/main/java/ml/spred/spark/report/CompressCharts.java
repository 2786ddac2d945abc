package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ml.spred.compress.WeightCount.LayerCount;
import ml.spred.compress.WeightHistogram;
import ml.spred.compress.WeightHistograms;
import ml.spred.spark.report.CompressReport.EpochRow;
import ml.spred.spark.report.CompressReport.Stage;
import ml.spred.spark.report.CompressReport.Trained;
import ml.spred.spark.report.LineChart.Axis;
import ml.spred.spark.report.LineChart.Line;
import ml.spred.spark.report.LineChart.Mark;
import ml.spred.spark.report.LineChart.Panel;

/** The pictures of a compression. */
record CompressCharts(CompressReport report) {

  Chart confusion() {
    int correct = IntStream.range(0, report.data().classNames().size()).map(k -> report.own().test().confusion()[k][k]).sum();
    return new Chart("confusion", "confusion", "Confusion matrix", "Confusion matrix of the test images: " + correct + " of "
        + report.own().test().samples() + " lie on the diagonal.",
        "Numbers are images; the darker, the larger their share of the true class. Right answers lie on the diagonal.",
        Map.of("classes", report.data().classNames(), "choice", "Network", "splits", confusions()));
  }

  private List<Map<String, Object>> confusions() {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(Map.of("name", "this network", "counts", report.own().test().confusion()));
    if (report.hasTwin()) {
      all.add(Map.of("name", "dense twin", "counts", report.dense().test().confusion()));
    }
    return all;
  }

  /** Every network that was trained; one that has no weight left has no place on the axis. */
  Chart accuracyAgainstRatio() {
    List<Trained> trained = new ArrayList<>(List.of(report.own()));
    if (report.hasTwin()) {
      trained.add(report.dense());
    }
    trained.addAll(report.compared());
    trained.removeIf(one -> !Double.isFinite(one.count().ratio()));
    List<String> methods = trained.stream().map(Trained::method).distinct().toList();
    Map<String, Object> panel = new LinkedHashMap<>();
    panel.put("title", "");
    panel.put("x", "compression ratio");
    panel.put("y", "test accuracy in %");
    panel.put("log", true);
    panel.put("series", methods.stream().map(method -> series(methods.indexOf(method), method,
        trained.stream().filter(one -> one.method().equals(method)).sorted(CompressCharts::byRatio).toList())).toList());
    return new Chart("ratios", "plane", "Accuracy against compression ratio", sentence(trained),
        "Each point is a network, trained from the same start; a line joins those of one method. Error bars are left out: the"
            + " table above has the intervals.",
        Map.of("classes", methods, "group", "method", "views", List.of(Map.of("name", "test", "panels", List.of(panel)))));
  }

  private static int byRatio(Trained one, Trained other) {
    return Double.compare(one.count().ratio(), other.count().ratio());
  }

  private static Map<String, Object> series(int place, String method, List<Trained> networks) {
    return Map.of("class", place, "line", true, "name", method,
        "points", networks.stream().map(one -> new double[] {one.count().ratio(), 100 * one.test().accuracy()}).toList(),
        "labels", networks.stream().map(Trained::name).toList());
  }

  private static String sentence(List<Trained> trained) {
    return "Accuracy of " + trained.size() + " networks: " + String.join("; ", trained.stream().map(one -> one.name() + " at "
        + CompressPage.ratio(one.count().ratio()) + " " + Numbers.percent(one.test().accuracy())).toList()) + ".";
  }

  Chart layers() {
    List<LayerCount> layers = report.own().count().layers();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", "all layers");
    view.put("categories", layers.stream().map(CompressCharts::name).toList());
    view.put("series", List.of(
        Map.of("name", "weights", "values", layers.stream().mapToLong(LayerCount::weights).toArray(),
            "labels", layers.stream().map(layer -> Numbers.percent(layer.sparsity()) + " zeros").toList()),
        Map.of("name", "not zero", "values", layers.stream().mapToLong(LayerCount::nonZero).toArray())));
    LayerCount most = layers.stream().reduce((a, b) -> b.sparsity() > a.sparsity() ? b : a).orElseThrow();
    LayerCount least = layers.stream().reduce((a, b) -> b.sparsity() < a.sparsity() ? b : a).orElseThrow();
    return new Chart("sparsity", "bars", "Sparsity by layer", "Of " + Numbers.count(layers.size(), "layer") + " " + most.layer()
        + " has the largest share of exact zeros, " + Numbers.percent(most.sparsity()) + ", and " + least.layer()
        + " the smallest, " + Numbers.percent(least.sparsity()) + ".",
        "All weights of a layer, and those that are not zero, on a logarithmic axis; the share of exact zeros is written beside.",
        Map.of("category", "layer", "value", "weights", "horizontal", true, "views", List.of(view)));
  }

  private static String name(LayerCount layer) {
    return name(layer.layer(), layer.key());
  }

  private static String name(String layer, String key) {
    return key.equals("W") ? layer : layer + " " + key;
  }

  Chart weights() {
    List<WeightHistograms.Layer> layers = report.weights();
    long before = layers.stream().mapToLong(layer -> layer.before().nonZero()).sum();
    long after = layers.stream().mapToLong(layer -> layer.after().nonZero()).sum();
    return new Chart("histograms", "bars", "Sizes of weights", "Before the last pruning " + Numbers.count(before)
        + " weights are not zero, in the end " + Numbers.count(after) + ".",
        "How many weights have which size (of a redundant pair the product U∘W), on a logarithmic axis, before the last pruning"
            + " and in the end. Exact zeros are not drawn; their number stands in the legend.",
        Map.of("category", "weight", "value", "weights", "horizontal", false, "views",
            layers.stream().map(CompressCharts::histogram).toList()));
  }

  private static Map<String, Object> histogram(WeightHistograms.Layer layer) {
    return Map.of("name", name(layer.before().layer(), layer.before().key()), "categories", layer.before().centres(),
        "series", List.of(series("before pruning", layer.before()), series("in the end", layer.after())));
  }

  private static Map<String, Object> series(String when, WeightHistogram weights) {
    return Map.of("name", when + " (and " + Numbers.count(weights.zeros()) + " zeros)", "values", weights.counts());
  }

  Chart history() {
    List<EpochRow> rows = report.history();
    List<Line> losses = new ArrayList<>(List.of(new Line("loss", column(EpochRow::loss))));
    List<Line> accuracies = new ArrayList<>(List.of(new Line("accuracy", column(EpochRow::accuracy))));
    if (rows.stream().anyMatch(row -> Double.isFinite(row.denseLoss()))) {
      losses.add(Line.dashed("dense twin: loss", column(EpochRow::denseLoss)));
      accuracies.add(Line.dashed("dense twin: accuracy", column(EpochRow::denseAccuracy)));
    }
    List<Panel> panels = List.of(new Panel("loss", false, losses), Panel.share("accuracy", accuracies));
    double[] seen = rows.stream().mapToDouble(EpochRow::loss).filter(Double::isFinite).toArray();
    return new Chart("history", "lines", "Training history", "The loss goes from " + Numbers.number(seen[0]) + " to "
        + Numbers.number(seen[seen.length - 1]) + " in " + Numbers.count(rows.get(rows.size() - 1).epoch(), "epoch")
        + ", finetuning included.",
        "The loss is the mean over each epoch, without the penalty; the accuracy that of some training images after it, so too"
            + " good: the test images were used once, at the end. After the pruning the zeros are held."
            + " The dense twin's last epochs have the small learning rate of the finetuning too.",
        new LineChart(new Axis("epoch", column(EpochRow::epoch), false, false), panels, marks()).values());
  }

  /** Only the last of several prunings has a name, so that names do not meet. */
  private List<Mark> marks() {
    List<EpochRow> rows = report.history();
    int[] prunings = IntStream.range(0, rows.size()).filter(k -> rows.get(k).stage() == Stage.PRUNE).toArray();
    return IntStream.range(0, prunings.length)
        .mapToObj(k -> new Mark(prunings[k], k < prunings.length - 1 ? "" : named(prunings[k]))).toList();
  }

  private String named(int pruning) {
    boolean trained = report.history().stream().skip(pruning).anyMatch(row -> row.stage() == Stage.TRAIN);
    return trained ? "pruned, then trained" : "pruned, then finetuned";
  }

  private double[] column(ToDoubleFunction<EpochRow> value) {
    return report.history().stream().mapToDouble(value).toArray();
  }
}
