package ml.spred.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleDataTest {
  @TempDir
  private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    SampleData.write(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleData.CSV, SampleData.SOFT, SampleData.TRUTH})
  void givesTheFilesOfTheProject(String name) throws IOException {
    Path kept = SharedData.above("data/sample").orElseThrow().resolve(name);
    assertThat(content(folder.resolve(name))).isEqualTo(content(kept));
    assertThat(Files.size(kept)).isLessThan(500_000);
  }

  @Test
  void writesTheSameTableInBothFormats() throws IOException {
    ExpressionSet csv = read(SampleData.CSV);
    ExpressionSet soft = read(SampleData.SOFT);
    ExpressionSet made = ExpressionSimulator.simulate().set();
    for (ExpressionSet set : new ExpressionSet[] {csv, soft}) {
      assertThat(set.sampleNames()).isEqualTo(made.sampleNames());
      assertThat(set.featureNames()).isEqualTo(made.featureNames());
      assertThat(set.columns()).isEqualTo(made.columns());
      assertThat(set.rows()).usingElementComparator(Arrays::compare).containsExactlyElementsOf(made.rows());
    }
    assertThat(soft.annotations()).isEqualTo(made.annotations());
    assertThat(soft.title()).isEqualTo(made.title());
  }

  private static ExpressionSet read(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      return ExpressionReader.read(in, name);
    }
  }

  // How gzip packs may change with the Java version; what it packs may not.
  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }
}
