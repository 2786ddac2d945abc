package ml.spred.expression;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import ml.spred.InputException;

/** Opens a text file, packed with gzip or not, and says in a sentence why it cannot be read. */
public final class TextInput {
  private static final int BUFFER_BYTES = 1 << 16;
  /** How much of a file may be looked at before it is read. */
  public static final int HEAD_BYTES = 1 << 20;

  private TextInput() {
  }

  /**
   * The unpacked bytes, buffered, without a UTF-8 byte order mark. Gzip is recognised by its first two bytes, whatever the
   * name says.
   *
   * @throws InputException where the file is empty, not UTF-8, or damaged
   */
  public static InputStream open(InputStream in, String name) {
    try {
      InputStream raw = buffered(in);
      byte[] magic = peek(raw, 2);
      if (magic.length == 0) {
        throw new InputException(name + " is empty (0 bytes); copy or download it again.");
      }
      InputStream text = isGzip(magic) ? buffered(new GZIPInputStream(raw, BUFFER_BYTES)) : raw;
      skipByteOrderMark(text, name);
      return text;
    } catch (IOException failure) {
      throw unreadable(name, failure);
    }
  }

  /** As {@link #open}, decoded as UTF-8. */
  public static Reader reader(InputStream in, String name) {
    return new InputStreamReader(open(in, name), StandardCharsets.UTF_8);
  }

  /** The sentence for a failure while reading the file. */
  public static InputException unreadable(String name, IOException failure) {
    if (failure instanceof EOFException) {
      return new InputException(name + " is cut short: its gzip stream stops before its end; copy or download it"
          + " again.", failure);
    }
    if (failure instanceof ZipException) {
      return new InputException(name + " is damaged: its gzip stream cannot be unpacked (" + failure.getMessage()
          + "); copy or download it again.", failure);
    }
    return new InputException(name + " cannot be read: " + failure.getMessage() + ".", failure);
  }

  /** The first {@link #HEAD_BYTES}, without consuming them. */
  static String head(InputStream text, String name) {
    try {
      return new String(peek(text, HEAD_BYTES), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw unreadable(name, failure);
    }
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER_BYTES);
  }

  private static byte[] peek(InputStream in, int bytes) throws IOException {
    in.mark(bytes);
    byte[] head = in.readNBytes(bytes);
    in.reset();
    return head;
  }

  private static boolean isGzip(byte[] magic) {
    return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
  }

  private static void skipByteOrderMark(InputStream text, String name) throws IOException {
    byte[] head = peek(text, 3);
    if (head.length == 0) {
      throw new InputException(name + " is empty once unpacked; copy or download it again.");
    }
    String mark = new String(head, StandardCharsets.ISO_8859_1);
    if (mark.startsWith("\u00ff\u00fe") || mark.startsWith("\u00fe\u00ff")) {
      throw new InputException(name + " is UTF-16 text; save it as UTF-8.");
    }
    if (mark.equals("\u00ef\u00bb\u00bf")) {
      text.skipNBytes(3);
    }
  }
}
