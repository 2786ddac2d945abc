package ml.spred.spark.distribute;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.solver.Checkpoint;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** A checkpoint as files of a directory, one for each entry, written beside its name and moved there: an entry is whole or absent. */
public final class DirectoryCheckpoint implements Checkpoint, Serializable {
  private static final long serialVersionUID = 1L;

  private final String directory;
  private final SerializableConfiguration configuration;

  /** @param directory on any file system of Hadoop; made when the first entry comes */
  public DirectoryCheckpoint(String directory, SerializableConfiguration configuration) {
    this.directory = directory;
    this.configuration = configuration;
  }

  @Override
  public byte[] read(int position) {
    Path file = file(position);
    try (FSDataInputStream in = system(file).open(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException absent) {
      return null;
    } catch (IOException failure) {
      throw new InputException("the checkpoint " + file + " cannot be read (" + failure.getMessage() + "); check the directory.",
          failure);
    }
  }

  @Override
  public void write(int position, byte[] entry) {
    Path file = file(position);
    Path unfinished = new Path(directory, "." + file.getName() + ".unfinished");
    try {
      FileSystem system = system(file);
      try (FSDataOutputStream out = system.create(unfinished, true)) {
        out.write(entry);
      }
      if (!system.rename(unfinished, file)) {
        throw new IOException("a file of that name is in the way");
      }
    } catch (IOException failure) {
      throw new InputException("the checkpoint " + file + " cannot be written (" + failure.getMessage()
          + "); choose another directory.", failure);
    }
  }

  private Path file(int position) {
    return new Path(directory, String.format("strength-%05d", position));
  }

  private FileSystem system(Path file) throws IOException {
    return file.getFileSystem(configuration.value());
  }
}
