package ml.spred.spark.job;

import java.util.ListResourceBundle;
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
      {"default-steps", steps + ", for lbfgs " + TrainingOptions.defaults().maxIterations()},
    };
  }
}
