package ml.spred.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Standardizer;
import ml.spred.screen.InMemoryBlocks;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Progress;
import org.junit.jupiter.api.Test;

class BlockSelectionTest {
  private static final int SAMPLES = 60;
  private static final int GENES = 1300;
  private static final SelectionData DATA = data();

  private static SelectionData data() {
    Random random = new Random(3);
    FeatureMatrix matrix = FeatureMatrix.zeros(SAMPLES, GENES);
    int[] labels = IntStream.range(0, SAMPLES).map(sample -> sample % 2).toArray();
    boolean[] validation = new boolean[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      validation[sample] = sample % 5 == 0;
      for (int gene = 0; gene < GENES; gene++) {
        matrix.set(sample, gene, random.nextGaussian() + (gene % 260 == 0 ? 2 * labels[sample] : 0));
      }
    }
    return new SelectionData(matrix, labels, 2, validation);
  }

  private static BlockData blocks() {
    int[] training = DATA.trainingSamples();
    int[] validation = DATA.validationSamples();
    return new BlockData(
        new InMemoryBlocks(DATA.matrix().samples(training), DATA.matrix().samples(validation), 1024), DATA.labels(training),
        DATA.labels(validation), 2, new Standardizer(new double[0], new double[0], MissingValues.REFUSE, 0, 0, 0), "test");
  }

  @Test
  void everyChoiceIsThatOfOnePlaceBitForBit() {
    Choice[] choices = {Choice.validation(), Choice.oneStandardError(), Choice.numTopFeatures(7), Choice.kappa(0.02)};
    for (Choice choice : choices) {
      SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withChoice(choice).withRelaxation(Relaxation.chosen());
      Selection here = GeneSelector.select(DATA, options, Progress.NONE);
      Selection there = GeneSelector.select(blocks(), options, Progress.NONE, Checkpoint.NONE);
      assertThat(there.support()).as(choice.toString()).isEqualTo(here.support()).isNotEmpty();
      assertThat(there.scores()).isEqualTo(here.scores());
      assertThat(there.certificate()).isEqualTo(here.certificate());
      assertThat(there.path()).usingRecursiveComparison().isEqualTo(here.path());
      assertThat(there.model()).usingRecursiveComparison().isEqualTo(here.model());
      assertThat(there.related()).isEqualTo(here.related()).isNotEmpty();
      assertThat(Arrays.asList(there.numFeatures(), there.numConstant())).isEqualTo(Arrays.asList(GENES, 0));
    }
  }

  @Test
  void aPathThatWasKeptIsNotSolvedAgainWhateverObjectsSayTheSame() {
    Map<Integer, byte[]> kept = new HashMap<>();
    AtomicInteger written = new AtomicInteger();
    Checkpoint checkpoint = new Checkpoint() {
      @Override
      public byte[] read(int position) {
        return kept.get(position);
      }

      @Override
      public void write(int position, byte[] entry) {
        written.incrementAndGet();
        kept.put(position, entry);
      }
    };

    Selection first = GeneSelector.select(blocks(), grouped(0.5), Progress.NONE, checkpoint);
    int solved = written.get();
    Selection again = GeneSelector.select(blocks(), grouped(0.5), Progress.NONE, checkpoint);

    assertThat(solved).isPositive();
    assertThat(written.get()).as("entries written").isEqualTo(solved);
    assertThat(again.path()).usingRecursiveComparison().isEqualTo(first.path());
    assertThatThrownBy(() -> GeneSelector.select(blocks(), grouped(0.25), Progress.NONE, checkpoint))
        .isInstanceOf(InputException.class).hasMessageContaining("checkpoint");
  }

  /** New objects each time; the factor of one gene is not 1. */
  private static SelectionOptions grouped(double factor) {
    double[] factors = new double[GENES];
    Arrays.fill(factors, 1);
    factors[260] = factor;
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly()).withChoice(Choice.kappa(0.05));
    return options.withProblem(options.problem().withGroups(GeneGroups.withFactors(factors)));
  }

  @Test
  void anMlpHeadNeedsTheGenesInOnePlace() {
    assertThatThrownBy(() -> GeneSelector.select(blocks(), SelectionOptions.defaults(), Progress.NONE, Checkpoint.NONE))
        .isInstanceOf(InputException.class).hasMessageContaining("column blocks need the linear head alone");
  }
}
