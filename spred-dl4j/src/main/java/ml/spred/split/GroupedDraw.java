package ml.spred.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;

/**
 * Draws whole groups. They come largest first, equal ones in seeded order, and each goes where it brings the class counts
 * nearest to their shares, see {@link Balance}.
 */
final class GroupedDraw {
  private final SplitOptions options;
  private final List<String> groupOf;
  private final Split[] open;

  GroupedDraw(SplitOptions options, List<String> sampleNames, List<String> groups) {
    this.options = options;
    // A character that no file's text contains keeps a lone sample apart from a group of the same name.
    groupOf = IntStream.range(0, groups.size())
        .mapToObj(sample -> groups.get(sample) == null ? "\u0000" + sampleNames.get(sample) : groups.get(sample)).toList();
    open = Arrays.stream(Split.values()).filter(split -> options.fraction(split) > 0).toArray(Split[]::new);
  }

  /** The samples of a group, and how many of each class it has. */
  private record Group(List<Integer> samples, int[] classCounts, boolean mustTrain) {
  }

  void assign(Map<String, List<Integer>> classes, List<Integer> trained, Split[] bySample, List<String> notes) {
    List<Group> groups = gather(classes, trained);
    if (groups.size() < open.length) {
      throw new InputException("There are " + groups.size() + " groups for " + open.length
          + " splits, and a group cannot be divided; choose another --group, or fewer splits.");
    }
    Balance balance = new Balance(wanted(classes));
    for (Group group : ordered(groups)) {
      int place = group.mustTrain ? 0 : balance.best(group.classCounts);
      balance.add(group.classCounts, place);
      group.samples.forEach(sample -> bySample[sample] = open[place]);
    }
    noteAbsent(classes, balance, notes);
    requireFilled(bySample, groups.size());
  }

  private List<Group> gather(Map<String, List<Integer>> classes, List<Integer> trained) {
    Map<String, List<Integer>> members = new TreeMap<>();
    Map<String, int[]> classCounts = new TreeMap<>();
    int index = 0;
    for (List<Integer> samples : classes.values()) {
      for (int sample : samples) {
        members.computeIfAbsent(groupOf.get(sample), name -> new ArrayList<>()).add(sample);
        classCounts.computeIfAbsent(groupOf.get(sample), name -> new int[classes.size()])[index]++;
      }
      index++;
    }
    Set<String> mustTrain = new HashSet<>();
    for (int sample : trained) {
      mustTrain.add(groupOf.get(sample));
      members.computeIfAbsent(groupOf.get(sample), name -> new ArrayList<>()).add(sample);
      classCounts.computeIfAbsent(groupOf.get(sample), name -> new int[classes.size()]);
    }
    return members.keySet().stream()
        .map(name -> new Group(members.get(name), classCounts.get(name), mustTrain.contains(name))).toList();
  }

  private double[][] wanted(Map<String, List<Integer>> classes) {
    return Arrays.stream(open).map(split -> classes.values().stream()
        .mapToDouble(samples -> options.fraction(split) * samples.size()).toArray()).toArray(double[][]::new);
  }

  private List<Group> ordered(List<Group> groups) {
    List<Integer> positions = IntStream.range(0, groups.size()).boxed().toList();
    int[] shuffled = Shuffle.of(positions, new SplittableRandom(options.seed()));
    return Arrays.stream(shuffled).mapToObj(groups::get)
        .sorted(Comparator.comparing((Group group) -> !group.mustTrain)
            .thenComparing(group -> -group.samples.size())).toList();
  }

  private void noteAbsent(Map<String, List<Integer>> classes, Balance balance, List<String> notes) {
    int label = 0;
    for (String name : classes.keySet()) {
      for (int place = 0; place < open.length; place++) {
        if (balance.count(place, label) == 0) {
          notes.add("Class '" + name + "' of '" + options.labelColumn() + "' has no sample in " + open[place].spelling()
              + ", because its groups stay together.");
        }
      }
      label++;
    }
  }

  private void requireFilled(Split[] bySample, int groups) {
    for (Split split : open) {
      if (!Arrays.asList(bySample).contains(split)) {
        throw new InputException("The " + groups + " groups are too uneven: none is left for " + split.spelling()
            + "; choose another --group or another share, or give a split file.");
      }
    }
  }
}
