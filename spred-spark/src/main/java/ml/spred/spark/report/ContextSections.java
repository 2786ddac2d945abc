package ml.spred.spark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ml.spred.spark.report.Table.Column;
import ml.spred.spark.report.Table.Kind;

/** Sections on pathways and on genes that are related to the selected ones. */
final class ContextSections {
  private ContextSections() {}

  static List<Section> of(GeneContext context) {
    List<Section> sections = new ArrayList<>();
    if (!context.pathways().isEmpty()) {
      List<List<Object>> rows = context.pathways().stream().map(row -> List.<Object>of(row.pathway(), row.score(),
          row.genes().size(), String.join(", ", row.genes()))).toList();
      sections.add(new Section("pathways", "Pathways", List.of(Table.interactive("pathway-table",
          "Pathways that are in, with all their genes in the data; the score is the norm of the pathway's own part of the"
              + " weights.",
          List.of(new Column("pathway", Kind.TEXT), new Column("score", Kind.BAR), new Column("number of genes", Kind.NUMBER),
              new Column("genes", Kind.TEXT)), rows))));
    }
    if (!context.related().isEmpty()) {
      List<List<Object>> rows = context.related().stream().map(row -> List.<Object>of(row.feature(), text(row.annotation()),
          row.related(), text(row.relatedAnnotation()), row.correlation())).toList();
      sections.add(new Section("related", "Related genes", List.of(Table.interactive("related-table",
          "For each selected gene the five others that are most correlated with it on the training samples. The penalty takes"
              + " one gene of"
              + " a correlated block: another sample might have taken one of these.",
          List.of(new Column("selected", Kind.TEXT), new Column("annotation", Kind.TEXT), new Column("related", Kind.TEXT),
              new Column("its annotation", Kind.TEXT), new Column("correlation", Kind.NUMBER)), rows))));
    }
    return sections;
  }

  private static String text(String annotation) {
    return Objects.requireNonNullElse(annotation, "");
  }
}
