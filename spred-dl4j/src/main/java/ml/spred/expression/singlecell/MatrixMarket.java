package ml.spred.expression.singlecell;

import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;

/**
 * A MatrixMarket coordinate file: a header, comments, a line with rows, columns and number of entries, and a line of row,
 * column and value for each entry, both counted from 1.
 */
final class MatrixMarket {
  private static final Set<String> FIELDS = Set.of("real", "integer", "pattern", "double", "unsigned-integer");

  private final String source;
  private final TextLines lines;
  private boolean pattern;
  private int position;
  private long rows;
  private long columns;
  private long entries;

  /** Takes an entry; row and column from 0. */
  interface Entry {
    void accept(int row, int column, double value);
  }

  MatrixMarket(InputStream text, String source, ReadOptions options) {
    this.source = source;
    lines = new TextLines(text, source, options.limits());
  }

  long rows() {
    return rows;
  }

  long columns() {
    return columns;
  }

  long entries() {
    return entries;
  }

  /** Reads up to the line of sizes. */
  void readHeader() {
    String[] words = lines.next() ? lines.text().strip().toLowerCase(Locale.ROOT).split("\\s+") : new String[0];
    if (words.length != 5 || !words[0].equals("%%matrixmarket") || !words[1].equals("matrix")) {
      throw new InputException(source + " line 1 is not '%%MatrixMarket matrix coordinate integer general' or the like; give the"
          + " matrix.mtx that Cell Ranger wrote.");
    }
    if (!words[2].equals("coordinate") || !FIELDS.contains(words[3]) || !words[4].equals("general")) {
      throw new InputException(source + " line 1 declares a '" + words[2] + " " + words[3] + " " + words[4]
          + "' matrix where a table of expression is 'coordinate', 'integer' or 'real', and 'general'; export it so.");
    }
    pattern = words[3].equals("pattern");
    readSizes();
  }

  private void readSizes() {
    if (!nextLine()) {
      throw cut("before the line of its sizes");
    }
    rows = number("number of rows", Integer.MAX_VALUE - 8);
    columns = number("number of columns", Integer.MAX_VALUE - 8);
    entries = number("number of entries", Long.MAX_VALUE / 16);
    requireEnd();
  }

  /** Reads all entries. */
  void readEntries(Entry entry) {
    for (long count = 0; count < entries; count++) {
      if (!nextLine()) {
        throw cut(String.format(Locale.ROOT, "after %,d of %,d entries", count, entries));
      }
      int row = (int) (index("row", rows) - 1);
      int column = (int) (index("column", columns) - 1);
      entry.accept(row, column, pattern ? 1 : value());
      requireEnd();
    }
    if (nextLine()) {
      throw new InputException(String.format(Locale.ROOT, "%s line %d comes after the %,d entries that the file declares; it is"
          + " damaged, so copy it again.", source, lines.number(), entries));
    }
  }

  /** The next line that is neither empty nor a comment. */
  private boolean nextLine() {
    position = 0;
    while (lines.next()) {
      if (!lines.isBlank() && lines.characters()[0] != '%') {
        return true;
      }
    }
    return false;
  }

  private long index(String what, long limit) {
    long index = number(what, limit);
    if (index == 0) {
      throw bad(what, "0", "counted from 1");
    }
    return index;
  }

  private long number(String what, long limit) {
    int start = skipBlanks();
    char[] characters = lines.characters();
    long number = 0;
    while (position < lines.length() && characters[position] >= '0' && characters[position] <= '9' && number <= limit) {
      number = 10 * number + characters[position++] - '0';
    }
    if (position == start || number > limit || position < lines.length() && characters[position] > ' ') {
      throw bad(what, field(start), String.format(Locale.ROOT, "a whole number up to %,d", limit));
    }
    return number;
  }

  private double value() {
    int start = skipBlanks();
    while (position < lines.length() && lines.characters()[position] > ' ') {
      position++;
    }
    int length = position - start;
    if (length > 0 && NumberText.isMissing(lines.characters(), start, length)) {
      return Double.NaN;
    }
    double value = NumberText.parse(lines.characters(), start, length);
    if (!Double.isFinite(value)) {
      throw bad("value", field(start), "a finite number");
    }
    return value;
  }

  private int skipBlanks() {
    while (position < lines.length() && lines.characters()[position] <= ' ') {
      position++;
    }
    return position;
  }

  private void requireEnd() {
    int start = skipBlanks();
    if (start < lines.length()) {
      throw bad("one field too many", field(start), "the end of the line");
    }
  }

  /** The field that starts there, in full. */
  private String field(int start) {
    int end = start;
    while (end < lines.length() && lines.characters()[end] > ' ') {
      end++;
    }
    String text = lines.text(start, end);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private InputException bad(String what, String found, String expected) {
    return new InputException(source + " line " + lines.number() + " column " + (position + 1) + " holds '" + found + "' as "
        + what + " where it must be " + expected + "; the file is damaged there, so copy it again.");
  }

  private InputException cut(String where) {
    return new InputException(source + " is cut short: it ends at line " + lines.number() + " " + where + "; copy it again.");
  }
}
