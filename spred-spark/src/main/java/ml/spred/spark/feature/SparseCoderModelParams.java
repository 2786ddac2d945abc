package ml.spred.spark.feature;

import ml.spred.coding.CodingOptions;
import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasGapTol;
import ml.spred.spark.param.HasOutputCol;
import ml.spred.spark.param.HasRegParam;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;

/** Params of sparse coding and of its model: the columns, and how a code is made. */
public interface SparseCoderModelParams extends HasFeaturesCol, HasOutputCol, HasRegParam, HasGapTol {
  default Param<String> gapCol() {
    return new Param<>(this, "gapCol",
        "name of the column that is written with the duality gap of each code relative to its objective; empty writes none");
  }

  default String getGapCol() {
    return getOrDefault(gapCol());
  }

  @Override
  default DoubleParam regParam() {
    return new DoubleParam(this, "regParam",
        "strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 + regParam |a|_1", Limits.above("regParam",
            0));
  }

  @Override
  default DoubleParam gapTol() {
    return new DoubleParam(this, "gapTol", "largest duality gap of a code relative to its objective (above 0, below 1)",
        Limits.between("gapTol", 0, 1));
  }

  /** Sets the defaults, the core's; needs the uid. */
  static void setModelDefaults(SparseCoderModelParams stage) {
    CodingOptions options = CodingOptions.defaults();
    stage.setDefault(stage.featuresCol(), "features");
    stage.setDefault(stage.outputCol(), stage.uid() + "__output");
    stage.setDefault(stage.gapCol(), "");
    stage.setDefault(stage.regParam(), options.lambda());
    stage.setDefault(stage.gapTol(), options.gapTol());
  }
}
