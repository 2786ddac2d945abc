package ml.spred.spark.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.spark.report.PathReport.DataFacts;
import ml.spred.spark.report.PathReport.EntryRow;
import ml.spred.spark.report.PathReport.Norms;
import ml.spred.spark.report.PathReport.Proof;

/** A made-up path: a gene enters at every second of its points. */
final class PathFixture {
  private final int points;
  private final String firstGene;

  PathFixture(int points, String firstGene) {
    this.points = points;
    this.firstGene = firstGene;
  }

  static PathReport realistic() {
    return new PathFixture(100, "EGFR").build();
  }

  PathReport build() {
    List<PathRow> path = IntStream.range(0, points).mapToObj(this::row).toList();
    int genes = points / 2;
    List<Norms> norms = IntStream.range(0, Math.min(genes, PathReport.MOST_NORMS))
        .mapToObj(gene -> new Norms(name(gene), IntStream.range(0, points).mapToDouble(k -> norm(gene, k)).toArray())).toList();
    List<EntryRow> order = IntStream.range(0, genes).mapToObj(gene -> new EntryRow(gene + 1, name(gene), "", kappa(2 * gene + 1),
        gene % 7 == 3 ? kappa(points - 1) : Double.NaN, points - 2 * gene - 1)).toList();
    return new PathReport("spred path --input GDS1816.soft.gz --label 'disease state' --output path",
        Map.of("label", "disease state"), new DataFacts("GDS1816.soft.gz", 120, 22_283, ReportFixture.GLIOMA, "dev", 24, 0.42),
            path,
        points * 2 / 3, points / 3, norms, order, new Proof(0.38, points, 3e-7, 1e-5, 1e-6), Map.of("seed", "7"), "report.html");
  }

  private String name(int gene) {
    return gene == 0 ? firstGene : "gene " + gene;
  }

  private static double kappa(int point) {
    return 0.38 * Math.pow(0.955, point);
  }

  private static double norm(int gene, int point) {
    return Math.max(0, point - 2 * gene) / (20.0 + gene);
  }

  private PathRow row(int point) {
    double fit = 1 - Math.exp(-6.0 * point / points);
    double accuracy = 0.42 + 0.5 * fit;
    return new PathRow(kappa(point), (point + 1) / 2, 1.1 - 0.6 * fit, 1e-5, accuracy, Math.sqrt(accuracy * (1 - accuracy) / 24),
        1.1 - 0.7 * fit);
  }
}
