package ml.spred.spark.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.spark.report.LassoReport.Coefficient;
import ml.spred.spark.report.LassoReport.Coefficients;
import ml.spred.spark.report.LassoReport.Data;
import ml.spred.spark.report.LassoReport.Fit;
import ml.spred.spark.report.LassoReport.Strength;

/** A made-up Lasso of 40 strengths; the 25th predicts, the 15th is within one standard error. */
final class LassoFixture {
  private static final int POINTS = 40;

  private LassoFixture() {}

  static LassoReport report(boolean crossValidated) {
    List<Strength> strengths = IntStream.range(0, POINTS).mapToObj(k -> new Strength(Math.pow(0.89, k), k / 2,
        1 - Math.exp(-k / 12.0), 1e-8, crossValidated ? 1 + 2 * Math.exp(-k / 6.0) + 0.0004 * k * k : Double.NaN,
        crossValidated ? 0.1 : Double.NaN)).toList();
    List<Coefficients> lines = IntStream.range(0, 10).mapToObj(gene -> new Coefficients("gene " + gene,
        IntStream.range(0, POINTS).mapToDouble(k -> Math.max(0, k - 2 * gene) * (gene % 2 == 0 ? 0.1 : -0.1)).toArray()))
        .toList();
    return new LassoReport(new Data("cells.csv", "age", "gaussian", 134, 50_045), strengths, 25, crossValidated ? 15 : -1, lines,
        lines.stream().map(line -> new Coefficient(line.feature(), "", "age", line.values()[25])).toList(),
        new Fit(0.87, Double.NaN, 1e-6), "spred lasso --input cells.csv --label age --output out", Map.of("label", "age"),
        Map.of("seed", "1"));
  }
}
