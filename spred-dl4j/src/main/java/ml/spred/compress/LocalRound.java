package ml.spred.compress;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.LabelledImages;
import ml.spred.image.Normalisation;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.TrainerPlan;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What one of several workers does between two averagings: it takes over the common states, takes a few steps on images of its
 * own, and gives its states back ({@link VectorMean} averages them). U and W are averaged, not only their product: a mean of
 * pairs is a pair, and what is zero everywhere stays zero. With one worker this is training in one place, bit for bit.
 *
 * @param normalisation of the images
 * @param batchSize images a step
 * @param augmentation of the images
 * @param seed of the order of the images and their augmentation on worker 0
 * @param number of the epoch, from 0, that sets the order of the images
 * @param first batch of the epoch that this round takes
 * @param batches at most so many
 */
public record LocalRound(Normalisation normalisation, int batchSize, Augmentation augmentation, long seed, int number, int first,
    int batches) implements Serializable {
  /**
   * What comes back.
   *
   * @param moved states after the last step
   * @param losses of each batch before its step
   */
  public record Result(float[] moved, double[] losses) {}

  /**
   * Takes the steps.
   *
   * @param moved common states
   * @param iterations steps behind them
   * @param epochs epochs of this training behind them
   * @param worker which one this is, from 0
   * @param images of this worker
   * @throws ml.spred.InputException when the loss is no number any more
   */
  public Result run(TrainerPlan plan, float[] moved, int iterations, int epochs, int worker, LabelledImages images) {
    NetworkTrainer trainer = plan.trainer(Nd4j.createFromArray(moved), iterations, epochs).onWorker(worker);
    ImageBatches mine = batches(images, worker).skip(first);
    List<Double> losses = new ArrayList<>();
    while (mine.hasNext() && losses.size() < batches) {
      losses.add(trainer.fit(mine.next().toMultiDataSet()));
    }
    return new Result(trainer.moved().toFloatVector(), losses.stream().mapToDouble(loss -> loss).toArray());
  }

  /** The first batches of this round of a worker, as they are trained on. */
  public List<MultiDataSet> batches(LabelledImages images, int worker, int count) {
    ImageBatches mine = batches(images, worker).skip(first);
    List<MultiDataSet> taken = new ArrayList<>();
    while (mine.hasNext() && taken.size() < count) {
      taken.add(mine.next().toMultiDataSet());
    }
    return taken;
  }

  private ImageBatches batches(LabelledImages images, int worker) {
    return ImageBatches.training(images, normalisation, batchSize, augmentation, seed + worker * 0xBF58476D1CE4E5B9L)
        .startAt(number);
  }
}
