package ml.spred.fetch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ml.spred.InputException;

/**
 * The name of a record in the Gene Expression Omnibus, such as {@code GDS3952}.
 *
 * @param type what the record is
 * @param number the digits behind the prefix
 */
public record GeoAccession(Type type, long number) {
  private static final Pattern SPELLING = Pattern.compile("(GDS|GSE|GPL|GSM)([1-9]\\d{0,8})");

  /** The kinds of records. */
  public enum Type {
    /** A curated DataSet with subsets of samples. */
    GDS("datasets"),
    /** A series as its authors submitted it. */
    GSE("series"),
    /** A platform: the probes of an array and what they stand for. */
    GPL("platforms"),
    /** A single sample. */
    GSM("samples");

    private final String folder;

    Type(String folder) {
      this.folder = folder;
    }
  }

  /**
   * Reads an accession, in any case.
   *
   * @throws InputException where the text is none
   */
  public static GeoAccession of(String text) {
    return find(text).orElseThrow(() -> new InputException("'" + text + "' is not an accession of the Gene Expression Omnibus;"
        + " give GDS, GSE, GPL or GSM and a number, such as GDS3952."));
  }

  /** As {@link #of}, empty where the text is none. */
  static Optional<GeoAccession> find(String text) {
    Matcher matcher = SPELLING.matcher(text.strip().toUpperCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(new GeoAccession(Type.valueOf(matcher.group(1)), Long.parseLong(matcher.group(2)))) : Optional.empty();
  }

  /**
   * The record's folder below the root of the archive. It keeps a thousand records to a folder: {@code GDS3952} is in
   * {@code datasets/GDS3nnn/GDS3952}, and {@code GPL96} in {@code platforms/GPLnnn/GPL96}.
   */
  public String folder() {
    String thousands = number < 1000 ? "" : Long.toString(number / 1000);
    return String.join("/", type.folder, type + thousands + "nnn", toString());
  }


  @Override
  public String toString() {
    return type.name() + number;
  }
}
