package ml.spred.spark.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.EnteringOrder;

/** The files of a path. What is undefined is an empty cell. */
final class PathFiles {
  static final String PATH = "path.csv";
  static final String ORDER = "entering_order.csv";
  static final String COEFFICIENTS = "coefficients.csv";
  /** What the constant of the linear head is called among the genes. */
  private static final String INTERCEPT = "(intercept)";

  private PathFiles() {}

  static void write(StagedOutput output, Walked walked) {
    GeneValues genes = walked.fitted().genes();
    tables(output, walked.walk(), genes);
    coefficients(output.text(COEFFICIENTS), walked.walk(), genes.names(), walked.fitted().selector().labels());
    SelectFiles.text(output.text(SelectFiles.METRICS), MetricsJson.of(walked));
    SelectFiles.text(output.text(SelectFiles.REPORT),
        PathPageData.of(walked.fitted(), walked.walk(), walked.seconds(), walked.peakMemory(), "").render());
  }

  /** A line for each point, and one for each gene that enters. */
  static void tables(StagedOutput output, Walk walk, GeneValues genes) {
    path(output.text(PATH), walk, genes.names());
    order(output.text(ORDER), walk, genes);
  }

  private static void path(Writer file, Walk walk, List<String> names) {
    try (CsvWriter csv = SelectFiles.csv(file)) {
      csv.writeRecord("kappa", "lambda", "numFeatures", "objective", "loss", "penalty", "gap", "violation", "worstFeature",
          "holds", walk.scorer() + "Accuracy", walk.scorer() + "StandardError", walk.scorer() + "LogLoss", "chosen",
          "oneStandardError");
      for (int k = 0; k < walk.points().size(); k++) {
        PathPoint point = walk.points().get(k);
        Certificate proof = point.certificate();
        csv.writeRecord(cell(point.kappa()), cell(2 * point.kappa()), String.valueOf(point.numFeatures()),
            cell(proof.objective()), cell(proof.loss()), cell(proof.penalty()), cell(proof.gap()), cell(proof.violation()),
            proof.worstFeature() < 0 ? "" : names.get(proof.worstFeature()), String.valueOf(proof.holds()),
            cell(point.validationAccuracy()), cell(walk.standardError(point)), cell(point.validationLoss()),
            String.valueOf(point.chosen()), String.valueOf(k == walk.oneStandardError()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void order(Writer file, Walk walk, GeneValues genes) {
    try (CsvWriter csv = SelectFiles.csv(file)) {
      csv.writeRecord("order", "feature", "annotation", "entersAt", "leavesAt", "numPoints");
      for (EnteringOrder.Entry entry : walk.order()) {
        csv.writeRecord(String.valueOf(entry.order()), genes.name(entry.feature()),
            genes.annotation(entry.feature()), cell(entry.entersAt()), cell(entry.leavesAt()),
            String.valueOf(entry.numPoints()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A line for each weight of the linear head that is not zero, on standardised values; without that head none. */
  private static void coefficients(Writer file, Walk walk, List<String> names, String[] classes) {
    try (CsvWriter csv = SelectFiles.csv(file)) {
      csv.writeRecord("kappa", "feature", "class", "weight");
      for (PathPoint point : walk.points()) {
        weights(csv, point.kappa(), INTERCEPT, classes, point.intercept());
        for (int k = 0; k < point.support().length; k++) {
          weights(csv, point.kappa(), names.get(point.support()[k]), classes, point.coefficients()[k]);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void weights(CsvWriter csv, double kappa, String feature, String[] classes, double[] weights) {
    for (int label = 0; label < weights.length; label++) {
      if (weights[label] != 0) {
        csv.writeRecord(cell(kappa), feature, classes[label], cell(weights[label]));
      }
    }
  }

  static String cell(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }
}
