/**
 * What holds up when the samples are drawn anew: cross-validation, the nested estimate of a whole procedure, stability selection,
 * and how much lists overlap. A computation of its own is a setting and an outcome, both small; who runs them, and where, is left
 * open.
 */
package ml.spred.resample;
