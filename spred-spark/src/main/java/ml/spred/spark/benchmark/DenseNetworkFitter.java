package ml.spred.spark.benchmark;

import java.util.stream.IntStream;
import ml.spred.compress.PlainNetworks;
import ml.spred.image.ImageShape;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.network.Direct;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.split.Split;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What the published table compares with: a network of two hidden rectified layers on all genes, with weight decay, or with the
 * naive subgradient of an L1 penalty on the weights that leave the genes. Full batches of standardised genes, Adam; the strength
 * with the best dev accuracy, the largest of equal ones.
 *
 * @param l1 whether the penalty is L1
 */
record DenseNetworkFitter(boolean l1) implements Fitter {
  private static final int[] HIDDEN = {100, 100};
  private static final double RATE = 1e-3;
  private static final int STEPS = 300;
  private static final double[] DECAYS = {1e-1, 1e-2, 1e-3, 1e-4};
  private static final double[] KAPPAS = {1e-2, 3e-3, 1e-3, 1e-4};
  private static final double DENSE_DECAY = 1e-4;
  /** A weight below it is no use of its gene. */
  private static final double UNUSED = 1e-3;

  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    Standardizer standardizer = Standardizer.fit(FeatureMatrix.ofRows(data.rows(Split.TRAIN)), Scaling.FEATURE,
        MissingValues.MEAN);
    int classes = data.classes().size();
    DataSet training = new DataSet(images(standardizer, data.rows(Split.TRAIN)), oneHot(data.labels(Split.TRAIN), classes));
    Fitted best = null;
    double bestAccuracy = -1;
    for (double strength : l1 ? KAPPAS : DECAYS) {
      NeuralNetConfiguration.Builder base =
          new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).updater(new NoOp());
      MultiLayerNetwork network = PlainNetworks.multilayer(base, new ImageShape(1, 1, data.values()[0].length), classes, HIDDEN);
      train(network, training, strength, seed);
      Fitted fitted = new Fitted(row -> probabilities(network, standardizer, row), genes(network), strength, Double.NaN);
      ClassificationMetrics dev = fitted.score(data, Split.DEV);
      if (dev.accuracy() > bestAccuracy) {
        bestAccuracy = dev.accuracy();
        best = fitted;
      }
    }
    return best;
  }

  private void train(MultiLayerNetwork network, DataSet training, double strength, long seed) {
    Spred spred = Spred.of(network).updater(new Adam(RATE)).seed(seed).denseDecay(DENSE_DECAY);
    String first = network.getLayer(0).conf().getLayer().getLayerName();
    NetworkTrainer trainer = (l1 ? spred.weights(Treatment.dense(DENSE_DECAY)).layer(first, Direct.subgradient(strength))
        : spred.weights(Treatment.dense(strength))).trainer();
    for (int step = 0; step < STEPS; step++) {
      trainer.fit(training.toMultiDataSet());
    }
  }

  private static INDArray images(Standardizer standardizer, double[][] rows) {
    FeatureMatrix scaled = standardizer.apply(FeatureMatrix.ofRows(rows));
    float[] values = new float[rows.length * rows[0].length];
    for (int sample = 0; sample < rows.length; sample++) {
      for (int gene = 0; gene < rows[0].length; gene++) {
        values[sample * rows[0].length + gene] = (float) scaled.get(sample, gene);
      }
    }
    return Nd4j.createFromArray(values).reshape('c', rows.length, 1, 1, rows[0].length);
  }

  private static INDArray oneHot(int[] labels, int classes) {
    INDArray result = Nd4j.zeros(DataType.FLOAT, labels.length, classes);
    IntStream.range(0, labels.length).forEach(sample -> result.putScalar(sample, labels[sample], 1));
    return result;
  }

  private static Vector probabilities(MultiLayerNetwork network, Standardizer standardizer, Vector row) {
    INDArray output = network.output(images(standardizer, new double[][] {((DenseVector) row).values()}));
    return Vectors.dense(output.toDoubleVector());
  }

  private static int genes(MultiLayerNetwork network) {
    float[] largest = Transforms.abs(network.getLayer(0).getParam("W")).max(1).toFloatVector();
    return (int) IntStream.range(0, largest.length).filter(gene -> largest[gene] >= UNUSED).count();
  }
}
