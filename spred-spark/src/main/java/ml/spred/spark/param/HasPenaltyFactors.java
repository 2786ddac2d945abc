package ml.spred.spark.param;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** Factor of each feature's penalty; empty, which is 1 for all, by default. */
public interface HasPenaltyFactors extends Params {
  default DoubleArrayParam penaltyFactors() {
    return new DoubleArrayParam(this, "penaltyFactors",
        "factor of each feature's penalty, one for each feature (at least 0; 0: never penalised); empty is 1 for all",
        (Function1<double[], Object> & Serializable) HasPenaltyFactors::check);
  }

  default double[] getPenaltyFactors() {
    return getOrDefault(penaltyFactors());
  }

  private static boolean check(double[] factors) {
    for (int k = 0; k < factors.length; k++) {
      if (!(factors[k] >= 0)) {
        throw new IllegalArgumentException("penaltyFactors holds " + factors[k] + " for feature " + k
            + ", it must be at least 0.");
      }
    }
    return true;
  }
}
