package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** The sections of a selection report that are words and tables. */
final class SelectionSections {
  private SelectionSections() {}

  static Section scores(SelectionReport report) {
    List<Column> columns = columns("split", "samples", "accuracy", "95 % interval", "balanced accuracy", "macro-F1", "log-loss",
        "AUROC", "largest class here", "largest class of train");
    List<List<String>> rows = report.metrics().entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
    List<Component> parts = new ArrayList<>();
    parts.add(Table.plain("score-table", "Scores beside what constant answers would reach. " + fitted(report)
        + " A dash: undefined for these samples.", columns, rows));
    parts.addAll(confusion(report));
    return new Section("scores", "Scores", parts);
  }

  /** Which samples did what. */
  private static String fitted(SelectionReport report) {
    ClassificationMetrics test = report.metrics().get("test");
    return "Genes and weights were fitted on train, "
        + (report.resampling().crossValidation() == null ? "dev chose among settings" : "folds of it chose kappa")
        + (test != null && !test.isEmpty() ? ", test was kept apart."
            : report.resampling().nested() != null
                ? "; no sample was put aside, so what is to be expected of new ones is the estimate above."
                : "; no test sample was put aside, so nothing here tells of new ones.");
  }

  static Section genes(SelectionReport report) {
    if (report.genes().isEmpty()) {
      return new Section("genes", "Genes", List.of(Prose.of("No gene was selected.")));
    }
    boolean resampled = report.resampling().stability() != null;
    List<Column> columns = new ArrayList<>(List.of(new Column("rank", Kind.NUMBER), new Column("feature", Kind.TEXT),
        new Column("annotation", Kind.TEXT), new Column("score", Kind.BAR)));
    if (resampled) {
      columns.add(new Column("frequency", Kind.BAR));
    }
    List<List<Object>> rows = report.genes().stream().map(gene -> row(gene, resampled)).toList();
    return new Section("genes", "Genes", List.of(Table.interactive("gene-table",
        "Selected genes, best first. The score is the norm of all weights that leave the gene, on standardised values"
            + (resampled ? "; the frequency is the share of half-samples that select it." : ".")
            + (report.context().covariates().isEmpty() ? "" : " In the model beside them without a penalty: "
                + String.join(", ", report.context().covariates()) + "."),
        columns, rows)));
  }

  private static List<Object> row(SelectionReport.GeneRow gene, boolean resampled) {
    List<Object> row = new ArrayList<>(
        List.of(gene.rank(), gene.feature(), Objects.requireNonNullElse(gene.annotation(), ""), gene.score()));
    if (resampled) {
      row.add(gene.frequency());
    }
    return row;
  }

  static Section data(SelectionReport report) {
    SelectionReport.DataFacts data = report.data();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("source", data.source());
    facts.put("samples", Numbers.count(data.numSamples()));
    facts.put("genes", Numbers.count(data.numFeatures()));
    facts.put("log2 taken", data.logTransformed() ? "yes" : "no");
    facts.put("constant genes", Numbers.count(data.constantFeatures()));
    facts.put("missing values", Numbers.count(data.missingValues()));
    List<Component> parts = new ArrayList<>(List.of(new Facts("", facts), classCounts(data)));
    data.notes().stream().map(Prose::warning).forEach(parts::add);
    return new Section("data", "Data", parts);
  }

  static Section repeat(String command, Map<String, String> options, Map<String, String> provenance) {
    return new Section("repeat", "How to repeat", List.of(
        Prose.of("The same command on the same data with the same versions gives the same result:"),
        new Prose(command, Tone.COMMAND),
        new Facts("Options, defaults included", options),
        new Facts("How it was made", provenance)));
  }

  private static List<String> row(String split, ClassificationMetrics metrics) {
    return List.of(split, Numbers.count(metrics.samples()), Numbers.percent(metrics.accuracy()), interval(metrics),
        Numbers.percent(metrics.balancedAccuracy()), Numbers.decimals(metrics.macroF1()), Numbers.decimals(metrics.logLoss()),
        Numbers.decimals(metrics.auroc()), Numbers.percent(metrics.majorityRate()),
        Numbers.percent(metrics.trainingMajorityRate().orElse(Double.NaN)));
  }

  private static String interval(ClassificationMetrics metrics) {
    return metrics.isEmpty() ? Numbers.NONE
        : Numbers.percent(metrics.accuracyInterval().low()) + " – " + Numbers.percent(metrics.accuracyInterval().high());
  }

  /** The first heading is of texts, the others of numbers. */
  private static List<Column> columns(String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(index -> new Column(names[index], index == 0 ? Kind.TEXT : Kind.NUMBER)).toList();
  }

  private static Table classCounts(SelectionReport.DataFacts data) {
    List<String> headings = new ArrayList<>(List.of("class"));
    headings.addAll(data.classCounts().keySet());
    headings.add("all");
    List<List<String>> rows = IntStream.range(0, data.classNames().size()).mapToObj(label -> {
      List<String> row = new ArrayList<>(List.of(data.classNames().get(label)));
      data.classCounts().values().forEach(counts -> row.add(Numbers.count(counts[label])));
      row.add(Numbers.count(data.classCounts().values().stream().mapToInt(counts -> counts[label]).sum()));
      return row;
    }).toList();
    return Table.plain("class-table", "Samples of each class in each split.", columns(headings.toArray(String[]::new)), rows);
  }

  private static List<Component> confusion(SelectionReport report) {
    Map<String, ClassificationMetrics> shown = new LinkedHashMap<>();
    if (report.resampling().nested() != null) {
      shown.put("outer folds", report.resampling().nested().metrics());
    }
    List.of("test", "dev", "train").stream()
        .filter(name -> report.metrics().containsKey(name) && !report.metrics().get(name).isEmpty())
        .forEach(name -> shown.put(name, report.metrics().get(name)));
    if (shown.isEmpty()) {
      return List.of();
    }
    Map.Entry<String, ClassificationMetrics> first = shown.entrySet().iterator().next();
    return List.of(new Chart("confusion", "confusion", "Confusion matrix", confusionSentence(first.getKey(), first.getValue()),
        "Numbers are samples; the darker, the larger their share of the true class. Right answers lie on the diagonal.",
        Map.of("classes", report.data().classNames(), "splits", shown.entrySet().stream()
            .map(one -> Map.<String, Object>of("name", one.getKey(), "counts", one.getValue().confusion())).toList())));
  }

  private static String confusionSentence(String split, ClassificationMetrics metrics) {
    int correct = IntStream.range(0, metrics.confusion().length).map(label -> metrics.confusion()[label][label]).sum();
    int all = Arrays.stream(metrics.confusion()).flatMapToInt(Arrays::stream).sum();
    return "Confusion matrix of the " + split + (split.equals("outer folds") ? ": " : " split: ") + correct + " of " + all
        + " samples lie on the diagonal.";
  }
}
