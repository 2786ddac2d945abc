package ml.spred.spark.feature;

import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Adds the columns of a model to a data frame. The weights are broadcast once; each probability is computed once. */
final class SelectionTransform {
  private final SelectionModelParams params;
  private final SelectionContent content;
  private final StructType schema;

  /** @param schema of the result, with the attributes of each new column */
  SelectionTransform(SelectionModelParams params, SelectionContent content, StructType schema) {
    this.params = params;
    this.content = content;
    this.schema = schema;
  }

  Dataset<Row> apply(Dataset<?> dataset) {
    FeatureSlice slice = new FeatureSlice(content.selection().support(), content.selection().numFeatures());
    Column features = Columns.of(params.getFeaturesCol());
    UDF1<Vector, Vector> cut = slice::slice;
    Dataset<Row> selected = add(dataset.toDF(), params.getOutputCol(), call(cut, SQLDataTypes.VectorType(), features));
    boolean probability = SelectionModelParams.isNamed(params, params.probabilityCol());
    boolean raw = SelectionModelParams.isNamed(params, params.rawPredictionCol());
    boolean prediction = SelectionModelParams.isNamed(params, params.predictionCol());
    return probability || raw || prediction ? predict(selected, features, probability, raw, prediction) : selected;
  }

  /** Both other columns come from the probability, so it is computed under a helper's name where nobody asked for it. */
  private Dataset<Row> predict(
      Dataset<Row> selected, Column features, boolean probability, boolean raw, boolean prediction) {
    String column = probability ? params.getProbabilityCol() : params.uid() + "__probability";
    UDF1<Vector, Vector> toRaw = LogProbabilities::of;
    UDF1<Vector, Double> toPrediction = SelectionPredictor::prediction;
    Column computed = probability(selected, features);
    Dataset<Row> result = probability ? add(selected, column, computed) : selected.withColumn(column, computed);
    if (raw) {
      result = add(result, params.getRawPredictionCol(), call(toRaw, SQLDataTypes.VectorType(), Columns.of(column)));
    }
    if (prediction) {
      result = add(result, params.getPredictionCol(), call(toPrediction, DataTypes.DoubleType, Columns.of(column)));
    }
    return probability ? result : result.drop(column);
  }

  private Column probability(Dataset<Row> dataset, Column features) {
    Broadcast<Shipped<SelectionPredictor>> predictor = JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
        .broadcast(new Shipped<>(SelectionPredictor.of(content)));
    if (content.covariateNames().length == 0) {
      UDF1<Vector, Vector> toProbability = vector -> predictor.value().value().probability(vector, null);
      return call(toProbability, SQLDataTypes.VectorType(), features);
    }
    UDF2<Vector, Vector, Vector> both = (vector, covariates) -> predictor.value().value().probability(vector, covariates);
    return functions.udf(both, SQLDataTypes.VectorType()).apply(features, Columns.of(params.getCovariatesCol()));
  }

  private static Column call(UDF1<?, ?> function, DataType type, Column argument) {
    return functions.udf(function, type).apply(argument);
  }

  private Dataset<Row> add(Dataset<Row> dataset, String name, Column column) {
    return dataset.withColumn(name, column.as(name, schema.apply(name).metadata()));
  }
}
