package ml.spred;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables of numbers that other programs made, kept beside the tests as resources. */
public final class GoldenFile {
  private GoldenFile() {}

  /** The cells of each line but the first so many. */
  public static List<String[]> cells(Class<?> test, String resource, int skipped) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(test.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
      return lines.lines().skip(skipped).map(line -> line.split(",", -1)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The numbers of each line but the first so many. */
  public static double[][] numbers(Class<?> test, String resource, int skipped) {
    return cells(test, resource, skipped).stream().map(cells -> Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
