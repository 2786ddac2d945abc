package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsBenchmarkTest {
  @TempDir private Path directory;

  private static RowsLine line(int rows, String name, int bytes) {
    RowsStep step = new RowsStep(name, bytes * 1e9, Double.NaN, () -> {});
    step.measure();
    return RowsLine.of(rows, 3, 2, step, step);
  }

  @Test
  void aSecondRunReplacesItsOwnLinesAlone() throws Exception {
    Path file = directory.resolve("lasso-rows.csv");
    RowsLine.replace(file, List.of(line(10, "plain sum", 1), line(10, "gradient of 1 model", 2)));
    RowsLine.replace(file, List.of(line(20, "plain sum", 3), line(10, "gradient of 1 model", 4)));
    assertThat(Files.readAllLines(file)).hasSize(4).satisfiesExactly(
        header -> assertThat(header).startsWith("rows,features,tasks,step,repeats,seconds,ratio"),
        kept -> assertThat(kept).startsWith("10,3,2,plain sum,1,").endsWith(",1.00,"),
        other -> assertThat(other).startsWith("20,3,2,plain sum,1,").endsWith(",3.00,"),
        replaced -> assertThat(replaced).startsWith("10,3,2,gradient of 1 model,1,").endsWith(",4.00,"));
  }
}
