package ml.spred.expression;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;

/** The gene symbol of each probe, from the table of a platform: a GEO platform (GPL, SOFT or the plain table), or CSV or TSV. */
public final class GeneAnnotation {
  private static final List<String> ID_NAMES = List.of("id", "id_ref", "probe", "probe_id", "probeset_id", "probe set id",
      "probeset", "gene_id", "ensembl_gene_id", "feature");
  /** Best first. */
  private static final List<String> SYMBOL_NAMES = List.of("gene symbol", "gene_symbol", "symbol", "genesymbol", "gene_sym",
      "gene symbols", "hgnc_symbol", "hugo_symbol", "ilmn_gene", "identifier", "gene_name", "gene name", "gene",
      "gene_short_name", "gene_assignment", "orf");

  private final Map<String, String> symbols;

  private GeneAnnotation(Map<String, String> symbols) {
    this.symbols = symbols;
  }

  /** The symbol of a probe; "" where none is known. */
  public String symbol(String probe) {
    return symbols.getOrDefault(probe, "");
  }

  /** How many probes have a symbol. */
  public int size() {
    return symbols.size();
  }

  /** Which column of a table holds gene symbols, by its name; -1 where none does. */
  public static int symbolColumn(List<String> header) {
    List<String> names = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    return SYMBOL_NAMES.stream().mapToInt(names::indexOf).filter(column -> column >= 0).findFirst()
        .orElseGet(() -> IntStream.range(0, names.size()).filter(column -> names.get(column).contains("symbol")).findFirst()
            .orElse(-1));
  }

  /**
   * Begins a table.
   *
   * @param symbolColumn name of the column with symbols; null finds it
   * @param limits of which the ones on features and memory are kept
   */
  public static Builder builder(String source, String symbolColumn, SizeLimits limits) {
    return new Builder(source, symbolColumn, limits);
  }

  /**
   * Reads a table of probes: lines that begin with {@code #}, {@code !} or {@code ^} before it are skipped.
   *
   * @param symbolColumn name of the column with symbols; null finds it
   * @throws InputException where there is no such column, or no probe
   */
  public static GeneAnnotation read(ExpressionFile file, String symbolColumn, SizeLimits limits) {
    try (InputStream in = new BufferedInputStream(file.open())) {
      Builder builder = new Builder(file.name(), symbolColumn, limits);
      TextLines lines = new TextLines(TextInput.open(in, file.name()), file.name(), limits);
      while (lines.next()) {
        builder.line(lines);
      }
      return builder.require();
    } catch (IOException failure) {
      throw TextInput.unreadable(file.name(), failure);
    }
  }

  /** Takes a table line by line. */
  public static final class Builder {
    private final String source;
    private final String wanted;
    private final ReadLimits limits;
    private final Map<String, String> symbols = new HashMap<>();
    private char separator = '\t';
    private boolean begun;
    private int idField = -1;
    private int symbolField = -1;
    private boolean assignment;

    private Builder(String source, String wanted, SizeLimits limits) {
      this.source = source;
      this.wanted = wanted;
      this.limits = new ReadLimits(source, ReadOptions.defaults().withLimits(limits));
    }

    /** Takes the header line; returns whether it names probes and symbols. */
    public boolean header(List<String> fields) {
      List<String> names = fields.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      idField = ID_NAMES.stream().mapToInt(names::indexOf).filter(field -> field >= 0).findFirst().orElse(0);
      symbolField = wanted == null ? symbolColumn(fields) : names.indexOf(wanted.toLowerCase(Locale.ROOT));
      symbolField = symbolField == idField && wanted == null ? -1 : symbolField;
      assignment = symbolField >= 0 && names.get(symbolField).equals("gene_assignment");
      return symbolField >= 0;
    }

    /** Takes a row of the table. */
    public void row(TextLines line) {
      String id = line.field(separator, idField);
      String field = line.field(separator, symbolField);
      if (id == null || id.isEmpty() || field == null || symbols.containsKey(id)) {
        return;
      }
      String symbol = clean(field);
      if (!symbol.isEmpty()) {
        symbols.put(id, symbol);
        limits.checkFeatures(symbols.size());
        limits.checkSparse(symbols.size(), 0, 0);
      }
    }

    private void line(TextLines line) {
      char first = line.length() == 0 ? '#' : line.characters()[0];
      if (first == '#' || first == '!' || first == '^' || line.isBlank()) {
        return;
      }
      if (begun) {
        row(line);
        return;
      }
      begun = true;
      separator = line.text().indexOf('\t') < 0 ? ',' : '\t';
      List<String> fields = Arrays.asList(line.fields(separator));
      if (!header(fields)) {
        throw new InputException(source + " line " + line.number() + " has no column of gene symbols " + (wanted == null
            ? "that is known" : "named '" + wanted + "'") + " but " + NameList.of(fields) + "; name it by --symbol-column.");
      }
    }

    /** Several genes of a probe are separated by ///; the first is taken. An assignment is "accession // symbol // …". */
    private String clean(String text) {
      int several = text.indexOf("///");
      String gene = several < 0 ? text : text.substring(0, several);
      String symbol = (assignment ? second(gene) : gene).strip();
      return symbol.startsWith("-") || NumberText.isMissing(symbol) ? "" : symbol;
    }

    private static String second(String parts) {
      int from = parts.indexOf("//");
      int to = from < 0 ? -1 : parts.indexOf("//", from + 2);
      return from < 0 ? "" : parts.substring(from + 2, to < 0 ? parts.length() : to);
    }

    /** What was taken. */
    public GeneAnnotation build() {
      return new GeneAnnotation(symbols);
    }

    private GeneAnnotation require() {
      if (symbols.isEmpty()) {
        throw new InputException(source + " names no gene symbol for any probe; give the table of a platform, with a"
            + " header line.");
      }
      return build();
    }
  }
}
