package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import ml.spred.compute.Backend;
import ml.spred.lasso.BlockLasso;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoSolution;
import ml.spred.metric.Concordance;
import ml.spred.problem.MissingValues;
import ml.spred.spark.columns.BlockPlan;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.ColumnLoader;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.SampleRoles;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.feature.ProvenanceRecorder;
import ml.spred.spark.source.ExpressionFrame;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A fit on a table of genes and a sheet of samples: genes lie on the executors as blocks, and only those in work come to the
 * driver. Every fold of the cross-validation standardises the genes by its own samples, so the table is read once more for each.
 */
final class LassoColumns {
  private final LassoParams params;
  private final LassoOptions options;
  private final GeneFrame genes;
  private final LassoSheet sheet;
  private final MissingValues missing;
  private final BlockPlan plan;
  private final String sparkVersion;

  private LassoColumns(Dataset<Row> genes, Dataset<Row> samples, LassoParams params, LassoOptions options) {
    this.params = params;
    this.options = options;
    this.genes = new GeneFrame(genes);
    this.sheet = LassoSheet.read(samples, params, options.family());
    this.missing = MissingPolicy.of(params.getMissing());
    this.plan = BlockPlan.of(sheet.numSamples(), this.genes.count(), genes.sparkSession().sparkContext().defaultParallelism());
    this.sparkVersion = genes.sparkSession().version();
  }

  /** @throws IllegalArgumentException for params that need all features in one place */
  static LassoContent fit(Dataset<Row> genes, Dataset<Row> samples, LassoParams params, LassoOptions options) {
    BlockLasso.requireServed(options);
    if (params.isSet(params.weightCol())) {
      throw new IllegalArgumentException("weightCol is '" + params.getWeightCol() + "', and a table of genes is standardised with"
          + " all samples alike; leave weightCol unset, or gather the features into vectors.");
    }
    try {
      return new LassoColumns(genes, samples, params, options).fit();
    } catch (Exception failure) {
      // The lines of a file are looked at in tasks.
      throw Failures.asThrown(failure);
    }
  }

  private LassoContent fit() {
    long start = System.nanoTime();
    int[] all = IntStream.range(0, sheet.numSamples()).toArray();
    try (ColumnBlocks blocks = blocks(all, new int[0])) {
      String[] names = blocks.names();
      LassoOptions complete = options.withFactors(factors(names));
      BlockLasso path = new BlockLasso(blocks, sheet.responses(), sheet.events(), complete);
      boolean given = params.isSet(params.regParam());
      double[] lambdas = given ? new double[] {params.getRegParam()}
          : path.lambdas(params.getNumLambdas(), params.getLambdaRatio());
      ArrayList<LassoSolution> solved = new ArrayList<>(path.solve(lambdas, solution -> {}));
      LassoCrossValidation.Errors errors = given ? null : crossValidate(complete, lambdas);
      int chosen = LassoFit.chosen(params, errors);
      double[] explained = Explained.of(new LassoData(null, sheet.responses(), sheet.events(), null), complete, solved);
      LassoData near = path.samples(solved.get(chosen), new double[sheet.responses().length][0],
          sheet.events() == null ? null : new boolean[0]);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new LassoContent(LassoContent.FORMAT_VERSION, options.family(), names, fills(solved, blocks), path.lambdaMax(),
          solved, explained, given ? new double[0] : errors.means(), given ? new double[0] : errors.standardErrors(), chosen,
          summary(solved, chosen, explained[chosen], near, blocks.fingerprint(), seconds));
    }
  }

  private ColumnBlocks blocks(int[] training, int[] held) {
    SampleRoles roles = new SampleRoles(training, held, BlockLasso.scaling(options), missing);
    return new ColumnBlocks(ColumnLoader.ofGenes(genes.rows(genes.places(sheet.names())), plan, roles), plan, roles);
  }

  private double[] factors(String[] names) {
    boolean all = params.getPenaltyFactors().length == 0 && params.getUnpenalizedFeatures().length == 0
        && params.getExcludedFeatures().length == 0;
    return all ? null
        : LassoOptionsReader.factors(params, ExpressionFrame.featuresField("genes", Arrays.asList(names)), names.length);
  }

  /** Means of the features that are in at some strength, which are all that a model can need. */
  private double[] fills(List<LassoSolution> path, ColumnBlocks blocks) {
    double[] fills = new double[plan.numFeatures()];
    if (missing == MissingValues.MEAN) {
      blocks.columns(path.stream().flatMapToInt(solution -> Arrays.stream(solution.features())).sorted().distinct().toArray())
          .forEach(column -> fills[column.gene()] = column.mean());
    }
    return fills;
  }

  private LassoCrossValidation.Errors crossValidate(LassoOptions complete, double[] lambdas) {
    int[] folds = LassoCrossValidation.folds(sheet.numSamples(), params.getNumFolds(), params.getSeed());
    List<double[]> errors = new ArrayList<>();
    double[] weights = new double[params.getNumFolds()];
    for (int fold = 0; fold < weights.length; fold++) {
      int own = fold;
      int[] inside = IntStream.range(0, folds.length).filter(sample -> folds[sample] != own).toArray();
      int[] outside = IntStream.range(0, folds.length).filter(sample -> folds[sample] == own).toArray();
      weights[fold] = outside.length;
      try (ColumnBlocks blocks = blocks(inside, outside)) {
        BlockLasso path = new BlockLasso(blocks, sheet.responses(inside), sheet.events(inside), complete);
        errors.add(Arrays.stream(lambdas)
            .map(lambda -> path.error(path.solve(lambda), sheet.responses(outside), sheet.events(outside))).toArray());
      }
    }
    return LassoCrossValidation.combine(weights, errors);
  }

  private LassoSummary summary(
      List<LassoSolution> path, int chosen, double explained, LassoData near, String fingerprint, double seconds) {
    LassoSolution solution = path.get(chosen);
    OptionalDouble concordance = options.family() == Family.COX ? Concordance.of(near.responses()[0], near.events(),
        BlockLasso.renumbered(solution).predict(near.x())) : OptionalDouble.empty();
    return new LassoSummary(solution.objective(), solution.gap(), options.tolerance(), explained,
        concordance.orElse(Double.NaN), solution.features().length, path.get(path.size() - 1).steps(), Double.NaN, seconds,
        ProvenanceRecorder.of(options, Backend.name(), params.getSeed(), fingerprint, sheet.numSamples(), sparkVersion, seconds));
  }
}
