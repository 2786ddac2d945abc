package ml.spred.spark.compression;

/**
 * Setters of the compressor; what each param means, its range and its default are in the doc of the param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface CompressorSetters<S extends CompressorSetters<S>> extends CompressorParams, CompressedColumnSetters<S> {
  default S setLabelCol(String value) {
    return with(labelCol(), value);
  }

  default S setValidationIndicatorCol(String value) {
    return with(validationIndicatorCol(), value);
  }

  default S setHiddenLayers(int... value) {
    return with(hiddenLayers(), value);
  }

  default S setKappa(double value) {
    return with(kappa(), value);
  }

  default S setZeroThreshold(double value) {
    return with(zeroThreshold(), value);
  }

  default S setBatchSize(int value) {
    return with(batchSize(), value);
  }

  default S setOptimizer(String value) {
    return with(optimizer(), value);
  }

  default S setLearningRate(double value) {
    return with(learningRate(), value);
  }

  default S setDenseDecay(double value) {
    return with(denseDecay(), value);
  }

  default S setSeed(long value) {
    return with(seed(), value);
  }

  default S setCheckpointDir(String value) {
    return with(checkpointDir(), value);
  }

  default S setArchitecture(String value) {
    return with(architecture(), value);
  }

  default S setBlockType(String value) {
    return with(blockType(), value);
  }

  default S setBlocks(int... value) {
    return with(blocks(), value);
  }

  default S setWidth(int value) {
    return with(width(), value);
  }

  default S setStem(String value) {
    return with(stem(), value);
  }

  default S setStartNetwork(String value) {
    return with(startNetwork(), value);
  }

  default S setCompressionMethod(String value) {
    return with(compressionMethod(), value);
  }

  default S setCompressionRatio(double value) {
    return with(compressionRatio(), value);
  }

  default S setMaxAccuracyDrop(double value) {
    return with(maxAccuracyDrop(), value);
  }

  default S setPruningScope(String value) {
    return with(pruningScope(), value);
  }

  default S setStructured(boolean value) {
    return with(structured(), value);
  }

  default S setLayerKappas(String... value) {
    return with(layerKappas(), value);
  }

  default S setKeptLayers(String... value) {
    return with(keptLayers(), value);
  }

  default S setEpochs(int value) {
    return with(epochs(), value);
  }

  default S setFinetuneEpochs(int value) {
    return with(finetuneEpochs(), value);
  }

  default S setFinetuneLearningRate(double value) {
    return with(finetuneLearningRate(), value);
  }

  default S setMomentum(double value) {
    return with(momentum(), value);
  }

  default S setPruningRounds(int value) {
    return with(pruningRounds(), value);
  }

  default S setSparsityTolerance(double value) {
    return with(sparsityTolerance(), value);
  }

  default S setMaxTrainings(int value) {
    return with(maxTrainings(), value);
  }

  default S setPixelMeans(double... value) {
    return with(pixelMeans(), value);
  }

  default S setPixelDeviations(double... value) {
    return with(pixelDeviations(), value);
  }

  default S setCrop(int value) {
    return with(crop(), value);
  }

  default S setFlip(boolean value) {
    return with(flip(), value);
  }

  default S setImageShape(int... value) {
    return with(imageShape(), value);
  }

  default S setNumClasses(int value) {
    return with(numClasses(), value);
  }

  default S setNumWorkers(int value) {
    return with(numWorkers(), value);
  }

  default S setAveragingFrequency(int value) {
    return with(averagingFrequency(), value);
  }
}
