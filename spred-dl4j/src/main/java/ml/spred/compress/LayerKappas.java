package ml.spred.compress;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;

/**
 * Layers with a strength of their own.
 *
 * @param byLayer strengths, at least 0, by the name of the layer
 */
public record LayerKappas(Map<String, Double> byLayer) implements Serializable {
  /** All layers have the common strength. */
  public static final LayerKappas NONE = new LayerKappas(Map.of());

  public LayerKappas {
    byLayer = new LinkedHashMap<>(byLayer);
  }

  /**
   * Of texts such as {@code conv1=1e-3}.
   *
   * @param option what messages call the texts
   * @throws InputException where one of them is no layer with a strength
   */
  public static LayerKappas of(String option, List<String> texts) {
    Map<String, Double> byLayer = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      double kappa = equals < 1 ? Double.NaN : number(text.substring(equals + 1));
      if (!(kappa >= 0) || Double.isInfinite(kappa)) {
        throw new InputException(option + " holds '" + text + "', it must be a layer and a finite strength of at least 0, such as"
            + " conv1=1e-3.");
      }
      byLayer.put(text.substring(0, equals), kappa);
    }
    return new LayerKappas(byLayer);
  }

  /** Texts such as {@code conv1=0.001}, of which {@link #of} makes the same again. */
  public List<String> texts() {
    return byLayer.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
