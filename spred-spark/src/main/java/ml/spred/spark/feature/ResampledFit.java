package ml.spred.spark.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.fdr.FdrControl;
import ml.spred.fdr.FdrSetting;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.GridSetting;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.OuterOutcome;
import ml.spred.resample.OuterSetting;
import ml.spred.resample.PathOutcome;
import ml.spred.resample.PathSetting;
import ml.spred.resample.ResampledPath;
import ml.spred.resample.ResamplingPlan;
import ml.spred.resample.StabilitySelection;
import ml.spred.select.GridPlace;
import ml.spred.select.SampleParts;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.DirectoryCheckpoint;
import ml.spred.spark.distribute.Trials;
import ml.spred.split.Folds;
import ml.spred.split.HalfSamples;
import ml.spred.split.Seeds;

/**
 * A selection with all its resamplings as rounds of Spark tasks: the grids of strengths; every fold of every cross-validation,
 * the inner ones of a nested estimate among them; the selection itself; the selections outside the outer folds; the half-samples;
 * the control of false discoveries. Within a round all tasks are independent. Each one's samples and seed follow from its place,
 * never from the order in which tasks end.
 */
final class ResampledFit {
  private static final int FOLDS = 1;
  private static final int OUTER_FOLDS = 2;
  private static final int HALVES = 3;
  private static final int RIVALS = 4;

  private final Trials<SelectionData> trials;
  private final Trials<SelectionData> kept;
  private final SelectionData data;
  private final SelectionOptions options;
  private final ResamplingPlan plan;
  private final List<String> groups;
  private final Progress progress;
  /** Samples of each cross-validation: of the selection first, then of those outside each outer fold. */
  private final List<int[]> stages = new ArrayList<>();
  private final Folds outer;

  /**
   * @param trials run the selection itself, which keeps its own strengths
   * @param kept run what is drawn anew; each outcome is kept on its own where a checkpoint is asked for
   * @param groups of each sample, whose samples stay together; null for none
   */
  ResampledFit(Trials<SelectionData> trials, Trials<SelectionData> kept, SelectionData data, SelectionOptions options,
      ResamplingPlan plan,
      List<String> groups, Progress progress) {
    this.trials = trials;
    this.kept = kept;
    this.data = data;
    this.options = options;
    this.plan = plan;
    this.groups = groups;
    this.progress = progress;
    int[] all = IntStream.range(0, data.labels().length).toArray();
    stages.add(all);
    outer = plan.numOuterFolds() == 0 ? null : folds(all, plan.numOuterFolds(), 1, Seeds.of(options.seed(), OUTER_FOLDS));
    for (int fold = 0; fold < plan.numOuterFolds(); fold++) {
      stages.add(outer.training(0, fold));
    }
  }

  /**
   * All results.
   *
   * @param selection with the scores of the cross-validation along its path where there was one
   */
  record Fit(SelectionTrial.Result selection, Resampled resampled) {}

  Fit run(DirectoryCheckpoint checkpoint) {
    List<CrossValidation> chosen = plan.crossValidation() ? crossValidate() : List.of();
    SelectionTrial.Setting setting = new SelectionTrial.Setting(options, place(chosen, 0));
    SelectionTrial.Result main = trials.run(List.of(setting), new SelectionTrial(checkpoint), progress).get(0);
    CrossValidation own = chosen.isEmpty() ? null : chosen.get(0);
    Selection selection = own == null ? main.selection() : main.selection().withPath(own.score(main.selection().path()));
    return new Fit(main.withSelection(selection),
        new Resampled(own, outer == null ? null : nested(chosen), plan.numResamples() == 0 ? null : stability(selection),
            plan.falseDiscoveryRate() == 0 ? null : falseDiscoveries()));
  }

  private static GridPlace place(List<CrossValidation> chosen, int stage) {
    return chosen.isEmpty() ? null : chosen.get(stage).place();
  }

  private Folds folds(int[] samples, int numFolds, int numRepeats, long seed) {
    return Folds.draw(data.labels(samples), groups(samples), numFolds, numRepeats, seed);
  }

  private List<String> groups(int[] samples) {
    return groups == null ? null : Arrays.stream(samples).mapToObj(groups::get).toList();
  }

  /** One choice for each stage. */
  private List<CrossValidation> crossValidate() {
    SelectionOptions own = options;
    List<double[]> grids = kept.run(stages.stream().map(GridSetting::new).toList(),
        (all, setting, threads, listener) -> ResampledPath.kappas(all, own.withThreads(threads), setting), progress);
    List<PathSetting> settings = new ArrayList<>();
    List<Folds> folds = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      long seed = Seeds.of(options.seed(), FOLDS, stage);
      folds.add(folds(stages.get(stage), plan.numFolds(), plan.numRepeats(), seed));
      settings.addAll(CrossValidation.settings(stages.get(stage), folds.get(stage), grids.get(stage), seed));
    }
    List<PathOutcome> outcomes = solve(settings);
    int perStage = plan.numFolds() * plan.numRepeats();
    return IntStream.range(0, stages.size()).mapToObj(stage -> CrossValidation.of(
        settings.subList(stage * perStage, (stage + 1) * perStage), outcomes.subList(stage * perStage, (stage + 1) * perStage),
        folds.get(stage), data.labels(), data.numClasses(), options.choice().mode(), options.relaxation())).toList();
  }

  private List<PathOutcome> solve(List<PathSetting> settings) {
    SelectionOptions own = options;
    return kept.run(settings,
        (all, setting, threads, listener) -> ResampledPath.solve(all, own.withThreads(threads), setting), progress);
  }

  /** Rows that choose do so inside every outer fold's selection too. */
  private NestedEstimate nested(List<CrossValidation> chosen) {
    SelectionOptions own = options;
    List<OuterSetting> settings = IntStream.range(0, plan.numOuterFolds()).mapToObj(fold -> new OuterSetting(
        parts(stages.get(fold + 1)), outer.held(0, fold), place(chosen, fold + 1),
        Seeds.of(options.seed(), OUTER_FOLDS, fold))).toList();
    List<OuterOutcome> outcomes = kept.run(settings,
        (all, setting, threads, listener) -> NestedEstimate.solve(all, own.withThreads(threads), setting), progress);
    return NestedEstimate.of(settings, outcomes, data.labels(), data.numGenes());
  }

  private SampleParts parts(int[] samples) {
    return new SampleParts(Arrays.stream(samples).filter(sample -> !data.validation()[sample]).toArray(),
        Arrays.stream(samples).filter(sample -> data.validation()[sample]).toArray());
  }

  private FalseDiscoveries falseDiscoveries() {
    SelectionOptions own = options;
    FdrSetting setting = new FdrSetting(plan.fdrMethod(), plan.falseDiscoveryRate(), data.trainingSamples(),
        Seeds.of(options.seed(), RIVALS));
    return kept.run(List.of(setting),
        (all, one, threads, listener) -> FdrControl.run(all, own.withThreads(threads), one), progress).get(0);
  }

  private StabilitySelection stability(Selection selection) {
    long seed = Seeds.of(options.seed(), HALVES);
    int[] training = data.trainingSamples();
    List<int[]> halves = HalfSamples.draw(data.labels(training), groups(training), plan.numResamples() / 2, seed).stream()
        .map(half -> Arrays.stream(half).map(position -> training[position]).toArray()).toList();
    double[] kappas = selection.path().stream().mapToDouble(PathPoint::kappa)
        .filter(kappa -> kappa >= selection.certificate().kappa()).map(kappa -> -kappa).sorted().distinct().map(kappa -> -kappa)
        .toArray();
    List<PathOutcome> outcomes = solve(StabilitySelection.settings(halves, kappas, seed));
    return StabilitySelection.of(outcomes, kappas, plan.stabilityThreshold(), plan.maxFalseSelections(),
        data.numGenes());
  }
}
