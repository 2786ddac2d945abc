package ml.spred.compress;

import java.util.SplittableRandom;
import ml.spred.network.ParameterTensor.Role;
import ml.spred.network.ParameterTensor;
import ml.spred.split.Shuffle;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The zeros of a pruned network, put upon other weights (Frankle and Carbin 2019). What is made so is then trained with its zeros
 * held.
 */
public final class LotteryTicket {
  private LotteryTicket() {}

  /**
   * Sets a pruned network back to where it began, but for its zeros, which stay.
   *
   * @param initial all parameters at the start of the training, {@code [1, n]} in the network's order
   */
  public static void rewind(Model pruned, INDArray initial) {
    set(pruned, initial, (zeros, tensor) -> zeros);
  }

  /**
   * The same with the zeros of each layer moved to drawn places: what the number of zeros in each layer alone is worth.
   *
   * @param seed of the places
   */
  public static void rewindShuffled(Model pruned, INDArray initial, long seed) {
    set(pruned, initial, (zeros, tensor) -> shuffled(zeros, new SplittableRandom(seed + 31L * tensor.offset())));
  }

  private interface Places {
    float[] of(float[] free, ParameterTensor tensor);
  }

  private static void set(Model pruned, INDArray initial, Places places) {
    INDArray before = pruned.params().dup();
    pruned.params().assign(initial);
    for (ParameterTensor tensor : ParameterTensor.of(pruned)) {
      if (tensor.role() == Role.WEIGHT) {
        float[] free = tensor.values().alike(before, tensor.offset()).flat().toFloatVector();
        for (int k = 0; k < free.length; k++) {
          free[k] = free[k] == 0 ? 0 : 1;
        }
        INDArray values = tensor.values().flat();
        // Adding nothing makes a plain zero of a negative one.
        values.muli(Nd4j.createFromArray(places.of(free, tensor)).castTo(values.dataType())).addi(0);
      }
    }
  }

  private static float[] shuffled(float[] values, SplittableRandom random) {
    int[] order = Shuffle.order(values.length, random);
    float[] shuffled = new float[values.length];
    for (int k = 0; k < order.length; k++) {
      shuffled[k] = values[order[k]];
    }
    return shuffled;
  }
}
