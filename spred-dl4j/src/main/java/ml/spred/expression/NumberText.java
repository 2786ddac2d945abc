package ml.spred.expression;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Reads a number from a stretch of characters, and knows the ways in which files write that there is none. */
public final class NumberText {
  private static final String[] MISSING = {"na", "nan", "null"};
  private static final String[] INFINITE = {"inf", "infinity"};

  private NumberText() {
  }

  /** Empty, {@code ?}, or NA, NaN, null in any case. */
  public static boolean isMissing(char[] text, int offset, int length) {
    if (length == 0) {
      return true;
    }
    char first = text[offset];
    if (isNumberStart(first) || length > 4) {
      return false;
    }
    return length == 1 && first == '?' || isOneOf(MISSING, text, offset, length);
  }

  /** As {@link #isMissing(char[], int, int)}. */
  public static boolean isMissing(String text) {
    return isMissing(text.toCharArray(), 0, text.length());
  }

  /** The number, which may be infinite where the text says so or is too large; NaN where the text is not a number. */
  public static double parse(char[] text, int offset, int length) {
    if (!looksNumeric(text, offset, length)) {
      return infinity(text, offset, length);
    }
    try {
      return JavaDoubleParser.parseDouble(text, offset, length);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** Whether the text is a number, finite or not. */
  public static boolean isNumber(String text) {
    return !Double.isNaN(parse(text.toCharArray(), 0, text.length()));
  }

  // Java would also read "7d" and "5f" as numbers, which in a table are seven days and the fifth female.
  private static boolean looksNumeric(char[] text, int offset, int length) {
    if (length == 0) {
      return false;
    }
    char last = text[offset + length - 1];
    boolean hexadecimal = length > 1 && (text[offset + 1] | 0x20) == 'x';
    return isNumberStart(text[offset]) && (isDigit(last) || last == '.') && !hexadecimal;
  }

  private static double infinity(char[] text, int offset, int length) {
    boolean signed = length > 0 && (text[offset] == '-' || text[offset] == '+');
    int skipped = signed ? 1 : 0;
    if (!isOneOf(INFINITE, text, offset + skipped, length - skipped)) {
      return Double.NaN;
    }
    return text[offset] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static boolean isNumberStart(char c) {
    return isDigit(c) || c == '-' || c == '.' || c == '+';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOneOf(String[] words, char[] text, int offset, int length) {
    for (String word : words) {
      if (word.length() == length && word.equalsIgnoreCase(new String(text, offset, length))) {
        return true;
      }
    }
    return false;
  }
}
