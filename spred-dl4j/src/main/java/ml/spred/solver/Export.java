package ml.spred.solver;

import ml.spred.convex.RidgeRefit;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Standardizer;
import org.nd4j.linalg.api.buffer.DataType;

/** From native memory to plain arrays. */
final class Export {
  private Export() {}

  static FittedEnsemble model(EnsembleShape shape, SparsePoint point, Standardizer standardizer) {
    EnsembleParameters dense = new EnsembleParameters(shape.withFeatures(0), DataType.FLOAT);
    dense.dense().assign(point.dense().castTo(DataType.FLOAT));
    FittedEnsemble.DenseLayer[] layers = new FittedEnsemble.DenseLayer[shape.numDense()];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = new FittedEnsemble.DenseLayer(dense.denseWeights(k).toFloatMatrix(), dense.denseBias(k).toFloatVector());
    }
    return new FittedEnsemble(shape.heads(), shape.numClasses(), standardizer, floats(point.folded()),
        dense.bias().toFloatVector(), layers);
  }

  static FittedEnsemble.Relaxed relaxed(RidgeRefit refit, double gamma) {
    return new FittedEnsemble.Relaxed(gamma, floats(refit.weights()), floats(new double[][] {refit.intercept()})[0]);
  }

  private static float[][] floats(double[][] rows) {
    float[][] result = new float[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      result[k] = new float[rows[k].length];
      for (int column = 0; column < rows[k].length; column++) {
        result[k][column] = (float) rows[k][column];
      }
    }
    return result;
  }
}
