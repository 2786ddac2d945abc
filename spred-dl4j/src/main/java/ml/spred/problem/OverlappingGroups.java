package ml.spred.problem;

import java.io.Serializable;

/**
 * Groups of genes that may share genes, such as pathways. The penalty is the latent group norm (Jacob, Obozinski and Vert 2009):
 * the least {@code Σ_g factor_g·‖v_g‖} over all ways to write the weights as a sum of parts {@code v_g}, each of one
 * group's genes. Genes outside of all groups stand alone. A minimum uses unions of whole groups, so a gene is in when one of its
 * groups is.
 *
 * @param members genes of each group, ascending
 * @param factors of each group, above 0
 */
public record OverlappingGroups(int[][] members, double[] factors) implements Serializable {
  public OverlappingGroups {
    if (members.length != factors.length) {
      throw new IllegalArgumentException(
          "there are " + members.length + " groups and " + factors.length + " factors; they must be as many.");
    }
    for (int group = 0; group < factors.length; group++) {
      if (members[group].length == 0 || !(factors[group] > 0) || Double.isInfinite(factors[group])) {
        throw new IllegalArgumentException("group " + group + " has " + members[group].length + " genes and the factor "
            + factors[group] + "; a group needs a gene and a finite factor above 0.");
      }
    }
  }

  public int numGroups() {
    return factors.length;
  }
}
