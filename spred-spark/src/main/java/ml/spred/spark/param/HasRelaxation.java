package ml.spred.spark.param;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** Share of the L1 solution in the predictions, or the word that has it chosen; a text, so that a grid can hold both. */
public interface HasRelaxation extends Params {
  /** The word that has the share chosen on the validation rows. */
  String AUTO = "auto";

  default Param<String> relaxation() {
    return new Param<>(this, "relaxation",
        "share gamma of the L1 solution in the predictions, the rest is a refit of the selected features without L1 penalty: a"
            + " number from 0 to 1 (1 is the certified solution alone), or auto: chosen on the validation rows with kappa",
        inRange());
  }

  default String getRelaxation() {
    return getOrDefault(relaxation());
  }

  private static Function1<String, Object> inRange() {
    return (Function1<String, Object> & Serializable) text -> {
      if (!text.equals(AUTO) && !isShare(text)) {
        throw new IllegalArgumentException("relaxation is '" + text + "', it must be a number from 0 to 1 or '" + AUTO + "'.");
      }
      return true;
    };
  }

  private static boolean isShare(String text) {
    try {
      double share = Double.parseDouble(text);
      return share >= 0 && share <= 1;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
