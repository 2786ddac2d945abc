package ml.spred.compress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a compression keeps its files: a directory of this machine or of another file system. A file is whole or absent. */
public interface CheckpointStore {
  /** Whether there is a file of that name. */
  boolean has(String name) throws IOException;

  /** A file as one of this machine. */
  Path read(String name) throws IOException;

  /** Moves a file of this machine there, in the place of one of the same name. */
  void write(String name, Path file) throws IOException;

  /** A directory of this machine, made where it is missing. */
  static CheckpointStore of(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new CheckpointStore() {
      @Override
      public boolean has(String name) {
        return Files.exists(directory.resolve(name));
      }

      @Override
      public Path read(String name) {
        return directory.resolve(name);
      }

      @Override
      public void write(String name, Path file) throws IOException {
        // The copy may be cut off, the move beside it may not.
        Path near = Files.move(file, directory.resolve("." + name + ".unfinished"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(near, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    };
  }
}
