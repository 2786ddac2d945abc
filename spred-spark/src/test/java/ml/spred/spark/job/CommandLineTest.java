package ml.spred.spark.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.spark.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs command lines in this JVM, on the tests' own Spark, in a directory of their own. */
abstract class CommandLineTest {
  /** Tells the classes apart with gene {@code signal}; 24 samples, 12 of each class. */
  private static final int SAMPLES = 24;

  @TempDir Path directory;

  /** What a command left behind. */
  record Result(int code, String out, String err) {}

  @BeforeAll
  static void startSpark() {
    SparkTest.session();
  }

  static Result spred(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Spred.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Result(code, out.toString(), err.toString());
  }

  /** A selection that takes a second, of which the test says the rest. */
  Result select(String... more) {
    List<String> args = new ArrayList<>(List.of("select", "--label", "class", "--output", output().toString()));
    args.addAll(List.of(more));
    if (!args.contains("--heads")) {
      args.addAll(List.of("--heads", "linear"));
    }
    args.addAll(List.of("--num-kappas", "5"));
    return spred(args.toArray(String[]::new));
  }

  Path output() {
    return directory.resolve("out");
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Two classes, two patients' samples each in a row, a gene that tells, four that do not. */
  Path table() throws IOException {
    return file("table.csv", tableText());
  }

  static String tableText() {
    StringBuilder text = new StringBuilder("sample,class,patient,signal,g1,g2,g3,g4\n");
    for (int sample = 0; sample < SAMPLES; sample++) {
      boolean sick = sample % 2 == 1;
      text.append("s").append(sample).append(sick ? ",sick" : ",well").append(",p").append(sample / 4)
          .append(',').append((sick ? 5 : 2) + 0.01 * (sample * 7 % 5));
      for (int gene = 1; gene <= 4; gene++) {
        text.append(',').append(3 + 0.1 * ((sample * (gene + 3) * 5 + gene * sample / 3) % 11));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Names in the test's directory, hidden ones included. */
  List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
