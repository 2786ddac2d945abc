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
  private final Path directory;
  private int phase;
  private int last;

  private CompressionCheckpoint(Path directory) {
    this.directory = directory;
  }

  static CompressionCheckpoint none() {
    return new CompressionCheckpoint(null);
  }

  static CompressionCheckpoint in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new CompressionCheckpoint(directory);
  }

  private Path file(int number) {
    return directory.resolve("phase-" + number + ".zip");
  }

  void begin() {
    phase = 0;
    last = 0;
    while (directory != null && Files.exists(file(last + 1))) {
      last++;
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
      return Optional.of(NetworkTrainer.load(file(phase)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file(phase), failure);
    }
  }

  void save(NetworkTrainer trainer) {
    if (directory == null) {
      return;
    }
    try {
      trainer.save(file(phase));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file(phase), failure);
    }
  }
}
