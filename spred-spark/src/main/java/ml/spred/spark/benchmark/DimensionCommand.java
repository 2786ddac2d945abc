package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spred benchmark dimension}. */
@Command(
    name = "dimension",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds of one Lasso against the number of features: the path solver beside Adam on U and W.",
    description = "Lambda is a tenth of the largest, features are independent. Writes lasso-dimension.csv and "
        + "lasso-dimension.svg.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark dimension --output data/results")
final class DimensionCommand implements Callable<Integer> {
  private static final double SHARE = 0.1;
  private static final double GAP = 1e-6;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--samples", paramLabel = "N", defaultValue = "1000", description = "Samples. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(names = "--features", paramLabel = "N", split = ",", defaultValue = "100,316,1000,3162,10000,31623,100000",
      description = "Numbers of features, ascending. Default: ${DEFAULT-VALUE}.")
  private List<Integer> features = new ArrayList<>();

  @Option(names = "--adam-limit", paramLabel = "N", defaultValue = "3162",
      description = "Features up to which Adam is run. Default: ${DEFAULT-VALUE}.")
  private int adamLimit;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "5",
      description = "Repeats of the path solver. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Override
  public Integer call() {
    List<List<String>> rows = new ArrayList<>();
    SvgPlot plot = new SvgPlot("Seconds of one Lasso, " + samples + " samples", "features", "seconds", true);
    List<LassoRun> path = new ArrayList<>();
    List<LassoRun> adam = new ArrayList<>();
    for (int count : features) {
      LassoProblem problem = LassoProblem.draw(samples, count, 0);
      List<LassoProblem.Task> task = List.of(new LassoProblem.Task(String.valueOf(SHARE),
          new double[] {SHARE * problem.lambdaMax()}));
      path.addAll(new SpredLassoRunner("spred", 1, GAP, repeats).run(problem, task));
      if (count <= adamLimit) {
        adam.addAll(new SpredLassoRunner("spred-adam", 1, GAP, 1).run(problem, task));
      }
    }
    add(rows, plot, "spred path", path);
    add(rows, plot, "Adam on U and W", adam);
    CsvFile.replace(output.resolve("lasso-dimension.csv"), List.of("method", "samples", "features", "seconds", "gap"), rows);
    CsvFile.replace(output.resolve("lasso-dimension.svg"), plot.render());
    return 0;
  }

  private static void add(List<List<String>> rows, SvgPlot plot, String name, List<LassoRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    runs.forEach(run -> rows.add(List.of(name, String.valueOf(run.samples()), String.valueOf(run.features()),
        String.format(Locale.ROOT, "%.6f", run.seconds()), String.format(Locale.ROOT, "%.1e", run.gap()))));
    plot.line(name, runs.stream().mapToDouble(LassoRun::features).toArray(), runs.stream().mapToDouble(LassoRun::seconds)
        .toArray());
  }
}
