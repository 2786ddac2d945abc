package ml.spred.spark.benchmark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.GeneColumn;
import ml.spred.screen.ScreenReport;
import ml.spred.screen.ScreenRequest;

/** Blocks that note how long each pass took and what came back. */
final class TimedBlocks implements GeneBlocks {
  private final GeneBlocks blocks;
  private final List<Double> passSeconds = new ArrayList<>();
  private long reported;
  private long fetched;

  TimedBlocks(GeneBlocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public int numFeatures() {
    return blocks.numFeatures();
  }

  @Override
  public int numTraining() {
    return blocks.numTraining();
  }

  @Override
  public int numValidation() {
    return blocks.numValidation();
  }

  @Override
  public List<ScreenReport> screen(ScreenRequest request) {
    long start = System.nanoTime();
    List<ScreenReport> reports = blocks.screen(request);
    passSeconds.add((System.nanoTime() - start) / 1e9);
    reported += reports.stream().mapToLong(report -> report.genes().length).sum();
    return reports;
  }

  @Override
  public <R extends Serializable> List<R> ask(Question<R> question) {
    return blocks.ask(question);
  }

  @Override
  public List<GeneColumn> columns(int[] genes) {
    fetched += genes.length;
    return blocks.columns(genes);
  }

  /** Seconds of each pass, in their order. */
  List<Double> passSeconds() {
    return List.copyOf(passSeconds);
  }

  /** Genes that the passes brought back, without their values. */
  long reported() {
    return reported;
  }

  /** Genes that were fetched with their values. */
  long fetched() {
    return fetched;
  }
}
