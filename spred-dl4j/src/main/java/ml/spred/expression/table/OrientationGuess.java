package ml.spred.expression.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ml.spred.expression.NumberText;
import ml.spred.expression.Orientation;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.SampleSheet;

/**
 * Which way round a table is, and why.
 *
 * @param orientation never {@link Orientation#AUTO}
 * @param reason half a sentence
 * @param certain whether names say so; else it is a matter of shape
 */
record OrientationGuess(Orientation orientation, String reason, boolean certain) {
  private static final Pattern SAMPLE = Pattern.compile("GSM\\d+.*|TCGA[-.].*|SRR\\d+|ERR\\d+|GTEX-.*|[ACGT]{10,}(-\\d+)?");
  private static final Pattern GENE = Pattern.compile(
      "ENS[A-Z]*[GT]\\d{11}.*|\\w+_at|AFFX.*|ILMN_\\d+|A_\\d+_P\\d+|hsa-(mir|let).*|[NX][MR]_\\d+.*", Pattern.CASE_INSENSITIVE);
  private static final Set<String> SAMPLE_WORDS = Set.of("sample", "samples", "sample_id", "sampleid", "sample id", "sample_name",
      "barcode", "cell", "cell_id", "patient", "patient_id", "subject", "library", "run", "geo_accession");
  private static final Set<String> GENE_WORDS = Set.of("gene", "genes", "gene_id", "geneid", "gene id", "gene_name", "gene name",
      "symbol", "gene symbol", "gene_symbol", "hugo_symbol", "probe", "probe_id", "probeid", "probeset", "probeset_id", "id_ref",
      "ensembl", "ensembl_id", "ensembl_gene_id", "ensgene", "feature", "feature_id", "transcript_id", "name", "entrez_gene_id",
      "entrezid", "tracking_id");

  static OrientationGuess of(Preview preview, ReadOptions options) {
    if (options.orientation() != Orientation.AUTO) {
      return new OrientationGuess(options.orientation(), "as asked for", true);
    }
    if (preview.header().size() < 2 || preview.rows().isEmpty()) {
      return samples("there is nothing to guess by", true);
    }
    OrientationGuess guess = bySheet(preview, options);
    guess = guess != null ? guess : byLabel(preview, options);
    guess = guess != null ? guess : byRowOfTexts(preview);
    guess = guess != null ? guess : byFirstName(preview);
    guess = guess != null ? guess : byPattern(preview);
    guess = guess != null ? guess : byTexts(preview);
    return guess != null ? guess : byShape(preview);
  }

  private static OrientationGuess samples(String reason, boolean certain) {
    return new OrientationGuess(Orientation.SAMPLES_AS_ROWS, reason, certain);
  }

  private static OrientationGuess genes(String reason, boolean certain) {
    return new OrientationGuess(Orientation.GENES_AS_ROWS, reason, certain);
  }

  private static List<String> headerNames(Preview preview) {
    return preview.header().subList(1, preview.header().size());
  }

  private static OrientationGuess bySheet(Preview preview, ReadOptions options) {
    if (options.samples() == null) {
      return null;
    }
    SampleSheet sheet = SampleSheet.read(options.samples(), options.limits());
    int across = sheet.matches(headerNames(preview));
    int down = sheet.matches(preview.names());
    if (across == down) {
      return null;
    }
    return across > down ? genes("the sample sheet names its columns", true) : samples("the sample sheet names its rows", true);
  }

  private static OrientationGuess byLabel(Preview preview, ReadOptions options) {
    for (String label : options.labelColumns()) {
      if (headerNames(preview).contains(label)) {
        return samples("'" + label + "' is a column", true);
      }
      if (preview.names().contains(label)) {
        return genes("'" + label + "' is a row", true);
      }
    }
    return null;
  }

  /** A row of texts among rows of numbers can only be labels: no column could hold both. */
  private static OrientationGuess byRowOfTexts(Preview preview) {
    List<String> texts = preview.rows().stream().filter(row -> share(row) == 0).map(row -> row.get(0)).toList();
    long numbers = preview.rows().stream().filter(row -> share(row) == 1).count();
    boolean labels = !texts.isEmpty() && numbers > texts.size();
    return labels ? genes("row '" + texts.get(0) + "' holds texts and other rows numbers", true) : null;
  }

  /** Share of numbers among the values of a row that are not missing; NaN where there are fewer than two. */
  private static double share(List<String> row) {
    List<String> values = row.stream().skip(1).filter(value -> !NumberText.isMissing(value)).toList();
    return values.size() < 2 ? Double.NaN
        : (double) values.stream().filter(NumberText::isNumber).count() / values.size();
  }

  private static OrientationGuess byFirstName(Preview preview) {
    String name = preview.header().get(0).toLowerCase(Locale.ROOT);
    return SAMPLE_WORDS.contains(name) ? samples("the first column is named '" + preview.header().get(0) + "'", true)
        : GENE_WORDS.contains(name) ? genes("the first column is named '" + preview.header().get(0) + "'", true) : null;
  }

  private static OrientationGuess byPattern(Preview preview) {
    List<String> header = headerNames(preview);
    return mostly(header, SAMPLE) ? genes("its columns are named as samples are", true)
        : mostly(preview.names(), SAMPLE) ? samples("its rows are named as samples are", true)
        : mostly(preview.names(), GENE) ? genes("its rows are named as genes are", true)
        : mostly(header, GENE) ? samples("its columns are named as genes are", true) : null;
  }

  private static boolean mostly(List<String> names, Pattern pattern) {
    Predicate<String> matches = pattern.asMatchPredicate();
    return 2 * names.stream().filter(matches).count() > names.size();
  }

  /** Labels repeat, descriptions of genes do not. */
  private static OrientationGuess byTexts(Preview preview) {
    for (int field = 1; field < preview.header().size(); field++) {
      List<String> values = preview.column(field);
      boolean repeats = values.size() >= 4 && new HashSet<>(values).size() <= values.size() / 2;
      if (repeats && preview.isText(field)) {
        return samples("column '" + preview.header().get(field) + "' has texts that repeat, as labels do", false);
      }
    }
    return null;
  }

  private static OrientationGuess byShape(Preview preview) {
    int columns = preview.header().size() - 1;
    int rows = preview.rows().size();
    String count = (preview.whole() ? "" : "at least ") + rows + " rows for " + columns + " columns";
    return rows > columns || !preview.whole() && columns < 3 * rows
        ? genes("it has " + count + ", and genes are more than samples", false)
        : samples("it has " + count + ", and genes are more than samples", false);
  }

  /** A sentence on the guess. */
  String sentence() {
    String rows = orientation == Orientation.GENES_AS_ROWS ? "genes as rows" : "samples as rows";
    return "Read with " + rows + ", because " + reason + "; --orientation turns it.";
  }
}
