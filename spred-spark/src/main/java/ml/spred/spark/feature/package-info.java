/**
 * Feature selection as Spark ML stages: {@link ml.spred.spark.feature.SpredFeatureSelector} is fitted and gives a
 * {@link ml.spred.spark.feature.SpredFeatureSelectorModel}, which keeps the selected genes and can predict the class.
 */
package ml.spred.spark.feature;
