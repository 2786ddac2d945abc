package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoSolution;
import ml.spred.metric.Concordance;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Trials;
import ml.spred.spark.feature.ProvenanceRecorder;
import ml.spred.spark.param.HasSelectionRule;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One fit: the path as one task, each fold of the cross-validation as one, and what is told about the chosen solution. */
final class LassoFit {
  private final LassoParams params;
  private final LassoTable table;
  private final LassoOptions options;
  private final LassoData data;
  private final SparkSession session;

  LassoFit(LassoParams params, LassoTable table, LassoOptions options, SparkSession session) {
    this.params = params;
    this.table = table;
    this.options = options;
    this.data = table.data(params.isSet(params.weightCol()));
    this.session = session;
  }

  LassoContent run(String[] featureNames) {
    Trials<LassoData> trials = new Trials<>(JavaSparkContext.fromSparkContext(session.sparkContext()), data, "spred: lasso");
    double given = params.isSet(params.regParam()) ? params.getRegParam() : Double.NaN;
    LassoTrials.PathSetting setting =
        new LassoTrials.PathSetting(options, given, params.getNumLambdas(), params.getLambdaRatio());
    LassoTrials.Solved solved = trials.run(List.of(setting), LassoTrials::path, Progress.NONE).get(0);
    long start = System.nanoTime();
    LassoCrossValidation.Errors errors = Double.isNaN(given) ? crossValidate(trials, solved.path()) : null;
    double seconds = solved.seconds() + (System.nanoTime() - start) / 1e9;
    int chosen = chosen(params, errors);
    double[] explained = Explained.of(data, options, solved.path());
    return new LassoContent(LassoContent.FORMAT_VERSION, options.family(), featureNames, table.fills(), solved.lambdaMax(),
        solved.path(), explained, errors == null ? new double[0] : errors.means(),
        errors == null ? new double[0] : errors.standardErrors(), chosen, summary(solved, chosen, explained[chosen], seconds));
  }

  /** @param errors by cross-validation, null where one strength is given and there is nothing to choose */
  static int chosen(LassoParams params, LassoCrossValidation.Errors errors) {
    return errors == null ? 0 : params.getSelectionRule().equals(HasSelectionRule.BEST) ? errors.best() : errors.sparsest();
  }

  private LassoCrossValidation.Errors crossValidate(Trials<LassoData> trials, List<LassoSolution> path) {
    double[] lambdas = path.stream().mapToDouble(LassoSolution::lambda).toArray();
    int[] folds = LassoCrossValidation.folds(data.numSamples(), params.getNumFolds(), params.getSeed());
    ArrayList<LassoTrials.FoldSetting> settings = new ArrayList<>();
    for (int fold = 0; fold < params.getNumFolds(); fold++) {
      settings.add(new LassoTrials.FoldSetting(options, lambdas, folds, fold));
    }
    return LassoCrossValidation.combine(data, folds, trials.run(settings, LassoTrials::fold, Progress.NONE));
  }

  private LassoSummary summary(LassoTrials.Solved solved, int chosen, double explained, double seconds) {
    LassoSolution solution = solved.path().get(chosen);
    LassoSolution last = solved.path().get(solved.path().size() - 1);
    OptionalDouble concordance = options.family() == Family.COX
        ? Concordance.of(data.responses()[0], data.events(), solution.predict(data.x())) : OptionalDouble.empty();
    return new LassoSummary(solution.objective(), solution.gap(), options.tolerance(), explained, concordance.orElse(Double.NaN),
        solution.features().length, last.steps(), last.passes(), seconds,
        ProvenanceRecorder.of(options, solved.backend(), params.getSeed(), table.fingerprint(), table.numSamples(),
            session.version(), seconds));
  }
}
