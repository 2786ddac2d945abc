/** Gene selection as a whole: data and options in, the selected genes with model, path and certificate out. */
package ml.spred.select;
