package ml.spred.spark.job;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.spark.param.HasLayout;
import ml.spred.spark.report.Numbers;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.spark.source.InputFiles;
import ml.spred.split.Split;
import ml.spred.split.SplitFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.SparkSession;

/** From an expression file to an output directory; what is made of the fitted selection is the command's own. */
final class FitJob {
  private final SelectRequest request;
  private final Console console;
  private final PhaseClock clock = new PhaseClock();
  private final Configuration hadoop = Sessions.hadoop();

  FitJob(SelectRequest request, Console console) {
    this.request = request;
    this.console = console;
  }

  /** Writes the files of a fitted selection; returns what the terminal shows when they are in place. */
  interface Product {
    List<String> write(Fitted fitted, StagedOutput output);
  }

  // A session that is started early is there to be found.
  @SuppressWarnings("try")
  void run(Product product) {
    Map<String, List<String>> groups = geneGroups();
    Map<String, List<String>> pathways = pathways();
    SelectorSettings.require(request, groups, pathways);
    try (StagedOutput output = StagedOutput.directory(hadoop, request.output().output, request.output().overwrite);
        Sessions early = request.input().needsSpark(hadoop) ? Sessions.open(request.run()) : null) {
      InputFiles.Expression input = clock.time("read", this::read);
      Samples samples = clock.time("split", () -> samples(input.set()));
      tell(samples);
      // From here on only the samples that take part are held.
      try (Sessions session = clock.time("start Spark", () -> Sessions.open(request.run()))) {
        Fitted fitted = input.set().numFeatures() == 0 ? ofColumns(session.spark(), samples, input.sha256())
            : fitted(samples, input.sha256(),
                new RowStages(session.spark(), samples, request, groups, inData(pathways, samples)));
        List<String> lines = product.write(fitted, output);
        output.publish();
        lines.forEach(console::result);
      }
    }
  }

  /** The file has a line per gene, and only what it says about samples was read. */
  private Fitted ofColumns(SparkSession spark, Samples samples, String sha256) {
    boolean log2 = samples.log2()
        || request.data().log2 == Log2.AUTO && clock.time("log2", () -> ColumnStages.log2Needed(spark, samples, request));
    Samples decided = samples.withLog2(log2);
    return fitted(decided, sha256, new ColumnStages(spark, decided, request));
  }

  private Fitted fitted(Samples samples, String sha256, SelectionStages stages) {
    PipelineModel model = clock.time("select", () -> fit(stages));
    return new Fitted(request, samples, sha256, model, stages, stages.genes(SelectionStages.selector(model)), clock);
  }

  private Map<String, List<String>> geneGroups() {
    String file = request.penalty().geneGroups;
    return file == null ? Map.of() : InputFiles.read(hadoop, file, (in, status) -> GeneGroupFile.read(in, file));
  }

  private Map<String, List<String>> pathways() {
    String file = request.penalty().pathways;
    return file == null ? Map.of() : InputFiles.read(hadoop, file, (in, status) -> GmtFile.read(in, file));
  }

  private Map<String, List<String>> inData(Map<String, List<String>> pathways, Samples samples) {
    if (pathways.isEmpty()) {
      return pathways;
    }
    String file = request.penalty().pathways;
    Map<String, List<String>> found = GmtFile.inData(pathways, samples.set(), file);
    console.say(String.format(Locale.ROOT, "note: %,d of the %,d sets of %s have genes in %s; they hold %,d of its %,d genes",
        found.size(), pathways.size(), file, samples.set().source(),
        found.values().stream().flatMap(List::stream).distinct().count(), samples.set().numFeatures()));
    return found;
  }

  private InputFiles.Expression read() {
    ReadOptions options = request.data().readOptions(request.input(), request.penalty().covariates);
    return request.input().read(hadoop, readsColumns() ? options.withSamplesOnly() : options, console);
  }

  /** Columns are asked for, or the file is too large to be held here and columns can serve. */
  private boolean readsColumns() {
    if (!request.readsLineByLine()) {
      return false;
    }
    return switch (request.fit().layout) {
      case HasLayout.COLUMNS -> true;
      case HasLayout.AUTO -> SelectorSettings.selector(request, Map.of(), Map.of(), ExpressionFrame.FEATURES, false)
          .servesColumns() && InputFiles.textLength(hadoop, request.input().input) > Runtime.getRuntime().maxMemory();
      default -> false;
    };
  }

  private Samples samples(ExpressionSet set) {
    String file = request.data().splits;
    Samples samples = Samples.of(set, request.data(), request.resampling(), request.fit().seed,
        names -> InputFiles.read(hadoop, file, (in, status) -> SplitFile.read(in, file, names)));
    if (samples.count(Split.DEV) == 0 && request.needsDev()) {
      throw new InputException("There is no dev sample to choose kappa by; put some into dev, or give --kappa or"
          + " --num-features, and a number for --relaxation.");
    }
    return samples;
  }

  private void tell(Samples samples) {
    int genes = samples.set().numFeatures();
    console.say(String.format(Locale.ROOT, "%s: %,d samples, %s; %d train, %d dev, %d test%s", samples.set().source(),
        samples.set().numSamples(), genes == 0 ? "genes line by line to the executors" : Numbers.count(genes, "gene"),
        samples.count(Split.TRAIN), samples.count(Split.DEV), samples.count(Split.TEST), log2(samples)));
    samples.notes().forEach(note -> console.say("note: " + note));
  }

  private String log2(Samples samples) {
    boolean rule = request.data().log2 == Log2.AUTO;
    return samples.log2() ? "; taking log2" + (rule ? ", as the training values look like raw intensities" : "") : "";
  }

  private PipelineModel fit(SelectionStages stages) {
    try (Console.Work work = console.work("selecting")) {
      return stages.fit((phase, done, total, detail) ->
          work.update(done, total, phase + (detail.isEmpty() ? "" : ", " + detail)));
    }
  }
}
