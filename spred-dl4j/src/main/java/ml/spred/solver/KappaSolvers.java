package ml.spred.solver;

import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.convex.LinearHead;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.ProblemDefinition;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.NearColumns;

/** Chooses the solver that a problem needs. */
final class KappaSolvers {
  private final ProblemDefinition definition;
  private final PathOptions options;
  private final TrainingOptions training;
  private final long seed;
  private final List<TrainingRecord> history;
  private final Checkpoint checkpoint;

  KappaSolvers(ProblemDefinition definition, PathOptions options, TrainingOptions training, long seed,
      List<TrainingRecord> history, Checkpoint checkpoint) {
    this.definition = definition;
    this.options = options;
    this.training = training;
    this.seed = seed;
    this.history = history;
    this.checkpoint = checkpoint;
  }

  static boolean isConvex(ProblemDefinition definition, TrainingOptions training) {
    return training.optimizer() == Optimizer.NEWTON && !definition.heads().mlp();
  }

  /** For genes in the memory of this process. */
  KappaSolver here(TrainingProblem problem, Validation validation, Lanes lanes) {
    FeatureMatrix samples = problem.matrix();
    int[] labels = problem.labels();
    int numClasses = problem.shape().numClasses();
    String fingerprint = checkpoint == Checkpoint.NONE ? "" : fingerprint(samples, labels);
    if (isConvex(definition, training)) {
      return resumable(new LinearHead(samples, labels, numClasses, definition, lanes), fingerprint);
    }
    if (!definition.isPlain()) {
      throw new InputException("penalty factors, groups of genes and an elastic net need the linear head alone, in the group or"
          + " elementwise form, and the optimizer newton; the MLP head is " + (definition.heads().mlp() ? "in use" : "not in use")
          + " and the optimizer is " + training.optimizer().spelling() + ": change that, or leave them out.");
    }
    List<KappaSolver> draws = new ArrayList<>();
    for (int draw = 0; draw < options.restarts(); draw++) {
      TrainingProblem own =
          draw == 0 ? problem : new TrainingProblem(samples, labels, numClasses, definition, seed + draw, lanes);
      draws.add(new Resumable(trainer(own, validation, seed + draw), checkpoint, fingerprint, history, draw, options.restarts()));
    }
    return draws.size() == 1 ? draws.get(0) : new BestOfRestarts(draws);
  }

  /**
   * For genes in blocks.
   *
   * @param fingerprint of the values in them
   * @throws InputException for an MLP head or an optimizer other than newton
   */
  KappaSolver elsewhere(GeneBlocks blocks, NearColumns near, int[] labels, int numClasses, String fingerprint) {
    if (!isConvex(definition, training)) {
      throw new InputException("genes in column blocks need the linear head alone and the optimizer newton; the MLP head is "
          + (definition.heads().mlp() ? "in use" : "not in use") + " and the optimizer is " + training.optimizer().spelling()
          + ": choose the heads linear, or keep the genes in one place.");
    }
    String all = new Fingerprint().add(fingerprint).add(labels).add(definition.groups(blocks.numFeatures()))
        .add(definition.withGroups(null)).add(training).text();
    return resumable(new LinearHead(blocks, near, labels, numClasses, definition), all);
  }

  private KappaSolver resumable(LinearHead head, String fingerprint) {
    return new Resumable(new ConvexHead(head, history), checkpoint, fingerprint, history, 0, 1);
  }

  /** Of everything that a solution depends on; the grid of strengths is in each entry of a checkpoint. */
  private String fingerprint(FeatureMatrix samples, int[] labels) {
    return new Fingerprint().add(samples).add(labels).add(definition.groups(samples.numFeatures()))
        .add(definition.withGroups(null)).add(options.screening()).add(options.restarts()).add(training).add(seed).text();
  }

  private KappaSolver trainer(TrainingProblem own, Validation validation, long draw) {
    if (!options.screening()) {
      return new DenseTraining(own, validation, training, draw, history);
    }
    return training.optimizer() == Optimizer.NEWTON && definition.form() == Form.GROUP
        ? new EnsembleNewton(own, training.maxIterations(), history) : new WorkingSet(own, training, draw, history);
  }
}
