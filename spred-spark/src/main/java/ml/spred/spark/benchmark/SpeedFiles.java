package ml.spred.spark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import ml.spred.InputException;
import ml.spred.problem.Form;

/** {@code path-speed.csv}, a line for each set and method, and {@code path-speed.md}, the table of both; of the elementwise form apart. */
final class SpeedFiles {
  private static final String OURS = "spred";
  private static final String GROUPED = """
      # Seconds of a whole path

      Made by `spred benchmark path`; the lines are in `path-speed.csv`. The grouped multinomial path of the linear head on all samples of
      a set: 100 strengths from the largest to a hundredth of it, every method on the same standardised single-precision values, one thread
      each, the fastest of the repeats, from the values in memory to the last solution. In brackets how far the worst of its objectives is
      above the best that any method reached at that strength; spred stops at a duality gap of 1e-6 and has checked every gene at every
      strength, which the others do not report. `tight` is the largest tolerance of a library that brings its objectives to about
      1e-6 (`spred-spark/benchmark/peers/README.md`): the fair column; the plain name is the library's default.

      """;

  private static final String ELEMENTWISE = """
      # Seconds of a path beside MLlib

      Made by `spred benchmark path --form elementwise --methods spred,mllib --lambdas 20`; the lines are in `path-speed-elementwise.csv`.
      Multinomial logistic regression with an L1 penalty on single coefficients, all samples of a set, one thread each. MLlib fits each
      strength from zero, as a tuning grid does; in brackets how far the worst objective is above the better of the two.

      """;

  private final Path directory;
  private final String name;
  private final String introduction;

  SpeedFiles(Path directory, Form form) {
    this.name = form == Form.GROUP ? "path-speed" : "path-speed-elementwise";
    this.introduction = form == Form.GROUP ? GROUPED : ELEMENTWISE;
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new InputException("--output " + directory + " cannot be made (" + failure.getMessage() + "); choose another place.",
          failure);
    }
  }

  private Path table() {
    return directory.resolve(name + ".csv");
  }

  /** Puts the runs of a set in the place of its former ones, and sums up anew. */
  void replace(String set, List<PathRun> runs) {
    List<PathRun> all = new ArrayList<>(CsvFile.read(table(), PathRun::parse));
    all.removeIf(run -> run.set().equals(set) && runs.stream().anyMatch(other -> other.method().equals(run.method())));
    all.addAll(runs);
    CsvFile.replace(table(), PathRun.HEADER, all.stream().map(PathRun::fields).toList());
    CsvFile.replace(directory.resolve(name + ".md"), introduction + page(all));
  }

  private static String page(List<PathRun> runs) {
    Map<String, Map<String, PathRun>> bySet = new LinkedHashMap<>();
    runs.forEach(run -> bySet.computeIfAbsent(run.set(), set -> new LinkedHashMap<>()).put(run.method(), run));
    List<String> methods = new ArrayList<>(new TreeSet<>(runs.stream().map(PathRun::method).toList()));
    methods.remove(OURS);
    methods.add(0, OURS);
    StringBuilder text = new StringBuilder("| set | n | d | classes | genes at the end | " + String.join(" | ", methods) + " |\n");
    text.append("| --- ".repeat(methods.size() + 5)).append("|\n");
    bySet.values().forEach(line -> text.append(line(line, methods)));
    text.append("\nIn sum over the sets that both have, times spred's:");
    for (String method : methods.subList(1, methods.size())) {
      text.append(String.format(Locale.ROOT, " %s %.1f;", method, ratio(bySet.values().stream().toList(), method)));
    }
    return text.deleteCharAt(text.length() - 1).append(".\n").toString();
  }

  private static String line(Map<String, PathRun> line, List<String> methods) {
    PathRun any = line.values().iterator().next();
    StringBuilder text = new StringBuilder("| " + any.set() + " | " + any.samples() + " | " + any.features() + " | " + any.classes()
        + " | " + any.genes() + " |");
    for (String method : methods) {
      PathRun run = line.get(method);
      text.append(run == null ? " – |" : String.format(Locale.ROOT, " %.3f s (%.0e) |", run.seconds(), run.excess()));
    }
    return text.append('\n').toString();
  }

  private static double ratio(List<Map<String, PathRun>> sets, String method) {
    List<Map<String, PathRun>> both = sets.stream().filter(set -> set.containsKey(OURS) && set.containsKey(method)).toList();
    return both.stream().mapToDouble(set -> set.get(method).seconds()).sum()
        / both.stream().mapToDouble(set -> set.get(OURS).seconds()).sum();
  }
}
