package ml.spred.fetch;

/** Told how a download goes. */
public interface FetchListener {
  /** Hears nothing. */
  FetchListener NONE = new FetchListener() {
    @Override
    public void progress(String name, long done, long total) {
    }

    @Override
    public void note(String sentence) {
    }
  };

  /**
   * Bytes of a file that are here.
   *
   * @param total its length, or {@code done} while that is unknown
   */
  void progress(String name, long done, long total);

  /** Something that the user may want to know, such as a pause before the next attempt. */
  void note(String sentence);
}
