package ml.spred.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Problems;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of ensembles against the definition, in plain loops that share no code with the solver. */
class EnsembleNewtonTest {
  private static final int GENES = 25;
  private static final int CLASSES = 3;
  private static final double DECAY = 0.5;
  private static final double TOLERANCE = 1e-3;
  private static final FeatureMatrix X = Problems.gaussian(30, GENES, 81);
  private static final int[] LABELS = Problems.labels(X, CLASSES, 0.4, 82);

  /** The network as plain arrays: V over all genes, first bias, weights and biases behind it. */
  private static final class Network {
    private final boolean linear;
    private final double[][] v;
    private final double[] bias;
    private final double[][][] weights;
    private final double[][] biases;

    Network(FittedEnsemble model, int[] support) {
      this.linear = model.heads().linear();
      this.bias = doubles(model.bias());
      this.v = new double[GENES][bias.length];
      for (int k = 0; k < support.length; k++) {
        v[support[k]] = doubles(model.weights()[k]);
      }
      this.weights = new double[model.layers().length][][];
      this.biases = new double[weights.length][];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = Arrays.stream(model.layers()[k].weights()).map(Network::doubles).toArray(double[][]::new);
        biases[k] = doubles(model.layers()[k].bias());
      }
    }

    private static double[] doubles(float[] values) {
      double[] result = new double[values.length];
      for (int k = 0; k < values.length; k++) {
        result[k] = values[k];
      }
      return result;
    }

    double loss() {
      double sum = 0;
      for (int sample = 0; sample < LABELS.length; sample++) {
        double[] first = bias.clone();
        for (int gene = 0; gene < GENES; gene++) {
          for (int k = 0; k < first.length; k++) {
            first[k] += X.get(sample, gene) * v[gene][k];
          }
        }
        int skip = linear ? CLASSES : 0;
        if (linear) {
          sum += crossEntropy(Arrays.copyOf(first, CLASSES), LABELS[sample]);
        }
        double[] hidden = Arrays.copyOfRange(first, skip, first.length);
        for (int layer = 0; layer < weights.length; layer++) {
          double[] next = biases[layer].clone();
          for (int k = 0; k < hidden.length; k++) {
            for (int j = 0; j < next.length; j++) {
              next[j] += rounded(hidden[k]) * weights[layer][k][j];
            }
          }
          hidden = next;
        }
        sum += crossEntropy(hidden, LABELS[sample]);
      }
      return sum / LABELS.length;
    }

    private static double rounded(double z) {
      return z <= -0.3 ? 0 : z >= 0.3 ? z : (z + 0.3) * (z + 0.3) / 1.2;
    }

    private static double crossEntropy(double[] logits, int label) {
      double total = 0;
      for (double logit : logits) {
        total += Math.exp(logit);
      }
      return Math.log(total) - logits[label];
    }

    /** {@code decay/2} times the squared distance of hidden biases and weights to another network's. */
    double decay(Network start) {
      double squares = 0;
      for (int k = linear ? CLASSES : 0; k < bias.length; k++) {
        squares += Math.pow(bias[k] - start.bias[k], 2);
      }
      for (int layer = 0; layer < weights.length; layer++) {
        for (int k = 0; k < weights[layer].length; k++) {
          for (int j = 0; j < weights[layer][k].length; j++) {
            squares += Math.pow(weights[layer][k][j] - start.weights[layer][k][j], 2);
          }
        }
        for (int j = 0; layer + 1 < weights.length && j < biases[layer].length; j++) {
          squares += Math.pow(biases[layer][j] - start.biases[layer][j], 2);
        }
      }
      return DECAY / 2 * squares;
    }
  }

  /** Central difference by one entry of an array. */
  private static double slope(double[] values, int k, DoubleSupplier function) {
    double at = values[k];
    values[k] = at + 1e-5;
    double above = function.getAsDouble();
    values[k] = at - 1e-5;
    double below = function.getAsDouble();
    values[k] = at;
    return (above - below) / 2e-5;
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  @ParameterizedTest
  @CsvSource({"ensemble, 0.6", "ensemble, 0.25", "mlp, 0.5", "wide, 0.3"})
  void theCertificateIsWhatTheDefinitionSays(String name, double share) {
    // More than twice as many units as samples: that layer moves within the span of its inputs.
    Heads heads = name.equals("mlp") ? Heads.mlpOnly(List.of(8)) : Heads.ensemble(name.equals("wide") ? List.of(70, 5) : List.of(7, 6));
    Standardizer plain = Standardizer.fit(X, Scaling.NONE, MissingValues.REFUSE);
    try (Lanes lanes = new Lanes(2)) {
      KappaPath path = new KappaPath(X, LABELS, FeatureMatrix.zeros(0, GENES), new int[0], CLASSES,
          ProblemDefinition.of(heads).withDenseDecay(DECAY), PathOptions.defaults().withTolerance(TOLERANCE),
          TrainingOptions.defaults(), 3, lanes, Checkpoint.NONE);
      int empty = path.solve(path.kappaMax());
      path.solve(0.8 * path.kappaMax());
      int position = path.solve(share * path.kappaMax());
      Certificate certificate = path.certificate(position);
      assertThat(certificate.holds()).isTrue();
      assertThat(certificate.numChecked()).isEqualTo(GENES);
      assertThat(path.support(position)).isNotEmpty();

      Network start = new Network(path.model(empty, plain), path.support(empty));
      Network network = new Network(path.model(position, plain), path.support(position));
      double threshold = 2 * certificate.kappa();
      double penalty = Arrays.stream(network.v).mapToDouble(EnsembleNewtonTest::norm).sum() * threshold;
      assertThat(certificate.objective()).isCloseTo(network.loss() + network.decay(start) + penalty, within(1e-6));
      assertThat(violation(network, threshold)).isCloseTo(certificate.violation(), within(1e-4)).isLessThan(TOLERANCE + 1e-4);
      assertThat(denseGradient(network, start) / threshold).isCloseTo(certificate.denseGradient() / threshold, within(1e-4));
      assertThat(certificate.denseGradient() / threshold).isLessThan(TOLERANCE);
    }
  }

  private static double violation(Network network, double threshold) {
    double worst = 0;
    for (double[] v : network.v) {
      double size = norm(v);
      double[] distance = new double[v.length];
      for (int k = 0; k < v.length; k++) {
        distance[k] = slope(v, k, network::loss) + (size > 0 ? threshold * v[k] / size : 0);
      }
      worst = Math.max(worst, (norm(distance) - (size > 0 ? 0 : threshold)) / threshold);
    }
    return worst;
  }

  /** The largest norm of the gradient by what leads into one unit. */
  private static double denseGradient(Network network, Network start) {
    DoubleSupplier objective = () -> network.loss() + network.decay(start);
    double largest = 0;
    for (int k = 0; k < network.bias.length; k++) {
      largest = Math.max(largest, Math.abs(slope(network.bias, k, objective)));
    }
    for (int layer = 0; layer < network.weights.length; layer++) {
      for (int unit = 0; unit < network.biases[layer].length; unit++) {
        double squares = Math.pow(slope(network.biases[layer], unit, objective), 2);
        for (double[] row : network.weights[layer]) {
          squares += Math.pow(slope(row, unit, objective), 2);
        }
        largest = Math.max(largest, Math.sqrt(squares));
      }
    }
    return largest;
  }
}
