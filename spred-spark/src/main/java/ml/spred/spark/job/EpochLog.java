package ml.spred.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compress.WeightHistograms;
import ml.spred.spark.report.CompressReport.Stage;
import org.deeplearning4j.nn.api.Model;

/**
 * What is seen of a training, epoch by epoch. With a directory it is kept there beside the checkpoint, so that a training that
 * goes on knows how it began.
 */
final class EpochLog implements CompressionProgress {
  private static final String ROWS = "history.csv";
  private static final String BEFORE = "before-pruning.sparse";

  private final Path directory;
  private final int trainEpochs;
  private final ToDoubleFunction<Model> accuracy;
  private final CompressionProgress told;
  private final List<Row> rows = new ArrayList<>();
  private WeightHistograms before;

  /** @param epoch passes over the images until then; what was not seen is NaN */
  record Row(Stage stage, int epoch, double loss, double accuracy) {
    private String line() {
      return stage + "," + epoch + "," + loss + "," + accuracy;
    }

    private static Row of(String line) {
      String[] cells = line.split(",");
      return new Row(Stage.valueOf(cells[0]), Integer.parseInt(cells[1]), Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]));
    }
  }

  /**
   * @param directory where it is kept; null for nowhere
   * @param accuracy of a network, to be looked at after each epoch
   * @param told hears each epoch too
   */
  EpochLog(Path directory, int trainEpochs, ToDoubleFunction<Model> accuracy, CompressionProgress told) {
    this.directory = directory;
    this.trainEpochs = trainEpochs;
    this.accuracy = accuracy;
    this.told = told;
    recall();
  }

  private void recall() {
    try {
      if (directory != null && Files.exists(directory.resolve(ROWS))) {
        Files.readAllLines(directory.resolve(ROWS)).stream().map(Row::of).forEach(rows::add);
      }
      if (directory != null && Files.exists(directory.resolve(BEFORE))) {
        before = WeightHistograms.before(SparseNetworkFile.read(directory.resolve(BEFORE)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + directory, failure);
    }
  }

  @Override
  public void epoch(Phase phase, int epoch, int epochs, double loss) {
    told.epoch(phase, epoch, epochs, loss);
  }

  @Override
  public void epoch(Phase phase, int epoch, int epochs, double loss, Model network) {
    epoch(phase, epoch, epochs, loss);
    boolean training = phase == Phase.TRAIN;
    add(new Row(training ? Stage.TRAIN : Stage.FINETUNE, training ? epoch : trainEpochs + epoch, loss,
        accuracy.applyAsDouble(network)));
  }

  @Override
  public void beforePruning(Model network) {
    before = WeightHistograms.before(network);
    if (directory != null) {
      try {
        SparseNetworkFile.write(network, Files.createDirectories(directory).resolve(BEFORE));
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot write to " + directory, failure);
      }
    }
  }

  @Override
  public void afterPruning(Model network) {
    int epoch = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).epoch();
    add(new Row(Stage.PRUNE, epoch, Double.NaN, accuracy.applyAsDouble(network)));
  }

  /** A training that went on from the end of an epoch may see again what it saw before it was stopped. */
  private void add(Row row) {
    rows.removeIf(old -> old.epoch() > row.epoch() || old.epoch() == row.epoch() && old.stage().compareTo(row.stage()) >= 0);
    rows.add(row);
    if (directory != null) {
      try {
        Files.write(Files.createDirectories(directory).resolve(ROWS), rows.stream().map(Row::line).toList());
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot write to " + directory, failure);
      }
    }
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Weights before the last pruning and in the end; empty where nothing was pruned or the beginning is not known. */
  List<WeightHistograms.Layer> weights(Model inTheEnd) {
    return Optional.ofNullable(before).map(first -> first.and(inTheEnd)).orElse(List.of());
  }
}
