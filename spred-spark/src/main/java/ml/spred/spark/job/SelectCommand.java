package ml.spred.spark.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.expression.LabelMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spred select}. */
@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Selects the genes that tell classes apart, from an expression file to a gene list with a report.",
    customSynopsis = "spred select --input PATH --label NAME --output DIR [OPTIONS]",
    description = {
      "%nThe training samples fit, the dev samples choose how many genes, and the test samples are looked at once, at the end.",
      "DIR then holds selected_features.csv, predictions.csv, metrics.json, report.html and model/."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spred select --input data/sample/simulated.csv.gz --label \"disease state\" --group donor --output out",
      "  spred select --input GDS507.soft.gz --label \"disease state\" --num-features 20 --heads linear --output out"
    })
final class SelectCommand implements Runnable {
  /** What a shell takes as it is. */
  private static final String PLAIN_WORD = "[\\w@%+=:,./-]+";

  @Spec private CommandSpec spec;

  @Mixin(name = "Input")
  private final InputOptions input = new InputOptions();

  @Mixin(name = "Classes and samples")
  private final DataOptions data = new DataOptions();

  @Mixin(name = "Selection")
  private final FitOptions fit = new FitOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Mixin(name = "Running")
  private final RunOptions run = new RunOptions();

  @Override
  public void run() {
    requireConsistent();
    Console console = new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), run.noProgress);
    new SelectJob(new SelectRequest(input, data, fit, output, run, typed(), settings()), console).run();
  }

  private void requireConsistent() {
    if (data.labelMode == LabelMode.SINGLE && data.label == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--label=NAME'");
    }
    if (fit.kappa != null && fit.numFeatures != null) {
      throw new ParameterException(spec.commandLine(), "--kappa and --num-features both say how many genes; give one of them.");
    }
  }

  /** The command line, quoted where a shell needs it. */
  private String typed() {
    List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
    StringBuilder line = new StringBuilder("spred");
    for (String word : words) {
      line.append(' ').append(word.matches(PLAIN_WORD) ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }

  /** Every option that bears on the result, as it is used. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      if (!option.usageHelp() && !option.versionHelp() && option.getValue() != null) {
        settings.put(option.longestName().replaceFirst("^--", ""), text(option.getValue()));
      }
    }
    return settings;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value instanceof List<?> list ? list.toString().replaceAll("[\\[\\] ]", "") : value.toString();
  }
}
