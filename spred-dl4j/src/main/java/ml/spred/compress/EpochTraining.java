package ml.spred.compress;

import java.util.ArrayList;
import java.util.List;
import ml.spred.network.NetworkTrainer;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Trains a network an epoch at a time, in this process or on several. */
public interface EpochTraining {
  /**
   * One pass over the training images.
   *
   * @param trainer is one epoch further afterwards
   * @param number of the epoch, from 0; the same number must see the same images in the same order
   * @return mean loss of the batches, each before its step
   * @throws ml.spred.InputException when the loss is no number any more
   */
  double epoch(NetworkTrainer trainer, int number);

  /** The first batches of epoch 0, for scores before training. @param count as many, where there are so many */
  List<MultiDataSet> firstBatches(int count);

  /** One batch after the other on the calling thread. */
  static EpochTraining of(EpochBatches batches) {
    return new EpochTraining() {
      @Override
      public double epoch(NetworkTrainer trainer, int number) {
        return trainer.fit(batches.epoch(number));
      }

      @Override
      public List<MultiDataSet> firstBatches(int count) {
        List<MultiDataSet> first = new ArrayList<>();
        DataSetIterator all = batches.epoch(0);
        while (all.hasNext() && first.size() < count) {
          first.add(all.next().toMultiDataSet());
        }
        return first;
      }
    };
  }
}
