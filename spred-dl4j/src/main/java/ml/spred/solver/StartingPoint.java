package ml.spred.solver;

import java.util.Random;
import ml.spred.compute.Lanes;
import ml.spred.convex.Response;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The dense parameters before any gene is in: seeded weights behind the first layer, and the output biases at which each head
 * predicts the class frequencies. With {@code V = 0} that is a minimum over all dense parameters, so kappaMax is exact.
 */
final class StartingPoint {
  /** Spread of the first hidden bias: off the kink of the ReLU, or a mask of zeros would leave the MLP head without gradient. */
  private static final double HIDDEN_BIAS = 0.1;

  private final EnsembleShape shape;
  private final int[] labels;

  StartingPoint(EnsembleShape shape, int[] labels) {
    this.shape = shape.withFeatures(0);
    this.labels = labels;
  }

  /** Dense parameters {@code [1, …]} in single precision. */
  INDArray dense(long seed) {
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.FLOAT);
    Random random = new Random(seed);
    for (int layer = 0; layer < shape.numDense(); layer++) {
      // He et al. (2015): variance 2 / inputs keeps the scale through a ReLU.
      fill(parameters.denseWeights(layer), random, Math.sqrt(2.0 / shape.denseInputs(layer)));
    }
    if (shape.heads().mlp()) {
      fillBias(parameters.bias(), random);
    }
    setPriors(parameters);
    return parameters.dense().dup();
  }

  private static void fill(INDArray target, Random random, double deviation) {
    float[] values = new float[(int) target.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (random.nextGaussian() * deviation);
    }
    target.assign(Nd4j.create(values, target.shape(), 'f'));
  }

  private void fillBias(INDArray bias, Random random) {
    for (int k = shape.linearWidth(); k < shape.width(); k++) {
      bias.putScalar(0, k, random.nextGaussian() * HIDDEN_BIAS);
    }
  }

  /** Output biases such that each head's logits are the logarithms of the class frequencies. */
  private void setPriors(EnsembleParameters parameters) {
    double[] logPriors = logPriors();
    if (shape.heads().linear() && shape.heads().intercept()) {
      for (int k = 0; k < logPriors.length; k++) {
        parameters.bias().putScalar(0, k, logPriors[k]);
      }
    }
    if (shape.heads().mlp()) {
      INDArray last = parameters.denseBias(shape.numDense() - 1);
      try (Lanes lanes = new Lanes(1)) {
        double[] current = new EnsembleStep(null, new int[] {0}, shape, DenseDecay.none(), DataType.FLOAT, lanes)
            .perceptronLogits(parameters);
        for (int k = 0; k < logPriors.length; k++) {
          last.putScalar(0, k, logPriors[k] - current[k]);
        }
      }
    }
  }

  /** Logarithms of the class frequencies; of a class without training samples what leaves its probability below rounding. */
  private double[] logPriors() {
    double[] counts = new double[shape.numClasses()];
    for (int label : labels) {
      counts[label]++;
    }
    double[] logs = new double[counts.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = counts[k] == 0 ? Response.Classes.ABSENT : Math.log(counts[k] / labels.length);
    }
    return logs;
  }
}
