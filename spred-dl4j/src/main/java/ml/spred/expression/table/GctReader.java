package ml.spred.expression.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.GeneAnnotation;
import ml.spred.expression.GeneTable;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextLines;
import ml.spred.expression.UniqueNames;

/**
 * Reads Gene Cluster Text: version 1.2 with a name and a description per gene, and version 1.3, which has more columns about
 * genes and rows about samples; the latter become label columns.
 */
public final class GctReader implements FormatReader {

  /** For the service loader. */
  public GctReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.GCT);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    return new File(input, options).read();
  }

  /** A file that is being read. */
  private static final class File {
    private static final String REMEDY = "the file is cut or altered there, so make it again";

    private final String source;
    private final ReadOptions options;
    private final TextLines lines;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> sampleNames = new ArrayList<>();
    /** Sizes as the second line declares them: genes, samples, columns about genes, rows about samples. */
    private int[] declared;
    private int[] places;
    private GeneTable table;

    File(ExpressionInput input, ReadOptions options) {
      source = input.name();
      this.options = options;
      lines = new TextLines(input.stream(), source, options.limits());
    }

    ExpressionSet read() {
      String version = line("a first line '#1.2' or '#1.3'");
      if (!version.matches("#1\\.[23]\\s*")) {
        throw new InputException(source + " line 1 begins with '" + version.substring(0, Math.min(20, version.length()))
            + "' where a GCT file has #1.2 or #1.3; save it as one of these.");
      }
      readSizes(version.startsWith("#1.3"));
      readHeader();
      for (int row = 0; row < declared[3]; row++) {
        readAboutSamples();
      }
      table = new GeneTable(source, new GeneTable.Layout(sampleNames, places, REMEDY), options);
      if (!options.samplesOnly()) {
        readGenes();
      }
      return build();
    }

    private String line(String expected) {
      if (!lines.next()) {
        throw new InputException(source + " ends at line " + lines.number() + " where it should have " + expected + "; " + REMEDY
            + ".");
      }
      return lines.text();
    }

    private void readSizes(boolean version3) {
      String text = line("its sizes").strip();
      String[] sizes = text.split("\\s+");
      int expected = version3 ? 4 : 2;
      boolean numbers = sizes.length == expected && Arrays.stream(sizes).allMatch(size -> size.matches("\\d{1,18}"));
      if (!numbers) {
        throw new InputException(source + " line 2 holds '" + text.substring(0, Math.min(40, text.length())) + "' where GCT has "
            + expected + " whole numbers (genes, samples" + (version3 ? ", columns about genes, rows about samples" : "")
            + "); correct it.");
      }
      ReadLimits limits = new ReadLimits(source + " (by its line 2)", options);
      limits.checkFeatures(Long.parseLong(sizes[0]));
      limits.checkSamples(Long.parseLong(sizes[1]));
      limits.checkCells(Long.parseLong(sizes[1]), Long.parseLong(sizes[0]));
      limits.checkSamples(version3 ? Math.max(Long.parseLong(sizes[2]), Long.parseLong(sizes[3])) : 0);
      declared = version3 ? Arrays.stream(sizes).mapToInt(Integer::parseInt).toArray()
          : new int[] {Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), 1, 0};
    }

    private void readHeader() {
      line("the names of its samples");
      List<String> fields = Arrays.asList(lines.fields('\t'));
      int first = 1 + declared[2];
      if (fields.size() != first + declared[1]) {
        throw new InputException(String.format(Locale.ROOT,
            "%s line 3 has %,d fields where line 2 declares %,d samples after %,d columns; correct one of them.", source,
            fields.size(), declared[1], first));
      }
      places = GeneTable.leftOut(fields.size());
      places[0] = GeneTable.Layout.NAME;
      int symbol = GeneAnnotation.symbolColumn(fields.subList(1, first));
      if (declared[2] > 0) {
        places[1 + Math.max(symbol, 0)] = GeneTable.Layout.ANNOTATION;
      }
      UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
      for (int field = first; field < fields.size(); field++) {
        if (unique.accept(fields.get(field), "column", field + 1L).isPresent()) {
          places[field] = sampleNames.size();
          sampleNames.add(fields.get(field));
        }
      }
      unique.note().ifPresent(notes::add);
    }

    private void readAboutSamples() {
      line("a row about its samples");
      String[] fields = lines.fields('\t');
      if (fields.length != places.length) {
        throw new InputException(String.format(Locale.ROOT, "%s line %d has %,d fields where the table's header has %,d; %s.",
            source, lines.number(), fields.length, places.length, REMEDY));
      }
      List<String> values = new ArrayList<>();
      for (int field = 0; field < fields.length; field++) {
        if (places[field] >= 0) {
          boolean missing = NumberText.isMissing(fields[field]) || fields[field].equals("-666");
          values.add(missing ? null : fields[field]);
        }
      }
      columns.put(fields[0], values);
    }

    private void readGenes() {
      long found = 0;
      while (lines.next()) {
        if (!lines.isBlank()) {
          table.accept(lines);
          found++;
        }
      }
      if (found != declared[0]) {
        throw new InputException(String.format(Locale.ROOT, "%s declares %,d genes in line 2 and has %,d up to line %d; %s.",
            source, declared[0], found, lines.number(), REMEDY));
      }
    }

    private ExpressionSet build() {
      ExpressionSet.Builder builder = ExpressionSet.builder().source(source).format(ExpressionFormat.GCT).samples(sampleNames)
          .features(table.rows().names()).annotations(annotations()).values(table.rows().values());
      columns.forEach(builder::column);
      table.rows().note().ifPresent(builder::note);
      return builder.notes(notes).build();
    }

    /** A description that only repeats the name says nothing. */
    private List<String> annotations() {
      List<String> found = table.rows().annotations();
      List<String> names = table.rows().names();
      return found == null || found.equals(names) ? null : found;
    }
  }
}
