/** Views of samples for the eye: principal components and an order in which like stands beside like. Nothing is decided by them. */
package ml.spred.explore;
