package ml.spred.expression.singlecell;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextInput;
import ml.spred.expression.TextLines;

/**
 * Reads a matrix of genes and cells as Cell Ranger writes it into a sparse set: the barcodes are the samples, the identifiers
 * of the features their names and the symbols their second names. A matrix whose rows are the cells is taken as well.
 */
public final class TenXReader implements FormatReader {
  private static final String MAIN_TYPE = "Gene Expression";

  /** For the service loader. */
  public TenXReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.TEN_X);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    try {
      return new Tables(input, options).read();
    } catch (IOException failure) {
      throw TextInput.unreadable(input.name(), failure);
    }
  }

  /** What is being read. */
  private static final class Tables {
    private final TenXFiles files;
    private final ExpressionSet.Builder set;
    private final String source;
    private final ReadOptions options;
    private final ReadLimits limits;
    private final NameTable features;
    private final NameTable barcodes;
    private final Map<String, Integer> types = new TreeMap<>();

    Tables(ExpressionInput input, ReadOptions options) {
      files = new TenXFiles(input);
      source = input.name();
      this.options = options;
      limits = new ReadLimits(source, options);
      features = NameTable.ofFeatures(limits);
      barcodes = NameTable.ofSamples(limits);
      set = ExpressionSet.builder().source(source).format(ExpressionFormat.TEN_X);
    }

    ExpressionSet read() throws IOException {
      try (TenXFiles.Found found = files.features()) {
        readNames(found, features, true);
      }
      try (TenXFiles.Found found = files.barcodes()) {
        readNames(found, barcodes, false);
      }
      // The caller closes the stream of a file that it opened; of a directory it is closed here.
      try (TenXFiles.Found found = files.matrix()) {
        readMatrix(found);
      }
      noteTypes();
      features.note().ifPresent(set::note);
      barcodes.note().ifPresent(set::note);
      return set.samples(barcodes.names()).features(features.names()).annotations(features.annotations()).build();
    }

    private void readNames(TenXFiles.Found found, NameTable names, boolean ofFeatures) {
      TextLines lines = new TextLines(found.text(), found.name(), options.limits());
      while (lines.next()) {
        String[] fields = lines.fields('\t');
        if (fields[0].isEmpty()) {
          throw new InputException(found.name() + " line " + lines.number() + " column 1 has no name; every line names a "
              + (ofFeatures ? "feature" : "barcode") + ", in the order of the matrix, so copy the file again.");
        }
        names.add(fields[0], ofFeatures && fields.length > 1 && !fields[1].equals(fields[0]) ? fields[1] : "", "line");
        if (ofFeatures && fields.length > 2) {
          types.merge(fields[2], 1, Integer::sum);
        }
      }
    }

    private void readMatrix(TenXFiles.Found found) {
      MatrixMarket matrix = new MatrixMarket(found.text(), found.name(), options);
      matrix.readHeader();
      boolean cellsAsRows = orientation(matrix, found.name());
      limits.checkSparse(barcodes.size(), features.size(), matrix.entries());
      SparseBuilder rows = new SparseBuilder(barcodes.names().size(), features.names().size());
      matrix.readEntries((row, column, value) -> {
        int sample = barcodes.place(cellsAsRows ? row : column);
        int feature = features.place(cellsAsRows ? column : row);
        if (sample != NameTable.LEFT_OUT && feature != NameTable.LEFT_OUT) {
          rows.add(sample, feature, value);
        }
      });
      set.sparse(rows.build((sample, feature) -> new InputException(found.name() + " lists feature '"
          + features.names().get(feature) + "' of barcode '" + barcodes.names().get(sample)
          + "' twice; it is damaged, so copy it again.")));
    }

    private boolean orientation(MatrixMarket matrix, String name) {
      if (matrix.rows() == features.size() && matrix.columns() == barcodes.size()) {
        return false;
      }
      if (matrix.rows() == barcodes.size() && matrix.columns() == features.size()) {
        set.note("The rows of the matrix are the barcodes and its columns the features, as their numbers say.");
        return true;
      }
      throw new InputException(String.format(Locale.ROOT, "%s declares %,d rows and %,d columns where the files beside it name"
          + " %,d features and %,d barcodes; they do not belong together, so copy all three again.",
          name, matrix.rows(), matrix.columns(), features.size(), barcodes.size()));
    }

    private void noteTypes() {
      if (types.size() > 1 || types.size() == 1 && !types.containsKey(MAIN_TYPE)) {
        StringBuilder listed = new StringBuilder();
        types.forEach((type, count) -> listed.append(listed.isEmpty() ? "" : ", ")
            .append(String.format(Locale.ROOT, "%,d of type '%s'", count, type)));
        set.note("Not all features are genes: " + listed + "; leave others out with --exclude.");
      }
    }
  }
}
