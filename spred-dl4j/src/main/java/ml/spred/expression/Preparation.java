package ml.spred.expression;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ml.spred.InputException;

/** What happens to a table after it is read, in this order: sample sheet, annotation, control probes, collapsing, label mode. */
final class Preparation {
  private Preparation() {
  }

  static ExpressionSet prepare(ExpressionSet read, ReadOptions options) {
    ExpressionSet set = read;
    if (options.samples() != null) {
      set = SampleSheet.read(options.samples(), options.limits()).join(set);
    }
    if (options.annotation() != null) {
      set = annotate(set, options);
    }
    if (options.controlProbes() == ControlProbes.DROP) {
      set = dropControls(set);
    }
    if (options.collapse() != ProbeCollapse.NONE) {
      set = CollapsedProbes.of(set, options.collapse());
    }
    return options.labelMode() == LabelMode.ALL_SUBSETS ? AllSubsets.expand(set) : set;
  }

  private static ExpressionSet annotate(ExpressionSet set, ReadOptions options) {
    GeneAnnotation annotation = GeneAnnotation.read(options.annotation(), options.symbolColumn(), options.limits());
    List<String> symbols = set.featureNames().stream().map(annotation::symbol).toList();
    long known = symbols.stream().filter(symbol -> !symbol.isEmpty()).count();
    if (known == 0) {
      throw new InputException(options.annotation().name() + " has no gene symbol for any feature of " + set.source()
          + ": the features are " + NameList.of(set.featureNames()) + "; give the table of the same platform.");
    }
    return set.toBuilder().annotations(symbols).note(String.format(Locale.ROOT, "%s gives a gene symbol to %,d of %,d features.",
        options.annotation().name(), known, set.numFeatures())).build();
  }

  private static ExpressionSet dropControls(ExpressionSet set) {
    int[] kept = IntStream.range(0, set.numFeatures())
        .filter(feature -> !ControlProbes.isControl(set.featureNames().get(feature))).toArray();
    if (kept.length == 0) {
      throw new InputException(set.source() + " holds control probes only (" + NameList.of(set.featureNames())
          + "); read it with --control-probes keep.");
    }
    ExpressionSet fewer = set.selectFeatures(kept);
    return fewer.toBuilder().note(String.format(Locale.ROOT, "%,d control probes are left out.", set.numFeatures() - kept.length))
        .build();
  }
}
