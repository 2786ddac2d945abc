package ml.spred.spark.compression;

import java.util.List;
import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.KappaSearch;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.ResNet;
import ml.spred.compress.UpdaterName;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.spark.param.Choices;
import org.apache.spark.ml.param.DoubleParam;

/** Params to options, and what they owe to each other. */
final class CompressionOptionsReader {
  private CompressionOptionsReader() {}

  /** @throws IllegalArgumentException for params that clash */
  static CompressionOptions read(CompressorParams params) {
    CompressionMethod method = Choices.constant(CompressionMethod.class, params.getCompressionMethod());
    UpdaterName optimizer = Choices.constant(UpdaterName.class, params.getOptimizer());
    requireTarget(params, method);
    if (method == CompressionMethod.PROXIMAL_L1 && optimizer != UpdaterName.SGD) {
      throw new IllegalArgumentException("compressionMethod is 'proximalL1' and optimizer '" + params.getOptimizer()
          + "'; proximal steps need the optimizer sgd.");
    }
    double rate = params.getLearningRate();
    return new CompressionOptions(architecture(params), params.getStartNetwork(), method,
        method.takesStrength() ? value(params, params.kappa()) : Double.NaN, value(params, params.compressionRatio()),
        value(params, params.maxAccuracyDrop()), scope(params, method), params.getStructured(), List.of(params.getKeptLayers()),
        LayerKappas.of("layerKappas", List.of(params.getLayerKappas())),
        params.getZeroThreshold(), params.getPruningRounds(), tolerance(params), params.getMaxTrainings(),
        params.getEpochs(), params.getFinetuneEpochs(), params.getBatchSize(), optimizer, rate, params.getMomentum(),
        params.isSet(params.finetuneLearningRate()) ? params.getFinetuneLearningRate() : UpdaterName.finetuneRate(rate),
        params.getDenseDecay(), params.getPixelMeans(), params.getPixelDeviations(),
        new Augmentation(params.getCrop(), params.getFlip()), params.getSeed(), params.getNumWorkers(),
        params.getAveragingFrequency());
  }

  private static Architecture architecture(CompressorParams params) {
    return new Architecture(Choices.constant(Architecture.Kind.class, params.getArchitecture()),
        Architecture.list(params.getHiddenLayers()), params.getWidth(), Architecture.list(params.getBlocks()),
        Choices.constant(ResNet.Block.class, params.getBlockType()), Choices.constant(ResNet.Stem.class, params.getStem()));
  }

  private static double value(CompressorParams params, DoubleParam param) {
    return params.isSet(param) ? (Double) params.getOrDefault(param) : Double.NaN;
  }

  private static Scope scope(CompressorParams params, CompressionMethod method) {
    Scope scope = Choices.constant(Scope.class, params.getPruningScope());
    boolean target = params.isSet(params.compressionRatio()) || params.isSet(params.maxAccuracyDrop());
    if (scope == Scope.LAYER && method.takesStrength() && !target) {
      throw new IllegalArgumentException("pruningScope is 'layer' and nothing is pruned to a compressionRatio or a"
          + " maxAccuracyDrop; set one of the two, or strengths of single layers by layerKappas.");
    }
    boolean searched = method.takesStrength() && !params.isSet(params.kappa());
    if (scope == Scope.LAYER && searched && params.getLayerKappas().length > 0) {
      throw new IllegalArgumentException("pruningScope is 'layer', for which a strength of each layer is searched, and"
          + " layerKappas has some; clear it, or set kappa.");
    }
    return scope;
  }

  private static double tolerance(CompressorParams params) {
    if (params.isSet(params.sparsityTolerance())) {
      return params.getSparsityTolerance();
    }
    return params.isSet(params.compressionRatio()) ? KappaSearch.tolerance(params.getCompressionRatio()) : Double.NaN;
  }

  private static void requireTarget(CompressorParams params, CompressionMethod method) {
    boolean ratio = params.isSet(params.compressionRatio());
    boolean drop = params.isSet(params.maxAccuracyDrop());
    String name = "compressionMethod is '" + params.getCompressionMethod() + "'";
    if (ratio && drop) {
      throw new IllegalArgumentException("compressionRatio and maxAccuracyDrop are both set; a network is pruned to one of"
          + " them.");
    }
    if (drop && !method.takesStrength() && method != CompressionMethod.MAGNITUDE) {
      throw new IllegalArgumentException(name + ", which prunes to a ratio, and maxAccuracyDrop is set; set compressionRatio.");
    }
    if (!method.takesStrength() && !ratio && !drop) {
      throw new IllegalArgumentException(name + ", which takes a compressionRatio, and none is set; set it.");
    }
    if (method.takesStrength() && !params.isSet(params.kappa()) && !ratio) {
      throw new IllegalArgumentException(name + ", which takes a strength, and neither kappa nor compressionRatio is set; set"
          + " kappa, or the compressionRatio for which it is searched.");
    }
    if (params.getLayerKappas().length > 0 && !method.takesStrength()) {
      throw new IllegalArgumentException(name + ", which takes no strength, and layerKappas is set; clear it.");
    }
    if (params.getPixelMeans().length != params.getPixelDeviations().length) {
      throw new IllegalArgumentException("pixelMeans has " + params.getPixelMeans().length + " numbers and pixelDeviations "
          + params.getPixelDeviations().length + "; give one of each for every channel, or neither.");
    }
  }
}
