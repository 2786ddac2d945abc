package ml.spred.select;

import java.io.Serializable;

/**
 * A strength of the path's grid that something else has chosen, as a cross-validation does.
 *
 * @param place of the strength, 0 for kappaMax
 * @param length how far the grid is walked, above {@code place}
 * @param gamma share of the pure solution in the predictions
 */
public record GridPlace(int place, int length, double gamma) implements Serializable {
  public GridPlace {
    if (place < 0 || place >= length) {
      throw new IllegalArgumentException("the place of the strength is " + place + ", it must be from 0 to " + (length - 1)
          + ".");
    }
  }
}
