package ml.spred.solver;

/** Moves parameters towards a minimum, one iteration at a time. */
interface Stepper extends AutoCloseable {
  /** One iteration; false when no further progress is possible. */
  boolean step();

  /** Gives native memory back. */
  @Override
  void close();
}
