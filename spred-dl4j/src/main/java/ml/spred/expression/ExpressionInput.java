package ml.spred.expression;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * A file that is being read.
 *
 * @param file where it comes from, for readers that need what is beside it or jump about in it
 * @param stream its bytes, unpacked, buffered and without a byte order mark, from the start; null for a directory
 * @param head its first characters as UTF-8, at most {@link TextInput#HEAD_BYTES} bytes; "" for a directory
 */
public record ExpressionInput(ExpressionFile file, InputStream stream, String head) {

  /** The name for messages. */
  public String name() {
    return file.name();
  }

  /** The stream as UTF-8 text. */
  public Reader text() {
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  /** The head without its last line where that may be cut off. */
  public String wholeLinesOfHead() {
    int end = head.lastIndexOf('\n');
    return isWhole() || end < 0 ? head : head.substring(0, end);
  }

  /** Whether the head is the whole file. */
  public boolean isWhole() {
    return head.getBytes(StandardCharsets.UTF_8).length < TextInput.HEAD_BYTES;
  }
}
