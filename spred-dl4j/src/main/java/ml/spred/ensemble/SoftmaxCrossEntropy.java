package ml.spred.ensemble;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Mean cross-entropy of the softmax, natural logarithm, with its gradient; sums in double whatever the precision. */
final class SoftmaxCrossEntropy {
  private final int[] labels;
  private final int numClasses;
  private final double[] logits;

  SoftmaxCrossEntropy(int[] labels, int numClasses) {
    this.labels = labels;
    this.numClasses = numClasses;
    this.logits = new double[labels.length * numClasses];
  }

  /**
   * Mean loss; writes {@code ∂loss/∂logits} over the logits.
   *
   * @param values logits {@code [samples, classes]}, column-major; becomes the gradient
   */
  double lossAndGradient(INDArray values) {
    read(values);
    int samples = labels.length;
    double loss = 0;
    for (int sample = 0; sample < samples; sample++) {
      loss += softmax(sample);
      logits[labels[sample] * samples + sample] -= 1;
    }
    for (int k = 0; k < logits.length; k++) {
      logits[k] /= samples;
    }
    values.assign(Nd4j.create(logits, new long[] {samples, numClasses}, 'f').castTo(values.dataType()));
    return loss / samples;
  }

  /** Probabilities {@code [sample][class]}. */
  double[][] probabilities(INDArray values) {
    read(values);
    int samples = labels.length;
    double[][] rows = new double[samples][numClasses];
    for (int sample = 0; sample < samples; sample++) {
      softmax(sample);
      for (int k = 0; k < numClasses; k++) {
        rows[sample][k] = logits[k * samples + sample];
      }
    }
    return rows;
  }

  private void read(INDArray values) {
    INDArray contiguous = values.dup('f');
    for (int k = 0; k < logits.length; k++) {
      logits[k] = contiguous.data().getDouble(k);
    }
  }

  /** Turns one sample's logits into probabilities; returns its loss. */
  private double softmax(int sample) {
    int samples = labels.length;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = sample; k < logits.length; k += samples) {
      largest = Math.max(largest, logits[k]);
    }
    double own = logits[labels[sample] * samples + sample] - largest;
    double total = 0;
    for (int k = sample; k < logits.length; k += samples) {
      logits[k] = Math.exp(logits[k] - largest);
      total += logits[k];
    }
    for (int k = sample; k < logits.length; k += samples) {
      logits[k] /= total;
    }
    return Math.log(total) - own;
  }
}
