package ml.spred.solver;

/**
 * Where solved strengths of a long path are kept, so that a path that was killed goes on where it stood: same data, same options,
 * same result as without the kill. One entry for each strength in the order of solving.
 */
public interface Checkpoint {
  /** Keeps nothing. */
  Checkpoint NONE = new Checkpoint() {
    @Override
    public byte[] read(int position) {
      return null;
    }

    @Override
    public void write(int position, byte[] entry) {}
  };

  /** The entry at a position, whole or not at all; null where there is none. */
  byte[] read(int position);

  /** Keeps an entry; once this returns, a kill leaves it whole. */
  void write(int position, byte[] entry);
}
