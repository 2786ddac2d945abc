package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.compress.WeightCount;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.metric.Interval;
import ml.spred.spark.report.CompressReport.Footprint;
import ml.spred.spark.report.CompressReport.Trained;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** Puts a {@link CompressReport} on a page. */
final class CompressPage {
  private final CompressReport report;
  private final CompressCharts charts;

  CompressPage(CompressReport report) {
    this.report = report;
    this.charts = new CompressCharts(report);
  }

  ReportPage page() {
    return new ReportPage("Compression: " + report.data().source(),
        Numbers.count(report.data().numTrain()) + " training and " + Numbers.count(report.data().numTest()) + " test images of "
            + report.data().shape() + " · " + report.data().classNames().size() + " classes · " + report.own().name(),
        summary(), new CompressHeadlines(report).all(), sections(),
        "All figures of this page come from one run; the section “How to repeat” says which.");
  }

  private Prose summary() {
    WeightCount count = report.own().count();
    ClassificationMetrics test = report.own().test();
    String text = "With " + Numbers.count(count.nonZero()) + " of " + Numbers.count(count.prunable())
        + " weights left, the accuracy is " + Numbers.percent(test.accuracy()) + " on "
        + Numbers.count(test.samples(), "test image") + (report.hasTwin()
            ? "; the dense twin, trained alike, reaches " + Numbers.percent(report.dense().test().accuracy()) : "")
        + "; always answering the largest class would reach " + Numbers.percent(test.majorityRate()) + ".";
    return SelectionSummary.beatsMajority(test) ? new Prose(text, Tone.GOOD)
        : Prose.warning(text + " These images cannot tell the two apart.");
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("scores", "Accuracy", scores()));
    sections.add(new Section("layers", "Layers", List.of(charts.layers(), layers())));
    if (!report.weights().isEmpty()) {
      sections.add(new Section("weights", "Weights", List.of(charts.weights())));
    }
    if (report.history().stream().filter(row -> Double.isFinite(row.loss())).count() > 1) {
      sections.add(new Section("training", "Training", List.of(charts.history())));
    }
    sections.add(new Section("footprint", "Room and time", List.of(new Facts("", footprint()), footprintNote())));
    sections.add(new Section("data", "Data", List.of(classes())));
    sections.add(SelectionSections.repeat(report.command(), report.options(), report.provenance()));
    return sections;
  }

  private List<Component> scores() {
    List<Component> parts = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>(List.of(row("this network", report.own())));
    if (report.hasTwin()) {
      rows.add(row("dense twin", report.dense()));
    }
    report.compared().forEach(one -> rows.add(row("compared", one)));
    parts.add(Table.plain("score-table", "Scores on the same test images, which no training has seen. All networks have the same"
        + " start, training images and epochs. The ratio is that of all prunable weights to those that are not zero.",
        List.of(new Column("network", Kind.TEXT), new Column("method", Kind.TEXT), new Column("weights left", Kind.NUMBER),
            new Column("ratio", Kind.NUMBER), new Column("accuracy", Kind.NUMBER), new Column("95 % interval", Kind.NUMBER),
            new Column("log-loss", Kind.NUMBER), new Column("largest class alone", Kind.NUMBER)), rows));
    if (!report.compared().isEmpty()) {
      parts.add(charts.accuracyAgainstRatio());
    }
    parts.add(charts.confusion());
    return parts;
  }

  private static List<String> row(String name, Trained trained) {
    Interval interval = trained.test().accuracyInterval();
    return List.of(name, trained.isPruned() ? trained.name() : "never pruned", Numbers.count(trained.count().nonZero()),
        ratio(trained.count().ratio()),
        Numbers.percent(trained.test().accuracy()), Numbers.percent(interval.low()) + " – " + Numbers.percent(interval.high()),
        Numbers.decimals(trained.test().logLoss()), Numbers.percent(trained.test().majorityRate()));
  }

  /** {@code 21.1×}; a dash where no weight is left. */
  static String ratio(double ratio) {
    return Double.isFinite(ratio) ? Numbers.digits(ratio, 3) + "×" : Numbers.NONE;
  }

  private Table layers() {
    List<List<Object>> rows = report.own().count().layers().stream().map(layer -> List.<Object>of(layer.layer(), layer.key(),
        layer.weights(), layer.nonZero(), Numbers.percent(layer.sparsity()))).toList();
    return Table.interactive("layer-table", "Arrays of weights in the network's order. Biases and normalisations are not"
        + " counted.", List.of(new Column("layer", Kind.TEXT), new Column("array", Kind.TEXT), new Column("weights", Kind.NUMBER),
            new Column("not zero", Kind.BAR), new Column("exact zeros", Kind.TEXT)), rows);
  }

  private Map<String, String> footprint() {
    Footprint size = report.footprint();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("before: single precision, four bytes a parameter", Numbers.bytes(size.plainBytes()));
    facts.put("model.zip (DL4J, zeros in place)", Numbers.bytes(size.zipBytes()));
    facts.put("model.sparse (without the room of zeros)", Numbers.bytes(size.sparseBytes()));
    if (size.isSmaller()) {
      facts.put("smaller.zip (dead filters and neurons taken out)", Numbers.bytes(size.smallerBytes()));
    }
    facts.put("parameters before, biases included", Numbers.count(size.parameters()));
    facts.put("parameters of the result's arrays", Numbers.count(size.parametersLeft()));
    facts.put("inference before", Numbers.seconds(size.secondsBefore()) + " an image");
    facts.put("inference after", Numbers.seconds(size.secondsAfter()) + " an image");
    return facts;
  }

  private Prose footprintNote() {
    return Prose.of("Times are medians of passes in turns over the same "
        + Numbers.count(report.footprint().batch(), "test image") + ", both networks warm. " + (report.footprint().isSmaller()
            ? "Filters and neurons that are gone save room and time: the answers of smaller.zip are those of model.zip."
            : "Single zeros save room in the file and no time: DL4J computes with dense arrays, so any difference between the two"
                + " times is chance. Whole filters and neurons (--structured) save time too."));
  }

  private Table classes() {
    CompressReport.Data data = report.data();
    List<List<String>> rows = IntStream.range(0, data.classNames().size()).mapToObj(label -> List.of(data.classNames().get(label),
        Numbers.count(data.trainCounts()[label]), Numbers.count(data.testCounts()[label]))).toList();
    return Table.plain("class-table", "Images of each class.", List.of(new Column("class", Kind.TEXT),
        new Column("train", Kind.NUMBER), new Column("test", Kind.NUMBER)), rows);
  }
}
