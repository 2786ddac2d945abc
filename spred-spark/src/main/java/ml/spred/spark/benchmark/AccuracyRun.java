package ml.spred.spark.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ml.spred.metric.ClassificationMetrics;

/**
 * What one method scored on the test samples of one split of one set.
 *
 * @param set name of the set
 * @param method spelling of the method
 * @param split seed of the split
 * @param testAccuracy share of right answers
 * @param balancedAccuracy mean recall of the classes
 * @param macroF1 mean F1 of the classes
 * @param logLoss mean of −ln p
 * @param majorityRate what the most frequent class of the training samples would score
 * @param genes features used
 * @param strength kappa, or lambda of MLlib; NaN for none
 * @param violation of the optimality conditions relative to the strength; NaN for none
 * @param seconds of wall time: the fits, the choice of the strength, the prediction
 */
record AccuracyRun(
    String set, String method, int split, double testAccuracy, double balancedAccuracy, double macroF1, double logLoss,
    double majorityRate, int genes, double strength, double violation, double seconds) {
  static final List<String> HEADER = List.of("set", "method", "split", "test_accuracy", "balanced_accuracy", "macro_f1",
      "log_loss", "majority_rate", "genes", "kappa_or_lambda", "violation", "seconds");

  static AccuracyRun of(String set, Method method, int split, Fitted fitted, ClassificationMetrics test, double seconds) {
    return new AccuracyRun(set, method.spelling(), split, test.accuracy(), test.balancedAccuracy(), test.macroF1(),
        test.logLoss(), test.trainingMajorityRate().orElse(Double.NaN), fitted.genes(), fitted.strength(), fitted.violation(),
        seconds);
  }

  /** A run of a line; the argument gives the text of a column. */
  static AccuracyRun parse(Function<String, String> line) {
    return new AccuracyRun(line.apply("set"), line.apply("method"), Integer.parseInt(line.apply("split")),
        number(line.apply("test_accuracy")), number(line.apply("balanced_accuracy")), number(line.apply("macro_f1")),
        number(line.apply("log_loss")), number(line.apply("majority_rate")), Integer.parseInt(line.apply("genes")),
        number(line.apply("kappa_or_lambda")), number(line.apply("violation")), number(line.apply("seconds")));
  }

  /** In the order of {@link #HEADER}. */
  List<String> fields() {
    return List.of(set, method, String.valueOf(split), text("%.6f", testAccuracy), text("%.6f", balancedAccuracy),
        text("%.6f", macroF1), text("%.6f", logLoss), text("%.6f", majorityRate), String.valueOf(genes), text("%.6g", strength),
        text("%.3g", violation), text("%.3f", seconds));
  }

  /** What makes a run unique. */
  String key() {
    return key(set, method, split);
  }

  static String key(String set, String method, int split) {
    return set + "," + method + "," + split;
  }

  /** Empty for what is not defined. */
  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static double number(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
