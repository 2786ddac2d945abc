package ml.spred.solver;

/** Told how far a long computation is. Called from the computing thread; must return at once. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (phase, done, total, detail) -> {};

  /**
   * @param phase what is being done, a few words
   * @param done steps done
   * @param total steps in all; the rest may be skipped when nothing is left to do
   * @param detail where it stands, a few words
   */
  void update(String phase, int done, int total, String detail);
}
