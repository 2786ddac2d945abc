package ml.spred.solver;

/** Moves parameters towards a minimum, one iteration at a time. */
interface Stepper {
  /** One iteration; false when no further progress is possible. */
  boolean step();
}
