package ml.spred.spark.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The Zeppelin notes, on a real server and Spark interpreter; {@code mvn -Pnotebooks verify}. */
@EnabledIfSystemProperty(named = "spred.notebooks", matches = "true", disabledReason = "Notes are run by the profile notebooks.")
class NotebooksIT {
  private static final Path JAR = Path.of(System.getProperty("spred.jar"));
  private static final Path MODULE = JAR.getParent().getParent();

  @Test
  void everyParagraphFinishesAndGivesTheSavedTables() throws Exception {
    Path notes = MODULE.resolveSibling("notebooks");
    Result result = run(List.of());

    assertThat(result.code()).as(result.output()).isZero();
    try (Stream<Path> files = Files.list(notes)) {
      assertThat(files.filter(file -> file.toString().endsWith(".zpln")).map(file -> file.getFileName().toString()))
          .isNotEmpty().allMatch(name -> result.output().contains(name + ": "));
    }
    assertThat(result.output()).contains(" 0 failed");
  }

  @Test
  void aBrokenNoteFails() throws Exception {
    Result result = run(List.of(MODULE.resolve("src/test/zeppelin/broken.zpln").toString()));

    assertThat(result.code()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("broken.zpln: 3 paragraphs, 2 failed", "Another table than was saved: saved",
        "Does not compile: ERROR").doesNotContain("Fine:");
  }

  private record Result(int code, String output) {}

  private static Result run(List<String> notes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(MODULE.resolve("src/test/zeppelin/run.sh").toString(), "check", JAR.toString(), JAR.getParent().toString()));
    command.addAll(notes);
    Path output = JAR.resolveSibling("notebooks.log");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(90, TimeUnit.MINUTES)).as("ended within 90 minutes").isTrue();
    return new Result(process.exitValue(), Files.readString(output));
  }
}
