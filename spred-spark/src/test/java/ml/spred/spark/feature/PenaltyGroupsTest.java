package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import ml.spred.problem.GeneGroups;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

class PenaltyGroupsTest {
  private static final StructField NAMED = Fixtures.schema(6).apply("features");

  private final SpredFeatureSelector selector = new SpredFeatureSelector();

  @Test
  void nothingAskedForIsNothing() {
    assertThat(PenaltyGroups.of(selector, NAMED, 6)).isEmpty();
  }

  @Test
  void namesBecomeFactorsAndGroups() {
    selector.setUnpenalizedFeatures("gene5").setExcludedFeatures("gene0", "gene2")
        .setFeatureGroups("{\"only excluded\": [\"gene0\"], \"pair\": [\"gene4\", \"gene1\", \"gene2\"]}");
    GeneGroups groups = PenaltyGroups.of(selector, NAMED, 6).orElseThrow();
    assertThat(groups.numGroups()).isEqualTo(5);
    assertThat(groups.groupOf(1)).isEqualTo(groups.groupOf(4));
    assertThat(factor(groups, 1)).isEqualTo(Math.sqrt(2));
    assertThat(factor(groups, 0)).isEqualTo(Double.POSITIVE_INFINITY).isEqualTo(factor(groups, 2));
    assertThat(factor(groups, 3)).isEqualTo(1);
    assertThat(factor(groups, 5)).isZero();
  }

  @Test
  void aColumnWithoutNamesGoesByIndex() {
    StructField unnamed = new AttributeGroup("features").toStructField();
    assertThat(factor(PenaltyGroups.of(selector.setUnpenalizedFeatures("3"), unnamed, 6).orElseThrow(), 3)).isZero();
  }

  @Test
  void namesThatDoNotFitAreRefusedBeforeTheDataAreRead() {
    refused(new SpredFeatureSelector().setExcludedFeatures("age"),
        "'age' of excludedFeatures is none of the 6 features of column 'features'");
    refused(new SpredFeatureSelector().setUnpenalizedFeatures("gene1").setExcludedFeatures("gene1"),
        "feature 'gene1' is in unpenalizedFeatures and in excludedFeatures");
    refused(new SpredFeatureSelector().setUnpenalizedFeatures("gene1").setFeatureGroups(Map.of("a", List.of("gene1"))),
        "feature 'gene1' is in unpenalizedFeatures and in the group 'a'");
    refused(new SpredFeatureSelector().setFeatureGroups("{\"a\": [\"gene1\"], \"b\": [\"gene2\", \"gene1\"]}"),
        "feature 'gene1' is in the group 'b' of featureGroups and in one before it");
  }

  private static double factor(GeneGroups groups, int feature) {
    return groups.factor(groups.groupOf(feature));
  }

  private static void refused(SpredFeatureSelector selector, String sentence) {
    assertThatThrownBy(() -> selector.transformSchema(Fixtures.schema(6)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
  }
}
