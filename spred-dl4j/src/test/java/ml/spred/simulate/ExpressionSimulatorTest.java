package ml.spred.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ColumnSummary;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import org.junit.jupiter.api.Test;

class ExpressionSimulatorTest {
  private static final Simulation SIMULATION = ExpressionSimulator.simulate();

  @Test
  void makesTheStudyItDescribes() {
    ExpressionSet set = SIMULATION.set();
    assertThat(set.numSamples()).isEqualTo(120);
    assertThat(set.numFeatures()).isEqualTo(1000);
    assertThat(ColumnSummary.of("disease state", set.column("disease state")).counts())
        .containsEntry("healthy", 48).containsEntry("mild", 40).containsEntry("severe", 32);
    assertThat(ColumnSummary.of("donor", set.column("donor")).use()).isEqualTo("group");
    assertThat(SIMULATION.planted(Gene.Role.DISEASE_STATE)).hasSize(12);
    assertThat(SIMULATION.planted(Gene.Role.AGENT)).hasSize(6);
    assertThat(SIMULATION.planted(Gene.Role.BATCH)).hasSizeBetween(250, 340);
    assertThat(Log2Rule.needed(set.rows())).isTrue();
    assertThat(set.rows()).allMatch(row -> Arrays.stream(row).allMatch(value -> value > 0));
  }

  @Test
  void givesTheSameForTheSameSeedOnly() {
    assertThat(ExpressionSimulator.simulate().set().values(7)).isEqualTo(SIMULATION.set().values(7));
    Simulation other = ExpressionSimulator.simulate(SimulationOptions.defaults().withSeed(1));
    assertThat(other.set().values(7)).isNotEqualTo(SIMULATION.set().values(7));
  }

  @Test
  void correlatesTheGenesOfABlock() {
    List<Gene> genes = SIMULATION.genes();
    double within = 0;
    double across = 0;
    int pairs = 0;
    for (int gene = 0; gene + 6 < genes.size(); gene += 5) {
      if (genes.subList(gene, gene + 6).stream().allMatch(each -> each.role() == Gene.Role.NONE)) {
        within += correlation(gene, gene + 1);
        across += correlation(gene, gene + 5);
        pairs++;
      }
    }
    assertThat(pairs).isPositive();
    assertThat(within / pairs).isCloseTo(0.7, within(0.05));
    assertThat(across / pairs).isCloseTo(0, within(0.1));
  }

  @Test
  void letsThePlantedGenesTellTheDiseaseWellButNotPerfectly() {
    double planted = NearestMean.accuracy(SIMULATION.set(), SIMULATION.planted(Gene.Role.DISEASE_STATE), "disease state");
    double all = NearestMean.accuracy(SIMULATION.set(), SIMULATION.set().featureNames(), "disease state");
    assertThat(planted).isBetween(0.93, 0.99);
    assertThat(all).isLessThan(0.75);
    assertThat(NearestMean.accuracy(SIMULATION.set(), SIMULATION.planted(Gene.Role.BATCH), "batch")).isGreaterThan(0.9);
    assertThat(NearestMean.accuracy(SIMULATION.set(), SIMULATION.planted(Gene.Role.DISEASE_STATE), "agent")).isLessThan(0.65);
  }

  @Test
  void refusesMorePlantedGenesThanBlocks() {
    assertThatThrownBy(() -> SimulationOptions.defaults().withSize(60, 50)).isInstanceOf(InputException.class)
        .hasMessageContainingAll("50 genes", "18 planted");
  }

  private static double correlation(int first, int second) {
    double[] x = logs(first);
    double[] y = logs(second);
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double product = IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    double squareX = Arrays.stream(x).map(value -> (value - meanX) * (value - meanX)).sum();
    double squareY = Arrays.stream(y).map(value -> (value - meanY) * (value - meanY)).sum();
    return product / Math.sqrt(squareX * squareY);
  }

  private static double[] logs(int feature) {
    return SIMULATION.set().rows().stream().mapToDouble(row -> Log2Rule.apply(row[feature])).toArray();
  }
}
