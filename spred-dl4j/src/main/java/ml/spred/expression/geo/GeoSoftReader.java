package ml.spred.expression.geo;

import java.util.Locale;
import java.util.Set;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.ReadOptions;

/** SOFT files: a DataSet, or else a family or samples. */
public final class GeoSoftReader implements FormatReader {
  private static final Set<String> FAMILY = Set.of("^series", "^platform", "^sample");

  /** For the service loader. */
  public GeoSoftReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.GEO_SOFT);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    return isFamily(input.head()) ? new FamilyReader(input, options).read() : new DataSetReader(input, options).read();
  }

  /** Both may begin with a database, which says nothing. */
  private static boolean isFamily(String head) {
    String first = head.lines().filter(line -> line.startsWith("^") && !line.regionMatches(true, 0, "^database", 0, 9))
        .findFirst().orElse("").split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
    return FAMILY.contains(first) || first.isEmpty() && head.regionMatches(true, 0, "!sample_", 0, 8);
  }
}
