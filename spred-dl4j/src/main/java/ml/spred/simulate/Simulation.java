package ml.spred.simulate;

import java.util.List;
import ml.spred.expression.ExpressionSet;

/**
 * A simulated table and the truth about it.
 *
 * @param set raw intensities with the columns disease state, agent, batch and donor
 * @param genes what each feature is, in the order of the features
 */
public record Simulation(ExpressionSet set, List<Gene> genes) {

  public Simulation {
    genes = List.copyOf(genes);
  }

  /** The names of the genes that carry the column of that role. */
  public List<String> planted(Gene.Role role) {
    return genes.stream().filter(gene -> gene.role() == role).map(Gene::name).toList();
  }
}
