package ml.spred.spark.source;

import java.util.Map;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.RelationProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.JavaConverters;

/**
 * Expression files by {@code spark.read().format(…)}: {@code sample}, the label columns as strings, and one vector column
 * {@code features} with the names of the genes in its ML attributes. The file is read once, on the driver, when the frame is
 * made: its schema is its content. The format {@code expression} recognises the file; the others are one format each.
 */
public abstract class ExpressionSource implements RelationProvider, DataSourceRegister {
  private static final Logger LOG = LoggerFactory.getLogger(ExpressionSource.class);

  private final String shortName;
  private final ExpressionFormat format;

  /**
   * @param format null to recognise it
   */
  ExpressionSource(String shortName, ExpressionFormat format) {
    this.shortName = shortName;
    this.format = format;
  }

  @Override
  public String shortName() {
    return shortName;
  }

  @Override
  public BaseRelation createRelation(SQLContext sql, scala.collection.immutable.Map<String, String> parameters) {
    Map<String, String> given = JavaConverters.mapAsJavaMap(parameters);
    String path = given.get("path");
    if (path == null) {
      throw new InputException("The format " + shortName + " reads one file or directory; name it by load(path).");
    }
    Configuration hadoop = sql.sparkSession().sparkContext().hadoopConfiguration();
    ReadOptions options = SourceOptions.of(hadoop, given).withFormat(format);
    ExpressionSet set = InputFiles.expression(hadoop, path, options, (done, total) -> { }).set();
    set.notes().forEach(note -> LOG.info("{}: {}", path, note));
    return new ExpressionRelation(sql, set);
  }

  /** Any expression file, recognised by content and name. */
  public static final class Any extends ExpressionSource {
    /** For Spark. */
    public Any() {
      super("expression", null);
    }
  }

  /** CSV or TSV, samples or genes as rows; which of the two by content and name. */
  public static final class Csv extends ExpressionSource {
    /** For Spark. */
    public Csv() {
      super("expression-csv", null);
    }
  }

  /** GEO DataSets, families and samples in SOFT. */
  public static final class GeoSoft extends ExpressionSource {
    /** For Spark. */
    public GeoSoft() {
      super(ExpressionFormat.GEO_SOFT.spelling(), ExpressionFormat.GEO_SOFT);
    }
  }

  /** GEO series matrices. */
  public static final class GeoSeriesMatrix extends ExpressionSource {
    /** For Spark. */
    public GeoSeriesMatrix() {
      super(ExpressionFormat.GEO_SERIES_MATRIX.spelling(), ExpressionFormat.GEO_SERIES_MATRIX);
    }
  }

  /** Gene Cluster Text. */
  public static final class Gct extends ExpressionSource {
    /** For Spark. */
    public Gct() {
      super(ExpressionFormat.GCT.spelling(), ExpressionFormat.GCT);
    }
  }

  /** Directories of Cell Ranger. */
  public static final class TenX extends ExpressionSource {
    /** For Spark. */
    public TenX() {
      super(ExpressionFormat.TEN_X.spelling(), ExpressionFormat.TEN_X);
    }
  }

  /** AnnData. */
  public static final class H5ad extends ExpressionSource {
    /** For Spark. */
    public H5ad() {
      super(ExpressionFormat.H5AD.spelling(), ExpressionFormat.H5AD);
    }
  }
}
