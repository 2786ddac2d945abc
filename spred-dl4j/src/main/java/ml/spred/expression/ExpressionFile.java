package ml.spred.expression;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A file that a reader is given, or a directory of files that belong together, wherever it is kept. Readers see files through
 * this alone, so that the same reader serves a local disk, a distributed file system and a test.
 */
public interface ExpressionFile {

  /** The name as the user gave it, for messages and for recognising formats. */
  String name();

  /** A new stream of the file's bytes from its start; the caller closes it. */
  InputStream open() throws IOException;

  /** Whether it is a directory; then {@link #children()} and {@link #child(String)} lead on, and {@link #open()} fails. */
  boolean isDirectory();

  /** The names of what the directory holds, sorted; empty for a file. */
  List<String> children() throws IOException;

  /** A file in the directory; it need not exist until it is opened. */
  ExpressionFile child(String name);

  /** A file in the same directory; it need not exist until it is opened. */
  ExpressionFile sibling(String name);

  /** The file on a local disk, for readers that jump about in it; a copy where it is kept elsewhere. */
  Path local() throws IOException;

  /** A file or directory of a local file system. */
  static ExpressionFile of(Path path) {
    return new LocalFile(path, path.toString());
  }

  /** A file of these bytes, with no other beside it. */
  static ExpressionFile of(String name, byte[] content) {
    return new MemoryFile(Map.of(name, () -> new ByteArrayInputStream(content)), name, false);
  }

  /** A directory of files in memory. */
  static ExpressionFile directory(String name, Map<String, byte[]> files) {
    Map<String, Supplier<InputStream>> streams = new TreeMap<>();
    files.forEach((file, content) -> streams.put(file, () -> new ByteArrayInputStream(content)));
    return new MemoryFile(streams, name, true);
  }

  /** A file that can be opened once, because only its stream is at hand. */
  static ExpressionFile once(String name, InputStream in) {
    return new MemoryFile(Map.of(name, () -> in), name, false);
  }
}
