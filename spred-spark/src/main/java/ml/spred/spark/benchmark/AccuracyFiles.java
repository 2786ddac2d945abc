package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.spred.InputException;

/**
 * The output directory: {@code accuracy-runs-METHOD.csv}, one line per split, one file per method, so that methods may run in
 * processes of their own; {@code accuracy-sets.csv}, what the sets are; and the summaries of both.
 */
final class AccuracyFiles {
  private static final String RUNS = "accuracy-runs-";

  private final Path directory;

  AccuracyFiles(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new InputException("--output " + directory + " cannot be made (" + failure.getMessage() + "); choose another place.",
          failure);
    }
  }

  /** The runs of a method, in the order in which they ended. */
  List<AccuracyRun> runs(Method method) {
    return CsvFile.read(file(method), AccuracyRun::parse);
  }

  /** The runs of all methods. */
  List<AccuracyRun> runs() {
    return Stream.of(Method.values()).flatMap(method -> runs(method).stream()).toList();
  }

  /** Appends a run; it is on disk when this returns. */
  void append(Method method, AccuracyRun run) {
    CsvFile.append(file(method), AccuracyRun.HEADER, run.fields());
  }

  private Path file(Method method) {
    return directory.resolve(RUNS + method.spelling() + ".csv");
  }

  /** What is known of the sets, smallest first. */
  List<SetFacts> sets() {
    return CsvFile.read(setsFile(), SetFacts::parse);
  }

  /** Adds sets, or replaces those of the same name. */
  void add(List<SetFacts> sets) {
    Map<String, SetFacts> byName = new LinkedHashMap<>();
    sets().forEach(set -> byName.put(set.name(), set));
    sets.forEach(set -> byName.put(set.name(), set));
    List<SetFacts> all = new ArrayList<>(byName.values());
    all.sort(SetFacts.BY_COST);
    CsvFile.replace(setsFile(), SetFacts.HEADER, all.stream().map(SetFacts::fields).collect(Collectors.toList()));
  }

  private Path setsFile() {
    return directory.resolve("accuracy-sets.csv");
  }

  /** Rebuilds {@code accuracy.csv} and {@code accuracy.md} from the runs. */
  void summarise() {
    AccuracySummary summary = AccuracySummary.of(sets(), runs());
    CsvFile.replace(directory.resolve("accuracy.csv"), AccuracySummary.HEADER, summary.lines());
    CsvFile.replace(directory.resolve("accuracy.md"), new AccuracyPage(summary).text());
  }
}
