package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Standardizer;
import ml.spred.select.RelatedGene;
import ml.spred.select.Selection;
import ml.spred.solver.PathPoint;
import ml.spred.solver.TrainingRecord;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small data with planted genes, and a model that was written by hand. */
final class Fixtures {
  /** Genes that tell the classes apart in {@link #rows}. */
  static final int[] PLANTED = {3, 17, 41};

  private Fixtures() {}

  /** Rows (sample, vector, label, class name, patient, marked): each class is shifted in a planted gene; some rows are marked. */
  static List<Row> rows(int samples, int features, int classes, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      int label = sample % classes;
      double[] values = random.doubles(features, -1, 1).toArray();
      for (int k = 0; k < PLANTED.length; k++) {
        values[PLANTED[k]] += label == k % classes ? 1.5 : 0;
      }
      rows.add(RowFactory.create("s" + sample, Vectors.dense(values), (double) label, "class " + label, "p" + sample / 2,
          sample % 4 == 3 || sample % 8 == 0));
    }
    return rows;
  }

  static StructType schema(int features) {
    Attribute[] genes = new Attribute[features];
    for (int k = 0; k < features; k++) {
      genes[k] = NumericAttribute.defaultAttr().withName("gene" + k);
    }
    return new StructType().add("sample", DataTypes.StringType)
        .add(new AttributeGroup("features", genes).toStructField())
        .add("label", DataTypes.DoubleType).add("class", DataTypes.StringType).add("patient", DataTypes.StringType)
        .add("marked", DataTypes.BooleanType);
  }

  /** 48 samples of 2 classes with 60 named genes, dense. */
  static Dataset<Row> data() {
    return frame(rows(48, 60, 2, 1), 60);
  }

  static Dataset<Row> frame(List<Row> rows, int features) {
    return SparkTest.session().createDataFrame(rows, schema(features));
  }

  static List<Row> shuffled(List<Row> rows, long seed) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** One vector column named features, without attributes. */
  static Dataset<Row> vectors(Vector... vectors) {
    List<Row> rows = Arrays.stream(vectors).map(vector -> RowFactory.create(vector)).toList();
    return SparkTest.session().createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType()));
  }

  /** Point by point, arrays by their content. */
  static void assertSamePath(List<PathPoint> actual, List<PathPoint> expected) {
    assertThat(actual).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(expected);
  }

  /**
   * A model of 2 classes on 6 features whose linear head has {@code logit 0 = x₁ + 0.5} and {@code logit 1 = 2·x₄}; history and
   * proof are invented.
   */
  static SpredFeatureSelectorModel model(MissingValues missing) {
    Standardizer standardizer = new Standardizer(new double[] {0, 0}, new double[] {1, 1}, missing, 0, 0, 0);
    return model(new int[] {1, 4}, new double[] {1, 2}, new FittedEnsemble(Heads.linearOnly(), 2, standardizer,
        new float[][] {{1, 0}, {0, 2}}, new float[] {0.5f, 0}, new FittedEnsemble.DenseLayer[0]));
  }

  /** The same with nothing selected. */
  static SpredFeatureSelectorModel emptyModel() {
    Standardizer none = new Standardizer(new double[0], new double[0], MissingValues.REFUSE, 0, 0, 0);
    return model(new int[0], new double[0], new FittedEnsemble(Heads.linearOnly(), 2, none, new float[0][],
        new float[] {0, 1}, new FittedEnsemble.DenseLayer[0]));
  }

  /** A model of both heads with one hidden layer of 2. */
  static SpredFeatureSelectorModel ensembleModel() {
    Standardizer standardizer = new Standardizer(new double[] {1, -1}, new double[] {2, 0.5}, MissingValues.MEAN, 0, 0, 0);
    FittedEnsemble.DenseLayer layer =
        new FittedEnsemble.DenseLayer(new float[][] {{1, -1}, {0.25f, 3}}, new float[] {0.1f, -0.1f});
    return model(new int[] {1, 4}, new double[] {1, 2}, new FittedEnsemble(Heads.ensemble(List.of(2)), 2, standardizer,
        new float[][] {{1, 0, 0.5f, 1}, {0, 2, -1, 0.75f}}, new float[] {0.5f, 0, 0.2f, 0.3f},
        new FittedEnsemble.DenseLayer[] {layer}));
  }

  private static SpredFeatureSelectorModel model(int[] support, double[] scores, FittedEnsemble ensemble) {
    Certificate certificate = new Certificate(0.1, 0.5, 1e-4, 4, 1e-6, Double.NaN, 1e-3, 6, 0.3, 0.02, 0);
    PathPoint first = new PathPoint(0.5, 0, certificate, 3, Double.NaN, Double.NaN, false, new int[0],
        new double[0], new double[0][], new double[] {0.5, 0});
    PathPoint second = new PathPoint(0.1, support.length, certificate, 12, 0.75, 0.4, true, support, scores,
        new double[][] {{1, 0}, {0, 2}}, new double[] {0.5, 0});
    Selection selection = new Selection(6, support, scores, ensemble, certificate, List.of(first, second),
        List.of(new TrainingRecord(15, 0.1, 0.32, 2, Double.NaN)), 1, 0, 0,
        List.of(new RelatedGene(support.length == 0 ? 0 : support[0], 5, -0.75)), new double[0]);
    String[] names = IntStream.range(0, 6).mapToObj(index -> "gene" + index).toArray(String[]::new);
    Provenance provenance = new Provenance("0", "3", "1", "17", "by hand", 1, "{}", "ab", 8, 4, 0.5);
    return new SpredFeatureSelectorModel("selector_by_hand",
        new SelectionContent(SelectionContent.FORMAT_VERSION, names, new String[0], new String[] {"sick", "well"}, selection,
            List.of(), new Resampled(null, null, null, null),
            provenance));
  }
}
