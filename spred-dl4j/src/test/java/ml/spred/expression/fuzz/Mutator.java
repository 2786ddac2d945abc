package ml.spred.expression.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Damages a file as disks, transfers, editors and ill-meaning people do; the same way for the same seed. */
final class Mutator {
  private static final int LARGEST = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.eE+-]*");
  private static final String[] NUMBERS = {"99999999999999999999", "2147483647", "2147483648", "4294967296",
      "9223372036854775807", "100000000", "-1", "0", "1e999", "-1e999", "NaN", "inf", "1e-400", "0x1p3", "1_000", "1,5", "", " ",
      "null", "1.5.5"};
  private static final long[] LONGS = {0, 1, -1, 255, 65_535, Integer.MAX_VALUE, 1L << 31, 1L << 32, 1L << 40, Long.MAX_VALUE,
      Long.MIN_VALUE};
  private static final String[] MARKS = {"\t", ",", ";", " ", "\n", "\r", "\r\n", "\"", "\"\"", "^", "!", "#", "=", "\0",
      "\ufeff", "\ud83e\uddec", "!dataset_table_begin\n", "!sample_table_end\n", "\n\n", "null", "..", "\u2028"};

  private final SplittableRandom random;

  Mutator(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(Math.max(1, bound));
  }

  /** One to four changes to a text file; now and then it is packed, and the pack damaged. */
  byte[] text(byte[] file, byte[] other) {
    byte[] changed = file;
    for (int changes = 1 + below(4); changes > 0; changes--) {
      changed = capped(textChange(changed, other));
    }
    return below(12) == 0 ? packed(changed) : changed;
  }

  /** One to four changes to a binary file. */
  byte[] binary(byte[] file, byte[] other) {
    byte[] changed = file;
    for (int changes = 1 + below(4); changes > 0; changes--) {
      changed = capped(binaryChange(changed, other));
    }
    return changed;
  }

  private byte[] textChange(byte[] file, byte[] other) {
    return switch (below(14)) {
      case 0, 1, 2 -> withNumber(file);
      case 3, 4 -> lines(file, this::swapped);
      case 5 -> lines(file, this::repeated);
      case 6 -> lines(file, this::removed);
      case 7 -> lines(file, this::spliced);
      case 8, 9 -> insert(file, MARKS[below(MARKS.length)].getBytes(StandardCharsets.UTF_8));
      case 10 -> exchanged(file);
      case 11 -> stretched(file);
      default -> binaryChange(file, other);
    };
  }

  private byte[] binaryChange(byte[] file, byte[] other) {
    return switch (below(9)) {
      case 0 -> Arrays.copyOf(file, below(file.length + 1));
      case 1 -> cut(file);
      case 2 -> insert(file, stretch(file));
      case 3 -> insert(file, stretch(other));
      case 4, 5 -> flipped(file);
      case 6 -> withLong(file);
      case 7 -> overwritten(file);
      default -> insert(file, noise());
    };
  }

  private static byte[] capped(byte[] file) {
    return file.length <= LARGEST ? file : Arrays.copyOf(file, LARGEST);
  }

  private byte[] stretch(byte[] file) {
    int from = below(file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + 1 + below(below(2) == 0 ? 16 : 2_000)));
  }

  private byte[] insert(byte[] file, byte[] bytes) {
    int at = below(file.length + 1);
    ByteBuffer joined = ByteBuffer.allocate(file.length + bytes.length);
    return joined.put(file, 0, at).put(bytes).put(file, at, file.length - at).array();
  }

  private byte[] cut(byte[] file) {
    int from = below(file.length);
    int to = Math.min(file.length, from + 1 + below(below(2) == 0 ? 8 : 2_000));
    ByteBuffer joined = ByteBuffer.allocate(file.length - (to - Math.min(from, to)));
    return joined.put(file, 0, Math.min(from, to)).put(file, to, file.length - to).array();
  }

  private byte[] flipped(byte[] file) {
    byte[] changed = file.clone();
    for (int flips = 1 + below(8); flips > 0 && changed.length > 0; flips--) {
      changed[below(changed.length)] ^= (byte) (1 << below(8));
    }
    return changed;
  }

  private byte[] withLong(byte[] file) {
    int width = 1 << below(4);
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(LONGS[below(LONGS.length)]).array();
    return over(file, Arrays.copyOf(bytes, width));
  }

  private byte[] overwritten(byte[] file) {
    return over(file, stretch(file));
  }

  private byte[] over(byte[] file, byte[] bytes) {
    byte[] changed = file.clone();
    int at = below(file.length);
    System.arraycopy(bytes, 0, changed, at, Math.min(bytes.length, changed.length - at));
    return changed;
  }

  private byte[] noise() {
    byte[] bytes = new byte[1 + below(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Bytes are characters here, so that what is not text stays as it is. */
  private static String characters(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private byte[] withNumber(byte[] file) {
    String text = characters(file);
    // Half of the time among the first ones, where sizes are declared.
    int start = below(2) == 0 ? 0 : below(text.length());
    MatchResult[] found = NUMBER.matcher(text.substring(start)).results().limit(1 + below(12)).toArray(MatchResult[]::new);
    if (found.length == 0) {
      return file;
    }
    MatchResult last = found[found.length - 1];
    return (text.substring(0, start + last.start()) + NUMBERS[below(NUMBERS.length)] + text.substring(start + last.end()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] lines(byte[] file, UnaryOperator<String[]> change) {
    String[] lines = characters(file).split("(?<=\n)", -1);
    return String.join("", change.apply(lines)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String[] swapped(String[] lines) {
    int one = below(lines.length);
    int two = below(lines.length);
    String kept = lines[one];
    lines[one] = lines[two];
    lines[two] = kept;
    return lines;
  }

  private String[] repeated(String[] lines) {
    lines[below(lines.length)] += lines[below(lines.length)];
    return lines;
  }

  private String[] removed(String[] lines) {
    lines[below(lines.length)] = "";
    return lines;
  }

  private String[] spliced(String[] lines) {
    String from = lines[below(lines.length)];
    int line = below(lines.length);
    lines[line] = lines[line].substring(0, below(lines[line].length() + 1)) + from.substring(below(from.length() + 1));
    return lines;
  }

  private byte[] exchanged(byte[] file) {
    String from = MARKS[below(5)];
    return characters(file).replace(from, MARKS[below(8)]).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] stretched(byte[] file) {
    byte[] stretch = stretch(file);
    if (stretch.length == 0) {
      return file;
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int size = 1 + below(below(20) == 0 ? LARGEST : 5_000); many.size() < size;) {
      many.writeBytes(stretch);
    }
    return insert(file, many.toByteArray());
  }

  private byte[] packed(byte[] file) {
    byte[] whole = gzip(file);
    return below(2) == 0 ? whole : capped(binaryChange(whole, file));
  }

  static byte[] gzip(byte[] file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }
}
