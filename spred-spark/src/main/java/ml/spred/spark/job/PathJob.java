package ml.spred.spark.job;

import java.util.List;

/** From a fitted selection to the path that led to it; the test samples are not looked at. */
final class PathJob {
  private PathJob() {}

  /** Writes the files; returns what the terminal shows. */
  static List<String> write(Fitted fitted, StagedOutput output) {
    Walked walked = new Walked(fitted, Walk.of(fitted.selector()), fitted.clock().seconds(), PeakMemory.bytes());
    PathFiles.write(output, walked);
    return PathSummary.lines(walked);
  }
}
