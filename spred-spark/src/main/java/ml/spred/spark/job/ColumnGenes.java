package ml.spred.spark.job;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.spred.expression.ExpressionSet;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.select.RelatedGene;
import ml.spred.spark.feature.EnteringOrder;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Genes of which only those that are shown were brought from the executors. */
final class ColumnGenes implements GeneValues {
  private final ExpressionSet samples;
  private final List<String> names;
  private final Map<String, String> annotations;
  /** By the name of a selected gene, its values in the order of the samples. */
  private final Map<String, double[]> values;
  private final long missing;

  private ColumnGenes(ExpressionSet samples, List<String> names, Map<String, String> annotations, Map<String, double[]> values,
      long missing) {
    this.samples = samples;
    this.names = names;
    this.annotations = annotations;
    this.values = values;
    this.missing = missing;
  }

  /**
   * Brings what is shown of the genes of a fit.
   *
   * @param genes all, as they were read
   * @param samples whose values are wanted, in that order
   */
  static ColumnGenes collect(Dataset<Row> genes, ExpressionSet samples, SpredFeatureSelectorModel selector) {
    List<String> names = List.of(selector.featureNames());
    Set<String> selected = Set.of(selector.selectedFeatureNames());
    String[] shown = Stream.of(Arrays.stream(selector.selectedFeatures()).boxed(),
            selector.enteringOrder().stream().map(EnteringOrder.Entry::feature),
            selector.relatedFeatures().stream().map(RelatedGene::related))
        .flatMap(stream -> stream).distinct().map(names::get).toArray(String[]::new);
    int[] places = new GeneFrame(genes).places(samples.sampleNames());
    Map<String, String> annotations = new HashMap<>();
    Map<String, double[]> values = new HashMap<>();
    Dataset<Row> found = genes.filter(functions.col(GeneFrame.GENE).isin((Object[]) shown))
        .select(GeneFrame.GENE, GeneFrame.ANNOTATION, GeneFrame.VALUES);
    for (Row row : found.collectAsList()) {
      annotations.put(row.getString(0), row.getString(1));
      if (selected.contains(row.getString(0))) {
        List<Float> all = row.getList(2);
        values.put(row.getString(0),
            Arrays.stream(places).mapToDouble(k -> all.get(k) == null ? Double.NaN : all.get(k)).toArray());
      }
    }
    return new ColumnGenes(samples, names, annotations, values, missing(genes, places));
  }

  /** Counted where the genes lie. */
  private static long missing(Dataset<Row> genes, int[] places) {
    return new GeneFrame(genes).rows(places).map(gene -> {
      long count = 0;
      for (float value : gene.value().values()) {
        count += Float.isNaN(value) ? 1 : 0;
      }
      return count;
    }).fold(0L, Long::sum);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public String annotation(int gene) {
    return annotations.getOrDefault(names.get(gene), "");
  }

  @Override
  public ExpressionSet selected(int[] genes) {
    double[][] rows = IntStream.range(0, samples.numSamples())
        .mapToObj(sample -> Arrays.stream(genes).mapToDouble(gene -> values.get(names.get(gene))[sample]).toArray())
        .toArray(double[][]::new);
    return samples.toBuilder().features(Arrays.stream(genes).mapToObj(names::get).toList())
        .annotations(Arrays.stream(genes).mapToObj(this::annotation).toList()).values(rows).build();
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public long missingCount() {
    return missing;
  }
}
