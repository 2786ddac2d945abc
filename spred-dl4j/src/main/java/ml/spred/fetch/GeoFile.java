package ml.spred.fetch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.fetch.GeoAccession.Type;

/** The files that the archive keeps of a record; the first that fits a type is its default. */
public enum GeoFile {
  /** A DataSet's table with its subsets. */
  SOFT("soft/%s.soft.gz", EnumSet.of(Type.GDS), "^dataset"),
  /** As {@link #SOFT}, with the annotation of each probe behind the samples. */
  FULL("soft/%s_full.soft.gz", EnumSet.of(Type.GDS), "^dataset"),
  /** A series' tables, one for each platform that it used. */
  MATRIX("matrix/%s_series_matrix.txt.gz", EnumSet.of(Type.GSE), "!series_geo_accession"),
  /** The probes of a platform with gene symbols, as NCBI keeps them up to date; not every platform has one. */
  ANNOTATION("annot/%s.annot.gz", EnumSet.of(Type.GPL), "!annotation_platform"),
  /** A series or platform with all samples, each with a table of its own. */
  FAMILY("soft/%s_family.soft.gz", EnumSet.of(Type.GSE, Type.GPL), "^series", "^platform"),
  /** One sample with its table, plain text that the archive makes on request. */
  SAMPLE("%s.txt", EnumSet.of(Type.GSM), "^sample");

  private final String path;
  private final Set<Type> types;
  private final List<String> keys;

  GeoFile(String path, Set<Type> types, String... keys) {
    this.path = path;
    this.types = types;
    this.keys = List.of(keys);
  }

  /** The word for this file on the command line. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The file of that spelling.
   *
   * @throws InputException where there is none
   */
  public static GeoFile of(String spelling) {
    return Arrays.stream(values()).filter(file -> file.spelling().equalsIgnoreCase(spelling)).findFirst()
        .orElseThrow(() -> new InputException("The kind of file '" + spelling + "' is not known; use one of "
            + spellings(Arrays.asList(values())) + "."));
  }

  /** What is fetched of a record where nothing else is asked. */
  public static GeoFile defaultOf(Type type) {
    return of(type).get(0);
  }

  /**
   * Refuses a record that has no such file.
   *
   * @throws InputException with the kinds that it has
   */
  void requireFor(GeoAccession accession) {
    if (!types.contains(accession.type())) {
      throw new InputException("The archive keeps no file of kind '" + spelling() + "' of " + accession + "; use "
          + spellings(of(accession.type())) + ".");
    }
  }

  /** Where the file is below the record's folder. */
  String path(GeoAccession accession) {
    return String.format(Locale.ROOT, path, accession);
  }

  /** The key, in lower case, of the line in the file's head that says which record it is. */
  String key(GeoAccession accession) {
    return this == FAMILY && accession.type() == Type.GPL ? keys.get(1) : keys.get(0);
  }

  /** Whether the file is packed with gzip, and so can be checked and gone on with where a connection broke. */
  boolean packed() {
    return path.endsWith(".gz");
  }

  private static List<GeoFile> of(Type type) {
    return Arrays.stream(values()).filter(file -> file.types.contains(type)).toList();
  }

  private static String spellings(List<GeoFile> files) {
    return files.stream().map(GeoFile::spelling).collect(Collectors.joining(", "));
  }
}
