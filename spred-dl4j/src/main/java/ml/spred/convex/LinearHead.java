package ml.spred.convex;

import java.util.Arrays;
import java.util.TreeMap;
import ml.spred.compute.Lanes;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.SampleMatrix;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.NearColumns;

/**
 * The path of a linear head (multinomial logistic regression, or any {@link Response}, under a group or elementwise L1 penalty,
 * with an elastic net's ridge part, penalty factors and groups of genes as the definition asks). Every solution carries a duality
 * gap.
 * An instance belongs to
 * one thread.
 */
public final class LinearHead {
  private final ConvexSolver solver;
  private final ConvexProblem problem;
  private final int numFeatures;

  /**
   * A solution.
   *
   * @param genes with a weight that is not zero, or never penalised; ascending
   * @param weights of each gene, {@code [genes][classes]}
   * @param intercept {@code [classes]}
   * @param certificate over all genes; null for weights that come from elsewhere
   * @param steps Newton steps
   */
  public record Solution(int[] genes, double[][] weights, double[] intercept, Certificate certificate, int steps) {}

  /**
   * @param x standardised values {@code [samples, features]}
   * @param labels class of each sample
   */
  public LinearHead(FeatureMatrix x, int[] labels, int numClasses, ProblemDefinition definition, Lanes lanes) {
    this(x, new Response.Classes(labels, numClasses), definition, lanes);
  }

  /**
   * Any response: the loss is the one that it stands for, of the {@code numOutputs} outputs.
   *
   * @param x standardised values {@code [samples, features]}
   */
  public LinearHead(FeatureMatrix x, Response response, ProblemDefinition definition, Lanes lanes) {
    this.numFeatures = x.numFeatures();
    this.problem = problem(x, response, definition);
    this.solver = new ConvexSolver(problem,
        new LocalScreen(x, problem.form(), problem.groups(), problem.loss().numOutputs(), lanes));
  }

  /**
   * Genes that lie elsewhere: what is in work is solved here, all others are asked where they are. The solution is that of the
   * same genes in one place, bit for bit.
   *
   * @param blocks of standardised genes
   * @param near keeps the genes that were in work
   * @param labels class of each training sample
   */
  public LinearHead(GeneBlocks blocks, NearColumns near, int[] labels, int numClasses, ProblemDefinition definition) {
    this(blocks, near, new Response.Classes(labels, numClasses), definition);
  }

  /** As {@link #LinearHead(GeneBlocks, NearColumns, int[], int, ProblemDefinition)}, for any response of the training samples. */
  public LinearHead(GeneBlocks blocks, NearColumns near, Response response, ProblemDefinition definition) {
    this.numFeatures = blocks.numFeatures();
    this.problem = problem(near.training(), response, definition);
    this.solver = new ConvexSolver(problem, new BlockwiseScreen(blocks, near, problem.form(), problem.groups()));
  }

  private static ConvexProblem problem(SampleMatrix x, Response response, ProblemDefinition definition) {
    return new ConvexProblem(x, Losses.of(response), definition.form(), definition.groups(x.numFeatures()),
        definition.elasticNet(), definition.heads().intercept() && response.allowsIntercept());
  }

  /** The smallest strength at which no penalised gene is in. */
  public double kappaMax() {
    return solver.kappaMax();
  }

  /** The data term without penalised genes. */
  public double emptyLoss() {
    return solver.emptyLoss();
  }

  /** The solution without penalised genes. */
  public Solution empty() {
    return solve(null, Math.max(solver.kappaMax(), Double.MIN_NORMAL), 1e-6);
  }

  /**
   * Solves one strength.
   *
   * @param start where to start, at best the solution of a neighbouring strength; null starts without genes
   * @param tolerance of the duality gap, relative to the objective
   */
  public Solution solve(Solution start, double kappa, double tolerance) {
    return solution(solver.solve(point(start), kappa, tolerance), kappa, tolerance);
  }

  /** Solves one strength over the genes of the start alone; the certificate is over all genes all the same. */
  public Solution solveOnly(Solution start, double kappa, double tolerance) {
    ConvexPoint point = point(start);
    return solution(solver.solve(point, kappa, tolerance, point.groups()), kappa, tolerance);
  }

  private ConvexPoint point(Solution start) {
    if (start == null) {
      return solver.empty();
    }
    GeneGroups groups = problem.groups();
    int outputs = problem.loss().numOutputs();
    int[] names = Arrays.stream(start.genes).map(groups::groupOf).sorted().distinct().toArray();
    double[][] weights = new double[names.length][];
    for (int k = 0; k < names.length; k++) {
      weights[k] = new double[groups.size(names[k]) * outputs];
      for (int member = 0; member < groups.size(names[k]); member++) {
        int at = Arrays.binarySearch(start.genes, groups.gene(names[k], member));
        if (at >= 0) {
          System.arraycopy(start.weights[at], 0, weights[k], member * outputs, outputs);
        }
      }
    }
    return solver.known(new ConvexPoint(names, weights, start.intercept.clone()));
  }

  private Solution solution(ConvexSolution found, double kappa, double tolerance) {
    ConvexPoint point = found.point();
    GeneGroups groups = problem.groups();
    int outputs = problem.loss().numOutputs();
    TreeMap<Integer, double[]> all = new TreeMap<>();
    for (int k = 0; k < point.groups().length; k++) {
      int group = point.groups()[k];
      for (int member = 0; member < groups.size(group); member++) {
        double[] own = Arrays.copyOfRange(point.weights()[k], member * outputs, (member + 1) * outputs);
        if (groups.factor(group) == 0 || Arrays.stream(own).anyMatch(value -> value != 0)) {
          all.put(groups.gene(group, member), own);
        }
      }
    }
    int[] genes = all.keySet().stream().mapToInt(gene -> gene).toArray();
    double[][] weights = all.values().toArray(double[][]::new);
    int worst = found.worstGroup() < 0 ? -1 : groups.gene(found.worstGroup(), 0);
    Certificate certificate = new Certificate(kappa, solver.kappaMax(), found.violation(), worst, found.unpenalized(),
        found.gap() / Math.max(found.objective(), Double.MIN_NORMAL), tolerance, numFeatures, found.loss(), found.penalty(), 0);
    return new Solution(genes, weights, point.intercept(), certificate, found.steps());
  }
}
