package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.spark.regression.LassoSummary;
import ml.spred.spark.regression.SpredLasso;
import ml.spred.spark.regression.SpredLassoModel;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.spark.source.InputFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** From an expression file to the output directory of a Lasso. */
final class LassoJob {
  private static final String OUTPUTS = "spred_outputs";

  private final InputOptions input;
  private final LassoOptions options;
  private final OutputOptions output;
  private final RunOptions run;
  private final String command;
  private final Map<String, String> settings;
  private final Console console;
  private final PhaseClock clock = new PhaseClock();

  LassoJob(InputOptions input, LassoOptions options, OutputOptions output, RunOptions run, String command,
      Map<String, String> settings, Console console) {
    this.input = input;
    this.options = options;
    this.output = output;
    this.run = run;
    this.command = command;
    this.settings = settings;
    this.console = console;
  }

  void run() {
    boolean many = options.labels.size() > 1;
    SpredLasso stage = options.stage(many ? OUTPUTS : options.labels.get(0));
    if (options.family.equals("cox") && options.event == null) {
      throw new InputException("--family is cox and --event is not given; name the column that is 1 where the event was seen "
          + "and 0"
          + " where the sample is censored.");
    }
    Configuration hadoop = Sessions.hadoop();
    try (StagedOutput staged = StagedOutput.directory(hadoop, output.output, output.overwrite)) {
      InputFiles.Expression read = clock.time("read", () -> read(hadoop));
      requireNumbers(read.set());
      try (Sessions session = clock.time("start Spark", () -> Sessions.open(run))) {
        Dataset<Row> frame = frame(session.spark(), read.set(), many);
        SpredLassoModel model = clock.time("fit", () -> fit(stage, frame));
        LassoFiles files = new LassoFiles(read.set(), options, model, command, settings, clock.seconds(), read.sha256());
        files.write(staged);
        staged.publish();
        lines(read.set(), model).forEach(console::result);
      }
    }
  }

  private SpredLassoModel fit(SpredLasso stage, Dataset<Row> frame) {
    try (Console.Work work = console.work("fitting")) {
      return stage.fit(frame);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private InputFiles.Expression read(Configuration hadoop) {
    try (Console.Work work = console.work("reading")) {
      return InputFiles.expression(hadoop, input.input, input.readOptions(columns().toArray(String[]::new)),
          (done, total) -> work.update(done, total, input.input));
    }
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(options.labels);
    if (options.event != null) {
      columns.add(options.event);
    }
    if (options.weight != null) {
      columns.add(options.weight);
    }
    return columns;
  }

  private void requireNumbers(ExpressionSet set) {
    for (String name : columns()) {
      if (!set.columns().containsKey(name)) {
        throw new InputException(input.input + " has no column '" + name + "'; its label columns are "
            + String.join(", ", set.columns().keySet()) + ".");
      }
      List<String> values = set.column(name);
      for (int sample = 0; sample < values.size(); sample++) {
        if (!isNumber(values.get(sample))) {
          throw new InputException("column '" + name + "' of " + input.input + " holds '" + values.get(sample) + "' for sample "
              + set.sampleNames().get(sample) + ", it must hold numbers; remove the sample or choose another column.");
        }
      }
    }
  }

  private static boolean isNumber(String text) {
    try {
      return text != null && Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private Dataset<Row> frame(SparkSession spark, ExpressionSet set, boolean many) {
    Dataset<Row> frame = ExpressionFrame.of(spark, set);
    for (String name : columns()) {
      frame = frame.withColumn(name, functions.col("`" + name + "`").cast("double"));
    }
    return !many ? frame
        : new VectorAssembler().setInputCols(options.labels.toArray(String[]::new)).setOutputCol(OUTPUTS).transform(frame);
  }

  private List<String> lines(ExpressionSet set, SpredLassoModel model) {
    LassoSummary summary = model.summary();
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "data        %s: %,d samples, %,d features", set.source(), set.numSamples(),
        set.numFeatures()));
    lines.add(String.format(Locale.ROOT, "lambda      %.4g of at most %.4g%s", model.lambda(), model.lambdaMax(),
        options.lambda != null ? "" : ", chosen by " + options.folds + "-fold cross-validation"));
    lines.add(String.format(Locale.ROOT, "features    %,d; deviance explained on these samples %.1f %%%s", summary.supportSize(),
        100 * summary.devianceExplained(),
        Double.isNaN(summary.concordance()) ? "" : String.format(Locale.ROOT, ", concordance %.3f", summary.concordance())));
    lines.add(String.format(Locale.ROOT, "certificate %s: the objective is at most %.1e of itself above the minimum (allowed "
        + "%.1e)",
        summary.gap() <= summary.gapTol() ? "holds" : "does not hold", summary.gap(), summary.gapTol()));
    lines.add("report      " + output.output + "/" + SelectFiles.REPORT);
    return lines;
  }
}
