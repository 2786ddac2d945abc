package ml.spred.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import ml.spred.expression.ReadOptions;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by Hadoop's file systems. */
class InputFilesTest {
  private final Configuration hadoop = new Configuration();

  @TempDir Path directory;

  @Test
  void readsByPathAndByUriAndHashesTheWholeFile() throws Exception {
    // Bytes behind the end of the gzip stream belong to the file, though no reader asks for them.
    byte[] packed = gzip("sample,class,g1\na,x,1\nb,y,2\n");
    byte[] bytes = Arrays.copyOf(packed, packed.length + 100_000);
    Path file = Files.write(directory.resolve("two words.csv.gz"), bytes);
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));

    for (String path : List.of(file.toString(), file.toUri().toString().replace("%20", " "))) {
      InputFiles.Expression read = InputFiles.expression(hadoop, path, ReadOptions.defaults(), (done, total) -> {});
      assertThat(read.set().sampleNames()).containsExactly("a", "b");
      assertThat(read.set().source()).isEqualTo(path);
      assertThat(read.sha256()).isEqualTo(expected);
    }
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    StringBuilder text = new StringBuilder("sample,class");
    Random random = new Random(1);
    for (int gene = 0; gene < 20_000; gene++) {
      text.append(",g").append(gene);
    }
    for (int sample = 0; sample < 12; sample++) {
      text.append("\ns").append(sample).append(",x");
      for (int gene = 0; gene < 20_000; gene++) {
        text.append(',').append(random.nextFloat());
      }
    }
    Path file = Files.writeString(directory.resolve("wide.csv"), text);
    List<Long> seen = new ArrayList<>();

    InputFiles.expression(hadoop, file.toString(), ReadOptions.defaults(), (done, total) -> {
      assertThat(total).isEqualTo(text.length());
      seen.add(done);
    });

    assertThat(seen).isSorted().hasSizeBetween(2, 10).allMatch(done -> done <= text.length());
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThatThrownBy(() -> InputFiles.path("")).isInstanceOf(InputException.class).hasMessageContaining("is not a path");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
