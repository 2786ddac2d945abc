package ml.spred.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The split of each sample, in the order of the samples; a sample that was left out has none. Immutable. */
public final class Splits {
  private final List<Split> bySample;
  private final List<String> notes;

  Splits(Split[] bySample, List<String> notes) {
    this.bySample = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(bySample)));
    this.notes = List.copyOf(notes);
  }

  /**
   * Draws splits by class: the shares hold within each class as nearly as whole samples allow, and a class of three or more is
   * in every split. With groups, all samples of a group are on one side, and classes are balanced as well as that allows.
   * The draw depends on the seed and the names, not on the order of the samples.
   *
   * @param sampleNames unique names
   * @param labels one per sample; a sample whose label is null is left out
   * @param groups one per sample, or null for no groups; a sample whose group is null is a group of its own
   * @throws ml.spred.InputException where a class is rare and the policy refuses, or there are too few groups
   */
  public static Splits draw(List<String> sampleNames, List<String> labels, List<String> groups, SplitOptions options) {
    return new SplitDraw(sampleNames, labels, options).draw(groups);
  }

  /** As {@link #draw(List, List, List, SplitOptions)}; fractions are train, dev and test. */
  public static Splits draw(List<String> sampleNames, List<String> labels, List<String> groups, double[] fractions, long seed) {
    return draw(sampleNames, labels, groups, SplitOptions.defaults().withFractions(fractions).withSeed(seed));
  }

  /** The split of a sample; null where it was left out. */
  public Split of(int sample) {
    return bySample.get(sample);
  }

  /** The split of each sample; null where it was left out. */
  public List<Split> bySample() {
    return bySample;
  }

  /** The samples of a split, ascending. */
  public int[] samples(Split split) {
    return IntStream.range(0, bySample.size()).filter(sample -> bySample.get(sample) == split).toArray();
  }

  /** How many samples a split has. */
  public int count(Split split) {
    return Collections.frequency(bySample, split);
  }

  /** How many samples were left out. */
  public int leftOut() {
    return Collections.frequency(bySample, null);
  }

  /** What was decided and the user should know, one sentence each. */
  public List<String> notes() {
    return notes;
  }
}
