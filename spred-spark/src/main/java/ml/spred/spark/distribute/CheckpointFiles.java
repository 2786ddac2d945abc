package ml.spred.spark.distribute;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import ml.spred.InputException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files of a directory on any file system of Hadoop, written beside their name and moved there: a file is whole or absent, and two
 * attempts at the same file do not meet. The directory is made when the first file comes.
 */
final class CheckpointFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String directory;
  private final SerializableConfiguration configuration;

  CheckpointFiles(String directory, SerializableConfiguration configuration) {
    this.directory = directory;
    this.configuration = configuration;
  }

  /** Content of a file; null where there is none. */
  byte[] read(String name) {
    Path file = new Path(directory, name);
    try (FSDataInputStream in = system(file).open(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException absent) {
      return null;
    } catch (IOException failure) {
      throw new InputException("the checkpoint " + file + " cannot be read (" + failure.getMessage() + "); check the directory.",
          failure);
    }
  }

  /** Writes a file; one of that name that another attempt has put there meanwhile stays. */
  void write(String name, byte[] content) {
    Path file = new Path(directory, name);
    Path unfinished = new Path(directory, "." + name + "." + UUID.randomUUID() + ".unfinished");
    try {
      FileSystem system = system(file);
      try (FSDataOutputStream out = system.create(unfinished, true)) {
        out.write(content);
      }
      if (!system.rename(unfinished, file)) {
        system.delete(unfinished, false);
        if (!system.exists(file)) {
          throw new IOException("the finished file cannot be moved to its name");
        }
      }
    } catch (IOException failure) {
      throw new InputException("the checkpoint " + file + " cannot be written (" + failure.getMessage()
          + "); choose another directory.", failure);
    }
  }

  private FileSystem system(Path file) throws IOException {
    return file.getFileSystem(configuration.value());
  }
}
