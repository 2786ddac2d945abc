package ml.spred.solver;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.split.Shuffle;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The samples of each training step: all of them, or seeded mini-batches without replacement. */
final class Batches {
  private final EnsembleStep step;
  private final INDArray all;
  private final INDArray batch;
  private final int[] labels;
  private final int[] batchLabels;
  private final int[] order;
  private final Random random;
  private int position;

  private Batches(EnsembleStep step, INDArray all, INDArray batch, int[] labels, int[] batchLabels, long seed) {
    this.step = step;
    this.all = all;
    this.batch = batch;
    this.labels = labels;
    this.batchLabels = batchLabels;
    this.order = IntStream.range(0, labels.length).toArray();
    this.random = new Random(seed);
    this.position = order.length;
  }

  /** Full batches: every step sees all samples. */
  static Batches full(EnsembleStep step) {
    return new Batches(step, null, null, new int[0], null, 0);
  }

  /** Mini-batches of a fixed size; the order is drawn anew when fewer samples are left than a batch takes. */
  static Batches mini(TrainingProblem problem, INDArray x, EnsembleShape shape, int size, long seed, boolean coupledDecay) {
    int[] batchLabels = new int[size];
    INDArray batch = Nd4j.create(x.dataType(), new long[] {size, x.size(1)}, 'f');
    EnsembleStep step = new EnsembleStep(batch, batchLabels, shape,
        coupledDecay ? problem.decay(x.dataType()) : DenseDecay.none(), x.dataType(), problem.lanes());
    return new Batches(step, x, batch, problem.labels(), batchLabels, seed);
  }

  /** The step on the next samples. */
  EnsembleStep next() {
    if (batch == null) {
      return step;
    }
    if (position + batchLabels.length > order.length) {
      shuffle();
    }
    int[] rows = Arrays.copyOfRange(order, position, position + batchLabels.length);
    position += batchLabels.length;
    for (int k = 0; k < rows.length; k++) {
      batchLabels[k] = labels[rows[k]];
    }
    batch.assign(all.getRows(rows));
    return step;
  }

  private void shuffle() {
    Shuffle.inPlace(order, random);
    position = 0;
  }
}
