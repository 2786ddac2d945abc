package ml.spred.spark.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.spred.problem.GeneGroups;
import org.apache.spark.sql.types.StructField;

/** Groups and penalty factors of the features: names of params to the indices of the core. */
final class PenaltyGroups {
  private static final int ALONE = -1;

  private final String column;
  private final Map<String, Integer> indices = new HashMap<>();
  /** Group of each feature; {@link #ALONE} for one of its own with the factor below. */
  private final int[] groupOf;
  private final double[] factors;

  private PenaltyGroups(StructField features, int numFeatures) {
    column = features.name();
    String[] names = Attributes.featureNames(features, numFeatures);
    for (int index = 0; index < numFeatures; index++) {
      indices.putIfAbsent(names[index], index);
    }
    groupOf = new int[numFeatures];
    Arrays.fill(groupOf, ALONE);
    factors = new double[numFeatures];
    Arrays.fill(factors, 1);
  }

  /**
   * What the params ask for; empty where every feature stands alone with the factor 1.
   *
   * @throws IllegalArgumentException for a name that no feature has, a feature in two groups, or one that is unpenalised and
   *     excluded or grouped; an excluded feature just leaves its group
   */
  static Optional<GeneGroups> of(SelectionParams params, StructField features, int numFeatures) {
    Map<String, List<String>> groups = params.groups();
    if (params.getUnpenalizedFeatures().length + params.getExcludedFeatures().length + groups.size() == 0) {
      return Optional.empty();
    }
    PenaltyGroups penalty = new PenaltyGroups(features, numFeatures);
    penalty.setFactors(params.unpenalizedFeatures().name(), params.getUnpenalizedFeatures(), 0);
    penalty.setFactors(params.excludedFeatures().name(), params.getExcludedFeatures(), Double.POSITIVE_INFINITY);
    penalty.setGroups(params.featureGroups().name(), groups);
    return Optional.of(penalty.groups(groups.size()));
  }

  private void setFactors(String param, String[] names, double factor) {
    for (String name : names) {
      int index = index(param, name);
      if (factors[index] != 1 && factors[index] != factor) {
        throw new IllegalArgumentException(
            "feature '" + name + "' is in unpenalizedFeatures and in " + param + "; keep it in one of them.");
      }
      factors[index] = factor;
    }
  }

  private void setGroups(String param, Map<String, List<String>> groups) {
    int number = 0;
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      for (String name : group.getValue()) {
        int index = index(param, name);
        requireFree(index, name, group.getKey(), number);
        groupOf[index] = Double.isInfinite(factors[index]) ? ALONE : number;
      }
      number++;
    }
  }

  private void requireFree(int index, String name, String group, int number) {
    if (factors[index] == 0) {
      throw new IllegalArgumentException("feature '" + name + "' is in unpenalizedFeatures and in the group '" + group
          + "' of featureGroups; keep it in one of them.");
    }
    if (groupOf[index] != ALONE && groupOf[index] != number) {
      throw new IllegalArgumentException("feature '" + name + "' is in the group '" + group
          + "' of featureGroups and in one before it; a feature has at most one group, so remove it from the others.");
    }
  }

  private int index(String param, String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new IllegalArgumentException("'" + name + "' of " + param + " is none of the " + groupOf.length
          + " features of column '" + column + "'; correct or remove the name.");
    }
    return index;
  }

  /** A group that was emptied by exclusions is left out; the root of the size makes groups of different sizes comparable. */
  private GeneGroups groups(int named) {
    int[] sizes = new int[named];
    Arrays.stream(groupOf).filter(group -> group != ALONE).forEach(group -> sizes[group]++);
    int[] numbers = new int[named];
    List<Double> all = new ArrayList<>();
    for (int group = 0; group < named; group++) {
      numbers[group] = all.size();
      if (sizes[group] > 0) {
        all.add(Math.sqrt(sizes[group]));
      }
    }
    int[] numbered = new int[groupOf.length];
    for (int index = 0; index < numbered.length; index++) {
      numbered[index] = groupOf[index] == ALONE ? all.size() : numbers[groupOf[index]];
      if (groupOf[index] == ALONE) {
        all.add(factors[index]);
      }
    }
    return GeneGroups.of(numbered, all.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
