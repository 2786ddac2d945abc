package ml.spred.spark.compression;

import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.ResNet;
import ml.spred.compress.UpdaterName;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.HasArchitecture;
import ml.spred.spark.param.HasAveragingFrequency;
import ml.spred.spark.param.HasBatchSize;
import ml.spred.spark.param.HasBlockType;
import ml.spred.spark.param.HasBlocks;
import ml.spred.spark.param.HasCheckpointDir;
import ml.spred.spark.param.HasCompressionMethod;
import ml.spred.spark.param.HasCompressionRatio;
import ml.spred.spark.param.HasCrop;
import ml.spred.spark.param.HasDenseDecay;
import ml.spred.spark.param.HasEpochs;
import ml.spred.spark.param.HasFinetuneEpochs;
import ml.spred.spark.param.HasFinetuneLearningRate;
import ml.spred.spark.param.HasFlip;
import ml.spred.spark.param.HasHiddenLayers;
import ml.spred.spark.param.HasImageShape;
import ml.spred.spark.param.HasKappa;
import ml.spred.spark.param.HasKeptLayers;
import ml.spred.spark.param.HasLayerKappas;
import ml.spred.spark.param.HasLearningRate;
import ml.spred.spark.param.HasMaxAccuracyDrop;
import ml.spred.spark.param.HasMaxTrainings;
import ml.spred.spark.param.HasMomentum;
import ml.spred.spark.param.HasNumClasses;
import ml.spred.spark.param.HasNumWorkers;
import ml.spred.spark.param.HasOptimizer;
import ml.spred.spark.param.HasPixelDeviations;
import ml.spred.spark.param.HasPixelMeans;
import ml.spred.spark.param.HasPruningRounds;
import ml.spred.spark.param.HasPruningScope;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.HasSparsityTolerance;
import ml.spred.spark.param.HasStartNetwork;
import ml.spred.spark.param.HasStem;
import ml.spred.spark.param.HasStructured;
import ml.spred.spark.param.HasValidationIndicatorCol;
import ml.spred.spark.param.HasWidth;
import ml.spred.spark.param.HasZeroThreshold;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/** Params of the compressor: those of its model, the network, how it is made sparse, how it is trained, and where. */
public interface CompressorParams extends CompressedModelParams, HasValidationIndicatorCol, HasImageShape, HasNumClasses,
    HasArchitecture, HasHiddenLayers, HasWidth, HasBlocks, HasBlockType, HasStem, HasStartNetwork, HasCompressionMethod, HasKappa,
    HasCompressionRatio, HasMaxAccuracyDrop, HasPruningScope, HasStructured, HasKeptLayers, HasLayerKappas, HasZeroThreshold,
    HasPruningRounds, HasSparsityTolerance, HasMaxTrainings, HasEpochs, HasFinetuneEpochs, HasBatchSize, HasOptimizer,
    HasLearningRate, HasMomentum, HasFinetuneLearningRate, HasDenseDecay, HasPixelMeans, HasPixelDeviations, HasCrop, HasFlip,
    HasSeed, HasNumWorkers, HasAveragingFrequency, HasCheckpointDir {
  @Override
  default Param<String> validationIndicatorCol() {
    return new Param<>(this, "validationIndicatorCol",
        "name of the boolean column that is true for validation rows, which are not trained on: maxAccuracyDrop is measured on"
            + " them, and so is the summary's accuracy; all rows are trained on when unset");
  }

  @Override
  default IntArrayParam hiddenLayers() {
    return new IntArrayParam(this, "hiddenLayers",
        "units of the hidden layers of mlp (each at least 1); of cnn the first is its dense layer", Limits.sizes("hiddenLayers"));
  }

  @Override
  default DoubleParam kappa() {
    return new DoubleParam(this, "kappa",
        "strength of the penalty 2 kappa |V| (at least 0); of str its decay; not used by the methods without a penalty",
        Limits.atLeast("kappa", 0.0));
  }

  @Override
  default DoubleParam zeroThreshold() {
    return new DoubleParam(this, "zeroThreshold",
        "size below which a weight counts as zero after training with a penalty (at least 0); of a filter the root mean square",
        Limits.atLeast("zeroThreshold", 0.0));
  }

  @Override
  default IntParam batchSize() {
    return new IntParam(this, "batchSize", "images a step of each worker (at least 1)", Limits.atLeast("batchSize", 1));
  }

  @Override
  default Param<String> optimizer() {
    return new Param<>(this, "optimizer",
        "updater: sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the gradient with all of them, that of the"
            + " rest not with adamw",
        Choices.oneOf("optimizer", Choices.spellings(UpdaterName.values())));
  }

  @Override
  default DoubleParam learningRate() {
    return new DoubleParam(this, "learningRate", "learning rate (above 0)", Limits.above("learningRate", 0));
  }

  @Override
  default DoubleParam denseDecay() {
    return new DoubleParam(this, "denseDecay",
        "weight decay, towards zero, of what is not penalised otherwise: biases, normalisations, kept layers (at least 0)",
        Limits.atLeast("denseDecay", 0.0));
  }

  @Override
  default LongParam seed() {
    return new LongParam(this, "seed", "seed of initial weights, of the order of the images and of their augmentation");
  }

  @Override
  default Param<String> checkpointDir() {
    return new Param<>(this, "checkpointDir",
        "directory, of any file system that Spark reaches, that keeps the training after each epoch: the same fit started again"
            + " after a kill goes on from there and ends with the same result; empty keeps nothing");
  }

  /** Sets the defaults; needs the uid. */
  static void setDefaults(CompressorParams stage) {
    CompressedModelParams.setColumnDefaults(stage);
    stage.setDefault(stage.numClasses(), 0);
    stage.setDefault(stage.architecture(), Choices.spelling(Architecture.Kind.CNN));
    stage.setDefault(stage.hiddenLayers(), new int[] {1000});
    stage.setDefault(stage.width(), 16);
    stage.setDefault(stage.blocks(), new int[] {1, 1, 1});
    stage.setDefault(stage.blockType(), Choices.spelling(ResNet.Block.BASIC));
    stage.setDefault(stage.stem(), Choices.spelling(ResNet.Stem.CIFAR));
    stage.setDefault(stage.startNetwork(), "");
    stage.setDefault(stage.compressionMethod(), Choices.spelling(CompressionMethod.SPRED));
    stage.setDefault(stage.pruningScope(), Choices.spelling(Scope.GLOBAL));
    stage.setDefault(stage.structured(), false);
    stage.setDefault(stage.keptLayers(), new String[0]);
    stage.setDefault(stage.layerKappas(), new String[0]);
    stage.setDefault(stage.zeroThreshold(), 1e-3);
    stage.setDefault(stage.pruningRounds(), 5);
    stage.setDefault(stage.maxTrainings(), 12);
    stage.setDefault(stage.epochs(), 10);
    stage.setDefault(stage.finetuneEpochs(), 2);
    stage.setDefault(stage.batchSize(), 128);
    stage.setDefault(stage.optimizer(), Choices.spelling(UpdaterName.ADAM));
    stage.setDefault(stage.learningRate(), 1e-3);
    stage.setDefault(stage.momentum(), 0.9);
    stage.setDefault(stage.denseDecay(), 1e-4);
    stage.setDefault(stage.pixelMeans(), new double[0]);
    stage.setDefault(stage.pixelDeviations(), new double[0]);
    stage.setDefault(stage.crop(), 0);
    stage.setDefault(stage.flip(), false);
    stage.setDefault(stage.seed(), 1L);
    stage.setDefault(stage.numWorkers(), 1);
    stage.setDefault(stage.averagingFrequency(), 0);
    stage.setDefault(stage.checkpointDir(), "");
  }
}
