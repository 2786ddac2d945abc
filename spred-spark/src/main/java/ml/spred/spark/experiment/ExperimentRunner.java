package ml.spred.spark.experiment;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.solver.Progress;
import ml.spred.spark.benchmark.CsvFile;
import ml.spred.spark.distribute.Trials;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Runs the cells that are missing, and writes rows, picture and page. */
public final class ExperimentRunner {
  private final SparkSession spark;
  private final Path definitions;
  private final Path output;
  private final Path data;

  /**
   * @param definitions folder of the definitions
   * @param output folder of the results, made where it is missing
   * @param data folder of real data; null where none is given
   */
  public ExperimentRunner(SparkSession spark, Path definitions, Path output, Path data) {
    this.spark = spark;
    this.definitions = definitions;
    this.output = output;
    this.data = data;
  }

  /**
   * Runs what is missing of an experiment.
   *
   * @param overwrite whether rows that are there are forgotten
   * @return how many cells were run; a cell whose data is not there has no rows and stays missing
   * @throws ml.spred.InputException where definition, data or a cell cannot be used; what is finished stays
   */
  public int run(Experiment<?> experiment, Scale scale, boolean overwrite, Progress progress) {
    Definition definition = Definition.read(definitions, experiment.name(), scale);
    ResultFile file = new ResultFile(output, experiment, definition);
    try {
      Files.createDirectories(output);
      if (overwrite) {
        Files.deleteIfExists(file.file());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write to " + output, failure);
    }
    List<Cell> missing = file.missing();
    if (!missing.isEmpty()) {
      run(experiment, definition, file, missing, progress);
    }
    CsvFile.replace(output.resolve(picture(definition)), experiment.figure(definition, file.read()).render());
    new ResultsPage(definitions, output).write();
    return missing.size();
  }

  private <D extends Serializable> void run(
      Experiment<D> experiment, Definition definition, ResultFile file, List<Cell> missing, Progress progress) {
    D shared = experiment.data(definition, data);
    if (experiment.onDriver()) {
      int cores = spark.sparkContext().getConf().getInt("spark.task.cpus", 1);
      for (int k = 0; k < missing.size(); k++) {
        progress.update(Trials.PHASE, k, missing.size(), missing.get(k).toString());
        file.append(missing.get(k), experiment.runOnDriver(spark, shared, definition, missing.get(k), cores));
      }
      return;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    new Trials<>(context, shared, "experiment " + experiment.name()).run(missing,
        (all, cell, threads, inside) -> shippable(experiment.run(all, definition, cell, threads, inside)), progress,
            file::append);
  }

  private static ArrayList<Map<String, String>> shippable(List<Map<String, String>> rows) {
    return new ArrayList<>(rows);
  }

  /** Name of the picture's file. */
  static String picture(Definition definition) {
    return definition.name() + "-" + definition.scale().spelling() + ".svg";
  }
}
