package ml.spred.spark.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.function.BiFunction;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/** Files by Hadoop's FileSystem, whatever their scheme, with failures as sentences for the person who named the file. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * An expression file as it was read.
   *
   * @param sha256 of the bytes of the file, or of the list of its files, 64 hexadecimal digits
   */
  public record Expression(ExpressionSet set, String sha256) {}

  /** Told how much of a file has been read. */
  @FunctionalInterface
  public interface ByteProgress {
    void update(long done, long total);
  }

  /**
   * Reads an expression file or directory; the name in messages is the path as it was given.
   *
   * @throws InputException where there is no such file, it may not be read, or it cannot be used
   */
  public static Expression expression(Configuration hadoop, String path, ReadOptions options, ByteProgress progress) {
    ReadRecord record = new ReadRecord(hadoop, progress);
    ExpressionSet set = ExpressionReader.read(new HadoopFile(hadoop, path, record), options);
    try {
      return new Expression(set, record.sha256());
    } catch (IOException failure) {
      throw sentence(path, failure);
    }
  }

  /** Whether a path names Parquet: a file of that name, or a directory with such files in it. */
  public static boolean isParquet(Configuration hadoop, String path) {
    if (path.endsWith(".parquet")) {
      return true;
    }
    ExpressionFile file = file(hadoop, path);
    try {
      return file.isDirectory() && ExpressionFormat.detect(file) == ExpressionFormat.PARQUET;
    } catch (IOException failure) {
      throw sentence(path, failure);
    }
  }

  /** Bytes of the text in a file: its length, of a packed one four times that, as expression tables shrink. */
  public static long textLength(Configuration hadoop, String path) {
    try {
      long length = system(hadoop, path).getContentSummary(path(path)).getLength();
      return path.endsWith(".gz") ? 4 * length : length;
    } catch (IOException failure) {
      throw sentence(path, failure);
    }
  }

  /** A file for the readers of the core. */
  public static ExpressionFile file(Configuration hadoop, String path) {
    return new HadoopFile(hadoop, path, new ReadRecord(hadoop, (done, total) -> { }));
  }

  /**
   * Opens, hands over and closes a file.
   *
   * @param reader is given the stream and what the file system knows about the file
   * @throws InputException where there is no such file, or it may not be read
   */
  public static <T> T read(Configuration hadoop, String path, BiFunction<InputStream, FileStatus, T> reader) {
    Path file = path(path);
    try {
      FileSystem system = system(hadoop, path);
      FileStatus status = system.getFileStatus(file);
      refuseDirectory(status, path);
      try (InputStream in = system.open(file)) {
        return reader.apply(in, status);
      }
    } catch (UncheckedIOException failure) {
      throw sentence(path, failure.getCause());
    } catch (IOException failure) {
      throw sentence(path, failure);
    }
  }

  /** The path that a text names. */
  public static Path path(String text) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException failure) {
      throw new InputException("'" + text + "' is not a path (" + failure.getMessage() + "); correct it.", failure);
    }
  }

  /** The file system of a path. */
  public static FileSystem system(Configuration hadoop, String path) {
    try {
      return path(path).getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException failure) {
      throw new InputException(path + " names a file system that is not known here; use file:, hdfs: or s3a:, or add the jar"
          + " that knows it.", failure);
    } catch (IOException failure) {
      throw sentence(path, failure);
    }
  }

  private static void refuseDirectory(FileStatus status, String path) {
    if (status.isDirectory()) {
      throw new InputException(path + " is a directory; give the path of a file in it.");
    }
  }

  /** What is said when the file system refuses. */
  static InputException sentence(String path, IOException failure) {
    boolean denied = failure instanceof AccessControlException || failure instanceof AccessDeniedException
        || String.valueOf(failure.getMessage()).contains("Permission denied");
    if (denied) {
      return new InputException(path + " may not be read by this user; ask its owner for permission.", failure);
    }
    if (failure instanceof FileNotFoundException) {
      return new InputException(path + " does not exist; check the path.", failure);
    }
    return TextInput.unreadable(path, failure);
  }
}
