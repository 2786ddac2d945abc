package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.function.Function;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Split;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * A fitted classifier.
 *
 * @param probabilities of the classes, for the features of a sample
 * @param genes number of features that it uses
 * @param strength of its penalty, on its own scale; NaN for none
 * @param violation of its optimality conditions, relative to the strength; NaN where there are none
 * @param seconds that the method says it took; NaN where the clock of the benchmark is right
 */
record Fitted(Function<Vector, Vector> probabilities, int genes, double strength, double violation, double seconds) {

  Fitted(Function<Vector, Vector> probabilities, int genes, double strength, double violation) {
    this(probabilities, genes, strength, violation, Double.NaN);
  }

  /** Scores on a split, beside those of the majority class of the training samples. */
  ClassificationMetrics score(SplitData data, Split split) {
    int classes = data.classes().size();
    int majority = ClassificationMetrics.majorityClass(data.labels(Split.TRAIN), classes);
    return ClassificationMetrics.of(data.labels(split), predict(data.rows(split), classes), classes)
        .withTrainingMajority(majority);
  }

  /** {@code [samples][classes]}; 0 for a class that the classifier does not know. */
  double[][] predict(double[][] rows, int classes) {
    return Arrays.stream(rows)
        .map(row -> Arrays.copyOf(probabilities.apply(Vectors.dense(row)).toArray(), classes)).toArray(double[][]::new);
  }
}
