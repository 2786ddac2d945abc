package ml.spred.spark.distribute;

import java.io.Serializable;
import ml.spred.solver.Checkpoint;
import org.apache.spark.util.SerializableConfiguration;

/** The strengths that one fit has solved, as files of a directory. */
public final class DirectoryCheckpoint implements Checkpoint, Serializable {
  private static final long serialVersionUID = 2L;

  private final CheckpointFiles files;

  /** @param directory on any file system of Hadoop; made when the first entry comes */
  public DirectoryCheckpoint(String directory, SerializableConfiguration configuration) {
    files = new CheckpointFiles(directory, configuration);
  }

  @Override
  public byte[] read(int position) {
    return files.read(name(position));
  }

  @Override
  public void write(int position, byte[] entry) {
    files.write(name(position), entry);
  }

  private static String name(int position) {
    return String.format("strength-%05d", position);
  }
}
