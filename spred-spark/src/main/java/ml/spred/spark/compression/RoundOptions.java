package ml.spred.spark.compression;

import ml.spred.image.ImageBatches.Augmentation;

/**
 * How workers train side by side.
 *
 * @param batchSize images a step, of each worker
 * @param averagingFrequency steps of each worker between two averagings; 0 for once an epoch
 * @param augmentation of the images
 * @param seed of the order of the images and their augmentation
 */
public record RoundOptions(int batchSize, int averagingFrequency, Augmentation augmentation, long seed) {}
