package ml.spred.spark.job;

import java.util.ListResourceBundle;
import ml.spred.resample.ResamplingPlan;
import ml.spred.resample.StabilitySelection;
import ml.spred.select.Relaxation;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Optimizer;
import ml.spred.solver.PathOptions;
import ml.spred.solver.TrainingOptions;

/** Defaults of the core for the help, where an option that is not given leaves them to the core. */
final class CoreDefaults extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    PathOptions path = PathOptions.defaults();
    int steps = TrainingOptions.of(Optimizer.SGD).maxIterations();
    return new Object[][] {
      {"default-kappas", String.valueOf(path.numKappas())},
      {"default-ratio", String.valueOf(path.kappaRatio())},
      {"default-tolerance", String.valueOf(path.tolerance())},
      {"default-steps", steps + ", for newton and lbfgs " + TrainingOptions.defaults().maxIterations()},
      {"default-gap", String.valueOf(path.gapTolerance())},
      {"default-ridge", String.valueOf(Relaxation.DEFAULT_RIDGE)},
      {"default-folds", String.valueOf(ResamplingPlan.DEFAULT_FOLDS)},
      {"default-stability-threshold", String.valueOf(StabilitySelection.DEFAULT_THRESHOLD)},
      {"default-max-false", String.valueOf(StabilitySelection.DEFAULT_MAX_FALSE_SELECTIONS)},
      {"default-elastic-net", String.valueOf(SelectionOptions.defaults().problem().elasticNet())},
    };
  }
}
