package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.spark.columns.BlockPlan;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
  private static final int FEATURES = 1500;
  private static final List<Row> ROWS = Fixtures.rows(48, FEATURES, 3, 5);

  private static SpredFeatureSelector selector(String layout) {
    return new SpredFeatureSelector().setHeads("linear").setNumKappas(20).setLayout(layout).setRelaxation("auto");
  }

  /** Everything that a fit says but how long it took. */
  private static void assertSameFit(SpredFeatureSelectorModel columns, SpredFeatureSelectorModel rows) {
    assertThat(columns.selectedFeatureNames()).isEqualTo(rows.selectedFeatureNames()).isNotEmpty();
    assertThat(columns.scores()).isEqualTo(rows.scores());
    assertThat(columns.certificate()).isEqualTo(rows.certificate());
    assertThat(columns.featureNames()).isEqualTo(rows.featureNames());
    assertThat(columns.summary().provenance().dataFingerprint()).isEqualTo(rows.summary().provenance().dataFingerprint());
    Fixtures.assertSamePath(columns.path(), rows.path());
    Dataset<Row> data = Fixtures.frame(ROWS, FEATURES);
    assertThat(columns.setProbabilityCol("p").transform(data).select("p").collectAsList())
        .isEqualTo(rows.setProbabilityCol("p").transform(data).select("p").collectAsList());
  }

  @Test
  void columnsGiveTheResultOfRowsBitForBit() {
    for (String mode : new String[] {"validation", "oneStandardError"}) {
      Dataset<Row> data = Fixtures.frame(ROWS, FEATURES);
      assertSameFit(selector("columns").setSelectionMode(mode).fit(data.repartition(5)),
          selector("rows").setSelectionMode(mode).fit(data));
    }
  }

  @Test
  void markedRowsFactorsAndEqualRowsAreThoseOfRows() {
    List<Row> twice = new ArrayList<>(ROWS);
    twice.addAll(ROWS.subList(0, 3));
    Dataset<Row> data = Fixtures.frame(twice, FEATURES);
    SpredFeatureSelector[] both = {selector("columns"), selector("rows")};
    for (SpredFeatureSelector one : both) {
      one.setValidationIndicatorCol("marked").setUnpenalizedFeatures(new String[] {"gene700"})
          .setExcludedFeatures(new String[] {"gene3"}).setPenaltyForm("elementwise").setElasticNetParam(0.9);
    }
    assertSameFit(both[0].fit(data), both[1].fit(data));
  }

  @Test
  void whatNeedsAllFeaturesInOnePlaceIsRefused() {
    Dataset<Row> data = Fixtures.data();
    assertThatThrownBy(() -> new SpredFeatureSelector().setLayout("columns").fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layout is 'columns' and heads is 'ensemble', which needs all features in one place; change that, or set"
            + " layout to 'rows'.");
    assertThatThrownBy(() -> selector("columns").setScaling("global").fit(data)).hasMessageContaining("scaling is 'global'");
    assertThatThrownBy(() -> selector("columns").setFeatureGroups(Map.of("a", List.of("gene1", "gene2"))).fit(data))
        .hasMessageContaining("featureGroups is set");
  }

  @Test
  void valuesThatNoFitTakesAreRefusedWithTheNameOfTheFeature() {
    List<Row> rows = new ArrayList<>(ROWS);
    double[] values = new double[FEATURES];
    values[1234] = Double.NaN;
    rows.add(RowFactory.create("s", Vectors.dense(values), 0.0, "class 0", "p", false));
    assertThatThrownBy(() -> selector("columns").fit(Fixtures.frame(rows, FEATURES))).isInstanceOf(InputException.class)
        .hasMessage("a value of feature 'gene1234' is missing (NaN), and the param missing is 'error'; set it to 'mean' or 'zero'.");
  }

  @Test
  void autoTakesColumnsWhereRowsWouldNotFit() {
    assertThat(LayoutChoice.exceeds(100, 22_283, 1L << 30)).isFalse();
    assertThat(LayoutChoice.exceeds(500, 2_000_000, 8L << 30)).isTrue();
    assertThat(LayoutChoice.exceeds(500, 2_000_000, 16L << 30)).isFalse();
    assertThat(LayoutChoice.exceeds(2_000, 2_000_000, 1L << 50)).as("more values than one array").isTrue();
  }

  @Test
  void blocksStartWhereAPassStarts() {
    assertThat(BlockPlan.of(500, 2_000_000, 2).width()).isEqualTo(16_384);
    assertThat(BlockPlan.of(48, 1500, 2).width()).isEqualTo(512);
    assertThat(BlockPlan.of(1_000_000, 1500, 2).width()).isEqualTo(512);
    assertThatThrownBy(() -> BlockPlan.of(10, 0, 2)).isInstanceOf(InputException.class);
  }
}
