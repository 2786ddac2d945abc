package ml.spred.spark.feature;

import ml.spred.problem.Scaling;
import ml.spred.resample.ResamplingPlan;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Optimizer;
import ml.spred.spark.param.HasLayout;
import org.apache.spark.SparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;

/** Whether a fit takes rows or columns. */
final class LayoutChoice {
  /** Bytes for a value where the rows are gathered: as they are read, outside the heap, and standardised in the task. */
  private static final long BYTES = 12;
  /** Fewer features are never so many values that rows would have to be counted. */
  private static final int FEW = 1 << 16;

  private final SelectionParams params;

  LayoutChoice(SelectionParams params) {
    this.params = params;
  }

  /** @throws IllegalArgumentException where columns are asked for and other params forbid them */
  boolean isColumns(Dataset<?> rows, StructField features, SelectionOptions options) {
    return switch (params.getLayout()) {
      case HasLayout.COLUMNS -> {
        require(options);
        yield true;
      }
      case HasLayout.AUTO -> obstacle(options) == null && exceedsMemory(rows, features);
      default -> false;
    };
  }

  /** @throws IllegalArgumentException where other params need the values in one place */
  void require(SelectionOptions options) {
    String obstacle = obstacle(options);
    if (obstacle != null) {
      throw new IllegalArgumentException("layout is '" + HasLayout.COLUMNS + "' and " + obstacle
          + ", which needs all features in one place; change that, or set layout to '" + HasLayout.ROWS + "'.");
    }
  }

  boolean servesColumns(SelectionOptions options) {
    return obstacle(options) == null;
  }

  /** The first param that column blocks do not serve; null for none. */
  private String obstacle(SelectionOptions options) {
    if (options.problem().heads().mlp()) {
      return "heads is '" + params.getHeads() + "'";
    }
    if (options.training().optimizer() != Optimizer.NEWTON) {
      return "optimizer is '" + params.getOptimizer() + "'";
    }
    if (options.problem().scaling() == Scaling.GLOBAL) {
      return "scaling is 'global'";
    }
    if (!params.groups().isEmpty()) {
      return "featureGroups is set";
    }
    if (!params.pathwayMembers().isEmpty() || Covariates.isSet(params)) {
      return Covariates.isSet(params) ? "covariatesCol is set" : "pathways is set";
    }
    return resampling(SelectionOptionsReader.plan(params));
  }

  /** Every resampling takes the matrix whole to its task. */
  private static String resampling(ResamplingPlan plan) {
    if (plan.crossValidation()) {
      return "validation is 'cv'";
    }
    if (plan.numOuterFolds() > 0 || plan.numResamples() > 0) {
      return plan.numOuterFolds() > 0 ? "numOuterFolds is " + plan.numOuterFolds() : "numResamples is " + plan.numResamples();
    }
    return plan.falseDiscoveryRate() > 0 ? "fdr is " + plan.falseDiscoveryRate() : null;
  }

  private static boolean exceedsMemory(Dataset<?> rows, StructField features) {
    int numFeatures = Attributes.numFeatures(features).orElse(0);
    return numFeatures >= FEW && exceeds(rows.count(), numFeatures, memory(rows.sparkSession().sparkContext()));
  }

  /** @param memory bytes of the smallest process that would hold the values */
  static boolean exceeds(long numRows, long numFeatures, long memory) {
    return BYTES * numRows * numFeatures > memory || numRows * numFeatures > Integer.MAX_VALUE - 8;
  }

  private static long memory(SparkContext context) {
    long driver = Runtime.getRuntime().maxMemory();
    return context.isLocal() ? driver
        : Math.min(driver, JavaUtils.byteStringAsBytes(context.getConf().get("spark.executor.memory", "1g")));
  }
}
