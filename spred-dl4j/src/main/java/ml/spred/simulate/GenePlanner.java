package ml.spred.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Decides which gene carries what. Planted genes are spread over blocks, one per block, at a random place in it. */
final class GenePlanner {
  private final SimulationOptions options;
  private final SplittableRandom random;
  private final Gaussian gaussian;
  private final int[] plantedPosition;

  GenePlanner(SimulationOptions options, SplittableRandom random) {
    this.options = options;
    this.random = random;
    gaussian = new Gaussian(random.split());
    plantedPosition = plantedPositions();
  }

  List<Gene> plan() {
    List<Gene> genes = new ArrayList<>();
    for (int position = 0; position < options.genes(); position++) {
      genes.add(gene(position));
    }
    return genes;
  }

  /** The planted gene that sits at each position, or -1. */
  private int[] plantedPositions() {
    int[] planted = new int[options.genes()];
    Arrays.fill(planted, -1);
    int number = options.diseaseGenes() + options.agentGenes();
    int blocks = options.genes() / options.blockSize();
    for (int gene = 0; gene < number; gene++) {
      int block = (int) ((gene + 0.5) * blocks / number);
      planted[block * options.blockSize() + random.nextInt(options.blockSize())] = gene;
    }
    return planted;
  }

  private Gene gene(int position) {
    String name = String.format(Locale.ROOT, "G%04d", position + 1);
    int block = position / options.blockSize() + 1;
    // Between 2^5 and 2^10, as the middle of an array's range; planted genes no brighter than others.
    double base = Math.max(5, Math.min(10, 7.5 + gaussian.next()));
    int planted = plantedPosition[position];
    if (planted >= 0 && planted % 3 == 2 && planted / 3 < options.agentGenes()) {
      return agentGene(name, block, base, planted / 3);
    }
    if (planted >= 0) {
      return diseaseGene(name, block, base, planted);
    }
    boolean batch = random.nextDouble() < options.batchShare();
    return batch ? new Gene(name, block, base, Gene.Role.BATCH, "B", options.batchEffect() * gaussian.next())
        : new Gene(name, block, base, Gene.Role.NONE, "", 0);
  }

  private Gene agentGene(String name, int block, double base, int number) {
    return new Gene(name, block, base, Gene.Role.AGENT, "treated", sign(number) * options.agentEffect());
  }

  private Gene diseaseGene(String name, int block, double base, int planted) {
    int number = planted - Math.min((planted + 1) / 3, options.agentGenes());
    List<String> states = ExpressionSimulator.DISEASE_STATES;
    double effect = sign(number / states.size()) * options.diseaseEffect();
    return new Gene(name, block, base, Gene.Role.DISEASE_STATE, states.get(number % states.size()), effect);
  }

  private static int sign(int number) {
    return number % 2 == 0 ? 1 : -1;
  }
}
