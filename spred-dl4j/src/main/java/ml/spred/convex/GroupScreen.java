package ml.spred.convex;

/**
 * All groups of genes at the point of the last pass: which are strong, and how strong. Strengths are exact to double precision
 * wherever they decide something, so two of these over the same values answer the same, bit for bit.
 */
interface GroupScreen {
  /** Takes a strength that exceeds its limit. */
  @FunctionalInterface
  interface Excess {
    void add(int group, double strength, double factor);
  }

  /**
   * One pass over all genes.
   *
   * @param delta {@code D = ∂loss/∂M}, {@code [samples, outputs]}, one output after the other
   * @param l1 strength of the norms about which questions will be asked; 0 where it is not known
   */
  void screen(double[] delta, double l1);

  /** The largest strength of a penalised group relative to its factor. */
  double largest();

  /**
   * The given groups and those whose strength exceeds a limit, ascending; the strongest when there are many.
   *
   * @param limit relative to the factor of a group
   * @param proven whether the excess must hold in double precision; otherwise it suffices that rounding allows it
   * @param room how many may join
   */
  int[] join(int[] present, double limit, boolean proven, int room);

  /** Shows, in ascending order, every penalised group other than the given ones that may exceed a limit by the last pass. */
  void exceeding(double limit, boolean[] known, Excess excess);

  /** Told that the values of these groups will be asked for. */
  void expect(int[] groups);
}
