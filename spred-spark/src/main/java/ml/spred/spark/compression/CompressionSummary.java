package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.List;
import ml.spred.spark.feature.Provenance;

/**
 * What came of a compression, and how it was made.
 *
 * @param method that made the network sparse
 * @param kappa strength of the penalty, searched or given; NaN for methods without one, and where each layer has its own
 * @param layerKappas strengths of single layers, searched or given, such as {@code conv1=0.001}, as the param of that name takes
 *     them; empty where all have the common one
 * @param prunableWeights all weights that may be pruned: biases, batch normalisation and frozen layers are not counted
 * @param nonZeroWeights those of them that are not zero
 * @param compressionRatio the first by the second; infinite where none is left
 * @param parameters of the network
 * @param smallerParameters of the network that predicts, without dead filters and neurons; the same unless structured
 * @param trainings that were run, more than one where the strength was searched
 * @param validationAccuracy share of the validation rows that get their class; NaN without such rows
 * @param numWorkers parts that were trained on side by side
 * @param provenance versions, seed, options (JSON), data fingerprint, rows, seconds
 */
public record CompressionSummary(
    String method,
    double kappa,
    List<String> layerKappas,
    long prunableWeights,
    long nonZeroWeights,
    double compressionRatio,
    long parameters,
    long smallerParameters,
    int trainings,
    double validationAccuracy,
    int numWorkers,
    Provenance provenance)
    implements Serializable {}
