package ml.spred.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/*
 * Expected numbers: scikit-learn 1.9.1.
 *
 * import numpy as np
 * from sklearn.metrics import *
 * y = np.array([0, 0, 1, 2, 2, 2, 1, 0])
 * p = np.array([[.7, .2, .1], [.3, .4, .3], [.2, .5, .3], [.1, .2, .7],
 *               [.5, .1, .4], [.25, .25, .5], [.1, .6, .3], [.4, .4, .2]])
 * q = p.argmax(1)
 * print(accuracy_score(y, q), balanced_accuracy_score(y, q), f1_score(y, q, average='macro'), log_loss(y, p),
 *       roc_auc_score(y, p, multi_class='ovr', average='macro'), confusion_matrix(y, q).tolist())
 * y = np.array([0, 1, 1, 0, 1, 0])
 * p = np.array([.2, .9, .5, .5, .4, .3])
 * print(roc_auc_score(y, p), log_loss(y, p), balanced_accuracy_score(y, p > .5), f1_score(y, p > .5, average='macro'))
 * y = np.array([0, 0, 1, 1]); q = np.array([0, 2, 1, 1])
 * print(balanced_accuracy_score(y, q), f1_score(y, q, average='macro'))
 */
class ClassificationMetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final int[] LABELS = {0, 0, 1, 2, 2, 2, 1, 0};
  private static final double[][] PROBABILITIES = {
    {.7, .2, .1}, {.3, .4, .3}, {.2, .5, .3}, {.1, .2, .7}, {.5, .1, .4}, {.25, .25, .5}, {.1, .6, .3}, {.4, .4, .2}
  };

  @Test
  void threeClassesAgreeWithScikitLearn() {
    ClassificationMetrics metrics = ClassificationMetrics.of(LABELS, PROBABILITIES, 3);

    assertThat(metrics.samples()).isEqualTo(8);
    assertThat(metrics.accuracy()).isEqualTo(0.75, EXACT);
    assertThat(metrics.balancedAccuracy()).isEqualTo(0.7777777777777777, EXACT);
    assertThat(metrics.macroF1()).isEqualTo(0.7555555555555555, EXACT);
    assertThat(metrics.logLoss()).isEqualTo(0.705878017604699, EXACT);
    assertThat(metrics.auroc().orElseThrow()).isEqualTo(0.9555555555555556, EXACT);
    assertThat(metrics.confusion()).isDeepEqualTo(new int[][] {{2, 1, 0}, {0, 2, 0}, {1, 0, 2}});
    assertThat(metrics.majorityRate()).isEqualTo(0.375, EXACT);
  }

  @Test
  void twoClassesAgreeWithScikitLearnAndTiesGoToTheLowestClass() {
    int[] labels = {0, 1, 1, 0, 1, 0};
    double[] positive = {.2, .9, .5, .5, .4, .3};

    ClassificationMetrics metrics = ClassificationMetrics.of(labels, binary(positive), 2);

    assertThat(metrics.auroc().orElseThrow()).isEqualTo(0.8333333333333334, EXACT);
    assertThat(metrics.logLoss()).isEqualTo(0.4979606839841357, EXACT);
    assertThat(metrics.balancedAccuracy()).isEqualTo(0.6666666666666666, EXACT);
    assertThat(metrics.macroF1()).isEqualTo(0.625, EXACT);
  }

  @Test
  void classesThatNobodyHasDoNotCount() {
    int[] labels = {0, 0, 1, 1};
    int[] predicted = {0, 2, 1, 1};
    double[][] probabilities = new double[4][4];

    ClassificationMetrics metrics = ClassificationMetrics.of(labels, probabilities, predicted, 4);

    assertThat(metrics.balancedAccuracy()).as("over the labels' classes").isEqualTo(0.75, EXACT);
    assertThat(metrics.macroF1()).as("over classes in labels or predictions").isEqualTo(0.5555555555555555, EXACT);
    assertThat(metrics.classesPresent()).isEqualTo(2);
  }

  @Test
  void aCertainMistakeCostsAFiniteLogLoss() {
    ClassificationMetrics metrics = ClassificationMetrics.of(new int[] {0}, new double[][] {{0, 1}}, 2);

    assertThat(metrics.logLoss()).isEqualTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void aurocOfMoreClassesSkipsThoseWithoutPositives() {
    int[] labels = {0, 0, 1};
    double[][] probabilities = {{.8, .1, .1}, {.3, .5, .2}, {.4, .4, .2}};

    assertThat(ClassificationMetrics.of(labels, probabilities, 3).auroc().orElseThrow())
        .as("class 0 and class 1 rank one of two pairs rightly; class 2 has no positive").isEqualTo(0.5, EXACT);
  }

  @Test
  void oneSampleHasNoAuroc() {
    ClassificationMetrics metrics = ClassificationMetrics.of(new int[] {1}, binary(.7), 2);

    assertThat(metrics.auroc()).isEmpty();
    assertThat(metrics.accuracy()).isEqualTo(1);
    assertThat(metrics.toMap()).containsEntry("auroc", null).containsEntry("accuracy", 1.0);
  }

  @Test
  void anEmptySplitWritesNoNumberIntoJson() {
    ClassificationMetrics metrics = ClassificationMetrics.of(new int[0], new double[0][], 3).withTrainingMajority(1);

    assertThat(metrics.isEmpty()).isTrue();
    assertThat(metrics.toMap()).containsEntry("samples", 0);
    assertThat(metrics.toMap()).extractingByKeys(
        "accuracy", "balancedAccuracy", "macroF1", "logLoss", "auroc", "majorityRate", "trainingMajorityRate")
        .containsOnlyNulls();
    assertThat(metrics.accuracyInterval()).isEqualTo(new Interval(0, 1));
  }

  @Test
  void theTrainingMajorityMayBeRareHere() {
    ClassificationMetrics metrics = ClassificationMetrics.of(LABELS, PROBABILITIES, 3);

    assertThat(metrics.trainingMajorityRate()).isEmpty();
    assertThat(metrics.withTrainingMajority(1).trainingMajorityRate()).hasValue(0.25);
    assertThat(metrics.withTrainingMajority(1).majorityRate()).isEqualTo(0.375, EXACT);
  }

  @Test
  void majorityClassTakesTheLowestOfATie() {
    assertThat(ClassificationMetrics.majorityClass(new int[] {2, 1, 1, 2, 0}, 4)).isEqualTo(1);
  }

  @Test
  void wrongShapesAndValuesAreNamed() {
    assertThatThrownBy(() -> ClassificationMetrics.of(new int[] {0}, new double[0][], 2))
        .hasMessage("probabilities has 0 entries, but there are 1 samples");
    assertThatThrownBy(() -> ClassificationMetrics.of(new int[] {2}, binary(.5), 2))
        .hasMessage("label of sample 0 is 2; it must lie in 0..1");
    assertThatThrownBy(() -> ClassificationMetrics.of(new int[] {0}, binary(Double.NaN), 2))
        .hasMessage("a probability of sample 0 is NaN; it must be finite");
    assertThatThrownBy(() -> ClassificationMetrics.of(new int[] {0}, binary(.5), 3))
        .hasMessage("probabilities of sample 0 has 2 entries, but there are 3 classes");
  }

  private static double[][] binary(double... positive) {
    double[][] probabilities = new double[positive.length][];
    for (int sample = 0; sample < positive.length; sample++) {
      probabilities[sample] = new double[] {1 - positive[sample], positive[sample]};
    }
    return probabilities;
  }
}
