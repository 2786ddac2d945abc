package ml.spred.split;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;

/**
 * Folds of a cross-validation, drawn anew for every repeat. Each class is dealt out evenly: of a class, and of all samples, two
 * folds differ by one sample at most. Samples of a group (a patient) stay in one fold; the classes are then as even as whole
 * groups allow.
 *
 * @param numFolds folds of a repeat
 * @param foldOf fold of each sample, {@code [repeats][samples]}
 */
public record Folds(int numFolds, int[][] foldOf) implements Serializable {
  /**
   * Draws folds; every repeat has a seed of its own.
   *
   * @param labels class of each sample
   * @param groups group of each sample, null for one on its own; null altogether for no groups
   * @param numFolds at least 2, at most the number of samples or groups
   * @param numRepeats at least 1
   * @throws InputException where there are fewer samples or groups than folds
   */
  public static Folds draw(int[] labels, List<String> groups, int numFolds, int numRepeats, long seed) {
    if (numFolds < 2 || numRepeats < 1) {
      throw new InputException("There are " + numFolds + " folds and " + numRepeats
          + " repeats; give at least 2 folds and 1 repeat.");
    }
    int[][] foldOf = new int[numRepeats][];
    for (int repeat = 0; repeat < numRepeats; repeat++) {
      SplittableRandom random = new SplittableRandom(Seeds.of(seed, repeat));
      foldOf[repeat] = groups == null ? byClass(labels, numFolds, random) : byGroup(labels, groups, numFolds, random);
    }
    return new Folds(numFolds, foldOf);
  }

  public int numRepeats() {
    return foldOf.length;
  }

  /** The samples that a fold holds out, ascending. */
  public int[] held(int repeat, int fold) {
    return IntStream.range(0, foldOf[repeat].length).filter(sample -> foldOf[repeat][sample] == fold).toArray();
  }

  /** The samples that the other folds train on, ascending. */
  public int[] training(int repeat, int fold) {
    return IntStream.range(0, foldOf[repeat].length).filter(sample -> foldOf[repeat][sample] != fold).toArray();
  }

  private static int[] byClass(int[] labels, int numFolds, SplittableRandom random) {
    requireEnough(labels.length, "samples", numFolds);
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    IntStream.range(0, labels.length)
        .forEach(sample -> classes.computeIfAbsent(labels[sample], label -> new ArrayList<>()).add(sample));
    int[] foldOf = new int[labels.length];
    int dealt = 0;
    for (List<Integer> samples : classes.values()) {
      for (int sample : Shuffle.of(samples, random)) {
        // The next class goes on where this one ended, so that no fold gets all the remainders.
        foldOf[sample] = dealt++ % numFolds;
      }
    }
    return foldOf;
  }

  private static int[] byGroup(int[] labels, List<String> groups, int numFolds, SplittableRandom random) {
    List<List<Integer>> members = members(groups);
    requireEnough(members.size(), "groups", numFolds);
    int numClasses = IntStream.of(labels).max().orElse(0) + 1;
    double[][] wanted = new double[numFolds][numClasses];
    for (double[] share : wanted) {
      IntStream.of(labels).forEach(label -> share[label] += 1.0 / numFolds);
    }
    Balance balance = new Balance(wanted);
    int[] foldOf = new int[labels.length];
    int[] shuffled = Shuffle.of(IntStream.range(0, members.size()).boxed().toList(), random);
    IntStream.of(shuffled).mapToObj(members::get).sorted(Comparator.comparing((List<Integer> group) -> -group.size()))
        .forEach(group -> {
          int[] counts = new int[numClasses];
          group.forEach(sample -> counts[labels[sample]]++);
          int fold = balance.best(counts);
          balance.add(counts, fold);
          group.forEach(sample -> foldOf[sample] = fold);
        });
    return foldOf;
  }

  /** Samples of each group, in the order of the first of them. */
  private static List<List<Integer>> members(List<String> groups) {
    Map<String, List<Integer>> named = new TreeMap<>();
    List<List<Integer>> members = new ArrayList<>();
    for (int sample = 0; sample < groups.size(); sample++) {
      List<Integer> own = groups.get(sample) == null ? null : named.get(groups.get(sample));
      if (own == null) {
        own = new ArrayList<>();
        members.add(own);
        if (groups.get(sample) != null) {
          named.put(groups.get(sample), own);
        }
      }
      own.add(sample);
    }
    return members;
  }

  private static void requireEnough(int found, String what, int numFolds) {
    if (found < numFolds) {
      throw new InputException("There are " + found + " " + what + " for " + numFolds
          + " folds, and a fold needs one at least; ask for fewer folds.");
    }
  }
}
