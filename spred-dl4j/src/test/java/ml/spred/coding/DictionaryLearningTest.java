package ml.spred.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.GoldenFile;
import ml.spred.InputException;
import ml.spred.coding.DictionaryLearning.Learned;
import ml.spred.compute.Lanes;
import ml.spred.solver.Progress;
import org.junit.jupiter.api.Test;

/** Against scikit-learn; golden-sklearn.py beside it made the values. */
class DictionaryLearningTest {
  private static final double[][] SAMPLES = GoldenFile.numbers(DictionaryLearningTest.class, "golden-samples.csv", 0);
  private static final Dictionary START =
      new Dictionary(GoldenFile.numbers(DictionaryLearningTest.class, "golden-start.csv", 0));
  private static final double LAMBDA = 0.15;
  private static final CodingOptions OPTIONS = CodingOptions.defaults().withNumAtoms(24).withLambda(LAMBDA).withGapTol(1e-8);

  private static double golden(String method, int passes) {
    return GoldenFile.cells(DictionaryLearningTest.class, "golden-objectives.csv", 0).stream()
        .filter(cells -> cells[0].equals(method) && Integer.parseInt(cells[1]) == passes)
        .mapToDouble(cells -> Double.parseDouble(cells[2])).findFirst().orElseThrow();
  }

  private static Learned learn(CodingOptions options, int threads) {
    try (Lanes lanes = new Lanes(threads)) {
      return DictionaryLearning.learn(new LocalSamples(SAMPLES, lanes), START, options, Progress.NONE);
    }
  }

  private static double objective(Dictionary dictionary) {
    try (Lanes lanes = new Lanes(1)) {
      return Arrays.stream(dictionary.codes(SAMPLES, LAMBDA, 1e-8, lanes)).mapToDouble(Code::objective).average().orElseThrow();
    }
  }

  @Test
  void everyCodeIsTheMinimumWithAGap() {
    double[][] expected = GoldenFile.numbers(DictionaryLearningTest.class, "golden-codes.csv", 0);
    try (Lanes lanes = new Lanes(2)) {
      Code[] codes = START.codes(SAMPLES, LAMBDA, 1e-9, lanes);
      for (int k = 0; k < codes.length; k++) {
        assertThat(codes[k].objective()).as("sample %d", k).isCloseTo(expected[k][0], within(1e-7));
        assertThat(codes[k].gap()).isBetween(0.0, 1e-9);
        assertThat(codes[k].objective()).isCloseTo(written(codes[k], SAMPLES[k]), within(1e-12));
      }
      Code none = START.codes(new double[][] {new double[16]}, LAMBDA, 1e-9, lanes)[0];
      assertThat(none.atoms()).isEmpty();
      assertThat(none.objective()).isZero();
    }
  }

  /** The objective as it is written. */
  private static double written(Code code, double[] sample) {
    double[] rest = sample.clone();
    double penalty = 0;
    for (int k = 0; k < code.atoms().length; k++) {
      penalty += LAMBDA * Math.abs(code.weights()[k]);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= code.weights()[k] * START.atoms()[code.atoms()[k]][i];
      }
    }
    return Arrays.stream(rest).map(value -> value * value).sum() / 2 + penalty;
  }

  /** Descent by coordinates does not end upon atoms that differ by little; the other solver then takes over. */
  @Test
  void atomsThatAreNearlyTheSameCodeToo() {
    double[][] atoms = new double[24][];
    for (int k = 0; k < 24; k++) {
      double[] atom = START.atoms()[k / 12].clone();
      atom[k % 16] += 1e-3 * (k % 12 + 1);
      AtomUpdates.normalise(atom);
      atoms[k] = atom;
    }
    assertThat(new GramDescent(atoms, 1e-4, 1e-12).code(SAMPLES[0])).as("this test is about another case").isNull();
    try (Lanes lanes = new Lanes(1)) {
      assertThat(new Dictionary(atoms).codes(SAMPLES, 1e-4, 1e-9, lanes)).allSatisfy(code -> assertThat(code.gap())
          .isBetween(0.0, 1e-9));
    }
  }

  @Test
  void allSamplesAtOnceIsAsGoodAsScikitLearnAndNeverWorseThanBefore() {
    Learned learned = learn(OPTIONS.withBatchSize(0).withMaxIter(20), 2);
    for (int pass = 1; pass < learned.objectives().length; pass++) {
      assertThat(learned.objectives()[pass]).as("pass %d", pass).isLessThan(learned.objectives()[pass - 1] * (1 + 1e-8));
    }
    // scikit-learn lets atoms be shorter than 1, so after a sweep the two are near, not equal.
    assertThat(learned.objectives()[1]).isCloseTo(golden("all", 1), within(0.02 * golden("all", 1)));
    assertThat(objective(learned.dictionary())).isLessThan(1.005 * golden("all", 20));
    assertThat(learned.largestGap()).isLessThanOrEqualTo(1e-8);
    for (double[] atom : learned.dictionary().atoms()) {
      assertThat(Arrays.stream(atom).map(value -> value * value).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void batchesAreAsGoodAsScikitLearns() {
    assertThat(objective(learn(OPTIONS.withBatchSize(50).withMaxIter(20), 1).dictionary()))
        .isLessThan(1.02 * golden("batches", 20));
  }

  @Test
  void threadsChangeNothingAndTheSeedDoes() {
    try (Lanes one = new Lanes(1); Lanes three = new Lanes(3)) {
      CodingOptions options = OPTIONS.withBatchSize(64).withMaxIter(2);
      Learned expected = DictionaryLearning.learn(new LocalSamples(SAMPLES, one), options, Progress.NONE);
      assertThat(DictionaryLearning.learn(new LocalSamples(SAMPLES, three), options, Progress.NONE)).usingRecursiveComparison().isEqualTo(expected);
      assertThat(DictionaryLearning.learn(new LocalSamples(SAMPLES, three), options.withSeed(2), Progress.NONE).objectives())
          .isNotEqualTo(expected.objectives());
    }
  }

  @Test
  void anAtomThatNoCodeUsesStartsAnew() {
    double[][] atoms = Arrays.stream(START.atoms()).map(double[]::clone).toArray(double[][]::new);
    double[][] samples = Arrays.stream(SAMPLES).map(double[]::clone).toArray(double[][]::new);
    Arrays.stream(samples).forEach(sample -> sample[0] = 0);
    for (double[] atom : atoms) {
      atom[0] = 0;
      AtomUpdates.normalise(atom);
    }
    Arrays.fill(atoms[3], 0);
    atoms[3][0] = 1;
    try (Lanes lanes = new Lanes(1)) {
      Learned learned = DictionaryLearning.learn(new LocalSamples(samples, lanes), new Dictionary(atoms),
          OPTIONS.withBatchSize(0).withMaxIter(1), Progress.NONE);
      assertThat(learned.dictionary().atoms()[3][0]).isZero();
      assertThat(Arrays.stream(learned.dictionary().atoms()[3]).map(value -> value * value).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void whitenedPatchesAreUncorrelated() {
    Random random = new Random(2);
    double[][] samples = new double[2000][6];
    for (double[] sample : samples) {
      double shared = random.nextGaussian();
      Arrays.setAll(sample, k -> 5 + (k + 1) * (shared + 0.5 * random.nextGaussian()));
    }
    Whitening whitening = Whitening.fit(samples, 1e-9);
    double[][] white = whitening.apply(samples);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        int one = i;
        int other = j;
        double covariance = Arrays.stream(white).mapToDouble(row -> row[one] * row[other]).average().orElseThrow();
        assertThat(covariance).isCloseTo(i == j ? 1 : 0, within(1e-6));
        assertThat(whitening.matrix()[i][j]).isEqualTo(whitening.matrix()[j][i]);
      }
    }
    assertThatThrownBy(() -> Whitening.fit(new double[][] {{1, 2}, {1, 2}}, 0.1)).isInstanceOf(InputException.class)
        .hasMessageContaining("all 2 samples are the same");
  }

  @Test
  void aPictureShowsEachAtomOnItsOwnScale() {
    double[][] atoms = IntStream.range(0, 5).mapToObj(k -> new double[] {0, 0.1 * (k + 1), -0.1 * (k + 1), 0})
        .toArray(double[][]::new);
    var raster = AtomPicture.draw(new Dictionary(atoms), 2).getRaster();
    assertThat(raster.getWidth()).isEqualTo(16);
    assertThat(raster.getHeight()).isEqualTo(11);
    for (int atom = 0; atom < 5; atom++) {
      int left = 1 + atom % 3 * 5;
      int top = 1 + atom / 3 * 5;
      assertThat(raster.getSample(left, top, 0)).isEqualTo(128);
      assertThat(raster.getSample(left + 3, top, 0)).isEqualTo(255);
      assertThat(raster.getSample(left, top + 3, 0)).isEqualTo(1);
    }
    assertThatThrownBy(() -> AtomPicture.draw(new Dictionary(new double[][] {{1, 2, 3}}), 1)).hasMessageContaining("squares");
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    try (Lanes lanes = new Lanes(1)) {
      assertThatThrownBy(() -> DictionaryLearning.learn(new LocalSamples(new double[][] {{1, 0}, {0, 0}}, lanes),
          CodingOptions.defaults().withNumAtoms(2), Progress.NONE)).isInstanceOf(InputException.class).hasMessageContaining("1 samples other than zero for 2 atoms");
      assertThatThrownBy(() -> START.codes(new double[][] {{1, 2}}, 1, 1e-4, lanes)).isInstanceOf(InputException.class)
          .hasMessageContaining("a sample has 2 values, the dictionary's atoms have 16");
    }
    assertThatThrownBy(() -> OPTIONS.withLambda(0)).hasMessageContaining("lambda is 0.0");
  }
}
