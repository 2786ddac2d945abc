package ml.spred.expression.singlecell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.NameList;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.TextInput;

/**
 * Reads AnnData from HDF5: the cells of {@code obs} are the samples, its columns of texts and categories the labels, the genes of
 * {@code var} the features, and {@code X} the values, dense or sparse as in the file. {@link ReadOptions#matrix()} takes others.
 */
public final class H5adReader implements FormatReader {
  private static final List<String> SYMBOLS =
      List.of("gene_symbols", "gene_symbol", "feature_name", "gene_name", "gene_names", "symbol");

  /** For the service loader. */
  public H5adReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.H5AD);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    if (input.file().isDirectory()) {
      throw new InputException(input.name() + " is a directory where a .h5ad file is expected; give the path of the file.");
    }
    if (input.name().endsWith(".gz")) {
      throw new InputException(input.name() + " is packed with gzip where a .h5ad file is read in place; unpack it (gunzip).");
    }
    try (Hdf5File file = Hdf5File.open(input.file().local(), input.name())) {
      return new AnnData(file, input.name(), options).read();
    } catch (IOException failure) {
      throw TextInput.unreadable(input.name(), failure);
    }
  }

  /** A file that is being read. */
  private static final class AnnData {
    private final Hdf5File file;
    private final ReadOptions options;
    private final ReadLimits limits;
    private final ExpressionSet.Builder set;
    private final NameTable samples;
    private final NameTable features;

    AnnData(Hdf5File file, String source, ReadOptions options) {
      this.file = file;
      this.options = options;
      limits = new ReadLimits(source, options);
      samples = NameTable.ofSamples(limits);
      features = NameTable.ofFeatures(limits);
      set = ExpressionSet.builder().source(source).format(ExpressionFormat.H5AD);
    }

    ExpressionSet read() {
      AnnDataTable cells = new AnnDataTable(file, "/obs");
      AnnDataTable genes = new AnnDataTable(file, options.matrix().equals("raw") ? "/raw/var" : "/var");
      limits.checkSamples(cells.names().length());
      limits.checkFeatures(genes.names().length());
      limits.checkSparse(cells.names().length(), genes.names().length(), 0);
      named(cells).forEach(name -> samples.add(name, "", "place"));
      addFeatures(genes);
      new AnnDataMatrix(file, matrixPath(), samples, features, limits).readInto(set);
      addLabels(cells);
      noteOthers();
      samples.note().ifPresent(set::note);
      features.note().ifPresent(set::note);
      return set.samples(samples.names()).features(features.names()).annotations(features.annotations()).build();
    }

    private void addFeatures(AnnDataTable genes) {
      List<String> names = named(genes);
      List<String> symbols = genes.firstOf(SYMBOLS).map(column -> genes.column(column, names.size())).orElse(null);
      for (int place = 0; place < names.size(); place++) {
        String symbol = symbols == null || symbols.get(place) == null ? "" : symbols.get(place);
        features.add(names.get(place), symbol.equals(names.get(place)) ? "" : symbol, "place");
      }
    }

    private List<String> named(AnnDataTable table) {
      List<String> names = table.names().texts();
      int unnamed = names.indexOf(null) < 0 ? names.indexOf("") : names.indexOf(null);
      if (unnamed >= 0) {
        throw file.refusal(table.names().path(), "has no name at place " + (unnamed + 1) + "; give every row one.");
      }
      return names;
    }

    private void addLabels(AnnDataTable cells) {
      List<String> leftOut = new ArrayList<>();
      cells.labels(samples.size(), options.labelColumns(), leftOut).forEach((name, values) -> set.column(name, kept(values)));
      if (!leftOut.isEmpty()) {
        set.note("Columns of obs left out, because they hold numbers: " + NameList.of(leftOut)
            + "; name one with --label or --group to use it.");
      }
    }

    /** Without those of samples whose name is repeated. */
    private List<String> kept(List<String> values) {
      List<String> kept = new ArrayList<>();
      for (int place = 0; place < values.size(); place++) {
        if (samples.place(place) != NameTable.LEFT_OUT) {
          kept.add(values.get(place));
        }
      }
      return kept;
    }

    private String matrixPath() {
      String path = options.matrix().equals("raw") ? "/raw/X" : "/" + options.matrix();
      if (!matrices().contains(options.matrix())) {
        throw file.refusal(path, "is missing; choose one of " + String.join(", ", matrices()) + " by --matrix.");
      }
      return path;
    }

    /** What can be read. */
    private List<String> matrices() {
      List<String> matrices = new ArrayList<>();
      if (file.find("/X").isPresent()) {
        matrices.add("X");
      }
      if (file.isGroup("/raw")) {
        matrices.add("raw");
      }
      file.names("/layers").forEach(layer -> matrices.add("layers/" + layer));
      return matrices;
    }

    private void noteOthers() {
      List<String> others = new ArrayList<>(matrices());
      others.remove(options.matrix());
      if (!others.isEmpty()) {
        set.note("The values are those of " + options.matrix() + "; the file also holds " + NameList.of(others)
            + ", which --matrix reads.");
      }
    }
  }
}
