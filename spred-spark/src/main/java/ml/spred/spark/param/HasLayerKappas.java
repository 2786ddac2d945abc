package ml.spred.spark.param;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Layers with a strength of their own; none by default. */
public interface HasLayerKappas extends Params {
  default StringArrayParam layerKappas() {
    return new StringArrayParam(this, "layerKappas",
        "layers with a strength of their own in place of kappa, each as LAYER=KAPPA, such as conv1=1e-3");
  }

  default String[] getLayerKappas() {
    return getOrDefault(layerKappas());
  }
}
