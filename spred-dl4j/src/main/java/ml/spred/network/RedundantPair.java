package ml.spred.network;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.random.impl.GaussianDistribution;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** U and W of one array of weights: {@code ∂W = u∘G} and {@code ∂u_g = Σ_g W∘G}, plus the coupled decay. */
final class RedundantPair implements Parametrisation {
  private final ParameterTensor tensor;
  private final Redundant treatment;
  private final Groups groups;
  private INDArray mask;
  private Block weights;
  private INDArray maskSlope;
  private Block weightSlope;

  RedundantPair(ParameterTensor tensor, Redundant treatment, Groups groups) {
    this.tensor = tensor;
    this.treatment = treatment;
    this.groups = groups;
  }

  @Override
  public long stateLength() {
    return groups.count() + tensor.length();
  }

  @Override
  public void bind(INDArray state, INDArray slope, long from) {
    mask = Block.of(state, from, 'c', groups.count()).flat();
    maskSlope = Block.of(slope, from, 'c', groups.count()).flat();
    weights = tensor.values().alike(state, from + groups.count());
    weightSlope = tensor.values().alike(slope, from + groups.count());
  }

  @Override
  public void start(Random random) {
    switch (treatment.initialization()) {
      case INDEPENDENT -> drawIndependently(random);
      case SQUARE_ROOT -> unfold(0);
      case FROM_DENSE -> unfold(spread());
    }
  }

  /** Products of independent normal factors have the product of their deviations. */
  private void drawIndependently(Random random) {
    boolean single = groups instanceof WeightGroups;
    double spread = tensor.values().flat().norm2Number().doubleValue() / Math.sqrt(tensor.length());
    draw(mask, single ? Math.sqrt(spread) : 1, random);
    draw(weights.flat(), single ? Math.sqrt(spread) : spread, random);
  }

  private static void draw(INDArray target, double deviation, Random random) {
    Nd4j.getExecutioner().exec(new GaussianDistribution(target, 0, deviation), random);
  }

  /**
   * Sets factors whose product is the present V: {@code balance·u² − ‖W‖²/balance = excess}. With an excess of 0 they are
   * balanced at once, and a single weight then keeps its sign: gradients keep {@code |U| = |W|}, so V comes to zero and stays
   * until rounding has unbalanced the two.
   */
  private void unfold(double excess) {
    Block values = tensor.values();
    groups.productSums(values, values, weights, mask);
    INDArray dead = mask.eq(0).castTo(mask.dataType());
    Transforms.sqrt(mask.muli(4).addi(excess * excess), false);
    Transforms.sqrt(mask.addi(excess).divi(2 * treatment.balance()), false);
    // What is zero stays zero, and must not be divided by.
    mask.muli(dead.rsub(1));
    groups.scale(values, maskSlope.assign(dead).addi(mask).rdivi(1), weights);
  }

  /** Root mean square of the norms of the groups. */
  private double spread() {
    return tensor.values().flat().norm2Number().doubleValue() / Math.sqrt(groups.count());
  }

  @Override
  public void pullBack() {
    groups.productSums(weights, tensor.gradient(), weightSlope, maskSlope);
    groups.scale(tensor.gradient(), mask, weightSlope);
    Nd4j.exec(new Axpy(mask, maskSlope, maskSlope, 2 * treatment.alpha()));
    Nd4j.exec(new Axpy(weights.flat(), weightSlope.flat(), weightSlope.flat(), 2 * treatment.beta()));
  }

  @Override
  public void fold() {
    groups.scale(weights, mask, tensor.values());
  }

  /**
   * A group is dead whose factors are both below {@link #least}. Decay goes on for ever, and a product of factors of 1e-20 is a
   * subnormal number in single precision, for each of which a processor takes some hundred cycles: a network of such weights
   * takes twenty times as long.
   */
  @Override
  public void markDead() {
    groups.productSums(weights, weights, weightSlope, maskSlope);
    maskSlope.addi(mask.mul(mask));
    double least = least();
    maskSlope.assign(maskSlope.gte(least * least).castTo(maskSlope.dataType()));
    tensor.gradient().flat().assign(1);
    groups.scale(tensor.gradient(), maskSlope, weightSlope);
  }

  /** The third root of the smallest normal number: products of such factors with numbers as small are normal. */
  private double least() {
    return Math.cbrt(mask.dataType() == DataType.DOUBLE ? Double.MIN_NORMAL : Float.MIN_NORMAL);
  }

  @Override
  public double penalty() {
    double u = mask.norm2Number().doubleValue();
    double w = weights.flat().norm2Number().doubleValue();
    return treatment.alpha() * u * u + treatment.beta() * w * w;
  }
}
