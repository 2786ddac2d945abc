package ml.spred.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.OverlappingGroups;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Standardizer;
import ml.spred.solver.PathPoint;

/**
 * Which gene stands in which column of the problem that is solved. A gene of several overlapping groups has a column in each (the
 * latent copies of Jacob, Obozinski and Vert 2009), and its weight is the sum of theirs; covariates stand behind all genes and
 * are never penalised. Without either, columns are genes.
 */
final class GeneColumns {
  private final int numGenes;
  private final int numCovariates;
  /** Gene of each column, covariates counted on behind the genes; null where columns are as the data have them. */
  private final int[] geneOf;
  private final GeneGroups groups;
  private final int numOverlapping;

  private GeneColumns(int numGenes, int numCovariates, int[] geneOf, GeneGroups groups, int numOverlapping) {
    this.numGenes = numGenes;
    this.numCovariates = numCovariates;
    this.geneOf = geneOf;
    this.groups = groups;
    this.numOverlapping = numOverlapping;
  }

  /** Columns are genes. */
  static GeneColumns plain(int numGenes) {
    return new GeneColumns(numGenes, 0, null, null, 0);
  }

  int numCovariates() {
    return numCovariates;
  }

  static GeneColumns of(SelectionData data, SelectionOptions options) {
    int genes = data.numGenes();
    GeneGroups own = options.problem().groups();
    if (options.overlapping() != null) {
      return overlapping(genes, data.numCovariates(), own, options.overlapping());
    }
    GeneGroups groups = data.numCovariates() == 0 ? own
        : options.problem().groups(genes).withUnpenalized(data.numCovariates());
    return new GeneColumns(genes, data.numCovariates(), null, groups, 0);
  }

  private static GeneColumns overlapping(int genes, int covariates, GeneGroups own, OverlappingGroups overlapping) {
    if (own != null && own.numGroups() < own.numGenes()) {
      throw new InputException("there are " + own.numGroups() + " groups of " + own.numGenes()
          + " genes that enter together and overlapping groups too; give one of the two.");
    }
    List<Integer> columns = new ArrayList<>();
    List<Integer> groupOf = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    boolean[] grouped = new boolean[genes];
    for (int group = 0; group < overlapping.numGroups(); group++) {
      for (int gene : overlapping.members()[group]) {
        // A gene that is never penalised or excluded is so whatever its groups do.
        if (own == null || own.factor(own.groupOf(gene)) == 1) {
          columns.add(gene);
          groupOf.add(group);
          grouped[gene] = true;
        }
      }
      factors.add(overlapping.factors()[group]);
    }
    for (int gene = 0; gene < genes + covariates; gene++) {
      if (gene >= genes || !grouped[gene]) {
        columns.add(gene);
        groupOf.add(factors.size());
        factors.add(gene >= genes ? 0 : own == null ? 1 : own.factor(own.groupOf(gene)));
      }
    }
    return new GeneColumns(genes, covariates, ints(columns), filled(ints(groupOf), factors), overlapping.numGroups());
  }

  private static GeneGroups filled(int[] groupOf, List<Double> factors) {
    int[] present = Arrays.stream(groupOf).sorted().distinct().toArray();
    if (present.length < factors.size()) {
      throw new InputException("an overlapping group holds only genes that are excluded or never penalised; leave it out.");
    }
    return GeneGroups.of(groupOf, factors.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isPlain() {
    return geneOf == null && numCovariates == 0;
  }

  private int gene(int column) {
    return geneOf == null ? column : geneOf[column];
  }

  ProblemDefinition definition(ProblemDefinition problem) {
    return groups == null ? problem : problem.withGroups(groups);
  }

  /** Columns of samples whose values are by gene. */
  FeatureMatrix expand(FeatureMatrix standardised) {
    return geneOf == null ? standardised : standardised.features(geneOf);
  }

  /** Genes of columns, without covariates, ascending. */
  int[] genes(int[] columns) {
    return isPlain() ? columns : Arrays.stream(columns).map(this::gene).filter(gene -> gene < numGenes).sorted().distinct()
        .toArray();
  }

  /** A point as it is by genes. */
  PathPoint collapse(PathPoint point) {
    if (isPlain()) {
      return point;
    }
    TreeMap<Integer, double[]> weights = new TreeMap<>();
    TreeMap<Integer, Double> scores = new TreeMap<>();
    for (int k = 0; k < point.support().length; k++) {
      if (gene(point.support()[k]) < numGenes) {
        weights.merge(gene(point.support()[k]), point.coefficients()[k], GeneColumns::sum);
        scores.put(gene(point.support()[k]), point.scores()[k]);
      }
    }
    boolean copies = geneOf != null;
    double[] norms = weights.keySet().stream().mapToDouble(gene -> copies ? norm(weights.get(gene)) : scores.get(gene)).toArray();
    return new PathPoint(point.kappa(), weights.size(), collapse(point.certificate()), point.iterations(),
        point.validationAccuracy(),
        point.validationLoss(), point.chosen(), ints(List.copyOf(weights.keySet())), norms,
        weights.values().toArray(double[][]::new), point.intercept());
  }

  /** A certificate as it is by genes. */
  Certificate collapse(Certificate certificate) {
    int worst = certificate.worstFeature() < 0 ? -1 : gene(certificate.worstFeature());
    return isPlain() ? certificate : certificate.ofGenes(numGenes, worst < numGenes ? worst : -1);
  }

  private static double[] sum(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(k -> one[k] + other[k]).toArray();
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  /** Norm of each overlapping group's own part of the weights. */
  double[] groupNorms(PathPoint point) {
    double[] squares = new double[numOverlapping];
    for (int k = 0; k < point.support().length && numOverlapping > 0; k++) {
      int group = groups.groupOf(point.support()[k]);
      if (group < numOverlapping) {
        squares[group] += Arrays.stream(point.coefficients()[k]).map(value -> value * value).sum();
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** The standardiser of columns. */
  Standardizer columns(Standardizer ofGenes) {
    return geneOf == null ? ofGenes : ofGenes.features(geneOf);
  }

  /** A model of columns as one of genes, covariates behind them: copies of a gene see the same value, so their weights add up. */
  FittedEnsemble collapse(FittedEnsemble model, int[] columns) {
    if (geneOf == null) {
      return model;
    }
    int[] places = Arrays.stream(columns).map(this::gene).sorted().distinct().toArray();
    int[] first = Arrays.stream(places).map(gene -> IntStream.range(0, columns.length)
        .filter(k -> gene(columns[k]) == gene).findFirst().orElseThrow()).toArray();
    FittedEnsemble.Relaxed relaxed = model.relaxed();
    return new FittedEnsemble(model.heads(), model.numClasses(), model.standardizer().features(first),
        collapse(model.weights(), columns, places), model.bias(), model.layers(), relaxed == null ? null
            : new FittedEnsemble.Relaxed(relaxed.gamma(), collapse(relaxed.weights(), columns, places), relaxed.intercept()));
  }

  private float[][] collapse(float[][] rows, int[] columns, int[] places) {
    float[][] sums = new float[places.length][];
    for (int k = 0; k < columns.length; k++) {
      int place = Arrays.binarySearch(places, gene(columns[k]));
      float[] before = sums[place];
      sums[place] = rows[k].clone();
      for (int column = 0; before != null && column < before.length; column++) {
        sums[place][column] += before[column];
      }
    }
    return sums;
  }
}
