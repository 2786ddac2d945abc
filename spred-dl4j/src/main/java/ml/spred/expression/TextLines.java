package ml.spred.expression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import ml.spred.InputException;

/**
 * The lines of a text file, without a string per line: a line is a stretch of characters of which numbers can be read as they
 * are, and names by {@link #text(int, int)}. Lines end with LF or CRLF.
 */
public final class TextLines {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final InputStream in;
  private final String source;
  private final int maxLineBytes;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private char[] characters = new char[1 << 12];
  private int start;
  private int next;
  private int filled;
  private int length;
  private long number;

  /**
   * Reads from the current position of a stream, which is not closed.
   *
   * @param source name of the file, for messages
   * @param limits of which the one on a line's length is kept
   */
  public TextLines(InputStream in, String source, SizeLimits limits) {
    this.in = in;
    this.source = source;
    maxLineBytes = limits.maxLineBytes();
  }

  /**
   * Goes on to the next line.
   *
   * @return false at the end of the file
   * @throws InputException where the file cannot be read, or the line is longer than allowed
   */
  public boolean next() {
    int end = endOfLine();
    if (end < 0) {
      return false;
    }
    number++;
    length = end > start && buffer[end - 1] == '\r' ? end - 1 - start : end - start;
    widen();
    return true;
  }

  /** Position of the line feed, or of the end of the file; -1 where nothing is left. */
  private int endOfLine() {
    start = next;
    int scanned = start;
    while (true) {
      for (int position = scanned; position < filled; position++) {
        if (buffer[position] == '\n') {
          next = position + 1;
          return position;
        }
      }
      scanned = filled;
      int shift = start;
      if (!refill()) {
        next = filled;
        return start == filled ? -1 : filled;
      }
      scanned -= shift;
    }
  }

  /** Moves the line that has begun to the front, makes room, and reads on; false at the end of the file. */
  private boolean refill() {
    int begun = filled - start;
    if (begun > maxLineBytes) {
      throw new InputException(String.format(Locale.ROOT, "%s line %d is longer than the limit of %,d bytes; it is damaged, or"
          + " not a text file.", source, number + 1, maxLineBytes));
    }
    byte[] room = begun > buffer.length / 2 ? new byte[(int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8)] : buffer;
    System.arraycopy(buffer, start, room, 0, begun);
    buffer = room;
    start = 0;
    filled = begun;
    try {
      int read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(read, 0);
      return read > 0;
    } catch (IOException failure) {
      throw TextInput.unreadable(source + " line " + (number + 1), failure);
    }
  }

  // Digits, signs and separators are the same in ASCII; anything else is not part of a number.
  private void widen() {
    if (characters.length < length) {
      characters = new char[Math.max(length, 2 * characters.length)];
    }
    for (int position = 0; position < length; position++) {
      characters[position] = (char) (buffer[start + position] & 0xff);
    }
  }

  /** One character per byte of the line, {@link #length()} of them; valid until the next line. */
  public char[] characters() {
    return characters;
  }

  /** Number of bytes of the line without its end. */
  public int length() {
    return length;
  }

  /** The number of the line, from 1. */
  public long number() {
    return number;
  }

  /** The characters between two positions of the line, decoded as UTF-8. */
  public String text(int from, int to) {
    return new String(buffer, start + from, to - from, StandardCharsets.UTF_8);
  }

  /** The whole line. */
  public String text() {
    return text(0, length);
  }

  /** Whether nothing but blanks and tabs is in it. */
  public boolean isBlank() {
    for (int position = 0; position < length; position++) {
      if (characters[position] > ' ') {
        return false;
      }
    }
    return true;
  }

  /** One of its fields, from 0, as {@link #fields(char)} has it; null where there are not so many. */
  public String field(char separator, int field) {
    int passed = 0;
    int from = 0;
    for (int position = 0; position <= length; position++) {
      if (position == length || characters[position] == separator) {
        if (passed++ == field) {
          return unquoted(text(from, position).strip());
        }
        from = position + 1;
      }
    }
    return null;
  }

  /** Its fields, stripped of blanks and of quotes around them. */
  public String[] fields(char separator) {
    String[] fields = text().split(String.valueOf(separator), -1);
    Arrays.setAll(fields, field -> unquoted(fields[field].strip()));
    return fields;
  }

  /** The text without the double quotes around it; doubled ones inside stand for one. */
  public static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }
}
