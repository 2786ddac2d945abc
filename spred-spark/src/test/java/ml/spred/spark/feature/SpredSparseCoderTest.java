package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpredSparseCoderTest {
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
