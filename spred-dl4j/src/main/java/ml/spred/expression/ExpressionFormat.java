package ml.spred.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** The layouts of an expression file that can be read. */
public enum ExpressionFormat {
  /** Comma-separated, samples as rows, a header line, the sample name first. */
  CSV("csv"),
  /** As {@link #CSV}, separated by tabs. */
  TSV("tsv"),
  /** A GEO DataSet ({@code GDS….soft} or {@code GDS…_full.soft}), genes as rows. */
  GEO_SOFT("geo-soft");

  private static final Set<String> DATASET_STARTS = Set.of("^database", "^dataset", "^subset");
  private static final Set<String> OTHER_GEO_STARTS = Set.of("^series", "^platform", "^sample", "^annotation");

  private final String spelling;

  ExpressionFormat(String spelling) {
    this.spelling = spelling;
  }

  /** The word for this format on the command line and in option maps. */
  public String spelling() {
    return spelling;
  }

  /**
   * The format of that spelling.
   *
   * @throws InputException where no format has it
   */
  public static ExpressionFormat of(String spelling) {
    return Arrays.stream(values()).filter(format -> format.spelling.equalsIgnoreCase(spelling)).findFirst()
        .orElseThrow(() -> new InputException("The format '" + spelling + "' is not known; use one of auto, "
            + Arrays.stream(values()).map(ExpressionFormat::spelling).collect(Collectors.joining(", ")) + "."));
  }

  /**
   * Recognises a file by how it begins, then by its name, then by the more frequent separator of its first line.
   *
   * @param name file name, with or without {@code .gz}
   * @param head the first characters of the unpacked text
   * @throws InputException where the beginning is that of a file of another kind
   */
  public static ExpressionFormat detect(String name, String head) {
    String start = firstWord(head);
    refuseOthers(name, head, start);
    if (DATASET_STARTS.contains(start) || start.startsWith("!dataset_")) {
      return GEO_SOFT;
    }
    String plainName = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (plainName.endsWith(".soft")) {
      return GEO_SOFT;
    }
    if (plainName.endsWith(".csv")) {
      return CSV;
    }
    if (plainName.endsWith(".tsv") || plainName.endsWith(".tab")) {
      return TSV;
    }
    String firstLine = head.lines().findFirst().orElse("");
    return count(firstLine, '\t') > count(firstLine, ',') ? TSV : CSV;
  }

  private static void refuseOthers(String name, String head, String start) {
    if (OTHER_GEO_STARTS.contains(start) || start.startsWith("!series_")) {
      throw new InputException(name + " starts with '" + start + "', which is a GEO file but not a DataSet; give a DataSet file"
          + " (GDS….soft.gz) or a CSV table with one row per sample.");
    }
    if (head.startsWith("PK\u0003\u0004")) {
      throw new InputException(name + " is a zip archive or a spreadsheet; unpack it, or export the table as CSV.");
    }
  }

  private static String firstWord(String head) {
    return head.lines().findFirst().orElse("").split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
