package ml.spred.spark.feature;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ml.spred.problem.GeneGroups;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Progress;
import ml.spred.spark.columns.BlockPlan;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.ColumnLoader;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.SampleRoles;
import ml.spred.spark.columns.SelectedGenes;
import ml.spred.spark.distribute.Failures;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A fit on a table of genes and a sheet of samples. */
final class GeneColumnsFit {
  private final SpredFeatureSelector selector;
  private final SelectionOptions options;
  private final Progress progress;

  GeneColumnsFit(SpredFeatureSelector selector, SelectionOptions options, Progress progress) {
    this.selector = selector;
    this.options = options;
    this.progress = progress;
  }

  SelectionContent fit(Dataset<Row> genes, Dataset<Row> samples) {
    try {
      return fitChecked(genes, samples);
    } catch (Exception failure) {
      // The lines of a file are looked at in tasks.
      throw Failures.asThrown(failure);
    }
  }

  private SelectionContent fitChecked(Dataset<Row> genes, Dataset<Row> samples) {
    GeneFrame frame = new GeneFrame(genes);
    SampleSheetRows sheet = new SampleSheetRows(samples, SelectedGenes.SAMPLE, selector);
    List<SampleRow> rows = sheet.samples();
    SampleTable table = new SampleTable(rows,
        ClassLabels.of(Columns.require(samples.schema(), "labelCol", selector.getLabelCol()), rows));
    boolean[] validation = ValidationRows.of(table, selector);
    table.classes().requireTwo(table.labels(), validation, selector.getLabelCol());
    SampleRoles roles = SampleRoles.of(validation, options.problem().scaling(), options.problem().missing());
    int parallelism = genes.sparkSession().sparkContext().defaultParallelism();
    BlockPlan plan = BlockPlan.of(rows.size(), frame.count(), parallelism);
    try (ColumnBlocks blocks =
        new ColumnBlocks(ColumnLoader.ofGenes(frame.rows(frame.places(sheet.names())), plan, roles), plan, roles)) {
      String[] names = blocks.names();
      return new ColumnFit(table, validation, factored(names), selector.checkpoint(samples))
          .run(blocks, names, blocks.fingerprint(), samples.sparkSession().version(), progress);
    }
  }

  /** Penalty factors of genes that the params name. */
  private SelectionOptions factored(String[] names) {
    Set<String> free = new HashSet<>(List.of(selector.getUnpenalizedFeatures()));
    Set<String> excluded = new HashSet<>(List.of(selector.getExcludedFeatures()));
    Set<String> genes = new HashSet<>(Arrays.asList(names));
    requireKnown(genes, free);
    requireKnown(genes, excluded);
    double[] factors = Arrays.stream(names)
        .mapToDouble(name -> free.contains(name) ? 0 : excluded.contains(name) ? Double.POSITIVE_INFINITY : 1).toArray();
    return Arrays.stream(factors).allMatch(factor -> factor == 1) ? options
        : options.withProblem(options.problem().withGroups(GeneGroups.withFactors(factors)));
  }

  private static void requireKnown(Set<String> genes, Set<String> named) {
    named.stream().filter(name -> !genes.contains(name)).sorted().findFirst().ifPresent(name -> {
      throw new IllegalArgumentException("'" + name + "' is none of the " + genes.size()
          + " genes of the table; correct or remove the name.");
    });
  }
}
