package ml.spred.spark.job;

import java.util.List;

/** From a fitted selection to a gene list with scores. */
final class SelectJob {
  private SelectJob() {}

  /** Writes the files; returns what the terminal shows. */
  static List<String> write(Fitted fitted, StagedOutput output) {
    Scores scores = fitted.clock().time("predict", () -> Scores.of(fitted));
    List<Genes.Gene> genes = Genes.of(fitted.selector(), fitted.genes());
    Selected selected = new Selected(fitted, genes, scores, fitted.clock().seconds(), PeakMemory.bytes());
    SelectFiles.write(output, selected);
    return SelectSummary.lines(selected);
  }
}
