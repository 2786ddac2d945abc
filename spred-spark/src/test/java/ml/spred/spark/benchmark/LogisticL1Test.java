package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class LogisticL1Test {
  private static final int CLASSES = 3;
  private static final double[][] ROWS = rows();
  private static final int[] LABELS = IntStream.range(0, ROWS.length).map(sample -> sample % 5 % CLASSES).toArray();

  private final MultinomialLoss loss = new MultinomialLoss(ROWS, LABELS, CLASSES);

  /** Features on scales from 1 to 1000, far from zero; each class shifts one. */
  private static double[][] rows() {
    Random random = new Random(5);
    return IntStream.range(0, 30).mapToObj(sample -> IntStream.range(0, 8).mapToDouble(feature ->
        Math.pow(10, feature % 4) * (5 + random.nextGaussian() + (sample % 5 % CLASSES == feature ? 2 : 0))).toArray())
        .toArray(double[][]::new);
  }

  private static LogisticRegressionModel fit(double lambda) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < ROWS.length; sample++) {
      rows.add(RowFactory.create(Vectors.dense(ROWS[sample]), (double) LABELS[sample]));
    }
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType);
    return new LogisticRegression().setFamily("multinomial").setElasticNetParam(1).setRegParam(lambda).setTol(1e-9)
        .setMaxIter(150).fit(SparkTest.session().createDataFrame(rows, schema));
  }

  private double violation(LogisticRegressionModel model, double lambda) {
    double[][] probabilities = Arrays.stream(ROWS)
        .map(row -> model.predictProbability(Vectors.dense(row)).toArray()).toArray(double[][]::new);
    return loss.violation(model.coefficientMatrix(), probabilities, lambda);
  }

  @Test
  void theFirstFeatureEntersJustBelowLambdaMax() {
    double lambdaMax = loss.lambdaMax();
    assertThat(fit(1.01 * lambdaMax).coefficientMatrix().numNonzeros()).isZero();
    assertThat(fit(0.97 * lambdaMax).coefficientMatrix().numNonzeros()).isPositive();
  }

  @Test
  void aConvergedFitHasNoViolation() {
    double lambda = 0.2 * loss.lambdaMax();
    LogisticRegressionModel model = fit(lambda);
    assertThat(model.coefficientMatrix().numNonzeros()).isBetween(3, CLASSES * 8);
    assertThat(violation(model, lambda)).isLessThan(0.01);
    // The same coefficients are not the answer for another strength.
    assertThat(violation(model, lambda / 2)).isGreaterThan(0.3);
  }

  @Test
  void theGridEndsAtTheRatio() {
    double[] grid = new LogisticL1(4).grid(2);
    assertThat(grid).hasSize(4).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(grid[3]).isCloseTo(2 * LogisticL1.RATIO, within(1e-12));
    assertThat(grid[0]).isLessThan(2);
  }
}
