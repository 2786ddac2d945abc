package ml.spred.expression;

import java.util.Set;
import java.util.function.Consumer;
import ml.spred.InputException;

/** How to read an expression file. Immutable: each {@code with…} gives a changed copy. */
public final class ReadOptions implements Cloneable {
  private ExpressionFormat format;
  private Orientation orientation = Orientation.AUTO;
  private Set<String> labelColumns = Set.of();
  private LabelMode labelMode = LabelMode.SINGLE;
  private DuplicatePolicy duplicateFeatures = DuplicatePolicy.REFUSE;
  private DuplicatePolicy duplicateSamples = DuplicatePolicy.REFUSE;
  private ExpressionFile samples;
  private ExpressionFile annotation;
  private String symbolColumn;
  private ProbeCollapse collapse = ProbeCollapse.NONE;
  private ControlProbes controlProbes = ControlProbes.KEEP;
  private String valueColumn = "VALUE";
  private String matrix = "X";
  private SizeLimits limits = SizeLimits.defaults();
  private boolean samplesOnly;

  private ReadOptions() {
  }

  /** Format and orientation by content, everything kept, repeated names refused. */
  public static ReadOptions defaults() {
    return new ReadOptions();
  }

  private ReadOptions with(Consumer<ReadOptions> change) {
    try {
      ReadOptions copy = (ReadOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The layout, or null to recognise it (default). */
  public ExpressionFormat format() {
    return format;
  }

  /** Reads as that format; null recognises it. */
  public ReadOptions withFormat(ExpressionFormat value) {
    return with(copy -> copy.format = value);
  }

  /** Which way round a CSV or TSV is; guessed by default. */
  public Orientation orientation() {
    return orientation;
  }

  /** Reads CSV and TSV that way round. */
  public ReadOptions withOrientation(Orientation value) {
    return with(copy -> copy.orientation = value);
  }

  /** Columns that are labels or groups even where their values look like numbers; none by default. */
  public Set<String> labelColumns() {
    return labelColumns;
  }

  /** Takes these columns as labels or groups. */
  public ReadOptions withLabelColumns(Set<String> value) {
    Set<String> kept = Set.copyOf(value);
    return with(copy -> copy.labelColumns = kept);
  }

  /** One row per sample (default), or the published experiment's one row per sample and column. */
  public LabelMode labelMode() {
    return labelMode;
  }

  /** Makes labels in that mode. */
  public ReadOptions withLabelMode(LabelMode value) {
    return with(copy -> copy.labelMode = value);
  }

  /** What to do with a repeated feature name; refuse by default. */
  public DuplicatePolicy duplicateFeatures() {
    return duplicateFeatures;
  }

  /** Treats repeated feature names so. */
  public ReadOptions withDuplicateFeatures(DuplicatePolicy value) {
    return with(copy -> copy.duplicateFeatures = value);
  }

  /** What to do with a repeated sample name: refuse (default) or first. */
  public DuplicatePolicy duplicateSamples() {
    return duplicateSamples;
  }

  /**
   * Treats repeated sample names so.
   *
   * @throws InputException for {@link DuplicatePolicy#SUFFIX}
   */
  public ReadOptions withDuplicateSamples(DuplicatePolicy value) {
    if (value == DuplicatePolicy.SUFFIX) {
      throw new InputException("The policy 'suffix' is for features, because two samples of one name are one patient's"
          + " more often than two; use refuse or first for duplicate samples.");
    }
    return with(copy -> copy.duplicateSamples = value);
  }

  /** A sample sheet (CSV, TSV) or a CLS file with more columns; null for none (default). */
  public ExpressionFile samples() {
    return samples;
  }

  /** Joins the columns of that sheet by sample name; a CLS file by order. */
  public ReadOptions withSamples(ExpressionFile value) {
    return with(copy -> copy.samples = value);
  }

  /** A table from probe to gene symbol, such as a GEO platform; null for none (default). */
  public ExpressionFile annotation() {
    return annotation;
  }

  /** Takes the second names of the features from that table. */
  public ReadOptions withAnnotation(ExpressionFile value) {
    return with(copy -> copy.annotation = value);
  }

  /** The column with gene symbols of the annotation or of a family's platform; null to find it (default). */
  public String symbolColumn() {
    return symbolColumn;
  }

  /** Takes gene symbols from that column. */
  public ReadOptions withSymbolColumn(String value) {
    return with(copy -> copy.symbolColumn = value);
  }

  /** What becomes of several probes of one gene; nothing by default. */
  public ProbeCollapse collapse() {
    return collapse;
  }

  /** Collapses probes so. */
  public ReadOptions withCollapse(ProbeCollapse value) {
    return with(copy -> copy.collapse = value);
  }

  /** What becomes of control probes; kept by default. */
  public ControlProbes controlProbes() {
    return controlProbes;
  }

  /** Treats control probes so. */
  public ReadOptions withControlProbes(ControlProbes value) {
    return with(copy -> copy.controlProbes = value);
  }

  /** The column of a GEO sample's table that holds its values; {@code VALUE} by default. */
  public String valueColumn() {
    return valueColumn;
  }

  /** Takes the values of GEO samples from that column of their tables. */
  public ReadOptions withValueColumn(String value) {
    return with(copy -> copy.valueColumn = value);
  }

  /** Which values of AnnData: {@code X} (default), {@code raw} or {@code layers/NAME}. */
  public String matrix() {
    return matrix;
  }

  /** Takes these values of AnnData. */
  public ReadOptions withMatrix(String value) {
    return with(copy -> copy.matrix = value);
  }

  /** What is refused for its size. */
  public SizeLimits limits() {
    return limits;
  }

  /** Refuses what is larger than that. */
  public ReadOptions withLimits(SizeLimits value) {
    return with(copy -> copy.limits = value);
  }

  /** As {@link #withLimits(SizeLimits)}, the other limits unchanged. */
  public ReadOptions withLimits(int samples, int features, long cells) {
    return withLimits(new SizeLimits(samples, features, cells, limits.maxBytes(), limits.maxLineBytes()));
  }

  /** Whether a reader may stop at the first gene. */
  public boolean samplesOnly() {
    return samplesOnly;
  }

  /**
   * Asks for the samples and what the file says about them, not for values. A reader of a file with its genes as rows then stops
   * at the first of them, and its set has samples, columns and no gene; other readers read all.
   */
  public ReadOptions withSamplesOnly() {
    return with(copy -> copy.samplesOnly = true);
  }
}
