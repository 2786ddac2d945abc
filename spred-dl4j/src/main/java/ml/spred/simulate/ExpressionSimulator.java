package ml.spred.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import ml.spred.expression.ExpressionSet;

/**
 * Simulates a two-factor study with paired samples. On the log2 scale, gene {@code j} of sample {@code i} is
 *
 * <pre>base_j + noise · (√c · F[i, block of j] + √(1-c) · E[i, j]) + effect_j · [column of j's role has j's value in i]</pre>
 *
 * where {@code c} is the correlation, and {@code F} and {@code E} are standard normal with a part that the two samples of a
 * donor share. So only a planted gene differs in mean between classes; its neighbours are correlated with it and carry nothing
 * else. The table holds {@code 2^x}, rounded to one decimal, as a scanner would report.
 */
public final class ExpressionSimulator {
  /** The classes of the label, in a proportion of about 6 to 5 to 4. */
  public static final List<String> DISEASE_STATES = List.of("healthy", "mild", "severe");

  private static final int SAMPLES_PER_DONOR = 2;
  private static final List<String> AGENTS = List.of("control", "treated");

  private final SimulationOptions options;
  private final SplittableRandom random;
  private final List<Gene> genes;

  private ExpressionSimulator(SimulationOptions options) {
    this.options = options;
    random = new SplittableRandom(options.seed());
    genes = new GenePlanner(options, random.split()).plan();
  }

  /** Simulates with the default options. */
  public static Simulation simulate() {
    return simulate(SimulationOptions.defaults());
  }

  /** Same options, same result, on every machine. */
  public static Simulation simulate(SimulationOptions options) {
    return new ExpressionSimulator(options).run();
  }

  private Simulation run() {
    int samples = options.donors() * SAMPLES_PER_DONOR;
    List<String> states = column(samples, sample -> state(sample / SAMPLES_PER_DONOR));
    List<String> agents = column(samples, sample -> AGENTS.get(sample % SAMPLES_PER_DONOR));
    List<String> batches = column(samples, sample -> random.nextBoolean() ? "A" : "B");
    ExpressionSet set = ExpressionSet.builder().source("simulated").title("Simulated study: disease state, agent and batch")
        .samples(column(samples, sample -> String.format(Locale.ROOT, "GSM9%05d", sample + 1)))
        .features(genes.stream().map(Gene::name).toList())
        .annotations(genes.stream().map(gene -> "SIM" + gene.block() + "-" + gene.name().substring(1)).toList())
        .values(values(states, agents, batches))
        .column("disease state", states).column("agent", agents).column("batch", batches)
        .column("donor", column(samples, sample -> String.format(Locale.ROOT, "D%02d", sample / SAMPLES_PER_DONOR + 1))).build();
    return new Simulation(set, genes);
  }

  private String state(int donor) {
    int turn = donor % 15;
    return DISEASE_STATES.get(turn < 6 ? 0 : turn < 11 ? 1 : 2);
  }

  private static List<String> column(int samples, IntFunction<String> value) {
    List<String> column = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      column.add(value.apply(sample));
    }
    return column;
  }

  private double[][] values(List<String> states, List<String> agents, List<String> batches) {
    int blocks = options.genes() / options.blockSize();
    double[][] common = pairedNoise(states.size(), blocks);
    double[][] own = pairedNoise(states.size(), options.genes());
    double[][] values = new double[states.size()][options.genes()];
    for (int sample = 0; sample < values.length; sample++) {
      for (int position = 0; position < options.genes(); position++) {
        Gene gene = genes.get(position);
        double noise = StrictMath.sqrt(options.correlation()) * common[sample][gene.block() - 1]
            + StrictMath.sqrt(1 - options.correlation()) * own[sample][position];
        double shift = shift(gene, states.get(sample), agents.get(sample), batches.get(sample));
        values[sample][position] = intensity(gene.base() + options.noise() * noise + shift);
      }
    }
    return values;
  }

  /** Standard normal numbers {@code [samples][width]}, correlated within a donor. */
  private double[][] pairedNoise(int samples, int width) {
    Gaussian gaussian = new Gaussian(random.split());
    double[] ofDonor = new double[width];
    double[][] noise = new double[samples][width];
    for (int sample = 0; sample < samples; sample++) {
      for (int position = 0; position < width; position++) {
        ofDonor[position] = sample % SAMPLES_PER_DONOR == 0 ? gaussian.next() : ofDonor[position];
        noise[sample][position] = StrictMath.sqrt(options.donorShare()) * ofDonor[position]
            + StrictMath.sqrt(1 - options.donorShare()) * gaussian.next();
      }
    }
    return noise;
  }

  private static double shift(Gene gene, String state, String agent, String batch) {
    String value = switch (gene.role()) {
      case DISEASE_STATE -> state;
      case AGENT -> agent;
      case BATCH -> batch;
      case NONE -> null;
    };
    return gene.value().equals(value) ? gene.effect() : 0;
  }

  private static double intensity(double log2) {
    return StrictMath.rint(10 * StrictMath.pow(2, log2)) / 10;
  }
}
