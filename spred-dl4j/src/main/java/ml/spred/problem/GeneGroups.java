package ml.spred.problem;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which genes enter and leave together, and how strongly each group is penalised: {@code 2·kappa·Σ_g factor_g·‖V_g‖}. By default
 * every gene is its own group with the factor 1.
 */
public final class GeneGroups implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Genes group after group, ascending inside a group. */
  private final int[] members;
  private final int[] starts;
  private final int[] groupOf;
  private final double[] factors;

  private GeneGroups(int[] groupOf, double[] factors) {
    this.groupOf = groupOf;
    this.factors = factors;
    this.members = new int[groupOf.length];
    this.starts = new int[factors.length + 1];
    for (int group : groupOf) {
      starts[group + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    for (int gene = 0; gene < groupOf.length; gene++) {
      members[next[groupOf[gene]]++] = gene;
    }
  }

  /** Every gene on its own, factor 1. */
  public static GeneGroups single(int numGenes) {
    double[] ones = new double[numGenes];
    Arrays.fill(ones, 1);
    return withFactors(ones);
  }

  /**
   * Every gene on its own.
   *
   * @param factors of each gene: 0 is never penalised (a covariate), positive infinity is excluded
   */
  public static GeneGroups withFactors(double[] factors) {
    return of(IntStream.range(0, factors.length).toArray(), factors);
  }

  /**
   * Groups of genes.
   *
   * @param groupOf group of each gene, {@code 0 … factors.length − 1}; every group has a gene
   * @param factors of each group; the root of the number of genes is customary for groups of different sizes
   * @throws IllegalArgumentException for a factor that is negative or NaN, a group that does not exist or has no gene
   */
  public static GeneGroups of(int[] groupOf, double[] factors) {
    for (int group = 0; group < factors.length; group++) {
      if (!(factors[group] >= 0)) {
        throw new IllegalArgumentException("the penalty factor of group " + group + " is " + factors[group]
            + ", it must be at least 0 (0: never penalised, infinity: excluded).");
      }
    }
    boolean[] filled = new boolean[factors.length];
    for (int gene = 0; gene < groupOf.length; gene++) {
      if (groupOf[gene] < 0 || groupOf[gene] >= factors.length) {
        throw new IllegalArgumentException("gene " + gene + " is in group " + groupOf[gene] + ", there are groups 0 to "
            + (factors.length - 1) + ".");
      }
      filled[groupOf[gene]] = true;
    }
    for (int group = 0; group < filled.length; group++) {
      if (!filled[group]) {
        throw new IllegalArgumentException("group " + group + " has no gene; leave it out.");
      }
    }
    return new GeneGroups(groupOf.clone(), factors.clone());
  }

  /** The same, and that many genes behind them that are never penalised. */
  public GeneGroups withUnpenalized(int count) {
    int[] longer = Arrays.copyOf(groupOf, groupOf.length + count);
    for (int k = 0; k < count; k++) {
      longer[groupOf.length + k] = factors.length + k;
    }
    return of(longer, Arrays.copyOf(factors, factors.length + count));
  }

  public int numGenes() {
    return groupOf.length;
  }

  public int numGroups() {
    return factors.length;
  }

  public int groupOf(int gene) {
    return groupOf[gene];
  }

  public double factor(int group) {
    return factors[group];
  }

  /** Number of genes of a group. */
  public int size(int group) {
    return starts[group + 1] - starts[group];
  }

  /** Gene number {@code position} of a group; ascending. */
  public int gene(int group, int position) {
    return members[starts[group] + position];
  }

  /** Whether every gene is its own group with the factor 1. */
  public boolean isPlain() {
    return factors.length == groupOf.length && Arrays.stream(factors).allMatch(factor -> factor == 1);
  }
}
