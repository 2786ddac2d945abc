package ml.spred.expression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files that unpack to much: refused by the limits, with a few megabytes of memory taken. */
class BombTest {
  private static final SizeLimits SMALL = new SizeLimits(1_000, 100_000, 1_000_000, 1 << 22, 1 << 20);

  private static byte[] packed(String start, String repeated, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      byte[] block = repeated.repeat(1000).getBytes(StandardCharsets.UTF_8);
      for (int block1000 = 0; block1000 < times / 1000; block1000++) {
        out.write(block);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "a.soft|^DATASET = GDS1|~!dataset_title = x|too long to be true",
      "a.soft|^DATASET = GDS1~!x = |y|line 2 is longer than the limit",
      "a_series_matrix.txt|!Series_title\tx|~!Sample_title\tx|too long to be true",
      "a.soft|^SAMPLE = GSM1|~!Sample_title = x|too long to be true",
      "a.gct|#1.2~5\t5~|a\t|line 3 is longer than the limit",
      "a.csv|sample|,x|features",
      "a.csv|gene,s~a,1|,1|fields",
      "a.csv|sample,x~a,|y|not a well-formed table"})
  void isRefused(String name, String start, String repeated, String sentence) {
    byte[] bomb = packed(start.replace('~', '\n'), repeated.replace('~', '\n'), 2_000_000);
    Assertions.assertThatThrownBy(() -> ExpressionReader.read(ExpressionFile.of(name, bomb),
        ReadOptions.defaults().withLimits(SMALL))).isInstanceOf(InputException.class).hasMessageContainingAll(name, sentence);
  }
}
