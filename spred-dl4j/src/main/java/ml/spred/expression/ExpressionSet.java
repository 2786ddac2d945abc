package ml.spred.expression;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.InputException;

/**
 * An expression table: values {@code [samples][features]}, where NaN is missing and zero is a value, with the columns that
 * may serve as label or group. Immutable, except that rows are handed out without a copy.
 */
public final class ExpressionSet {
  private final String source;
  private final ExpressionFormat format;
  private final String layout;
  private final String title;
  private final List<String> sampleNames;
  private final List<String> featureNames;
  private final List<String> annotations;
  /** {@code [samples, features]}; null where the set is sparse. */
  private final double[][] values;
  /** Null where the set is dense. */
  private final SparseRows sparse;
  private final Map<String, List<String>> columns;
  private final List<String> notes;

  private ExpressionSet(Builder builder) {
    source = builder.source;
    format = builder.format;
    layout = builder.layout;
    title = builder.title;
    sampleNames = List.copyOf(builder.samples);
    featureNames = List.copyOf(builder.features);
    annotations = builder.annotations == null
        ? Collections.nCopies(featureNames.size(), "") : List.copyOf(builder.annotations);
    values = builder.values;
    sparse = builder.sparse;
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.columns));
    notes = List.copyOf(builder.notes);
    checkShapes();
  }

  private void checkShapes() {
    if ((values == null) == (sparse == null)) {
      throw new IllegalArgumentException("A set has either dense or sparse values");
    }
    int rows = isSparse() ? sparse.numSamples() : values.length;
    if (rows != sampleNames.size() || annotations.size() != featureNames.size()) {
      throw new IllegalArgumentException(sampleNames.size() + " sample names for " + rows + " rows, "
          + annotations.size() + " annotations for " + featureNames.size() + " features");
    }
    if (isSparse() ? sparse.numFeatures() != featureNames.size()
        : Arrays.stream(values).anyMatch(row -> row.length != featureNames.size())) {
      throw new IllegalArgumentException("A row has not " + featureNames.size() + " values");
    }
    if (columns.values().stream().anyMatch(column -> column.size() != sampleNames.size())) {
      throw new IllegalArgumentException("A column has not " + sampleNames.size() + " values");
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The name of the file it was read from. */
  public String source() {
    return source;
  }

  /** The layout it was read from; null where it was not read from a file. */
  public ExpressionFormat format() {
    return format;
  }

  /** Which way round the file was, as {@link Orientation#spelling()}; "" where its format says so. */
  public String layout() {
    return layout;
  }

  /** The title that the file gives, or "". */
  public String title() {
    return title;
  }

  public List<String> sampleNames() {
    return sampleNames;
  }

  public List<String> featureNames() {
    return featureNames;
  }

  /** A second name of each feature, such as the gene symbol of a probe; "" where there is none. */
  public List<String> annotations() {
    return annotations;
  }

  /** Label and group columns in the order of the file: one string per sample, null where missing. */
  public Map<String, List<String>> columns() {
    return columns;
  }

  /** What the reader decided and the user should know, one sentence each. */
  public List<String> notes() {
    return notes;
  }

  public int numSamples() {
    return sampleNames.size();
  }

  public int numFeatures() {
    return featureNames.size();
  }

  /**
   * The values of a sample, {@code [features]}, never to be modified: the row itself, or of a sparse set a new array.
   */
  public double[] values(int sample) {
    return isSparse() ? sparse.row(sample) : values[sample];
  }

  /** One value; NaN is missing. */
  public double value(int sample, int feature) {
    return isSparse() ? sparse.value(sample, feature) : values[sample][feature];
  }

  /** Whether most values are zero and only the others are kept; {@link #sparse()} then has them. */
  public boolean isSparse() {
    return sparse != null;
  }

  /**
   * The values of a sparse set.
   *
   * @throws IllegalStateException where it is dense
   */
  public SparseRows sparse() {
    if (!isSparse()) {
      throw new IllegalStateException("The set is dense; see isSparse()");
    }
    return sparse;
  }

  /** All rows in the order of the samples, each made when it is asked for as in {@link #values(int)}. */
  public List<double[]> rows() {
    if (!isSparse()) {
      return Collections.unmodifiableList(Arrays.asList(values));
    }
    return new AbstractList<>() {
      @Override
      public double[] get(int sample) {
        return sparse.row(sample);
      }

      @Override
      public int size() {
        return sparse.numSamples();
      }
    };
  }

  /** How many values are missing. */
  public long missingCount() {
    return Arrays.stream(isSparse() ? sparse.values() : values)
        .mapToLong(row -> Arrays.stream(row).filter(Double::isNaN).count()).sum();
  }

  /** What each feature's values are like. */
  public FeatureStatistics statistics() {
    return FeatureStatistics.of(this);
  }

  /** How many features have one and the same value in every sample that has one. */
  public int constantFeatureCount() {
    return statistics().constant();
  }

  /**
   * A label or group column.
   *
   * @return one string per sample, null where missing
   * @throws InputException where there is none of that name; it lists those that exist
   */
  public List<String> column(String name) {
    List<String> column = columns.get(name);
    if (column != null) {
      return column;
    }
    String known = columns.keySet().stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    throw new InputException(source + " has no label or group column '" + name + "'; "
        + (known.isEmpty() ? "it has none at all, so add one to the table." : "it has " + known + "."));
  }

  /** The given samples in the given order; rows are shared with this set. */
  public ExpressionSet select(int[] samples) {
    Builder builder = toBuilder().noColumns();
    builder.samples(Arrays.stream(samples).mapToObj(sampleNames::get).toList());
    if (isSparse()) {
      builder.sparse(sparse.select(samples));
    } else {
      builder.values(Arrays.stream(samples).mapToObj(sample -> values[sample]).toArray(double[][]::new));
    }
    columns.forEach((name, column) -> builder.column(name,
        Arrays.stream(samples).mapToObj(column::get).collect(Collectors.toCollection(ArrayList::new))));
    return builder.build();
  }

  /** The given features in the given order. */
  public ExpressionSet selectFeatures(int[] features) {
    Builder builder = toBuilder().features(Arrays.stream(features).mapToObj(featureNames::get).toList())
        .annotations(Arrays.stream(features).mapToObj(annotations::get).toList());
    if (isSparse()) {
      builder.sparse(sparse.selectFeatures(features));
    } else {
      builder.values(Arrays.stream(values)
          .map(row -> Arrays.stream(features).mapToDouble(feature -> row[feature]).toArray()).toArray(double[][]::new));
    }
    return builder.build();
  }

  /** A builder that holds all of this set. */
  public Builder toBuilder() {
    Builder builder = new Builder().source(source).format(format).layout(layout).title(title).samples(sampleNames)
        .features(featureNames).annotations(annotations);
    builder.values = values;
    builder.sparse = sparse;
    columns.forEach(builder::column);
    notes.forEach(builder::note);
    return builder;
  }

  /** Gathers the parts of a set; samples, features and values are required. */
  public static final class Builder {
    private String source = "the table";
    private ExpressionFormat format;
    private String layout = "";
    private String title = "";
    private List<String> samples;
    private List<String> features;
    private List<String> annotations;
    private double[][] values;
    private SparseRows sparse;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private Builder() {
    }

    public Builder source(String value) {
      source = value;
      return this;
    }

    public Builder format(ExpressionFormat value) {
      format = value;
      return this;
    }

    /** As {@link ExpressionSet#layout()}. */
    public Builder layout(String value) {
      layout = value;
      return this;
    }

    public Builder title(String value) {
      title = value;
      return this;
    }

    public Builder samples(List<String> value) {
      samples = value;
      return this;
    }

    public Builder features(List<String> value) {
      features = value;
      return this;
    }

    /** One per feature; by default "" for each. */
    public Builder annotations(List<String> value) {
      annotations = value;
      return this;
    }

    /** {@code [samples][features]}; kept, not copied. Replaces sparse ones. */
    public Builder values(double[][] value) {
      values = value;
      sparse = null;
      return this;
    }

    /** Values of which most are zero; kept, not copied. Replaces dense ones. */
    public Builder sparse(SparseRows value) {
      sparse = value;
      values = null;
      return this;
    }

    /** Adds or replaces a column; null stands for a missing value. */
    public Builder column(String name, List<String> value) {
      columns.put(name, Collections.unmodifiableList(new ArrayList<>(value)));
      return this;
    }

    public Builder noColumns() {
      columns.clear();
      return this;
    }

    public Builder note(String sentence) {
      notes.add(sentence);
      return this;
    }

    public Builder notes(List<String> sentences) {
      notes.addAll(sentences);
      return this;
    }

    public ExpressionSet build() {
      return new ExpressionSet(this);
    }
  }
}
