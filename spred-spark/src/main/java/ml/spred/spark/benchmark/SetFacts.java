package ml.spred.spark.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a reader of the results wants to know about a set.
 *
 * @param name of the set
 * @param label column with the classes
 * @param group column whose equal values stay in one split; "" for none
 * @param samples that take part
 * @param leftOut samples of classes with fewer than three
 * @param features in the file
 * @param classes that take part
 * @param majorityRate share of the most frequent class
 */
record SetFacts(
    String name, String label, String group, int samples, int leftOut, int features, int classes, double majorityRate) {
  static final List<String> HEADER =
      List.of("set", "label", "group", "samples", "left_out", "features", "classes", "majority_rate");
  static final Comparator<SetFacts> BY_COST = Comparator.comparingLong(SetFacts::cost).thenComparing(SetFacts::name);

  static SetFacts of(SetFile file, LabelledSet data) {
    int samples = data.kept().length;
    return new SetFacts(file.name(), file.label(), file.group() == null ? "" : file.group(), samples,
        data.set().numSamples() - samples, data.set().numFeatures(), data.classes().size(), data.majorityRate());
  }

  static SetFacts parse(Function<String, String> line) {
    return new SetFacts(line.apply("set"), line.apply("label"), line.apply("group"), Integer.parseInt(line.apply("samples")),
        Integer.parseInt(line.apply("left_out")), Integer.parseInt(line.apply("features")),
        Integer.parseInt(line.apply("classes")), Double.parseDouble(line.apply("majority_rate")));
  }

  /** In the order of {@link #HEADER}. */
  List<String> fields() {
    return List.of(name, label, group, String.valueOf(samples), String.valueOf(leftOut), String.valueOf(features),
        String.valueOf(classes), String.format(Locale.ROOT, "%.6f", majorityRate));
  }

  /** What a fit costs, up to a factor. */
  long cost() {
    return (long) samples * features * classes;
  }
}
