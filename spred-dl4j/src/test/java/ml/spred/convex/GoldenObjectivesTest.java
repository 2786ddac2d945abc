package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Objectives and numbers of genes that R's glmnet reaches; golden.R beside them made them. */
class GoldenObjectivesTest {
  private static final List<double[]> ROWS = rows();
  private static final int[] LABELS = ROWS.stream().mapToInt(row -> (int) row[0]).toArray();
  private static final FeatureMatrix X =
      FeatureMatrix.ofRows(ROWS.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(double[][]::new));

  private static List<double[]> rows() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(GoldenObjectivesTest.class.getResourceAsStream("golden-samples.csv")), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "golden-objectives.csv", numLinesToSkip = 1)
  void agreesWithGlmnet(String type, double alpha, double lambda, double objective, int genes) {
    ProblemDefinition definition = ProblemDefinition.of(Heads.linearOnly()).withElasticNet(alpha)
        .withForm(type.equals("grouped") ? Form.GROUP : Form.ELEMENTWISE);
    try (Lanes lanes = new Lanes(1)) {
      LinearHead.Solution solution = new LinearHead(X, LABELS, 3, definition, lanes).solve(null, lambda / 2, 1e-10);
      // Values are held in single precision: the third decimal that glmnet was given is off by up to 1e-7.
      assertThat(solution.certificate().objective()).isCloseTo(objective, within(1e-6 * objective));
      assertThat(solution.genes()).hasSize(genes);
    }
  }
}
