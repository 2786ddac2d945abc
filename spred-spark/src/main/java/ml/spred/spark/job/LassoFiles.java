package ml.spred.spark.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.lasso.LassoSolution;
import ml.spred.spark.regression.LassoSummary;
import ml.spred.spark.regression.SpredLassoModel;
import ml.spred.spark.report.LassoReport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The files of a Lasso. What is undefined is an empty cell. */
final class LassoFiles {
  static final String COEFFICIENTS = "coefficients.csv";
  static final String PATH = "path.csv";
  static final String PATH_COEFFICIENTS = "path_coefficients.csv";
  private static final String INTERCEPT = "(intercept)";
  /** Lines of the coefficient plot: as many as there are colours. */
  private static final int LINES = 14;

  private final ExpressionSet set;
  private final LassoOptions options;
  private final SpredLassoModel model;
  private final String command;
  private final Map<String, String> settings;
  private final Map<String, Double> seconds;
  private final String sha256;
  private final List<Row> path;
  private final int chosen;

  LassoFiles(ExpressionSet set, LassoOptions options, SpredLassoModel model, String command, Map<String, String> settings,
      Map<String, Double> seconds, String sha256) {
    this.set = set;
    this.options = options;
    this.model = model;
    this.command = command;
    this.settings = settings;
    this.seconds = seconds;
    this.sha256 = sha256;
    this.path = model.pathFrame(SparkSession.active()).collectAsList();
    this.chosen = IntStream.range(0, path.size()).filter(k -> path.get(k).<Boolean>getAs("chosen")).findFirst().orElseThrow();
  }

  void write(StagedOutput output) {
    coefficients(output.text(COEFFICIENTS), List.of(solution()), false);
    coefficients(output.text(PATH_COEFFICIENTS), model.path(), true);
    path(output.text(PATH));
    SelectFiles.text(output.text(SelectFiles.METRICS), metrics());
    SelectFiles.text(output.text(SelectFiles.REPORT), report().render());
    try {
      model.write().save(output.path(SelectFiles.MODEL).toString());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot save the model", failure);
    }
  }

  private LassoSolution solution() {
    return model.path().get(chosen);
  }

  /** A line for each coefficient that is not zero, the largest first, after the intercepts. */
  private void coefficients(Writer file, List<LassoSolution> solutions, boolean withLambda) {
    try (CsvWriter csv = SelectFiles.csv(file)) {
      csv.writeRecord(line(withLambda, "lambda", "feature", "annotation", "output", "coefficient"));
      for (LassoSolution solution : solutions) {
        for (int output = 0; output < solution.intercept().length; output++) {
          csv.writeRecord(line(withLambda, cell(solution.lambda()), INTERCEPT, "", options.labels.get(output),
              cell(solution.intercept()[output])));
        }
        for (LassoReport.Coefficient row : sorted(solution)) {
          csv.writeRecord(line(withLambda, cell(solution.lambda()), row.feature(), row.annotation(), row.output(),
              cell(row.value())));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> line(boolean withLambda, String lambda, String... cells) {
    List<String> line = new ArrayList<>(Arrays.asList(cells));
    if (withLambda) {
      line.add(0, lambda);
    }
    return line;
  }

  private List<LassoReport.Coefficient> sorted(LassoSolution solution) {
    List<LassoReport.Coefficient> rows = new ArrayList<>();
    for (int k = 0; k < solution.features().length; k++) {
      int feature = solution.features()[k];
      for (int output = 0; output < solution.intercept().length; output++) {
        double value = solution.coefficients()[k][output];
        if (value != 0) {
          rows.add(new LassoReport.Coefficient(set.featureNames().get(feature), set.annotations().get(feature),
              options.labels.get(output), value));
        }
      }
    }
    rows.sort(Comparator.comparingDouble(row -> -Math.abs(row.value())));
    return rows;
  }

  private void path(Writer file) {
    try (CsvWriter csv = SelectFiles.csv(file)) {
      csv.writeRecord("lambda", "numFeatures", "objective", "loss", "penalty", "gap", "devianceExplained", "error",
          "standardError", "chosen");
      for (Row row : path) {
        csv.writeRecord(cell(row.<Double>getAs("lambda")), String.valueOf(row.<Integer>getAs("numFeatures")),
            cell(row.<Double>getAs("objective")), cell(row.<Double>getAs("loss")), cell(row.<Double>getAs("penalty")),
            cell(row.<Double>getAs("gap")), cell(row.<Double>getAs("devianceExplained")), cell(row.<Double>getAs("error")),
            cell(row.<Double>getAs("standardError")), String.valueOf(row.<Boolean>getAs("chosen")));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String cell(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private Map<String, Object> metrics() {
    LassoSummary summary = model.summary();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("command", command);
    values.put("source", set.source());
    values.put("sha256", sha256);
    values.put("numSamples", set.numSamples());
    values.put("numFeatures", set.numFeatures());
    values.put("label", options.labels);
    values.put("family", options.family);
    values.put("lambda", model.lambda());
    values.put("lambdaMax", model.lambdaMax());
    values.put("supportSize", summary.supportSize());
    values.put("objective", summary.objective());
    values.put("gap", summary.gap());
    values.put("gapTolerance", summary.gapTol());
    values.put("devianceExplained", summary.devianceExplained());
    values.put("concordance", Double.isNaN(summary.concordance()) ? null : summary.concordance());
    values.put("iterations", summary.iterations());
    values.put("wallSeconds", seconds);
    values.put("options", settings);
    values.put("provenance", provenance());
    return values;
  }

  private Map<String, String> provenance() {
    Map<String, String> values = new LinkedHashMap<>(Versions.all());
    values.put("backend", model.summary().provenance().backend());
    values.put("sha256 of the file", sha256);
    values.put("data fingerprint", model.summary().provenance().dataFingerprint());
    return values;
  }

  private LassoReport report() {
    LassoSummary summary = model.summary();
    List<LassoReport.Strength> strengths = path.stream().map(row -> new LassoReport.Strength(row.<Double>getAs("lambda"),
        row.<Integer>getAs("numFeatures"), row.<Double>getAs("devianceExplained"), row.<Double>getAs("gap"),
        row.<Double>getAs("error"), row.<Double>getAs("standardError"))).toList();
    return new LassoReport(new LassoReport.Data(set.source(), String.join(", ", options.labels), options.family, set.numSamples(),
        set.numFeatures()), strengths, chosen, sparsest(strengths), lines(), sorted(solution()),
        new LassoReport.Fit(summary.devianceExplained(), summary.concordance(), summary.gapTol()), command, settings,
            provenance());
  }

  private static int sparsest(List<LassoReport.Strength> strengths) {
    int best = IntStream.range(0, strengths.size()).filter(k -> Double.isFinite(strengths.get(k).error()))
        .reduce((one, other) -> strengths.get(other).error() < strengths.get(one).error() ? other : one).orElse(-1);
    return best < 0 ? -1 : IntStream.rangeClosed(0, best).filter(k -> strengths.get(k).error()
        <= strengths.get(best).error() + strengths.get(best).standardError()).findFirst().orElse(best);
  }

  /** The largest coefficients of the chosen strength along the path, of the first output. */
  private List<LassoReport.Coefficients> lines() {
    LassoSolution solution = solution();
    return IntStream.range(0, solution.features().length).boxed()
        .sorted(Comparator.comparingDouble(k -> -Math.abs(solution.coefficients()[k][0]))).limit(LINES)
        .map(k -> new LassoReport.Coefficients(set.featureNames().get(solution.features()[k]), model.path().stream()
            .mapToDouble(one -> at(one, solution.features()[k])).toArray())).toList();
  }

  private static double at(LassoSolution solution, int feature) {
    int at = Arrays.binarySearch(solution.features(), feature);
    return at < 0 ? 0 : solution.coefficients()[at][0];
  }
}
