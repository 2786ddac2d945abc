package ml.spred.spark.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.TextInput;

/** Gene sets as MSigDB writes them: a line for each, with its name, a description, and its genes, separated by tabs. */
final class GmtFile {
  private static final int FIRST_GENE = 2;

  private GmtFile() {}

  /**
   * Reads the sets in the order of the file.
   *
   * @return name of each set to its genes
   * @throws InputException where the file is no such table, or holds a name twice
   */
  static Map<String, List<String>> read(InputStream in, String file) {
    Map<String, List<String>> sets = new LinkedHashMap<>();
    try (BufferedReader lines = new BufferedReader(TextInput.reader(in, file))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(line.split("\t"), sets, file + " line " + number);
        }
      }
    } catch (IOException failure) {
      throw TextInput.unreadable(file, failure);
    }
    if (sets.isEmpty()) {
      throw new InputException(file + " holds no gene set; give a GMT file: name, description and genes, separated by tabs.");
    }
    return sets;
  }

  private static void add(String[] cells, Map<String, List<String>> sets, String place) {
    if (cells.length <= FIRST_GENE) {
      throw new InputException(place + " has " + cells.length
          + " cells; a line of a GMT file has a name, a description and at least one gene, separated by tabs.");
    }
    List<String> genes = Arrays.stream(cells).skip(FIRST_GENE).map(String::strip).filter(gene -> !gene.isEmpty()).toList();
    if (sets.put(cells[0].strip(), genes) != null) {
      throw new InputException(place + " names the gene set '" + cells[0].strip()
          + "' a second time; rename or remove one of the two.");
    }
  }

  /**
   * The sets in the names of the data: their genes are found among the features, else among the features' annotations (symbols of
   * probes).
   *
   * @throws InputException where no gene is found
   */
  static Map<String, List<String>> inData(Map<String, List<String>> sets, ExpressionSet set, String file) {
    Map<String, Set<String>> features = new HashMap<>();
    for (int gene = 0; gene < set.numFeatures(); gene++) {
      String feature = set.featureNames().get(gene);
      features.computeIfAbsent(feature, name -> new LinkedHashSet<>()).add(feature);
      for (String symbol : set.annotations().get(gene).split("///")) {
        features.computeIfAbsent(symbol.strip(), name -> new LinkedHashSet<>()).add(feature);
      }
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    sets.forEach((name, genes) -> {
      Set<String> own = new LinkedHashSet<>();
      genes.forEach(gene -> own.addAll(features.getOrDefault(gene, Set.of())));
      if (!own.isEmpty()) {
        found.put(name, new ArrayList<>(own));
      }
    });
    if (found.isEmpty()) {
      throw new InputException("None of the genes of the " + sets.size() + " sets of " + file + " is a gene or an annotation of "
          + set.source() + "; give sets of the same kind of names, or --annotation.");
    }
    return found;
  }
}
