package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import ml.spred.split.Split;
import ml.spred.split.SplitOptions;
import ml.spred.split.Splits;

/**
 * The samples that take part in a selection: those that have a label and a split.
 *
 * @param set their values
 * @param labels class of each
 * @param splits split of each
 * @param log2 whether log2(x + 1) is taken of the values
 * @param notes what was decided and the user should know, one sentence each
 */
record Samples(ExpressionSet set, List<String> labels, List<Split> splits, boolean log2, List<String> notes) {

  /**
   * Sorts out the samples of a file.
   *
   * @param resampling says how much of the samples is put aside
   * @param splitFile reads a file of splits for samples of these names
   */
  static Samples of(ExpressionSet all, DataOptions options, ResamplingOptions resampling, long seed,
      Function<List<String>, Splits> splitFile) {
    List<String> labels = all.column(options.labelColumn());
    requireTwoClasses(all, options.labelColumn());
    List<String> groups = options.group == null ? null : all.column(options.group);
    List<String> notes = new ArrayList<>(all.notes());
    Splits splits = options.splits == null ? draw(all, options, resampling, seed, groups) : splitFile.apply(all.sampleNames());
    notes.addAll(splits.notes());
    int[] kept = IntStream.range(0, all.numSamples())
        .filter(sample -> splits.of(sample) != null && labels.get(sample) != null).toArray();
    if (options.splits != null) {
      noteUnlabelled(all.numSamples() - kept.length, options, notes);
      noteSharedGroups(groups, splits, options, notes);
    }
    List<Split> keptSplits = Arrays.stream(kept).mapToObj(splits::of)
        .map(split -> split == Split.DEV && resampling.crossValidated() ? Split.TRAIN : split).toList();
    if (resampling.crossValidated() && splits.count(Split.DEV) > 0) {
      notes.add("The " + splits.count(Split.DEV) + " dev samples of " + options.splits
          + " train too, because folds choose kappa.");
    }
    ExpressionSet set = all.select(kept);
    requireValues(set, options.missing);
    boolean log2 = log2(set, keptSplits, options.log2);
    return new Samples(set, Arrays.stream(kept).mapToObj(labels::get).toList(), keptSplits, log2, notes);
  }

  /** With another decision. */
  Samples withLog2(boolean decided) {
    return new Samples(set, labels, splits, decided, notes);
  }

  int count(Split split) {
    return (int) splits.stream().filter(split::equals).count();
  }

  /** The names of all classes, sorted. */
  List<String> classes() {
    return List.copyOf(new TreeSet<>(labels));
  }

  private static Splits draw(ExpressionSet all, DataOptions options, ResamplingOptions resampling, long seed,
      List<String> groups) {
    SplitOptions split = SplitOptions.defaults().withFractions(resampling.shares()).withSeed(seed)
        .withRareClasses(options.rareClasses)
        .withLabelColumn(options.labelColumn());
    return Splits.draw(all.sampleNames(), all.column(options.labelColumn()), groups, split);
  }

  private static void requireTwoClasses(ExpressionSet all, String label) {
    List<String> classes = all.column(label).stream().filter(Objects::nonNull).distinct().toList();
    if (classes.size() < 2) {
      throw new InputException("The column '" + label + "' of " + all.source() + " has "
          + (classes.isEmpty() ? "no class" : "one class ('" + classes.get(0) + "')")
          + ", and there must be two to tell apart; choose another --label.");
    }
  }

  private static void noteUnlabelled(int count, DataOptions options, List<String> notes) {
    if (count > 0) {
      notes.add(count + " samples without a value of '" + options.labelColumn() + "' are left out.");
    }
  }

  private static void noteSharedGroups(List<String> groups, Splits splits, DataOptions options, List<String> notes) {
    if (groups == null) {
      return;
    }
    Map<String, Split> first = new HashMap<>();
    for (int sample = 0; sample < groups.size(); sample++) {
      Split split = splits.of(sample);
      if (groups.get(sample) != null && split != null) {
        Split other = first.putIfAbsent(groups.get(sample), split);
        if (other != null && other != split) {
          notes.add(options.splits + " puts samples of '" + groups.get(sample) + "' (" + options.group + ") into "
              + other.spelling() + " and " + split.spelling() + ", so the scores are too good.");
          return;
        }
      }
    }
  }

  private static void requireValues(ExpressionSet set, Missing policy) {
    if (policy != Missing.REFUSE) {
      return;
    }
    for (int sample = 0; sample < set.numSamples(); sample++) {
      double[] row = set.values(sample);
      for (int feature = 0; feature < row.length; feature++) {
        if (Double.isNaN(row[feature])) {
          throw new InputException(String.format(Locale.ROOT,
              "%s has no value for gene '%s' of sample '%s' (%,d missing values in all); choose --missing mean or"
                  + " --missing zero.",
              set.source(), set.featureNames().get(feature), set.sampleNames().get(sample), set.missingCount()));
        }
      }
    }
  }

  /** The rule sees the training samples alone: what test samples look like must not change the model. */
  private static boolean log2(ExpressionSet set, List<Split> splits, Log2 choice) {
    return switch (choice) {
      case YES -> true;
      case NO -> false;
      case AUTO -> Log2Rule.needed(() -> IntStream.range(0, set.numSamples())
          .filter(sample -> splits.get(sample) == Split.TRAIN).mapToObj(set::values).iterator());
    };
  }
}
