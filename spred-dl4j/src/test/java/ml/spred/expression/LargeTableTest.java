package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory: reading takes little more than the table itself. */
class LargeTableTest {

  private record Run(int code, String out) {}

  private static Run java(String heap, String... args) throws IOException, InterruptedException {
    String[] command = new String[5 + args.length];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-Xmx" + heap;
    command[2] = "-cp";
    command[3] = System.getProperty("java.class.path");
    command[4] = LargeTable.class.getName();
    System.arraycopy(args, 0, command, 5, args.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gct", "tsv"})
  void fiftyThousandGenesOfAThousandSamplesFitIntoOneGibibyte(String format) throws Exception {
    Run run = java("1g", "50000", "1000", format);
    double sum = 0;
    for (int gene = 0; gene < 50_000; gene++) {
      for (int sample = 0; sample < 1000; sample++) {
        sum += LargeTable.hundredths(gene, sample) / 100.0;
      }
    }
    assertThat(run.out()).isEqualTo("50000 x 1000 sum " + Math.round(sum) + System.lineSeparator());
    assertThat(run.code()).isZero();
  }

  @Test
  void aTableThatDoesNotFitIsRefusedBeforeMemoryRunsOut() throws Exception {
    for (String format : new String[] {"gct", "tsv"}) {
      Run run = java("128m", "50000", "1000", format);
      assertThat(run.out()).contains("ml.spred.InputException: large." + format, "MB of memory", "-Xmx")
          .doesNotContain("OutOfMemoryError");
    }
  }
}
