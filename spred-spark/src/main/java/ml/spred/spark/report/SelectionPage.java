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
        subtitle(report.data().numSamples(), report.data().numFeatures(), report.data().classNames()),
        summary.verdict(),
        summary.headlines(),
        sections(report),
        "All figures of this page come from one run; the section “How to repeat” says which.");
  }

  static String subtitle(int numSamples, int numFeatures, List<String> classNames) {
    return Numbers.count(numSamples, "sample") + " · " + Numbers.count(numFeatures, "gene") + " · " + classNames.size()
        + " classes: " + names(classNames);
  }

  private static String names(List<String> all) {
    List<String> first = all.subList(0, Math.min(MOST_NAMES, all.size()));
    String rest = all.size() > MOST_NAMES ? " and " + (all.size() - MOST_NAMES) + " more" : "";
    return String.join(", ", first) + rest;
  }

  private static List<Section> sections(SelectionReport report) {
    List<Section> sections = new ArrayList<>();
    sections.addAll(ResamplingSections.estimate(report.resampling()));
    sections.add(SelectionSections.scores(report));
    sections.add(SelectionSections.genes(report));
    sections.addAll(ContextSections.of(report.context()));
    sections.addAll(ResamplingSections.stability(report.resampling()));
    sections.addAll(DiscoverySection.of(report));
    Stream.of(ExpressionSection.of(report), SamplesSection.of(report), TrainingSection.of(report)).flatMap(List::stream)
        .forEach(sections::add);
    sections.add(CertificateSection.of(report));
    sections.add(SelectionSections.data(report));
    sections.add(SelectionSections.repeat(report.command(), report.options(), report.provenance()));
    return sections;
  }
}
