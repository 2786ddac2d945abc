package ml.spred.spark.report;

import java.util.List;
import ml.spred.compress.WeightCount;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.report.CompressReport.Footprint;

/** The first screen of a compression: how well, against what, and what it saves. */
record CompressHeadlines(CompressReport report) {

  List<Headline> all() {
    return List.of(accuracy(), ratio(), size(), time());
  }

  private Headline accuracy() {
    ClassificationMetrics test = report.own().test();
    return new Headline("Accuracy on " + Numbers.count(test.samples(), "test image"), Numbers.percent(test.accuracy()),
        (report.hasTwin() ? "dense twin: " + Numbers.percent(report.dense().test().accuracy()) + " · " : "")
            + "largest class alone: " + Numbers.percent(test.majorityRate()) + " · 95 % interval "
            + Numbers.percent(test.accuracyInterval().low()) + " to " + Numbers.percent(test.accuracyInterval().high()),
        SelectionSummary.beatsMajority(test) ? Tone.GOOD : Tone.WARNING);
  }

  private Headline ratio() {
    WeightCount count = report.own().count();
    return new Headline("Compression ratio", CompressPage.ratio(count.ratio()), Numbers.count(count.prunable())
        + " prunable weights / " + Numbers.count(count.nonZero()) + " that are not zero", Tone.PLAIN);
  }

  private Headline size() {
    Footprint size = report.footprint();
    return new Headline("File", Numbers.bytes(size.bestBytes()), "before: " + Numbers.bytes(size.plainBytes()) + ", "
        + CompressPage.ratio((double) size.plainBytes() / size.bestBytes()) + " as much", Tone.PLAIN);
  }

  private Headline time() {
    Footprint size = report.footprint();
    return new Headline("Inference of an image", Numbers.seconds(size.secondsAfter()), "before: "
        + Numbers.seconds(size.secondsBefore()) + (size.isSmaller() ? ", " + CompressPage.ratio(size.speed()) + " as long"
            : "; single zeros save no time"), Tone.PLAIN);
  }
}
