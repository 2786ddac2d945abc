package ml.spred.spark.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import ml.spred.expression.ExpressionFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file or directory of any file system that Hadoop knows; what is read passes a record of it. */
final class HadoopFile implements ExpressionFile {
  private final Configuration hadoop;
  private final String name;
  private final ReadRecord record;

  HadoopFile(Configuration hadoop, String name, ReadRecord record) {
    this.hadoop = hadoop;
    this.name = name;
    this.record = record;
  }

  @Override
  public String name() {
    return name;
  }

  private FileStatus status() {
    try {
      return InputFiles.system(hadoop, name).getFileStatus(InputFiles.path(name));
    } catch (IOException failure) {
      throw InputFiles.sentence(name, failure);
    }
  }

  @Override
  public InputStream open() {
    FileStatus status = status();
    try {
      return record.watch(name, InputFiles.system(hadoop, name).open(status.getPath()), status.getLen());
    } catch (IOException failure) {
      throw InputFiles.sentence(name, failure);
    }
  }

  @Override
  public boolean isDirectory() {
    return status().isDirectory();
  }

  @Override
  public List<String> children() throws IOException {
    List<String> names = new ArrayList<>();
    if (isDirectory()) {
      for (FileStatus child : InputFiles.system(hadoop, name).listStatus(InputFiles.path(name))) {
        names.add(child.getPath().getName());
      }
    }
    return names.stream().sorted().toList();
  }

  @Override
  public ExpressionFile child(String child) {
    return new HadoopFile(hadoop, name.endsWith("/") ? name + child : name + "/" + child, record);
  }

  @Override
  public ExpressionFile sibling(String other) {
    return new HadoopFile(hadoop, name.substring(0, name.lastIndexOf('/') + 1) + other, record);
  }

  /** The file itself on a local disk; a copy, deleted when Java ends, from elsewhere. */
  @Override
  public java.nio.file.Path local() throws IOException {
    FileSystem system = InputFiles.system(hadoop, name);
    try (InputStream in = open()) {
      // Read to its end, so that it is in the record.
      if (system.getScheme().equals("file")) {
        in.transferTo(OutputStream.nullOutputStream());
        return java.nio.file.Path.of(system.makeQualified(new Path(name)).toUri().getPath());
      }
      java.nio.file.Path copy = Files.createTempFile("spred", null);
      copy.toFile().deleteOnExit();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }
}
