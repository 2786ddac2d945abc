package ml.spred.network;

/**
 * Soft threshold reparametrisation (STR, Kusupati et al. 2020): {@code V = sign(S)·max(0, |S| − sigmoid(s))} with one learned s
 * for each array of weights. The decay, coupled, draws S and s to zero; as s rises from its start the threshold grows, so decay
 * and start set the sparsity.
 *
 * @param decay strength of {@code decay·(‖S‖² + s²)}, at least 0
 * @param start of s, for example −5: a threshold of 0.0067
 */
public record SoftThreshold(double decay, double start) implements Treatment {
  public SoftThreshold {
    if (!(decay >= 0) || Double.isInfinite(decay) || Double.isNaN(start)) {
      throw new IllegalArgumentException("decay is " + decay + " and start " + start
          + "; decay must be a finite number of at least 0.");
    }
  }

  @Override
  public Parametrisation of(ParameterTensor tensor) {
    return new ThresholdedWeights(tensor, this);
  }
}
