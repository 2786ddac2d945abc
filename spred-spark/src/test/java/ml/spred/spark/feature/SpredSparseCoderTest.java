package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.coding.DictionaryLearning;
import ml.spred.coding.LocalSamples;
import ml.spred.compute.Lanes;
import ml.spred.solver.Progress;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpredSparseCoderTest {
  private static final AtomicInteger BEGUN = new AtomicInteger();
  private static final Vector[] SAMPLES = samples();

  /** Sums of two of twelve directions. */
  private static Vector[] samples() {
    Random random = new Random(7);
    double[][] truth = new double[12][9];
    Arrays.stream(truth).forEach(atom -> Arrays.setAll(atom, k -> random.nextGaussian() / 3));
    Vector[] rows = new Vector[150];
    for (int k = 0; k < rows.length; k++) {
      double[] row = new double[9];
      for (int part = 0; part < 2; part++) {
        double[] atom = truth[random.nextInt(12)];
        double weight = random.nextGaussian();
        Arrays.setAll(row, j -> row[j] + weight * atom[j]);
      }
      rows[k] = Vectors.dense(row);
    }
    return rows;
  }

  private static SpredSparseCoder stage() {
    return new SpredSparseCoder().setNumAtoms(15).setRegParam(0.05).setBatchSize(30).setMaxIter(4).setGapTol(1e-6)
        .setOutputCol("codes").setGapCol("gap").setSeed(2);
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    SpredSparseCoder all = new SpredSparseCoder("c").setFeaturesCol("x").setOutputCol("o").setGapCol("g").setNumAtoms(3)
        .setRegParam(0.5).setBatchSize(7).setMaxIter(2).setGapTol(0.01).setSeed(-3);
    StageContract.checkParams(new SpredSparseCoder());
    StageContract.checkParams(all);
    StageContract.checkCopyWith(all, all.numAtoms(), 5);
    for (Param<?> param : all.params()) {
      assertThat(all.isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    StageContract.checkReadWrite(all, SpredSparseCoder.read(), directory);
  }

  @Test
  void everyCodeIsAMinimumOfItsObjective() {
    SpredSparseCoderModel model = stage().fit(Fixtures.vectors(SAMPLES));
    Dataset<Row> coded = model.transform(Fixtures.vectors(SAMPLES));
    assertThat(coded.columns()).containsExactly("features", "codes", "gap");
    assertThat(AttributeGroup.fromStructField(coded.schema().apply("codes")).size()).isEqualTo(15);
    assertThat(model.transformSchema(Fixtures.vectors(SAMPLES).schema()).fieldNames()).isEqualTo(coded.columns());
    for (Row row : coded.collectAsList()) {
      Vector code = row.getAs("codes");
      assertThat(code).isInstanceOf(SparseVector.class);
      assertThat(row.<Double>getAs("gap")).isBetween(0.0, 1e-6);
      double[] rest = row.<Vector>getAs("features").toArray().clone();
      for (int atom = 0; atom < 15; atom++) {
        for (int k = 0; k < 9; k++) {
          rest[k] -= code.apply(atom) * model.dictionary().apply(atom, k);
        }
      }
      for (int atom = 0; atom < 15; atom++) {
        double slope = 0;
        for (int k = 0; k < 9; k++) {
          slope += rest[k] * model.dictionary().apply(atom, k);
        }
        assertThat(Math.abs(slope)).isLessThan(0.05 * (1 + 5e-3));
        if (code.apply(atom) != 0) {
          assertThat(slope).isCloseTo(0.05 * Math.signum(code.apply(atom)), within(5e-4));
        }
      }
      assertThat(model.encode(row.getAs("features"))).isEqualTo(code);
    }
    CodingSummary summary = model.evaluate(Fixtures.vectors(SAMPLES));
    assertThat(summary.numRows()).isEqualTo(150);
    assertThat(summary.largestGap()).isBetween(0.0, 1e-6);
    assertThat(summary.objective()).isLessThan(model.objectives()[0]);
    assertThat(summary.atomsPerRow()).isCloseTo(coded.collectAsList().stream()
        .mapToInt(row -> row.<Vector>getAs("codes").numNonzeros()).average().orElseThrow(), within(1e-12));
    assertThat(model.objectives()).hasSize(4);
    assertThat(model.objectives()[3]).isLessThan(model.objectives()[0]);
    assertThat(model.largestGap()).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void theOrderOfTheRowsDoesNotChangeABit() {
    SpredSparseCoderModel expected = stage().fit(Fixtures.vectors(SAMPLES));
    List<Vector> shuffled = new ArrayList<>(Arrays.asList(SAMPLES));
    Collections.shuffle(shuffled, new Random(1));
    SpredSparseCoderModel found = stage().fit(Fixtures.vectors(shuffled.toArray(new Vector[0])).repartition(6));
    assertThat(found.dictionary()).isEqualTo(expected.dictionary());
    assertThat(found.objectives()).isEqualTo(expected.objectives());
    assertThat(found.provenance().dataFingerprint()).isEqualTo(expected.provenance().dataFingerprint());
  }

  private static DictionaryLearning.Learned learn(Vector[] rows, int parts, CodingTask.Watch watch) {
    Dataset<Row> data = Fixtures.vectors(rows);
    try (CodingRows samples = CodingRows.read(data, data.schema().apply("features"), parts, watch)) {
      return DictionaryLearning.learn(samples, SparseCoderParams.options(stage()), Progress.NONE);
    }
  }

  @Test
  void whereTheRowsLieDoesNotChangeABit() {
    double[][] sorted = Arrays.stream(SAMPLES).map(row -> SampleRow.of(row, 0, null, false)).sorted()
        .map(row -> IntStream.range(0, 9).mapToDouble(k -> row.values()[k]).toArray()).toArray(double[][]::new);
    DictionaryLearning.Learned expected;
    try (Lanes lanes = new Lanes(1)) {
      expected = DictionaryLearning.learn(new LocalSamples(sorted, lanes), SparseCoderParams.options(stage()), Progress.NONE);
    }
    for (int parts : new int[] {1, 5}) {
      assertThat(learn(SAMPLES, parts, CodingTask.Watch.NONE)).as("%d partitions", parts).usingRecursiveComparison()
          .isEqualTo(expected);
    }
    SpredSparseCoderModel all = stage().setBatchSize(0).setMaxIter(2).fit(Fixtures.vectors(SAMPLES));
    try (Lanes lanes = new Lanes(2)) {
      assertThat(DictionaryLearning.learn(new LocalSamples(sorted, lanes), SparseCoderParams.options(stage().setBatchSize(0)
          .setMaxIter(2)), Progress.NONE).objectives()).isEqualTo(all.objectives());
    }
  }

  @Test
  void aTaskThatFailsIsDoneAgainAndNothingChanges() {
    DictionaryLearning.Learned expected = learn(SAMPLES, 3, CodingTask.Watch.NONE);
    BEGUN.set(0);
    assertThat(learn(SAMPLES, 3, part -> {
      if (BEGUN.incrementAndGet() == 8) {
        throw new IllegalStateException("the executor is gone");
      }
    })).usingRecursiveComparison().isEqualTo(expected);
    // Four passes of five batches over three partitions; a batch of 30 of 150 rows has some in each.
    assertThat(BEGUN.get()).isEqualTo(61);
    BEGUN.set(0);
    assertThat(learn(SAMPLES, 3, part -> {
      if (BEGUN.incrementAndGet() == 8) {
        SparkTest.context().getPersistentRDDs().values().forEach(kept -> kept.unpersist(false));
      }
    })).usingRecursiveComparison().isEqualTo(expected);
  }

  /** The largest result that a task gave to the driver while a fit ran, in bytes. */
  private static long largestResult(Vector[] rows) throws Exception {
    AtomicLong largest = new AtomicLong();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener = new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd task) {
        largest.accumulateAndGet(task.taskMetrics().resultSize(), Math::max);
      }

      @Override
      public void onJobEnd(SparkListenerJobEnd job) {
        jobs.incrementAndGet();
      }
    };
    SparkContext context = SparkTest.context().sc();
    context.addSparkListener(listener);
    try {
      stage().setBatchSize(rows.length / 2).setMaxIter(2).fit(Fixtures.vectors(rows));
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(listener);
    }
    assertThat(jobs.get()).isGreaterThanOrEqualTo(6);
    return largest.get();
  }

  @Test
  void whatTheDriverGetsDoesNotGrowWithTheRows() throws Exception {
    Vector[] many = new Vector[40 * SAMPLES.length];
    Random random = new Random(3);
    Arrays.setAll(many, k -> Vectors.dense(Arrays.stream(SAMPLES[k % SAMPLES.length].toArray())
        .map(value -> value + 0.01 * random.nextGaussian()).toArray()));
    long few = largestResult(Arrays.copyOf(many, 10 * SAMPLES.length));
    assertThat(largestResult(many)).isLessThan(4L * 9 * many.length / 8).isCloseTo(few, withinPercentage(5));
  }

  @Test
  void theModelIsSavedAndCodesAtOtherStrengths(@TempDir Path directory) throws Exception {
    SpredSparseCoderModel model = stage().fit(Fixtures.vectors(SAMPLES));
    StageContract.checkParams(model);
    StageContract.checkCopyWith(model, model.outputCol(), "other");
    SpredSparseCoderModel loaded = StageContract.checkReadWrite(model, SpredSparseCoderModel.read(), directory);
    assertThat(loaded.dictionary()).isEqualTo(model.dictionary());
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    assertThat(loaded.transform(Fixtures.vectors(SAMPLES)).collectAsList())
        .isEqualTo(model.transform(Fixtures.vectors(SAMPLES)).collectAsList());
    Vector sparse = loaded.setRegParam(0.3).encode(SAMPLES[0]);
    assertThat(Vectors.norm(sparse, 1)).isLessThan(Vectors.norm(model.encode(SAMPLES[0]), 1));
    assertThat(loaded.setGapCol("").transform(Fixtures.vectors(SAMPLES)).columns()).containsExactly("features", "codes");
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    assertThatThrownBy(() -> stage().setNumAtoms(151).fit(Fixtures.vectors(SAMPLES))).isInstanceOf(InputException.class)
        .hasMessageContaining("for 151 atoms");
    assertThatThrownBy(() -> stage().fit(Fixtures.vectors(Vectors.dense(1, 2, 3), Vectors.dense(1, 2))))
        .isInstanceOf(InputException.class).hasMessageContaining("have 2 to 3 entries");
    assertThatThrownBy(() -> stage().fit(Fixtures.vectors(Vectors.dense(1, 2), null)))
        .isInstanceOf(InputException.class).hasMessageContaining("holds a null; remove the row");
    assertThatThrownBy(() -> stage().fit(Fixtures.vectors(SAMPLES).limit(0)))
        .isInstanceOf(InputException.class).hasMessageContaining("0 samples other than zero");
    assertThatThrownBy(() -> stage().fit(Fixtures.vectors(Vectors.dense(1, Double.NaN), Vectors.dense(1, 2))))
        .isInstanceOf(InputException.class).hasMessageContaining("is missing (NaN)");
    SpredSparseCoderModel model = stage().fit(Fixtures.vectors(SAMPLES));
    assertThatThrownBy(() -> model.encode(Vectors.dense(1, 2))).isInstanceOf(InputException.class)
        .hasMessageContaining("has 2 values, the dictionary's atoms have 9");
    assertThatThrownBy(() -> stage().setRegParam(0)).hasMessageContaining("regParam is 0.0");
    assertThatThrownBy(() -> model.transform(Fixtures.vectors((Vector) null)).collectAsList())
        .hasRootCauseInstanceOf(InputException.class).rootCause().hasMessageContaining("holds a null");
  }
}
