package ml.spred.select;

import java.io.Serializable;
import ml.spred.problem.Heads;
import ml.spred.problem.OverlappingGroups;
import ml.spred.problem.ProblemDefinition;
import ml.spred.solver.PathOptions;
import ml.spred.solver.TrainingOptions;

/**
 * Everything a selection is asked for.
 *
 * @param choice how the strength is chosen
 * @param problem heads, form of the penalty, scaling, policy for missing values
 * @param relaxation whether predictions blend the L1 solution with a refit of its genes; not by default
 * @param path strengths and tolerance
 * @param training optimizer, rates, iterations
 * @param seed of initial weights and mini-batches
 * @param threads lanes of computation, at least 1; the result does not depend on it
 * @param overlapping groups of genes that may share genes, for a linear head; null for none
 */
public record SelectionOptions(
    Choice choice,
    ProblemDefinition problem,
    Relaxation relaxation,
    PathOptions path,
    TrainingOptions training,
    long seed,
    int threads,
    OverlappingGroups overlapping)
    implements Serializable {

  public SelectionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", it must be at least 1.");
    }
  }

  /** The ensemble with the paper's hidden layers, strength by validation. */
  public static SelectionOptions defaults() {
    return of(Heads.ensemble(Heads.PAPER_HIDDEN));
  }

  /** Defaults for the given heads. */
  public static SelectionOptions of(Heads heads) {
    return new SelectionOptions(Choice.validation(), ProblemDefinition.of(heads), Relaxation.none(), PathOptions.defaults(),
        TrainingOptions.defaults(), 1, 1, null);
  }

  public SelectionOptions withChoice(Choice value) {
    return new SelectionOptions(value, problem, relaxation, path, training, seed, threads, overlapping);
  }

  public SelectionOptions withProblem(ProblemDefinition value) {
    return new SelectionOptions(choice, value, relaxation, path, training, seed, threads, overlapping);
  }

  public SelectionOptions withRelaxation(Relaxation value) {
    return new SelectionOptions(choice, problem, value, path, training, seed, threads, overlapping);
  }

  public SelectionOptions withPath(PathOptions value) {
    return new SelectionOptions(choice, problem, relaxation, value, training, seed, threads, overlapping);
  }

  public SelectionOptions withTraining(TrainingOptions value) {
    return new SelectionOptions(choice, problem, relaxation, path, value, seed, threads, overlapping);
  }

  public SelectionOptions withSeed(long value) {
    return new SelectionOptions(choice, problem, relaxation, path, training, value, threads, overlapping);
  }

  public SelectionOptions withThreads(int value) {
    return new SelectionOptions(choice, problem, relaxation, path, training, seed, value, overlapping);
  }

  public SelectionOptions withOverlapping(OverlappingGroups value) {
    return new SelectionOptions(choice, problem, relaxation, path, training, seed, threads, value);
  }
}
