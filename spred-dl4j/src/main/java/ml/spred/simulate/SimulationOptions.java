package ml.spred.simulate;

import ml.spred.InputException;

/**
 * The size and strength of a simulation. Strengths are on the log2 scale, so an effect of 1 doubles the intensity.
 *
 * @param donors number of donors; each gives two samples, one per agent; 60 by default
 * @param genes number of genes, a multiple of the block size; 1000 by default
 * @param blockSize genes that move together; 5 by default
 * @param correlation correlation of two genes of a block; 0.7 by default
 * @param noise standard deviation of a gene between donors and samples; 0.6 by default
 * @param donorShare share of the noise's variance that the two samples of a donor have in common; 0.2 by default
 * @param diseaseGenes genes that carry the disease state, in blocks of their own; 12 by default
 * @param diseaseEffect by how much such a gene is up or down in its one disease state; 0.95 by default
 * @param agentGenes genes that carry the agent; 6 by default
 * @param agentEffect by how much such a gene is up or down in treated samples; 0.9 by default
 * @param batchShare share of the other genes that the batch shifts; 0.3 by default
 * @param batchEffect standard deviation of these shifts; 0.4 by default
 * @param seed seed of all random numbers; 2023 by default
 */
public record SimulationOptions(
    int donors,
    int genes,
    int blockSize,
    double correlation,
    double noise,
    double donorShare,
    int diseaseGenes,
    double diseaseEffect,
    int agentGenes,
    double agentEffect,
    double batchShare,
    double batchEffect,
    long seed) {

  public SimulationOptions {
    if (donors < 3 || blockSize < 1 || genes % blockSize != 0 || genes / blockSize < diseaseGenes + agentGenes) {
      throw new InputException("A simulation needs 3 donors, a whole number of blocks and a block per planted gene, not "
          + donors + " donors, " + genes + " genes in blocks of " + blockSize + " and " + (diseaseGenes + agentGenes)
          + " planted genes.");
    }
    if (!(correlation >= 0 && correlation < 1 && donorShare >= 0 && donorShare < 1 && batchShare >= 0 && batchShare <= 1)) {
      throw new InputException("Correlation (" + correlation + "), donor share (" + donorShare + ") and batch share ("
          + batchShare + ") of a simulation must be between 0 and 1.");
    }
  }

  public static SimulationOptions defaults() {
    return new SimulationOptions(60, 1000, 5, 0.7, 0.6, 0.2, 12, 0.95, 6, 0.9, 0.3, 0.4, 2023L);
  }

  public SimulationOptions withSeed(long value) {
    return new SimulationOptions(donors, genes, blockSize, correlation, noise, donorShare, diseaseGenes, diseaseEffect,
        agentGenes, agentEffect, batchShare, batchEffect, value);
  }

  /** Another size; planted genes and strengths stay. */
  public SimulationOptions withSize(int newDonors, int newGenes) {
    return new SimulationOptions(newDonors, newGenes, blockSize, correlation, noise, donorShare, diseaseGenes, diseaseEffect,
        agentGenes, agentEffect, batchShare, batchEffect, seed);
  }

  public SimulationOptions withDiseaseEffect(double value) {
    return new SimulationOptions(donors, genes, blockSize, correlation, noise, donorShare, diseaseGenes, value, agentGenes,
        agentEffect, batchShare, batchEffect, seed);
  }
}
