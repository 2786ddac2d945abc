package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.fdr.FdrMethod;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.metric.RocCurve;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.Overlap;
import ml.spred.resample.StabilitySelection;
import ml.spred.spark.report.ResamplingReport.DiscoveryRow;
import ml.spred.spark.report.ResamplingReport.FrequencyRow;
import ml.spred.spark.report.SelectionReport.CertificateFacts;
import ml.spred.spark.report.SelectionReport.DataFacts;
import ml.spred.spark.report.SelectionReport.GeneRow;
import ml.spred.spark.report.SelectionReport.HistoryRow;

/** Made-up selections: classes shift their own genes, predictions are mostly right. */
final class ReportFixture {
  static final List<String> GLIOMA = List.of("astrocytoma", "glioblastoma", "oligodendroglioma");

  private final Random random = new Random(7);
  private final List<String> classNames;
  private final int[] classOf;
  private final String[] splits;
  private int numGenes = 40;
  private int shownGenes = 30;
  private List<String> geneNames;
  private String source = "GDS1816.soft.gz";
  private ResamplingReport resampling = ResamplingReport.none();
  private GeneContext context = GeneContext.none();

  ReportFixture(List<String> classNames, int numSamples) {
    this.classNames = classNames;
    this.classOf = IntStream.range(0, numSamples)
        .map(sample -> (int) (Math.pow(random.nextDouble(), 1.3) * classNames.size())).toArray();
    this.splits = IntStream.range(0, numSamples)
        .mapToObj(sample -> sample % 5 == 3 ? "dev" : sample % 5 == 4 ? "test" : "train").toArray(String[]::new);
  }

  static ReportFixture realistic() {
    return new ReportFixture(GLIOMA, 120);
  }

  ReportFixture genes(int count) {
    numGenes = count;
    shownGenes = Math.min(count, 30);
    return this;
  }

  ReportFixture named(String source, List<String> geneNames) {
    this.source = source;
    this.geneNames = geneNames;
    return this;
  }

  /** Folds, outer folds and half-samples; accuracy of the outer folds 87 of 120. */
  ReportFixture resampled() {
    CrossValidation cross = new CrossValidation(5, 1, new double[] {0.3, 0.2}, new double[] {0.8, 0.99}, new double[] {0.1, 0.05},
        new double[] {0.6, 0.4}, 1, 0, 1, 1);
    Overlap overlap = new Overlap(5, 41.2, 0.31, 0.47, 0.4, 0.54);
    double[][] answers = IntStream.range(0, classOf.length).mapToObj(sample -> {
      double[] row = new double[classNames.size()];
      row[(classOf[sample] + (sample < 87 ? 0 : 1)) % row.length] = 1;
      return row;
    }).toArray(double[][]::new);
    NestedEstimate nested = new NestedEstimate(5, classOf, answers, new int[] {39, 44, 40, 41, 42},
        new double[] {0.03, 0.03, 0.02, 0.03, 0.03}, overlap);
    double[] kappas = {0.3, 0.1, 0.03};
    StabilitySelection stability = new StabilitySelection(50, 0.75, 1, kappas, true, new int[] {3, 8},
        new double[][] {{0.1, 0.7, 0.95}, {0, 0.3, 0.5}}, new double[] {0.95, 0.5}, 22.5, 0.0232, 0.0454, overlap);
    resampling = new ResamplingReport(cross, nested, stability,
        List.of(new FrequencyRow(gene(0), "EGFR", 0.95, true, true, new double[] {0.1, 0.7, 0.95}),
            new FrequencyRow(gene(1), "", 0.5, false, false, new double[] {0, 0.3, 0.5})),
        new FalseDiscoveries(FdrMethod.KNOCKOFFS, 0.1, new int[] {3, 8}, new double[] {0.3, -0.1}, Double.POSITIVE_INFINITY, 0.42,
            0.84),
        List.of(new DiscoveryRow(gene(0), "EGFR", 0.3, false, true), new DiscoveryRow(gene(1), "", -0.1, false, false)));
    return this;
  }

  /** With a covariate, a pathway and a related gene. */
  ReportFixture surrounded() {
    context = new GeneContext(List.of(new GeneContext.RelatedRow(gene(0), "EGFR", "rel_at", "ERBB2", -0.875)),
        List.of(new GeneContext.PathwayRow("HALLMARK_APOPTOSIS", 0.75, List.of(gene(0), gene(1)))), List.of("age", "sex"));
    return this;
  }

  /** Samples after {@code kept} of a split go to train. */
  ReportFixture keep(String split, int kept) {
    int seen = 0;
    for (int sample = 0; sample < splits.length; sample++) {
      if (splits[sample].equals(split) && seen++ >= kept) {
        splits[sample] = "train";
      }
    }
    return this;
  }

  SelectionReport build() {
    List<PathRow> path = path();
    int chosen = Math.min(13, path.size() - 1);
    return new SelectionReport(
        "spred select --input " + source + " --label 'disease state' --seed 7 --output out",
        Map.of("--input", source, "--label", "disease state", "--heads", "ensemble", "--seed", "7"),
        new DataFacts(source, classOf.length, 22_283, classNames, classCounts(), true, 12, 0,
            List.of("Three probes had no annotation.")),
        metrics(), genes(), expression(), views(), path, chosen, Math.min(9, path.size() - 1), history(),
        new CertificateFacts(numGenes == 0 ? 0.4 : 0.031, 0.38, 0.0021, "203540_at", Double.NaN, 0.01, 0.4182, 0.3011,
            0.0123, 0.7316),
        provenance(), numGenes == 0 ? "" : "path.html", resampling, context);
  }

  private Map<String, ClassificationMetrics> metrics() {
    Map<String, ClassificationMetrics> metrics = new LinkedHashMap<>();
    int[] train = labels("train");
    for (String split : List.of("train", "dev", "test")) {
      int[] labels = labels(split);
      double[][] probabilities = Arrays.stream(labels)
          .mapToObj(label -> probabilities(label, split.equals("train") ? 0.98 : 0.86)).toArray(double[][]::new);
      metrics.put(split, ClassificationMetrics.of(labels, probabilities, classNames.size())
          .withTrainingMajority(ClassificationMetrics.majorityClass(train, classNames.size())));
    }
    return metrics;
  }

  private int[] labels(String split) {
    return IntStream.range(0, classOf.length)
        .filter(sample -> splits[sample].equals(split)).map(sample -> classOf[sample]).toArray();
  }

  private double[] probabilities(int label, double right) {
    int answer = numGenes == 0 ? 0 : random.nextDouble() < right ? label : random.nextInt(classNames.size());
    double sure = 0.5 + 0.45 * random.nextDouble();
    double[] row = new double[classNames.size()];
    Arrays.fill(row, (1 - sure) / (classNames.size() - 1));
    row[answer] = sure;
    return row;
  }

  private Map<String, int[]> classCounts() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    for (String split : List.of("train", "dev", "test")) {
      int[] row = new int[classNames.size()];
      Arrays.stream(labels(split)).forEach(label -> row[label]++);
      counts.put(split, row);
    }
    return counts;
  }

  private String gene(int rank) {
    return geneNames != null && rank < geneNames.size() ? geneNames.get(rank) : 200_000 + (rank * 7919 % 22_000) + "_at";
  }

  private List<GeneRow> genes() {
    List<String> annotations = List.of("EGFR epidermal growth factor receptor", "CHI3L1 chitinase 3 like 1", "",
        "PTEN phosphatase and tensin homolog", "OLIG2 oligodendrocyte transcription factor 2");
    List<GeneRow> rows = new ArrayList<>();
    for (int rank = 0; rank < numGenes; rank++) {
      rows.add(new GeneRow(rank + 1, gene(rank), annotations.get(rank % 5), 0.9 * Math.exp(-rank / 12.0) + 0.001,
          0.95 * Math.exp(-rank / 20.0)));
    }
    return rows;
  }

  private Expression expression() {
    double[][] values = new double[shownGenes][classOf.length];
    for (int gene = 0; gene < shownGenes; gene++) {
      double base = 5 + 6 * random.nextDouble();
      for (int sample = 0; sample < classOf.length; sample++) {
        double shift = classOf[sample] == gene % classNames.size() ? 1.7 : 0;
        values[gene][sample] = base + shift + 0.7 * random.nextGaussian();
      }
    }
    return new Expression(IntStream.range(0, shownGenes).mapToObj(this::gene).toList(), values,
        IntStream.range(0, classOf.length).mapToObj(sample -> "GSM" + (97_793 + sample)).toList(), classOf, List.of(splits));
  }

  private SampleViews views() {
    List<String> samples = IntStream.range(0, classOf.length).mapToObj(sample -> "GSM" + (97_793 + sample)).toList();
    List<SampleViews.Projection> projections = List.of(new SampleViews.Projection("all 22,283 genes", new double[] {0.21, 0.08},
        places(4)),
        new SampleViews.Projection("the " + numGenes + " selected genes", new double[] {0.43, 0.19}, places(1)));
    List<SampleViews.Curve> curves = new ArrayList<>();
    for (String split : List.of("test", "dev")) {
      int[] labels = labels(split);
      for (int label = classNames.size() == 2 ? 1 : 0; label < classNames.size(); label++) {
        int positive = label;
        RocCurve curve = RocCurve.of(labels, Arrays.stream(labels)
            .mapToDouble(own -> (own == positive ? 0.4 : 0) + random.nextDouble()).toArray(), label);
        if (!curve.isEmpty()) {
          curves.add(new SampleViews.Curve(split, label, curve));
        }
      }
    }
    return new SampleViews(samples, classOf, List.of(splits), projections, curves);
  }

  private double[][] places(double noise) {
    return Arrays.stream(classOf).mapToObj(label -> new double[] {
        3 * Math.cos(label) + noise * random.nextGaussian(), 3 * Math.sin(label) + noise * random.nextGaussian()})
        .toArray(double[][]::new);
  }

  private List<PathRow> path() {
    if (numGenes == 0) {
      return List.of(new PathRow(0.4, 0, 1.0986, 0, 0.4, 0.1, 1.0986));
    }
    List<PathRow> rows = new ArrayList<>();
    for (int point = 0; point < 20; point++) {
      double fit = 1 - Math.exp(-point / 4.0);
      rows.add(new PathRow(0.38 * Math.pow(0.826, point), (int) (numGenes * Math.pow(point / 13.0, 1.6)), 1.1 - 0.6 * fit, 0.002,
          0.4 + 0.5 * fit - 0.001 * point * point + 0.02 * random.nextGaussian(), 0.06, 1.1 - 0.7 * fit
              + 0.0012 * point * point));
    }
    return rows;
  }

  private List<HistoryRow> history() {
    List<HistoryRow> rows = new ArrayList<>();
    for (int look = 0; look < 60; look++) {
      int inUse = (int) (numGenes * (1 + 3 * Math.exp(-look / 12.0)));
      rows.add(new HistoryRow(look * 50, 0.031, 0.73 + 0.4 * Math.exp(-look / 9.0), inUse,
          look % 2 == 0 ? 0.45 + 0.5 * Math.exp(-look / 7.0) : null));
    }
    return rows;
  }

  private static Map<String, String> provenance() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("spred", "0.1.0");
    values.put("Spark", "3.5.7");
    values.put("Java", "17.0.15");
    values.put("ND4J", "1.0.0-M2.1 on the CPU (OpenBLAS 0.3.19)");
    values.put("seed", "7");
    values.put("data fingerprint", "sha256 9f2c1d0e5b7a48c3f1e6d2b9a8075c4e1f3d6b8a9c0e2f4d6b8a0c2e4f6d8b0a");
    values.put("seconds: read, path, certificate, report", "1.9, 14.2, 0.1, 0.4");
    values.put("peak memory", "1.4 GiB");
    values.put("date", "2026-01-15T12:34:56Z");
    return values;
  }
}
