package ml.spred.expression;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ml.spred.InputException;

/** The layouts of an expression file that can be read. */
public enum ExpressionFormat {
  /** Comma-separated, a header line, samples or genes as rows, the name first. */
  CSV("csv"),
  /** As {@link #CSV}, separated by tabs. */
  TSV("tsv"),
  /** GEO SOFT: a DataSet ({@code GDS….soft} or {@code GDS…_full.soft}), a series family, or single samples. */
  GEO_SOFT("geo-soft"),
  /** A GEO series matrix ({@code GSE…_series_matrix.txt}). */
  GEO_SERIES_MATRIX("geo-series-matrix"),
  /** Gene Cluster Text 1.2 or 1.3 of GenePattern and the Broad Institute. */
  GCT("gct"),
  /** A directory of MatrixMarket files as Cell Ranger writes it, or its {@code matrix.mtx}. */
  TEN_X("10x"),
  /** HDF5 with AnnData in it. */
  H5AD("h5ad"),
  /** A Parquet file or directory with a vector or array column; Spark reads it. */
  PARQUET("parquet");

  private static final Set<String> SOFT_STARTS = Set.of("^database", "^dataset", "^subset", "^series", "^platform", "^sample");
  private static final List<String> SOFT_KEYS = List.of("!dataset_", "!sample_", "!platform_", "!database_");

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
    refuseOthers(name, head);
    ExpressionFormat byContent = byContent(head);
    if (byContent != null) {
      return byContent;
    }
    ExpressionFormat byName = byName(name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bgz)$", ""));
    if (byName != null) {
      return byName;
    }
    String firstLine = head.lines().filter(line -> !line.startsWith("#")).findFirst().orElse("");
    return count(firstLine, '\t') > count(firstLine, ',') ? TSV : CSV;
  }

  private static ExpressionFormat byContent(String head) {
    String start = firstWord(head);
    if (start.startsWith("!series_")) {
      return head.contains("!Series_title\t") || head.contains("!Sample_title\t") || head.lines().findFirst().orElse("")
          .contains("\t") ? GEO_SERIES_MATRIX : GEO_SOFT;
    }
    if (SOFT_STARTS.contains(start) || SOFT_KEYS.stream().anyMatch(start::startsWith)) {
      return GEO_SOFT;
    }
    return start.startsWith("#1.2") || start.startsWith("#1.3") ? GCT
        : start.startsWith("%%matrixmarket") ? TEN_X
        : head.startsWith("\ufffdHDF\r\n") ? H5AD
        : head.startsWith("PAR1") ? PARQUET : null;
  }

  private static ExpressionFormat byName(String name) {
    return name.endsWith(".soft") ? GEO_SOFT
        : name.endsWith("_series_matrix.txt") ? GEO_SERIES_MATRIX
        : name.endsWith(".gct") ? GCT
        : name.endsWith(".mtx") ? TEN_X
        : name.endsWith(".h5ad") ? H5AD
        : name.endsWith(".parquet") ? PARQUET
        : name.endsWith(".csv") ? CSV
        : name.endsWith(".tsv") || name.endsWith(".tab") ? TSV : null;
  }

  /**
   * Recognises a directory by what is in it.
   *
   * @throws InputException where nothing in it is known
   */
  public static ExpressionFormat detect(ExpressionFile directory) throws IOException {
    List<String> children = directory.children();
    if (children.stream().anyMatch(name -> name.matches("matrix\\.mtx(\\.gz)?"))) {
      return TEN_X;
    }
    if (children.stream().anyMatch(name -> name.endsWith(".parquet"))) {
      return PARQUET;
    }
    throw new InputException(directory.name() + " is a directory without a matrix.mtx or Parquet files; give the path of a file"
        + " in it.");
  }

  private static void refuseOthers(String name, String head) {
    if (head.startsWith("PK\u0003\u0004")) {
      throw new InputException(name + " is a zip archive or a spreadsheet; unpack it, or export the table as CSV.");
    }
    if (firstWord(head).equals("^annotation")) {
      throw new InputException(name + " is an annotation of a GEO platform without samples; give it with --annotation, beside an"
          + " expression file.");
    }
    if (head.startsWith("\ufffdPNG") || head.startsWith("%PDF") || head.startsWith("<!DOCTYPE") || head.startsWith("<html")) {
      throw new InputException(name + " is a picture or a page and not a table (it starts with '" + head.substring(1, 5)
          + "'); download the file itself.");
    }
  }

  private static String firstWord(String head) {
    return head.lines().filter(line -> !line.isBlank()).findFirst().orElse("").split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
