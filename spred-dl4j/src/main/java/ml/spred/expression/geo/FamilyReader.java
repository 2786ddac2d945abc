package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.GeneAnnotation;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;

/**
 * Reads SOFT files in which every sample has a table of its own: a series family ({@code GSE…_family.soft}) or single samples
 * ({@code GSM….txt}). A gene that a sample's table lacks is missing there. The platform's table, where there is one, gives the
 * gene symbols.
 */
final class FamilyReader {
  private final String source;
  private final ReadOptions options;
  private final TextLines lines;
  private final ReadLimits limits;
  private final SampleTables tables;
  private final List<Map.Entry<String, String>> current = new ArrayList<>();
  private final Map<Integer, List<Map.Entry<String, String>>> attributes = new HashMap<>();
  private final Map<String, Integer> platforms = new HashMap<>();
  private final List<String> withoutTable = new ArrayList<>();
  private String entity = "";
  private String entityName = "";
  private String title = "";
  private String platform = "";
  private long headerLines;
  private long headerBytes;
  private boolean hasTable;
  private GeneAnnotation.Builder symbols;

  FamilyReader(ExpressionInput input, ReadOptions options) {
    source = input.name();
    this.options = options;
    lines = new TextLines(input.stream(), source, options.limits());
    limits = new ReadLimits(source, options);
    tables = new SampleTables(source, options);
  }

  ExpressionSet read() {
    while (lines.next()) {
      if (lines.length() > 0 && lines.characters()[0] == '^') {
        beginEntity(lines.text());
      } else if (lines.length() > 0 && lines.characters()[0] == '!') {
        acceptAttribute(lines.text());
      }
    }
    endEntity();
    refuseUnusable();
    return build();
  }

  private void beginEntity(String line) {
    endEntity();
    String[] parts = line.substring(1).split("=", 2);
    entity = parts[0].strip().toLowerCase(Locale.ROOT);
    entityName = parts.length > 1 ? parts[1].strip() : "";
    hasTable = false;
    current.clear();
    platform = "";
  }

  private void endEntity() {
    if (entity.equals("sample")) {
      if (hasTable) {
        attributes.put(tables.size() - 1, List.copyOf(current));
        platforms.merge(platform, 1, Integer::sum);
      } else {
        withoutTable.add(entityName);
      }
    }
    entity = "";
  }

  private void acceptAttribute(String line) {
    String[] parts = line.split("=", 2);
    String key = parts[0].strip().toLowerCase(Locale.ROOT);
    String value = parts.length > 1 ? parts[1].strip() : "";
    switch (key) {
      case "!series_title" -> title = value;
      case "!sample_platform_id" -> platform = value;
      case "!sample_table_begin" -> readSample();
      case "!platform_table_begin" -> readPlatform();
      default -> {
        if (key.startsWith("!sample_")) {
          limits.checkHeader(++headerLines, headerBytes += line.length());
          current.add(Map.entry(key.substring("!sample_".length()), value));
        }
      }
    }
  }

  private void readSample() {
    String name = current.stream().filter(attribute -> attribute.getKey().equals("geo_accession"))
        .map(Map.Entry::getValue).findFirst().orElse(entityName);
    hasTable = tables.read(name, lines);
  }

  private void readPlatform() {
    if (!lines.next()) {
      return;
    }
    symbols = symbols == null ? GeneAnnotation.builder(source, options.symbolColumn(), options.limits()) : symbols;
    boolean useful = symbols.header(Arrays.asList(lines.fields('\t')));
    while (lines.next() && !lines.text().strip().equalsIgnoreCase("!platform_table_end")) {
      if (useful) {
        symbols.row(lines);
      }
    }
  }

  private void refuseUnusable() {
    if (tables.size() == 0) {
      throw new InputException(source + " holds no sample with a table of values"
          + (withoutTable.isEmpty() ? "" : " (its " + withoutTable.size() + " samples, such as '" + withoutTable.get(0)
              + "', have none)") + "; give a DataSet (GDS….soft.gz), a series matrix (GSE…_series_matrix.txt.gz) or a family"
          + " file with tables.");
    }
    if (platforms.size() > 1) {
      throw new InputException(source + " holds samples of " + platforms.size() + " platforms ("
          + new TreeSet<>(platforms.keySet()).stream().map(name -> (name.isEmpty() ? "none named" : name) + ": "
              + platforms.get(name)).collect(Collectors.joining(", "))
          + "), whose probes are not the same; give the series matrix of one platform (GSE…-GPL…_series_matrix.txt.gz).");
    }
  }

  private ExpressionSet build() {
    SampleAttributes about = new SampleAttributes(tables.size(), new ReadLimits(source, options));
    attributes.forEach((sample, pairs) -> pairs.forEach(pair -> about.accept(sample, pair.getKey(), pair.getValue())));
    ExpressionSet.Builder builder = ExpressionSet.builder().source(source).format(ExpressionFormat.GEO_SOFT).title(title)
        .samples(tables.sampleNames()).features(tables.geneNames()).values(tables.values());
    if (symbols != null) {
      GeneAnnotation annotation = symbols.build();
      builder.annotations(tables.geneNames().stream().map(annotation::symbol).toList());
    }
    about.columns().forEach(builder::column);
    if (!withoutTable.isEmpty()) {
      builder.note(withoutTable.size() + " samples without a table are left out, such as '" + withoutTable.get(0) + "'.");
    }
    return builder.notes(tables.notes()).build();
  }
}
