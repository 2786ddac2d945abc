package ml.spred.spark.compression;

import java.io.Serializable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch on its way to the driver.
 *
 * @param shape of the features
 * @param features row-major
 * @param labels {@code [batch, classes]}, row-major
 */
record BatchArrays(long[] shape, float[] features, float[] labels) implements Serializable {
  static BatchArrays of(MultiDataSet batch) {
    return new BatchArrays(batch.getFeatures(0).shape(), batch.getFeatures(0).dup('c').ravel().toFloatVector(),
        batch.getLabels(0).dup('c').ravel().toFloatVector());
  }

  MultiDataSet batch() {
    long size = shape[0];
    return new DataSet(Nd4j.createFromArray(features).reshape('c', shape),
        Nd4j.createFromArray(labels).reshape('c', size, labels.length / size)).toMultiDataSet();
  }
}
