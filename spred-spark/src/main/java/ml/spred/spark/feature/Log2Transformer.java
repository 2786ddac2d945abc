package ml.spred.spark.feature;

import java.util.Arrays;
import ml.spred.expression.Log2Rule;
import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasOutputCol;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Takes raw intensities to {@code log2(max(x, 0) + 1)}. In a pipeline before a selector it keeps what was decided on the training
 * samples with the model. Missing values stay missing, zeros stay zero, so a sparse vector stays sparse; names stay too.
 */
public final class Log2Transformer extends Transformer implements HasFeaturesCol, HasOutputCol, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public Log2Transformer() {
    this(Identifiable$.MODULE$.randomUID("log2"));
  }

  public Log2Transformer(String uid) {
    this.uid = uid;
    setDefault(featuresCol(), "features");
    setDefault(outputCol(), uid + "__output");
  }

  @Override
  public String uid() {
    return uid;
  }

  public Log2Transformer setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  public Log2Transformer setOutputCol(String value) {
    set(outputCol(), value);
    return this;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructField output = transformSchema(dataset.schema()).apply(getOutputCol());
    UDF1<Vector, Vector> log2 = Log2Transformer::log2;
    Column column = functions.udf(log2, SQLDataTypes.VectorType()).apply(Columns.of(getFeaturesCol()));
    return dataset.withColumn(getOutputCol(), column.as(getOutputCol(), output.metadata()));
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    StructField input = Columns.requireVector(schema, "featuresCol", getFeaturesCol());
    AttributeGroup known = AttributeGroup.fromStructField(input);
    AttributeGroup output = known.attributes().isDefined()
        ? new AttributeGroup(getOutputCol(), known.attributes().get())
        : known.size() < 0 ? new AttributeGroup(getOutputCol()) : new AttributeGroup(getOutputCol(), known.size());
    return Columns.append(schema, "outputCol", output.toStructField());
  }

  private static Vector log2(Vector vector) {
    if (vector instanceof SparseVector sparse) {
      return Vectors.sparse(sparse.size(), sparse.indices(), log2(sparse.values()));
    }
    return vector == null ? null : Vectors.dense(log2(vector.toArray()));
  }

  private static double[] log2(double[] values) {
    return Arrays.stream(values).map(Log2Rule::apply).toArray();
  }

  @Override
  public Log2Transformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<Log2Transformer> read() {
    return StageFiles.reader();
  }

  public static Log2Transformer load(String path) {
    return read().load(path);
  }
}
