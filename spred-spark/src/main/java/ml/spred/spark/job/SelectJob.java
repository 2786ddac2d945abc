package ml.spred.spark.job;

import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.split.Split;
import ml.spred.split.SplitFile;
import ml.spred.spark.source.InputFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;

/** From an expression file to an output directory. */
final class SelectJob {
  private final SelectRequest request;
  private final Console console;
  private final PhaseClock clock = new PhaseClock();
  private final Configuration hadoop = Sessions.hadoop();

  SelectJob(SelectRequest request, Console console) {
    this.request = request;
    this.console = console;
  }

  void run() {
    SelectorSettings.require(request.fit(), request.data().missing);
    try (StagedOutput output = StagedOutput.directory(hadoop, request.output().output, request.output().overwrite)) {
      InputFiles.Expression input = clock.time("read", this::read);
      Samples samples = clock.time("split", () -> samples(input.set()));
      tell(samples);
      // From here on only the samples that take part are held.
      try (Sessions session = clock.time("start Spark", () -> Sessions.open(request.run()))) {
        Selected selected = select(session, samples, input.sha256());
        clock.time("write", () -> {
          SelectFiles.write(output, selected);
          return output;
        });
        output.publish();
        SelectSummary.lines(selected).forEach(console::result);
      }
    }
  }

  private InputFiles.Expression read() {
    String path = request.input().input;
    try (Console.Work work = console.work("reading")) {
      return InputFiles.expression(hadoop, path, request.data().readOptions(request.input()),
          (done, total) -> work.update(done, total, path));
    }
  }

  private Samples samples(ExpressionSet set) {
    String file = request.data().splits;
    Samples samples = Samples.of(set, request.data(), request.fit().seed,
        names -> InputFiles.read(hadoop, file, (in, status) -> SplitFile.read(in, file, names)));
    if (samples.count(Split.DEV) == 0 && request.fit().chosenByDev()) {
      throw new InputException("There is no dev sample to choose kappa by; put some into dev, or give --kappa or"
          + " --num-features.");
    }
    return samples;
  }

  private void tell(Samples samples) {
    console.say(String.format(Locale.ROOT, "%s: %,d samples, %,d genes; %d train, %d dev, %d test%s", samples.set().source(),
        samples.set().numSamples(), samples.set().numFeatures(), samples.count(Split.TRAIN), samples.count(Split.DEV),
        samples.count(Split.TEST), log2(samples)));
    samples.notes().forEach(note -> console.say("note: " + note));
  }

  private String log2(Samples samples) {
    boolean rule = request.data().log2 == Log2.AUTO;
    return samples.log2() ? "; taking log2" + (rule ? ", as the training values look like raw intensities" : "") : "";
  }

  private Selected select(Sessions session, Samples samples, String sha256) {
    SelectionStages stages = new SelectionStages(session.spark(), samples, request.fit(), request.data().missing);
    PipelineModel model = clock.time("select", () -> fit(stages));
    Scores scores = clock.time("predict", () -> Scores.of(model, stages.rows(), samples));
    List<Genes.Gene> genes = Genes.of(SelectionStages.selector(model), samples.set());
    return new Selected(request, samples, sha256, model, genes, scores, clock.seconds(), PeakMemory.bytes());
  }

  private PipelineModel fit(SelectionStages stages) {
    try (Console.Work work = console.work("selecting")) {
      return stages.fit((phase, done, total, detail) ->
          work.update(done, total, phase + (detail.isEmpty() ? "" : ", " + detail)));
    }
  }
}
