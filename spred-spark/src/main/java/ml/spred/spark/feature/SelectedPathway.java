package ml.spred.spark.feature;

import java.io.Serializable;

/**
 * A pathway that is in.
 *
 * @param name as it was given
 * @param score norm of its own part of the weights
 * @param features names of its features in the data, all of which are selected
 */
public record SelectedPathway(String name, double score, String[] features) implements Serializable {}
