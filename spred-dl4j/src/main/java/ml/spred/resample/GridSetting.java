package ml.spred.resample;

import java.io.Serializable;

/**
 * A grid of strengths to be found.
 *
 * @param training samples whose kappaMax it starts at
 */
public record GridSetting(int[] training) implements Serializable {
  /** What a message calls it. */
  @Override
  public String toString() {
    return "grid of strengths of " + training.length + " samples";
  }
}
