package ml.spred.spark.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.spred.problem.OverlappingGroups;
import ml.spred.spark.param.HasPathways;
import org.apache.spark.sql.types.StructField;

/**
 * Pathways whose features the data have.
 *
 * @param names of the pathways
 * @param groups their features
 */
record Pathways(List<String> names, OverlappingGroups groups) {
  /**
   * What the params ask for; empty without pathways. Collections of gene sets name more genes than a data set has: names without
   * a feature are passed over, as are pathways without any.
   *
   * @throws IllegalArgumentException where no pathway has a feature of the data
   */
  static Optional<Pathways> of(SelectionParams params, StructField features, int numFeatures) {
    Map<String, List<String>> members = params.pathwayMembers();
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> indices = new HashMap<>();
    String[] known = Attributes.featureNames(features, numFeatures);
    IntStream.range(0, numFeatures).forEach(index -> indices.putIfAbsent(known[index], index));
    List<String> excluded = new ArrayList<>(List.of(params.getExcludedFeatures()));
    excluded.addAll(List.of(params.getUnpenalizedFeatures()));
    excluded.forEach(indices::remove);
    List<String> names = new ArrayList<>();
    List<int[]> found = new ArrayList<>();
    members.forEach((name, genes) -> {
      int[] own = genes.stream().map(indices::get).filter(Objects::nonNull).mapToInt(Integer::intValue).sorted().distinct()
          .toArray();
      if (own.length > 0) {
        names.add(name);
        found.add(own);
      }
    });
    if (names.isEmpty()) {
      throw new IllegalArgumentException("none of the " + members.size() + " pathways has a feature of column '" + features.name()
          + "'; give pathways of the same kind of names.");
    }
    boolean root = params.getPathwayWeights().equals(HasPathways.SQUARE_ROOT);
    return Optional.of(new Pathways(names, new OverlappingGroups(found.toArray(int[][]::new),
        found.stream().mapToDouble(own -> root ? Math.sqrt(own.length) : 1).toArray())));
  }

  /** Those that are in, the largest norm first, equal ones by name. */
  List<SelectedPathway> selected(double[] norms, String[] featureNames) {
    return IntStream.range(0, norms.length).filter(group -> norms[group] > 0)
        .mapToObj(group -> new SelectedPathway(names.get(group), norms[group],
            IntStream.of(groups.members()[group]).mapToObj(index -> featureNames[index]).toArray(String[]::new)))
        .sorted(Comparator.comparingDouble(SelectedPathway::score).reversed().thenComparing(SelectedPathway::name)).toList();
  }
}
