package ml.spred.spark.compression;

import java.io.IOException;
import ml.spred.compress.CheckpointStore;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** A directory of any file system of Hadoop. */
final class HadoopCheckpoint implements CheckpointStore {
  private final Path directory;
  private final FileSystem system;

  HadoopCheckpoint(Path directory, Configuration hadoop) throws IOException {
    this.directory = directory;
    this.system = directory.getFileSystem(hadoop);
  }

  @Override
  public boolean has(String name) throws IOException {
    return system.exists(new Path(directory, name));
  }

  @Override
  public java.nio.file.Path read(String name) throws IOException {
    if (system.getScheme().equals("file")) {
      return java.nio.file.Path.of(system.makeQualified(new Path(directory, name)).toUri().getPath());
    }
    java.nio.file.Path copy = java.nio.file.Files.createTempFile("spred-", name);
    copy.toFile().deleteOnExit();
    system.copyToLocalFile(false, new Path(directory, name), new Path(copy.toUri()), true);
    return copy;
  }

  @Override
  public void write(String name, java.nio.file.Path file) throws IOException {
    Path unfinished = new Path(directory, "." + name + ".unfinished");
    system.mkdirs(directory);
    system.copyFromLocalFile(false, true, new Path(file.toUri()), unfinished);
    // FileSystem's own rename does not replace a file.
    FileContext.getFileContext(system.getUri(), system.getConf())
        .rename(system.makeQualified(unfinished), system.makeQualified(new Path(directory, name)), Options.Rename.OVERWRITE);
  }
}
