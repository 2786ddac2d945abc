package ml.spred.spark.feature;

import java.io.Serializable;

/**
 * How a model was made.
 *
 * @param spredVersion version of this library
 * @param sparkVersion version of Spark
 * @param nd4jVersion version of ND4J
 * @param javaVersion version of the Java that ran the driver
 * @param backend what computed, for example {@code CpuBackend (OpenBLAS)}
 * @param seed of weights, mini-batches and drawn validation rows
 * @param options every option of the core as JSON
 * @param dataFingerprint hash over the samples, 64 hexadecimal digits; the same for any order and partitioning of the rows
 * @param numTraining rows that were trained on
 * @param numValidation rows that chose the strength
 * @param wallSeconds time of the fit without reading the data
 */
public record Provenance(
    String spredVersion,
    String sparkVersion,
    String nd4jVersion,
    String javaVersion,
    String backend,
    long seed,
    String options,
    String dataFingerprint,
    int numTraining,
    int numValidation,
    double wallSeconds)
    implements Serializable {}
