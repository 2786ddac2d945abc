package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class TextLinesTest {

  private static TextLines lines(String text) {
    return new TextLines(Readings.bytes(text), "lines.txt", SizeLimits.defaults());
  }

  @Test
  void oneFieldIsThatOfAllFields() {
    TextLines lines = lines("a\t \"b \"\"c\"\"\" \t\td°\r\n\nlast");
    while (lines.next()) {
      String[] fields = lines.fields('\t');
      String[] single = new String[fields.length];
      Arrays.setAll(single, field -> lines.field('\t', field));
      assertThat(single).isEqualTo(fields);
      assertThat(lines.field('\t', fields.length)).isNull();
      assertThat(lines.field('\t', -1)).isNull();
    }
    assertThat(lines.number()).isEqualTo(3);
  }

  @Test
  void refusesALineThatDoesNotEnd() {
    SizeLimits limits = new SizeLimits(10, 10, 10, 10, 1 << 16);
    TextLines lines = new TextLines(Readings.bytes("a\n" + "x".repeat(1 << 18)), "lines.txt", limits);
    assertThat(lines.next()).isTrue();
    assertThatThrownBy(lines::next).isInstanceOf(InputException.class).hasMessageContainingAll("lines.txt line 2", "65,536 bytes");
  }
}
