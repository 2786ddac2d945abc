package ml.spred.compress;

import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** The batches of each epoch. */
@FunctionalInterface
public interface EpochBatches {
  /** @param number of the epoch, from 0; the same number must give the same batches */
  DataSetIterator epoch(int number);
}
