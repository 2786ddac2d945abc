package ml.spred.spark.feature;

import ml.spred.coding.CodingOptions;
import ml.spred.spark.param.HasBatchSize;
import ml.spred.spark.param.HasMaxIter;
import ml.spred.spark.param.HasNumAtoms;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.IntParam;

/** Params of sparse coding. */
public interface SparseCoderParams extends SparseCoderModelParams, HasNumAtoms, HasBatchSize, HasMaxIter, HasSeed {
  @Override
  default IntParam batchSize() {
    return new IntParam(this, "batchSize", "rows that are coded between two updates of the dictionary (at least 0); 0 takes all",
        Limits.atLeast("batchSize", 0));
  }

  @Override
  default IntParam maxIter() {
    return new IntParam(this, "maxIter", "passes over all rows (at least 1)", Limits.atLeast("maxIter", 1));
  }

  /** Sets the defaults, the core's; needs the uid. */
  static void setDefaults(SparseCoderParams stage) {
    CodingOptions options = CodingOptions.defaults();
    SparseCoderModelParams.setModelDefaults(stage);
    stage.setDefault(stage.numAtoms(), options.numAtoms());
    stage.setDefault(stage.batchSize(), options.batchSize());
    stage.setDefault(stage.maxIter(), options.maxIter());
    stage.setDefault(stage.seed(), options.seed());
  }

  /** The options of the core. */
  static CodingOptions options(SparseCoderParams params) {
    return new CodingOptions(params.getNumAtoms(), params.getRegParam(), params.getBatchSize(), params.getMaxIter(),
        params.getGapTol(), params.getSeed());
  }
}
