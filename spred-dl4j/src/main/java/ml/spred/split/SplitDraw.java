package ml.spred.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;

/** One draw: sorts out which samples take part, then assigns them one by one or by groups. */
final class SplitDraw {
  static final int MIN_CLASS_SIZE = 3;

  private final List<String> sampleNames;
  private final List<String> labels;
  private final SplitOptions options;
  private final Split[] bySample;
  private final List<String> notes = new ArrayList<>();
  /** The samples of each class in the order of their names. */
  private final Map<String, List<Integer>> classes = new TreeMap<>();

  SplitDraw(List<String> sampleNames, List<String> labels, SplitOptions options) {
    if (labels.size() != sampleNames.size() || new HashSet<>(sampleNames).size() != sampleNames.size()) {
      throw new IllegalArgumentException(sampleNames.size() + " sample names, which must be unique, for "
          + labels.size() + " labels");
    }
    this.sampleNames = sampleNames;
    this.labels = labels;
    this.options = options;
    bySample = new Split[sampleNames.size()];
  }

  Splits draw(List<String> groups) {
    gatherClasses();
    List<Integer> rare = takeOutRareClasses();
    if (groups == null) {
      rare.forEach(sample -> bySample[sample] = Split.TRAIN);
      new StratifiedDraw(options).assign(classes, bySample);
    } else {
      new GroupedDraw(options, sampleNames, groups).assign(classes, rare, bySample, notes);
    }
    requireTrain();
    return new Splits(bySample, notes);
  }

  private void gatherClasses() {
    IntStream.range(0, sampleNames.size()).boxed().sorted(Comparator.comparing(sampleNames::get))
        .filter(sample -> labels.get(sample) != null)
        .forEach(sample -> classes.computeIfAbsent(labels.get(sample), label -> new ArrayList<>()).add(sample));
    int labelled = classes.values().stream().mapToInt(List::size).sum();
    if (labelled < sampleNames.size()) {
      notes.add((sampleNames.size() - labelled) + " samples without a value of '" + options.labelColumn() + "' are left out.");
    }
  }

  /** Removes rare classes; returns their samples where the policy trains on them. */
  private List<Integer> takeOutRareClasses() {
    List<String> names = classes.keySet().stream().filter(name -> classes.get(name).size() < MIN_CLASS_SIZE).toList();
    List<Integer> trained = new ArrayList<>();
    for (String name : names) {
      List<Integer> samples = classes.get(name);
      if (options.rareClasses() == RareClasses.REFUSE) {
        throw refusal(name, samples.size(), names.size());
      }
      boolean train = options.rareClasses() == RareClasses.TRAIN;
      notes.add("Class '" + name + "' of '" + options.labelColumn() + "' has " + samples.size() + " of the " + MIN_CLASS_SIZE
          + " samples needed: " + (train ? "all are in train." : "left out."));
      trained.addAll(train ? samples : List.of());
      classes.remove(name);
    }
    return trained;
  }

  private InputException refusal(String name, int found, int rareClasses) {
    String others = rareClasses == 1 ? "" : " (and so have " + (rareClasses - 1) + " other classes too few)";
    return new InputException("Class '" + name + "' of '" + options.labelColumn() + "' has " + found
        + (found == 1 ? " sample" : " samples") + others + ", fewer than the " + MIN_CLASS_SIZE
        + " needed for train, dev and test; choose --rare-classes drop or --rare-classes train.");
  }

  private void requireTrain() {
    for (Split split : bySample) {
      if (split == Split.TRAIN) {
        return;
      }
    }
    throw new InputException("No sample is left to train on: " + sampleNames.size() + " samples, none with a usable value of '"
        + options.labelColumn() + "'; choose another label column.");
  }
}
