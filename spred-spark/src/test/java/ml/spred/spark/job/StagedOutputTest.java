package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complete or absent. */
class StagedOutputTest {
  private final Configuration hadoop = new Configuration();

  @TempDir Path directory;

  @Test
  void appearsWhenItIsPublished() throws IOException {
    try (StagedOutput output = StagedOutput.directory(hadoop, target().toString(), false)) {
      write(output, "a.txt", "first");
      assertThat(target()).doesNotExist();
      output.publish();
    }
    assertThat(target().resolve("a.txt")).hasContent("first");
    assertThat(names()).containsExactly("out");
  }

  @Test
  void leavesNothingWhenItIsNotPublished() throws IOException {
    try (StagedOutput output = StagedOutput.directory(hadoop, target().toString(), false)) {
      write(output, "a.txt", "first");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void cannotBeWrittenOnceItIsGone() throws IOException {
    StagedOutput output = StagedOutput.directory(hadoop, target().toString(), false);
    output.close();
    assertThatThrownBy(() -> output.text("late.txt")).isInstanceOf(IllegalStateException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void keepsTheOldOneUntilTheNewOneIsComplete() throws IOException {
    publish("old");
    try (StagedOutput output = StagedOutput.directory(hadoop, target().toString(), true)) {
      write(output, SelectFiles.METRICS, "new");
      assertThat(target().resolve(SelectFiles.METRICS)).hasContent("old");
    }
    assertThat(target().resolve(SelectFiles.METRICS)).hasContent("old");
    assertThat(names()).containsExactly("out");
  }

  @Test
  void noticesAnOutputThatAppearedMeanwhile() throws IOException {
    try (StagedOutput output = StagedOutput.directory(hadoop, target().toString(), false)) {
      write(output, "a.txt", "ours");
      Files.createDirectory(target());
      Files.writeString(target().resolve("b.txt"), "theirs");
      assertThatThrownBy(output::publish).isInstanceOf(InputException.class).hasMessageContaining("exists");
    }
    assertThat(target().resolve("b.txt")).hasContent("theirs");
    assertThat(names()).containsExactly("out");
  }

  @Test
  void namesAPlaceThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> StagedOutput.directory(hadoop, file + "/out", false))
        .isInstanceOf(InputException.class).hasMessageContaining("--output " + file + "/out cannot be written");
  }

  @Test
  void leavesNoChecksumFiles() throws IOException {
    publish("text");
    try (Stream<Path> files = Files.list(target())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(SelectFiles.METRICS);
    }
  }

  private void publish(String text) throws IOException {
    try (StagedOutput output = StagedOutput.directory(hadoop, target().toString(), false)) {
      write(output, SelectFiles.METRICS, text);
      output.publish();
    }
  }

  private static void write(StagedOutput output, String name, String text) throws IOException {
    try (Writer writer = output.text(name)) {
      writer.write(text);
    }
  }

  private Path target() {
    return directory.resolve("out");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("file")).sorted().toList();
    }
  }
}
