package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Covariates from columns of texts: numbers as they are, other texts as an indicator for each value but the last. All stages are
 * MLlib's and part of the saved pipeline.
 */
final class CovariateColumns {
  /** Column of vectors that the stages write. */
  static final String VECTOR = "covariates";
  private static final String TEXT = "covariate: ";
  private static final String NUMBER = "number: ";
  private static final String LEVEL = "level: ";
  private static final String INDICATORS = "indicators: ";

  private CovariateColumns() {}

  /** The set with nothing but these of its columns, under names that no other column has. */
  static ExpressionSet.Builder texts(ExpressionSet set, List<String> names) {
    ExpressionSet.Builder builder = set.toBuilder().noColumns();
    names.forEach(name -> builder.column(TEXT + name, set.column(name)));
    return builder;
  }

  /**
   * Fits the stages.
   *
   * @param rows with the columns of {@link #texts}
   * @throws InputException for a text that is missing or the same in all samples
   */
  static PipelineModel fit(Dataset<Row> rows, ExpressionSet set, List<String> names) {
    List<PipelineStage> stages = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      boolean numeric = set.column(name).stream().filter(Objects::nonNull).allMatch(CovariateColumns::isNumber);
      if (numeric) {
        stages.add(new SQLTransformer().setStatement(
            "SELECT *, TRY_CAST(" + quoted(TEXT + name) + " AS DOUBLE) AS " + quoted(NUMBER + name) + " FROM __THIS__"));
      } else {
        requireLevels(set, name);
        stages.add(new StringIndexer().setInputCol(TEXT + name).setOutputCol(LEVEL + name).setStringOrderType("alphabetAsc"));
        stages.add(new OneHotEncoder().setInputCol(LEVEL + name).setOutputCol(INDICATORS + name));
      }
      parts.add((numeric ? NUMBER : INDICATORS) + name);
    }
    stages.add(new VectorAssembler().setInputCols(parts.toArray(String[]::new)).setOutputCol(VECTOR).setHandleInvalid("keep"));
    return new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(rows);
  }

  private static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException word) {
      return false;
    }
  }

  private static void requireLevels(ExpressionSet set, String name) {
    requirePresent(set, name);
    if (set.column(name).stream().distinct().count() < 2) {
      throw new InputException("The covariate '" + name + "' is '" + set.column(name).get(0)
          + "' for every sample, which tells nothing; leave it out of --covariates.");
    }
  }

  private static void requirePresent(ExpressionSet set, String name) {
    int missing = set.column(name).indexOf(null);
    if (missing >= 0) {
      throw new InputException("The covariate '" + name + "' has no value for sample '" + set.sampleNames().get(missing)
          + "'; fill it, or leave the sample or the covariate out.");
    }
  }

  /** Names of the covariates that a fitted pipeline asks for; none without. */
  static List<String> of(PipelineModel model) {
    return stages(model).stream().filter(VectorAssembler.class::isInstance)
        .flatMap(stage -> Arrays.stream(((VectorAssembler) stage).getInputCols()))
        .map(part -> part.substring(part.startsWith(NUMBER) ? NUMBER.length() : INDICATORS.length())).toList();
  }

  private static List<PipelineStage> stages(PipelineModel model) {
    return Arrays.stream(model.stages()).filter(PipelineModel.class::isInstance)
        .flatMap(stage -> Arrays.<PipelineStage>stream(((PipelineModel) stage).stages())).toList();
  }

  /** @throws InputException for a text that the fit has not seen */
  static void requireKnown(PipelineModel model, ExpressionSet set) {
    for (PipelineStage stage : stages(model)) {
      if (stage instanceof StringIndexerModel indexer) {
        String name = indexer.getInputCol().substring(TEXT.length());
        requirePresent(set, name);
        List<String> known = List.of(indexer.labelsArray()[0]);
        set.column(name).stream().filter(value -> !known.contains(value)).findFirst().ifPresent(value -> {
          throw new InputException("The covariate '" + name + "' is '" + value + "' in " + set.source() + ", and the model knows "
              + known.stream().map(level -> "'" + level + "'").collect(Collectors.joining(", "))
              + "; correct or leave out the sample.");
        });
      }
    }
  }
}
