package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;

/**
 * This project's path solver, or its Adam on the redundant pair, in this process.
 *
 * @param name {@code spred} or {@code spred-adam}
 */
public record SpredLassoRunner(String name, int threads, double gap, int repeats) implements LassoMethodRunner {
  private static final double ENOUGH_SECONDS = 30;
  private static final double WARM_UP_SECONDS = 2;
  /** The paper's training takes 5,000 epochs or more. */
  private static final int ADAM_ITERATIONS = 5000;

  @Override
  public List<LassoRun> run(LassoProblem problem, List<LassoProblem.Task> tasks) {
    boolean adam = name.equals("spred-adam");
    LassoOptions plain = LassoOptions.defaults().withIntercept(false).withStandardization(false).withTolerance(gap);
    LassoOptions options = !adam ? plain
        : plain.withMethod(LassoMethod.ADAM).withTraining(plain.training().withMaxIterations(ADAM_ITERATIONS));
    LassoData data = new LassoData(problem.matrix(), problem.y(), null, null);
    List<LassoRun> runs = new ArrayList<>();
    try (Lanes lanes = new Lanes(threads)) {
      for (LassoProblem.Task task : tasks) {
        if (adam && task.lambdas().length > 1) {
          continue;
        }
        List<LassoSolution> solved = List.of();
        double fastest = Double.POSITIVE_INFINITY;
        double spent = 0;
        int done = 0;
        // A stage runs in a warm JVM: small problems are solved often before they count.
        double warmUp = adam ? 0 : WARM_UP_SECONDS;
        while (done < repeats && (spent <= ENOUGH_SECONDS || done == 0)) {
          Stopwatch watch = new Stopwatch(threads);
          try (LassoPath path = LassoPath.of(data, options, lanes)) {
            solved = path.solve(task.lambdas(), solution -> {});
          }
          double seconds = watch.seconds();
          spent += seconds;
          if (spent > warmUp) {
            fastest = Math.min(fastest, seconds);
            done++;
          }
        }
        runs.add(new LassoRun(problem.name(), problem.samples(), problem.features(), problem.correlation(), task.task(), name,
            threads,
            fastest, done, solved.stream().mapToDouble(LassoSolution::gap).max().orElse(Double.NaN),
            solved.get(solved.size() - 1).features().length));
      }
    }
    return runs;
  }
}
