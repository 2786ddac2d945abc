/** The strength of a penalty that gives a prescribed sparsity, of anything that is solved strength by strength. */
package ml.spred.search;
