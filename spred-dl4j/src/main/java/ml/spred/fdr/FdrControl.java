package ml.spred.fdr;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Direction;
import ml.spred.solver.KappaPath;

/**
 * Selects genes with a control of the false discovery rate: genes and rivals go through one mask along the path, and
 * {@link KnockoffFilter} compares when they enter. Labels are those of the selection, and so are heads, penalty and grid.
 */
public final class FdrControl {
  private final SelectionOptions options;
  private final int numGenes;
  private final int numSamples;

  private FdrControl(SelectionOptions options, int numSamples, int numGenes) {
    this.options = options;
    this.numSamples = numSamples;
    this.numGenes = numGenes;
  }

  /**
   * Runs the control.
   *
   * @throws InputException for genes in groups, whose rivals would have to be made for groups as a whole
   */
  public static FalseDiscoveries run(SelectionData data, SelectionOptions options, FdrSetting setting) {
    FeatureMatrix raw = data.matrix().samples(setting.training());
    FeatureMatrix all = Standardizer.fit(raw, options.problem().scaling(), options.problem().missing()).apply(raw);
    FeatureMatrix x = all.features(IntStream.range(0, data.numGenes()).toArray());
    FeatureMatrix covariates = all.features(IntStream.range(data.numGenes(), all.numFeatures()).toArray());
    FdrControl control = new FdrControl(options.withSeed(setting.seed()), x.numSamples(), x.numFeatures());
    try (Lanes lanes = new Lanes(options.threads())) {
      Rivals rivals = setting.method() == FdrMethod.SHADOW ? ShadowGenes.of(x, setting.seed())
          : GaussianKnockoffs.draw(unitVariance(x), setting.seed(), lanes);
      double[] entering = control.entering(x, rivals.x(), covariates, data.labels(setting.training()), data.numClasses(), lanes);
      double[] statistics = KnockoffFilter.signedMaximum(Arrays.copyOf(entering, x.numFeatures()),
          Arrays.copyOfRange(entering, x.numFeatures(), 2 * x.numFeatures()));
      IntStream.range(0, statistics.length).filter(gene -> control.groups().factor(control.groups().groupOf(gene)) == 0)
          .forEach(gene -> statistics[gene] = 0);
      return FalseDiscoveries.of(setting, statistics, rivals);
    }
  }

  /** Knockoffs are of correlations, whatever the scaling of the selection. */
  private static FeatureMatrix unitVariance(FeatureMatrix x) {
    return Standardizer.fit(x, Scaling.FEATURE, MissingValues.REFUSE).apply(x);
  }

  private GeneGroups groups() {
    GeneGroups groups = options.problem().groups(numGenes);
    if (options.overlapping() != null || groups.numGroups() < numGenes) {
      int found = options.overlapping() == null ? groups.numGroups() : options.overlapping().numGroups();
      throw new InputException("genes that enter in groups (" + found + " groups of " + numGenes
          + " genes) cannot be held against rivals one by one; leave the groups or the control of false discoveries out.");
    }
    return groups;
  }

  /** Genes as they are; a rival has its gene's factor, and there is none for a gene that is never penalised. */
  private ProblemDefinition doubled(int covariates) {
    GeneGroups groups = groups();
    double[] factors = new double[2 * numGenes];
    for (int gene = 0; gene < numGenes; gene++) {
      double factor = groups.factor(groups.groupOf(gene));
      factors[gene] = factor;
      factors[numGenes + gene] = factor == 0 ? Double.POSITIVE_INFINITY : factor;
    }
    boolean plain = groups.isPlain() && covariates == 0;
    return options.problem().withGroups(plain ? null : GeneGroups.withFactors(factors).withUnpenalized(covariates));
  }

  /** The largest strength at which each gene, then each rival, is in; 0 for those that never enter. */
  private double[] entering(FeatureMatrix genes, FeatureMatrix rivals, FeatureMatrix covariates, int[] labels, int numClasses,
      Lanes lanes) {
    FeatureMatrix joined = joined(genes, rivals, covariates);
    KappaPath path = new KappaPath(joined, labels, FeatureMatrix.zeros(0, joined.numFeatures()), new int[0], numClasses,
        doubled(covariates.numFeatures()), options.path().withDirection(Direction.SPARSE_TO_DENSE), options.training(),
            options.seed(), lanes,
        Checkpoint.NONE);
    double[] entering = new double[joined.numFeatures()];
    for (int k = 0; k < options.path().numKappas(); k++) {
      int position = path.solve(path.kappa(k));
      double kappa = path.kappa(k);
      IntStream.of(path.support(position)).filter(gene -> entering[gene] == 0).forEach(gene -> entering[gene] = kappa);
      if (path.isSaturated(position)) {
        break;
      }
    }
    return entering;
  }

  private FeatureMatrix joined(FeatureMatrix genes, FeatureMatrix rivals, FeatureMatrix covariates) {
    FeatureMatrix joined = FeatureMatrix.zeros(numSamples, 2 * numGenes + covariates.numFeatures());
    System.arraycopy(covariates.values(), 0, joined.values(), joined.offset(2 * numGenes), covariates.values().length);
    System.arraycopy(genes.values(), 0, joined.values(), 0, genes.values().length);
    FeatureMatrix scaled = Standardizer.fit(rivals, options.problem().scaling(), options.problem().missing()).apply(rivals);
    System.arraycopy(scaled.values(), 0, joined.values(), genes.values().length, scaled.values().length);
    return joined;
  }
}
