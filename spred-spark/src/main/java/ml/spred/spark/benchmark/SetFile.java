package ml.spred.spark.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.spred.InputException;

/**
 * A set of the benchmark: where it is, and what is told apart in it.
 *
 * @param name of the set
 * @param file expression file
 * @param label column with the classes
 * @param group column whose equal values stay in one split; null for none
 * @param factors table {@code sample,…} that holds the group column; null where the expression file has it
 */
record SetFile(String name, Path file, String label, String group, Path factors) {
  private static final String DISEASE = "disease state";
  private static final String SUFFIX = ".csv.gz";
  /** The sets of the published table and the labels that {@code data/README.md} finds sensible; of GDS4761 a likely one. */
  private static final Map<String, String> PUBLISHED = new TreeMap<>(Map.of("GDS1815", DISEASE, "GDS1816", DISEASE, "GDS3268",
      DISEASE, "GDS3952", DISEASE, "GDS4761", "tissue", "GDS5027", "other"));

  /**
   * Every table in {@code gene/} and the two whole GEO DataSets of a data directory, by name; and those of the published table
   * that {@code spred fetch GDS1815 --output DIR/geo-files/gds} and the like put there.
   */
  static List<SetFile> in(Path data) {
    List<SetFile> sets = new ArrayList<>();
    for (Path file : tables(data.resolve("gene"))) {
      String name = file.getFileName().toString().replace(SUFFIX, "");
      sets.add(new SetFile(name, file, "label", null, null).grouped());
    }
    Path gds = data.resolve("geo-files").resolve("gds");
    // Tumour against normal tissue, often both of one patient.
    sets.add(new SetFile("gds507", gds.resolve("GDS507.soft.gz"), DISEASE, "individual", null));
    // Young against aged. The set's other column, the agent, crosses it: half of each age was treated.
    sets.add(new SetFile("gds4019", gds.resolve("GDS4019.soft.gz"), "age", null, null));
    PUBLISHED.forEach((accession, label) -> Stream.of(".soft.gz", "_full.soft.gz").map(end -> gds.resolve(accession + end))
        .filter(Files::exists).findFirst()
        .ifPresent(file -> sets.add(new SetFile(accession.toLowerCase(Locale.ROOT), file, label, null, null))));
    return sets;
  }

  /** Whether it is a set of the published table that has not been fetched. */
  static boolean isMissing(Path data, String name) {
    return PUBLISHED.containsKey(name.toUpperCase(Locale.ROOT)) && in(data).stream().noneMatch(set -> set.name.equals(name));
  }

  /** The sets of these names, or all where the names are empty. */
  static List<SetFile> in(Path data, List<String> names) {
    List<SetFile> all = in(data);
    List<String> known = all.stream().map(SetFile::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InputException("--sets has '" + name + "', which " + data + " does not have; it has "
            + String.join(", ", known) + ".");
      }
    }
    return all.stream().filter(set -> names.isEmpty() || names.contains(set.name)).toList();
  }

  /** The blood cells of one donor belong together; the donor is in a table beside the values. */
  private SetFile grouped() {
    return name.equals("gse60424-celltype")
        ? new SetFile(name, file, label, "donor", file.resolveSibling("gse60424-samples.csv")) : this;
  }

  private static List<Path> tables(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().collect(Collectors.toList());
    } catch (IOException failure) {
      throw new InputException("--data has no directory " + directory + " with tables; give the directory that holds gene/.",
          failure);
    } catch (UncheckedIOException failure) {
      throw new InputException(directory + " cannot be listed; check its permissions.", failure);
    }
  }
}
