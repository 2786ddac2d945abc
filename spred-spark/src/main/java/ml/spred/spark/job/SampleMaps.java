package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.spred.explore.SampleProjection;
import ml.spred.expression.ExpressionSet;
import ml.spred.metric.RocCurve;
import ml.spred.split.Split;
import ml.spred.spark.report.Numbers;
import ml.spred.spark.report.SampleViews;

/** Where the samples of a selection lie before and after it, and how its classes are ranked. */
final class SampleMaps {
  /** More would hide each other, and the products of all pairs would take longer than the selection. */
  private static final int MOST_SAMPLES = 500;

  private final Selected selected;
  private final ExpressionSet set;
  private final int[] shown;

  private SampleMaps(Selected selected) {
    this.selected = selected;
    this.set = selected.samples().set();
    int step = (set.numSamples() + MOST_SAMPLES - 1) / MOST_SAMPLES;
    this.shown = IntStream.range(0, set.numSamples()).filter(sample -> sample % step == 0).toArray();
  }

  static SampleViews of(Selected selected) {
    return new SampleMaps(selected).views();
  }

  private SampleViews views() {
    return new SampleViews(Arrays.stream(shown).mapToObj(set.sampleNames()::get).toList(),
        Arrays.stream(shown).map(sample -> selected.scores().labels()[sample]).toArray(),
        Arrays.stream(shown).mapToObj(sample -> split(sample).spelling()).toList(), projections(), curves());
  }

  private Split split(int sample) {
    return selected.samples().splits().get(sample);
  }

  private List<SampleViews.Projection> projections() {
    int[] chosen = selected.genes().stream().mapToInt(Genes.Gene::index).sorted().toArray();
    List<SampleViews.Projection> projections = new ArrayList<>();
    GeneValues genes = selected.fitted().genes();
    if (genes.isWhole()) {
      project(set).ifPresent(all -> projections.add(view(all,
          all.numGenes() == genes.count() ? "all " + Numbers.count(genes.count(), "gene")
              : "the " + Numbers.count(all.numGenes(), "gene") + " that vary most")));
    }
    project(genes.selected(chosen))
        .ifPresent(own -> projections.add(view(own, "the " + Numbers.count(chosen.length, "selected gene"))));
    return projections;
  }

  private Optional<SampleProjection> project(ExpressionSet values) {
    boolean[] training = new boolean[shown.length];
    for (int k = 0; k < shown.length; k++) {
      training[k] = split(shown[k]) == Split.TRAIN;
    }
    return SampleProjection.of(values, shown, training, IntStream.range(0, values.numFeatures()).toArray(),
        selected.samples().log2());
  }

  private static SampleViews.Projection view(SampleProjection projection, String genes) {
    return new SampleViews.Projection(genes, projection.shares(), projection.places());
  }

  /** Of the samples that fitted no weights; two classes have one curve, the other is its mirror image. */
  private List<SampleViews.Curve> curves() {
    List<SampleViews.Curve> curves = new ArrayList<>();
    Scores scores = selected.scores();
    int first = scores.classes().size() == 2 ? 1 : 0;
    for (Split split : List.of(Split.TEST, Split.DEV)) {
      int[] own = IntStream.range(0, set.numSamples()).filter(sample -> split(sample) == split).toArray();
      int[] labels = Arrays.stream(own).map(sample -> scores.labels()[sample]).toArray();
      for (int label = first; label < scores.classes().size(); label++) {
        int positive = label;
        RocCurve curve = RocCurve.of(labels, Arrays.stream(own)
            .mapToDouble(sample -> scores.probabilities()[sample][positive]).toArray(), label);
        if (!curve.isEmpty()) {
          curves.add(new SampleViews.Curve(split.spelling(), label, curve));
        }
      }
    }
    return curves;
  }
}
