/** Patches of images as a Spark ML stage: cut at random, centred, whitened; what sparse coding starts from. */
package ml.spred.spark.image;
