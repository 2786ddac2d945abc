package ml.spred.spark.param;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Layers that are left alone; none by default. */
public interface HasKeptLayers extends Params {
  default StringArrayParam keptLayers() {
    return new StringArrayParam(this, "keptLayers",
        "layers that are neither penalised nor pruned, though counted");
  }

  default String[] getKeptLayers() {
    return getOrDefault(keptLayers());
  }
}
