package ml.spred.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ml.spred.InputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class SplitFileTest {
  private static final List<String> SAMPLES = List.of("s1", "s2", "s 3");

  @Test
  void readsInTheOrderOfTheData() {
    Splits splits = read("split,why,sample\ntest,x,s 3\nTrain,,s1\ndev,,s2\n");
    assertThat(splits.bySample()).containsExactly(Split.TRAIN, Split.DEV, Split.TEST);
    assertThat(splits.notes()).isEmpty();
  }

  @Test
  void notesSamplesThatTheDataLacks() {
    assertThat(read("sample,split\ns1,train\ns2,dev\ns 3,test\ns9,test\n").notes())
        .singleElement().asString().contains("split.csv", "1 samples", "'s9'");
  }

  @Test
  void refusesWhatItCannotUse() {
    refused("sample,part\ns1,train\n").hasMessageContainingAll("sample, part", "'split'");
    refused("sample,split\ns1,train\ns2,validation\n")
        .hasMessageContainingAll("line 3", "'s2'", "'validation'", "train, dev or test");
    refused("sample,split\ns1,train\ns2,dev\ns1,test\n").hasMessageContainingAll("'s1'", "line 4");
    refused("sample,split\nx,train\n").hasMessageContainingAll("misses 3 of the 3", "s1, s2, s 3");
    refused("sample,split\ns1,dev\ns2,dev\ns 3,test\n").hasMessageContaining("none of the 3 samples into train");
    refused("sample,split\n").hasMessageContaining("misses 3");
    refused("").hasMessageContaining("empty");
  }

  @Test
  void readsWhatItWrites() {
    Splits drawn = new Splits(new Split[] {Split.TRAIN, null, Split.TEST}, List.of());
    StringWriter out = new StringWriter();
    SplitFile.write(SAMPLES, drawn, out);
    assertThat(out).hasToString("sample,split\ns1,train\ns 3,test\n");
    assertThat(SplitFile.read(bytes(out.toString()), "split.csv", List.of("s 3", "s1")).bySample())
        .containsExactly(Split.TEST, Split.TRAIN);
  }

  private static Splits read(String text) {
    return SplitFile.read(bytes(text), "split.csv", SAMPLES);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining("split.csv");
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
