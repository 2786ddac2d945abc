package ml.spred.compress;

import java.util.List;
import java.util.SplittableRandom;
import ml.spred.network.NetworkGradient;
import ml.spred.network.ParameterTensor;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Scores of a network's weights before it is trained. */
public final class InitialScores {
  /** Length of the step of a difference of gradients, by the length of the parameters. */
  private static final double STEP = 1e-3;

  private InitialScores() {}

  /** Uniformly drawn: what any other score must beat. */
  public static WeightScores random(long seed) {
    return tensor -> {
      SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * tensor.offset());
      return random.doubles(tensor.length()).toArray();
    };
  }

  /** SNIP (Lee et al. 2019): {@code |V∘∂L/∂V|}, the loss's first-order change when a weight goes. */
  public static WeightScores snip(Model network, List<? extends MultiDataSet> batches) {
    INDArray gradient = NetworkGradient.of(network).by(batches);
    return WeightScores.in(Transforms.abs(gradient.muli(network.params()), false));
  }

  /**
   * GraSP (Wang et al. 2020): {@code V∘(H·g)}; the lowest ones are those whose loss takes least away from the gradient's norm,
   * or adds to it. The product with the Hessian is a central difference of gradients along g, with the logits as they are
   * (temperature 1).
   */
  public static WeightScores grasp(Model network, List<? extends MultiDataSet> batches) {
    NetworkGradient gradients = NetworkGradient.of(network);
    INDArray start = network.params().dup();
    INDArray direction = onlyWeights(network, gradients.by(batches));
    double length = direction.norm2Number().doubleValue();
    double step = length == 0 ? 0 : STEP * start.norm2Number().doubleValue() / length;
    network.params().assign(start).addi(direction.mul(step));
    INDArray product = gradients.by(batches);
    network.params().assign(start).subi(direction.mul(step));
    product.subi(gradients.by(batches)).divi(2 * Math.max(step, Double.MIN_NORMAL)).muli(start);
    network.params().assign(start);
    return signed(WeightScores.in(product));
  }

  private static INDArray onlyWeights(Model network, INDArray gradient) {
    for (ParameterTensor tensor : ParameterTensor.of(network)) {
      if (tensor.role() != ParameterTensor.Role.WEIGHT) {
        tensor.values().alike(gradient, tensor.offset()).flat().assign(0);
      }
    }
    return gradient;
  }

  private static WeightScores signed(WeightScores scores) {
    return new WeightScores() {
      @Override
      public double[] of(ParameterTensor tensor) {
        return scores.of(tensor);
      }

      @Override
      public boolean signed() {
        return true;
      }
    };
  }
}
