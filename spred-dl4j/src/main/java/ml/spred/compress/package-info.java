/**
 * Networks made small: architectures to compress, pruning and what counts as compression, scores that prune before training,
 * physical removal of dead filters, and compact files.
 */
package ml.spred.compress;
