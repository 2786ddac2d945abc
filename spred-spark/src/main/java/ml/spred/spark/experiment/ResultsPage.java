package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.Map;
import ml.spred.spark.benchmark.CsvFile;

/** {@code experiments.md}: for each experiment that has results its picture, and what is published beside ours. */
final class ResultsPage {
  static final String FILE = "experiments.md";
  private static final String NOTHING = "–";

  private final Path definitions;
  private final Path output;

  ResultsPage(Path definitions, Path output) {
    this.definitions = definitions;
    this.output = output;
  }

  void write() {
    StringBuilder text = new StringBuilder("# Tables and figures of the sources\n\nMade by `spred experiment run`; definitions"
        + " and published figures are in `data/experiments`, the rows behind each section in the CSV beside its picture. Errors"
        + " are standard errors over seeds or splits.\n");
    for (Experiment<?> experiment : Experiments.all()) {
      for (Scale scale : Definition.scales(definitions, experiment.name())) {
        Definition definition = Definition.read(definitions, experiment.name(), scale);
        Results results = new ResultFile(output, experiment, definition).read();
        if (!results.isEmpty()) {
          section(text, experiment, definition, results);
        }
      }
    }
    CsvFile.replace(output.resolve(FILE), text.toString());
  }

  private static void section(StringBuilder text, Experiment<?> experiment, Definition definition, Results results) {
    String command = "spred experiment run " + definition.name() + " --scale " + definition.scale().spelling();
    text.append("\n## ").append(definition.name()).append(", ").append(definition.scale().spelling()).append("\n\n")
        .append(definition.shows()).append(" Source: ").append(definition.source()).append(".\n\n```\n").append(command)
        .append("\n```\n\n![").append(definition.title()).append("](").append(ExperimentRunner.picture(definition))
        .append(")\n\n| | published | ours | what explains the difference |\n|---|---|---|---|\n");
    Map<String, String> ours = experiment.ours(definition, results);
    for (Published published : definition.published()) {
      // Nothing published and nothing of ours is no line of a comparison.
      if (published.value().equals(NOTHING) && !ours.containsKey(published.id())) {
        continue;
      }
      text.append("| ").append(cell(published.what())).append(" | ").append(cell(published.value())).append(" (")
          .append(cell(published.source())).append(") | ").append(cell(ours.getOrDefault(published.id(), NOTHING))).append(" | ")
          .append(cell(published.difference())).append(" |\n");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
