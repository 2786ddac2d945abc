package ml.spred.hsic;

/** What makes two samples alike. */
public enum Kernel {
  /**
   * {@code exp(−(a − b)²/(2·width²))} for numbers, on the scale of their standard deviation over all samples (population, by n).
   */
  GAUSSIAN {
    @Override
    void fill(double[] values, double[] target) {
      int size = values.length;
      for (int i = 0; i < size; i++) {
        target[i * size + i] = 1;
        for (int j = 0; j < i; j++) {
          double distance = values[i] - values[j];
          double value = Math.exp(-distance * distance / 2);
          target[i * size + j] = value;
          target[j * size + i] = value;
        }
      }
    }
  },
  /** {@code 1/n_c} for two samples of one class with n_c samples in the block, 0 for samples of two classes. */
  DELTA {
    @Override
    void fill(double[] values, double[] target) {
      int size = values.length;
      for (int i = 0; i < size; i++) {
        int alike = 0;
        for (int j = 0; j < size; j++) {
          alike += values[i] == values[j] ? 1 : 0;
        }
        for (int j = 0; j < size; j++) {
          target[i * size + j] = values[i] == values[j] ? 1.0 / alike : 0;
        }
      }
    }
  };

  /**
   * Writes the kernel matrix of a block.
   *
   * @param values of the block's samples; of the Gaussian kernel in units of its width
   * @param target {@code [samples, samples]}
   */
  abstract void fill(double[] values, double[] target);
}
