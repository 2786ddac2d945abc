package ml.spred.spark.experiment;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ml.spred.solver.Progress;
import org.apache.spark.sql.SparkSession;

/**
 * A table or figure of the sources. It is made anew on each executor by serialization and holds no state.
 *
 * @param <D> what all cells share
 */
public interface Experiment<D extends Serializable> extends Serializable {
  /** The word on the command line and of the files. */
  String name();

  /** The keys of a cell, the first columns of the results. */
  List<String> keys();

  /** What is measured, the other columns. */
  List<String> columns();

  /**
   * What all cells share: read on the driver once, broadcast once.
   *
   * @param directory of real data, as the user has given it; null where none was given
   */
  D data(Definition definition, Path directory);

  /** Whether {@link #data} needs a directory. */
  default boolean needsData() {
    return false;
  }

  /**
   * One cell: a row or more, each with a text for every one of the {@link #columns}.
   *
   * @param threads cores that it may use
   */
  List<Map<String, String>> run(D data, Definition definition, Cell cell, int threads, Progress progress);

  /**
   * Whether cells run on the driver, one after the other: because they use Spark themselves, or because they are timed and must
   * have the machine for themselves. They are then given to {@link #runOnDriver}.
   */
  default boolean onDriver() {
    return false;
  }

  /** One cell on the driver. */
  default List<Map<String, String>> runOnDriver(SparkSession spark, D data, Definition definition, Cell cell, int threads) {
    return run(data, definition, cell, threads, Progress.NONE);
  }

  /** The picture of the results, of which some cells may still be missing. */
  Figure figure(Definition definition, Results results);

  /** Our values of what is published, by its id; ids without a value are left out. */
  Map<String, String> ours(Definition definition, Results results);
}
