package ml.spred.spark.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.spark.source.InputFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** From a saved model and an expression file to a table of predictions. */
final class PredictJob {
  private static final int NAMES_SHOWN = 5;

  private final String modelPath;
  private final InputOptions input;
  private final OutputOptions output;
  private final RunOptions run;
  private final Console console;
  private final Configuration hadoop = Sessions.hadoop();

  PredictJob(String modelPath, InputOptions input, OutputOptions output, RunOptions run, Console console) {
    this.modelPath = modelPath;
    this.input = input;
    this.output = output;
    this.run = run;
    this.console = console;
  }

  void run() {
    requireModel();
    try (StagedOutput file = StagedOutput.file(hadoop, output.output, output.overwrite);
        Sessions session = Sessions.open(run)) {
      // The model says which columns it needs.
      PipelineModel model = load();
      List<String> covariates = CovariateColumns.of(model);
      ExpressionSet set = input.read(hadoop, input.readOptions(covariates.toArray(String[]::new)), console).set();
      predict(session.spark(), model, set, covariates, file);
      file.publish();
      console.result(String.format(Locale.ROOT, "%,d samples of %s are predicted in %s",
          set.numSamples(), set.source(), output.output));
    }
  }

  private void predict(SparkSession spark, PipelineModel model, ExpressionSet set, List<String> covariates, StagedOutput file) {
    CovariateColumns.requireKnown(model, set);
    SpredFeatureSelectorModel selector = SelectionStages.selector(model);
    List<String> genes = List.of(selector.selectedFeatureNames());
    requireGenes(set, genes);
    Dataset<Row> rows = ExpressionFrame.aligned(spark, CovariateColumns.texts(set, covariates).build(), selector.numFeatures(),
        genes,
        selector.selectedFeatures());
    List<Row> predictions = model.transform(rows)
        .select(ExpressionFrame.SAMPLE, SelectorSettings.PREDICTION, SelectorSettings.PROBABILITY).collectAsList();
    write(file, predictions, List.of(selector.labels()));
  }

  private void requireModel() {
    FileSystem system = InputFiles.system(hadoop, modelPath);
    Path model = InputFiles.path(modelPath);
    try {
      if (!system.exists(model)) {
        throw new InputException("--model " + modelPath + " does not exist; check the path.");
      }
      if (!system.exists(new Path(model, "metadata"))) {
        boolean inside = system.exists(new Path(model, SelectFiles.MODEL + "/metadata"));
        throw new InputException("--model " + modelPath + " is not a saved model; " + (inside
            ? "give " + modelPath + "/" + SelectFiles.MODEL + "." : "give the directory 'model' of an output of spred select."));
      }
    } catch (IOException failure) {
      throw new InputException("--model " + modelPath + " cannot be read: " + failure.getMessage() + ".", failure);
    }
  }

  private PipelineModel load() {
    try {
      return PipelineModel.load(modelPath);
    } catch (Exception failure) {
      if (Sentences.find(InputException.class, failure) != null) {
        throw failure;
      }
      throw new InputException("--model " + modelPath + " cannot be loaded (" + String.valueOf(failure.getMessage()).lines()
          .findFirst().orElse("") + "); give the directory 'model' of an output of spred select.", failure);
    }
  }

  private void requireGenes(ExpressionSet set, List<String> genes) {
    Set<String> known = new HashSet<>(set.featureNames());
    List<String> missing = genes.stream().filter(gene -> !known.contains(gene)).toList();
    if (!missing.isEmpty()) {
      throw new InputException(set.source() + " lacks " + missing.size() + " of the " + genes.size() + " genes of the model ("
          + missing.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", ")) + (missing.size() > NAMES_SHOWN ? ", …" : "")
          + "); give a file of the same platform, with the same gene names.");
    }
  }

  private static void write(StagedOutput file, List<Row> predictions, List<String> classes) {
    try (CsvWriter csv = SelectFiles.csv(file.text())) {
      csv.writeRecord(SelectFiles.header(classes, "sample", "prediction"));
      for (Row row : predictions) {
        csv.writeRecord(SelectFiles.row(row.<Vector>getAs(2).toArray(), row.getString(0), classes.get((int) row.getDouble(1))));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
