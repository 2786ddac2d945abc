package ml.spred.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** An application for spark-submit: one selection among simulated genes that are made where they are needed. */
public final class WideApp {
  private static final int PLANTED_EVERY = 50_000;

  private WideApp() {}

  /** Arguments: samples, genes, partitions, file for the numbers. */
  public static void main(String[] args) throws IOException {
    int samples = Integer.parseInt(args[0]);
    try (SparkSession spark = SparkSession.builder().appName("wide").getOrCreate()) {
      SpredFeatureSelectorModel model = new SpredFeatureSelector().setHeads("linear").setSelectionMode("numTopFeatures")
          .setNumTopFeatures(12).setNumKappas(30)
          .fitColumns(genes(spark, samples, Long.parseLong(args[1]), Integer.parseInt(args[2])), sheet(spark, samples));
      Files.write(Path.of(args[3]), List.of(Arrays.toString(model.selectedFeatureNames()),
          DoubleStream.of(model.scores()).mapToObj(Double::toHexString).collect(Collectors.joining(" ")),
          Double.toHexString(model.certificate().gap()), Double.toHexString(model.certificate().objective()),
          String.valueOf(model.certificate().holds())));
    }
  }

  private static Dataset<Row> genes(SparkSession spark, int samples, long genes, int partitions) {
    StructType schema = new StructType().add(GeneFrame.POSITION, DataTypes.LongType).add(GeneFrame.GENE, DataTypes.StringType)
        .add(GeneFrame.VALUES, DataTypes.createArrayType(DataTypes.FloatType));
    Dataset<Row> frame = spark.range(0, genes, 1, partitions)
        .map((MapFunction<Long, Row>) gene -> gene(gene, samples), Encoders.row(schema));
    return GeneFrame.name(frame, IntStream.range(0, samples).mapToObj(sample -> "s" + sample).toList());
  }

  private static Row gene(long gene, int samples) {
    Random random = new Random(gene);
    Float[] values = new Float[samples];
    for (int sample = 0; sample < samples; sample++) {
      values[sample] = (float) (random.nextGaussian() + (gene % PLANTED_EVERY == 7 && sample % 2 == 0 ? 2 : 0));
    }
    return RowFactory.create(gene, (gene % PLANTED_EVERY == 7 ? "planted" : "gene") + gene, values);
  }

  private static Dataset<Row> sheet(SparkSession spark, int samples) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      rows.add(RowFactory.create("s" + sample, (double) (sample % 2)));
    }
    return spark.createDataFrame(rows,
        new StructType().add("sample", DataTypes.StringType).add("label", DataTypes.DoubleType));
  }
}
