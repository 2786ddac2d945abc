package ml.spred.compress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.network.NetworkTrainer;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Keeps the loss of each epoch of another training, in the checkpoint too, so that a run that goes on has all of them. */
public final class LossHistory implements EpochTraining {
  private static final String FILE = "losses.txt";

  private final EpochTraining training;
  private final CheckpointStore store;
  private final TreeMap<Integer, Double> losses = new TreeMap<>();

  /** @param store null to keep them here alone */
  public LossHistory(EpochTraining training, CheckpointStore store) {
    this.training = training;
    this.store = store;
    try {
      if (store != null && store.has(FILE)) {
        Files.readAllLines(store.read(FILE)).forEach(this::read);
      }
    } catch (IOException | RuntimeException damage) {
      throw new InputException("the file " + FILE + " of the checkpoint cannot be read (" + damage.getMessage()
          + "); remove the checkpoint and begin anew.", damage);
    }
  }

  private void read(String line) {
    String[] parts = line.split(" ");
    losses.put(Integer.valueOf(parts[0]), Double.valueOf(parts[1]));
  }

  @Override
  public double epoch(NetworkTrainer trainer, int number) {
    double loss = training.epoch(trainer, number);
    losses.put(number, loss);
    if (store != null) {
      // Before the training itself is saved: an epoch that has to be done again finds its own line.
      write();
    }
    return loss;
  }

  private void write() {
    try {
      Path local = Files.createTempFile("spred-", FILE);
      try {
        Files.writeString(local, losses.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining()));
        store.write(FILE, local);
      } finally {
        Files.deleteIfExists(local);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + FILE, failure);
    }
  }

  @Override
  public List<MultiDataSet> firstBatches(int count) {
    return training.firstBatches(count);
  }

  /** Mean loss of each epoch: those of the training first, then those of the finetuning. */
  public double[] losses() {
    return losses.values().stream().mapToDouble(loss -> loss).toArray();
  }
}
