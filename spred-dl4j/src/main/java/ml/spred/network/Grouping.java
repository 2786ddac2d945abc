package ml.spred.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/**
 * Which weights of a layer share one factor of the redundant pair, and so go to zero together.
 *
 * @param kind how the groups are formed
 * @param groupOf for {@link Kind#GIVEN} the group of each weight, 0 … groups − 1, in row-major order of the weights' shape;
 *     else null
 */
public record Grouping(Kind kind, int[] groupOf) {
  /** How groups are formed. */
  public enum Kind {
    /** Every weight for itself (paper, Algorithm 1). */
    WEIGHT,
    /** All weights that lead into one neuron or make one filter: its output goes dark (paper, Algorithm 2). */
    OUTPUT,
    /** All weights that leave one input or input channel. */
    INPUT,
    /** As given. */
    GIVEN
  }

  /** Every weight for itself. */
  public static final Grouping WEIGHTS = new Grouping(Kind.WEIGHT, null);
  /** One group for each neuron or filter. */
  public static final Grouping OUTPUTS = new Grouping(Kind.OUTPUT, null);
  /** One group for each input or input channel. */
  public static final Grouping INPUTS = new Grouping(Kind.INPUT, null);

  public Grouping {
    if ((kind == Kind.GIVEN) != (groupOf != null)) {
      throw new IllegalArgumentException("groups are listed for GIVEN, and only there.");
    }
    if (groupOf != null && Arrays.stream(groupOf).anyMatch(group -> group < 0)) {
      throw new IllegalArgumentException("a group is negative, groups are numbered from 0.");
    }
  }

  /** Groups as given: the group of each weight in row-major order of the weights' shape, numbered from 0. */
  public static Grouping given(int[] groupOf) {
    return new Grouping(Kind.GIVEN, groupOf.clone());
  }

  /**
   * The group of each weight, in the order in which the weights lie in memory.
   *
   * @throws IllegalArgumentException where the layer has no such groups
   */
  public int[] index(ParameterTensor tensor) {
    if (kind == Kind.GIVEN) {
      return IndexedGroups.inMemoryOrder(tensor, groupOf);
    }
    if (kind == Kind.WEIGHT) {
      return IntStream.range(0, (int) tensor.length()).toArray();
    }
    int axis = kind == Kind.OUTPUT ? outputAxis(tensor) : inputAxis(tensor);
    int stride = tensor.values().shaped().stride(axis);
    int size = (int) tensor.shape()[axis];
    return IntStream.range(0, (int) tensor.length()).map(k -> k / stride % size).toArray();
  }

  /** The groups of one array of weights. */
  Groups of(ParameterTensor tensor) {
    return switch (kind) {
      case WEIGHT -> new WeightGroups(tensor.length());
      case OUTPUT -> new AxisGroups(tensor.shape(), outputAxis(tensor));
      case INPUT -> new AxisGroups(tensor.shape(), inputAxis(tensor));
      case GIVEN -> IndexedGroups.of(tensor, groupOf);
    };
  }

  /**
   * The axis of the weights that counts neurons or filters: {@code [nIn, nOut]} for dense layers, {@code [nOut, nIn, …]} for
   * convolutions, the other way round for deconvolutions.
   */
  static int outputAxis(ParameterTensor tensor) {
    refuseInterleaved(tensor);
    return tensor.shape().length == 2 || isReversed(tensor) ? 1 : 0;
  }

  /** The axis of the weights that counts inputs or input channels. */
  static int inputAxis(ParameterTensor tensor) {
    refuseInterleaved(tensor);
    return tensor.shape().length == 2 || isReversed(tensor) ? 0 : 1;
  }

  private static boolean isReversed(ParameterTensor tensor) {
    return tensor.layer() instanceof Deconvolution2D || tensor.layer() instanceof Deconvolution3D;
  }

  /** A gate of a recurrent cell and a multiplied channel have no single axis. */
  private static void refuseInterleaved(ParameterTensor tensor) {
    boolean plain = tensor.key().equals(DefaultParamInitializer.WEIGHT_KEY) && !(tensor.layer() instanceof BaseRecurrentLayer)
        && !(tensor.layer() instanceof DepthwiseConvolution2D);
    if (!plain && !tensor.key().equals("pW")) {
      throw new IllegalArgumentException("layer " + tensor.label()
          + " has no axis of neurons or channels; take single weights, or give its groups by Grouping.given.");
    }
  }
}
