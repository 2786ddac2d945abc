package ml.spred.compress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ml.spred.network.NetworkTrainer;

/**
 * Where a compression is: its trainings are phases that follow each other, and each has a file with its last epoch. A run that
 * goes on takes the file of the last phase; everything before, prunings too, is in it.
 */
final class CompressionCheckpoint {
  private final CheckpointStore store;
  private int phase;
  private int last;

  private CompressionCheckpoint(CheckpointStore store) {
    this.store = store;
  }

  static CompressionCheckpoint none() {
    return new CompressionCheckpoint(null);
  }

  static CompressionCheckpoint in(CheckpointStore store) {
    return new CompressionCheckpoint(store);
  }

  private static String file(int number) {
    return "phase-" + number + ".zip";
  }

  void begin() {
    phase = 0;
    last = 0;
    try {
      while (store != null && store.has(file(last + 1))) {
        last++;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the checkpoint", failure);
    }
  }

  /** Begins the next phase. @return whether a later one was reached already */
  boolean skipsNext() {
    return ++phase < last;
  }

  /** Whether what follows the present phase was done already. */
  boolean isPast() {
    return phase < last;
  }

  /** The training of the present phase, where it was begun. */
  Optional<NetworkTrainer> load() {
    if (phase != last) {
      return Optional.empty();
    }
    try {
      return Optional.of(NetworkTrainer.load(store.read(file(phase))));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file(phase), failure);
    }
  }

  void save(NetworkTrainer trainer) {
    if (store == null) {
      return;
    }
    try {
      Path local = Files.createTempFile("spred-", file(phase));
      try {
        trainer.save(local);
        store.write(file(phase), local);
      } finally {
        Files.deleteIfExists(local);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file(phase), failure);
    }
  }
}
