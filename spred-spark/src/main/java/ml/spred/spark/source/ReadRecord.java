package ml.spred.spark.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What was read: how far, and of which bytes. */
final class ReadRecord {
  private final Configuration hadoop;
  private final InputFiles.ByteProgress progress;
  /** The last stream of each file, in the order of their first opening. */
  private final Map<String, WatchedStream> streams = new LinkedHashMap<>();

  ReadRecord(Configuration hadoop, InputFiles.ByteProgress progress) {
    this.hadoop = hadoop;
    this.progress = progress;
  }

  /** The stream of a file of that many bytes, watched. */
  InputStream watch(String name, InputStream in, long length) {
    WatchedStream stream = new WatchedStream(in, done -> progress.update(done, length), length);
    streams.put(name, stream);
    return stream;
  }

  /**
   * Of the bytes of the file; of several files, of the lines {@code name sha256} that list them. A file that its reader did not
   * need to the end is read again for it.
   */
  String sha256() throws IOException {
    if (streams.size() == 1) {
      Map.Entry<String, WatchedStream> only = streams.entrySet().iterator().next();
      return sha256(only.getKey(), only.getValue());
    }
    StringBuilder list = new StringBuilder();
    for (Map.Entry<String, WatchedStream> stream : streams.entrySet()) {
      list.append(stream.getKey()).append(' ').append(sha256(stream.getKey(), stream.getValue())).append('\n');
    }
    return HexFormat.of().formatHex(digest().digest(list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private String sha256(String name, WatchedStream stream) throws IOException {
    if (stream.isComplete()) {
      return stream.sha256();
    }
    try (InputStream again = InputFiles.system(hadoop, name).open(InputFiles.path(name))) {
      MessageDigest digest = digest();
      byte[] buffer = new byte[1 << 16];
      for (int read = again.read(buffer); read >= 0; read = again.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every Java knows SHA-256", failure);
    }
  }
}
