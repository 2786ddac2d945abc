package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts a {@link SelectionReport} on a page. */
final class SelectionPage {
  private static final int MOST_NAMES = 6;

  private SelectionPage() {}

  static ReportPage of(SelectionReport report) {
    SelectionSummary summary = new SelectionSummary(report);
    return new ReportPage(
        "Gene selection: " + report.data().source(),
        subtitle(report.data()),
        summary.verdict(),
        summary.headlines(),
        sections(report),
        "All figures of this page come from one run; the section “How to repeat” says which.");
  }

  private static String subtitle(SelectionReport.DataFacts data) {
    return Numbers.count(data.numSamples(), "sample") + " · " + Numbers.count(data.numFeatures(), "gene") + " · "
        + data.classNames().size() + " classes: " + names(data.classNames());
  }

  private static String names(List<String> all) {
    List<String> first = all.subList(0, Math.min(MOST_NAMES, all.size()));
    String rest = all.size() > MOST_NAMES ? " and " + (all.size() - MOST_NAMES) + " more" : "";
    return String.join(", ", first) + rest;
  }

  private static List<Section> sections(SelectionReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(SelectionSections.scores(report));
    sections.add(SelectionSections.genes(report));
    Stream.of(ExpressionSection.of(report), TrainingSection.of(report)).flatMap(List::stream).forEach(sections::add);
    sections.add(CertificateSection.of(report));
    sections.add(SelectionSections.data(report));
    sections.add(SelectionSections.repeat(report));
    return sections;
  }
}
