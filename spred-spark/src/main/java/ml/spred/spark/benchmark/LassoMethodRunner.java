package ml.spred.spark.benchmark;

import java.util.List;

/** Something that solves a Lasso and is timed. */
public interface LassoMethodRunner {
  /** A run for each task that was solved. */
  List<LassoRun> run(LassoProblem problem, List<LassoProblem.Task> tasks);
}
