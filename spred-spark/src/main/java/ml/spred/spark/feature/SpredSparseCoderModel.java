package ml.spred.spark.feature;

import ml.spred.InputException;
import ml.spred.coding.Code;
import ml.spred.coding.Coder;
import ml.spred.coding.Dictionary;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A dictionary. {@link #transform} writes the sparse code of each row and, where {@code gapCol} is set, its duality gap. {@code
 * regParam} and {@code gapTol} may be set anew: codes of another strength by the same atoms.
 */
public final class SpredSparseCoderModel extends Model<SpredSparseCoderModel>
    implements SparseCoderSetters<SpredSparseCoderModel>, MLWritable {
  private static final long serialVersionUID = 1L;
  private static final String CODE = "code";
  private static final String GAP = "gap";

  private final String uid;
  private final SparseCoderContent content;

  SpredSparseCoderModel(String uid, SparseCoderContent content) {
    this.uid = uid;
    this.content = content;
    SparseCoderModelParams.setModelDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The atoms, each of length 1, {@code [atoms, features]}. */
  public Matrix dictionary() {
    Dictionary dictionary = content.dictionary();
    double[] values = new double[dictionary.numAtoms() * dictionary.numFeatures()];
    for (int atom = 0; atom < dictionary.numAtoms(); atom++) {
      System.arraycopy(dictionary.atoms()[atom], 0, values, atom * dictionary.numFeatures(), dictionary.numFeatures());
    }
    return new DenseMatrix(dictionary.numAtoms(), dictionary.numFeatures(), values, true);
  }

  public int numAtoms() {
    return content.dictionary().numAtoms();
  }

  /** Number of features that a vector must have. */
  public int numFeatures() {
    return content.dictionary().numFeatures();
  }

  /** Mean objective of the codes that each pass of the fit made, by the dictionaries it met. */
  public double[] objectives() {
    return content.objectives().clone();
  }

  /** Largest duality gap of a code in the last pass of the fit. */
  public double largestGap() {
    return content.largestGap();
  }

  /** How the model was made. */
  public Provenance provenance() {
    return content.provenance();
  }

  /** The code of a vector, sparse. */
  public Vector encode(Vector features) {
    return vector(coder().code(features.toArray()));
  }

  /**
   * Codes rows, where they are, and says how well the atoms do.
   *
   * @throws InputException for no rows, or rows that cannot be coded
   */
  public CodingSummary evaluate(Dataset<?> dataset) {
    try (CodingRows rows = CodingRows.read(dataset, Columns.requireVector(dataset.schema(), "featuresCol", getFeaturesCol()))) {
      if (rows.count() == 0) {
        throw new InputException("the data has no rows to code; give at least 1.");
      }
      return CodingSummary.of(rows.code(null, coder()));
    }
  }

  private Coder coder() {
    return new Coder(content.dictionary(), getRegParam(), getGapTol());
  }

  private Vector vector(Code code) {
    return Vectors.sparse(numAtoms(), code.atoms(), code.weights());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    Broadcast<Shipped<Coder>> coder = JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
        .broadcast(new Shipped<>(coder()));
    int atoms = numAtoms();
    UDF1<Vector, Row> encode = features -> {
      if (features == null) {
        throw new InputException("the features column holds a null; remove the row.");
      }
      Code code = coder.value().value().code(features.toArray());
      return RowFactory.create(Vectors.sparse(atoms, code.atoms(), code.weights()), code.gap());
    };
    StructType both = new StructType().add(CODE, SQLDataTypes.VectorType()).add(GAP, DataTypes.DoubleType);
    String helper = uid + "__code";
    Dataset<Row> coded = dataset.withColumn(helper, functions.udf(encode, both).apply(Columns.of(getFeaturesCol())));
    Dataset<Row> result = coded.withColumn(getOutputCol(), Columns.of(helper).getField(CODE)
        .as(getOutputCol(), schema.apply(getOutputCol()).metadata()));
    return (getGapCol().isEmpty() ? result : result.withColumn(getGapCol(), Columns.of(helper).getField(GAP))).drop(helper);
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, another number of features, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    Attributes.requireNumFeatures(Columns.requireVector(schema, "featuresCol", getFeaturesCol()), numFeatures());
    return transformed(schema, this, numAtoms());
  }

  static StructType transformed(StructType schema, SparseCoderModelParams params, int atoms) {
    Columns.requireVector(schema, "featuresCol", params.getFeaturesCol());
    StructField codes = new AttributeGroup(params.getOutputCol(), atoms).toStructField();
    StructType result = Columns.append(schema, "outputCol", codes);
    return params.getGapCol().isEmpty() ? result
        : Columns.append(result, "gapCol", DataTypes.createStructField(params.getGapCol(), DataTypes.DoubleType, true));
  }

  @Override
  public SpredSparseCoderModel copy(ParamMap extra) {
    return copyValues(new SpredSparseCoderModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<SpredSparseCoderModel> read() {
    return StageFiles.reader(SpredSparseCoderModel.class, SparseCoderContent.class, SparseCoderContent.FORMAT_VERSION,
        SpredSparseCoderModel::new);
  }

  public static SpredSparseCoderModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SpredSparseCoderModel: uid=" + uid + ", numAtoms=" + numAtoms() + ", numFeatures=" + numFeatures();
  }
}
