/**
 * Readers of single-cell tables, in which most values are zero: MatrixMarket directories as Cell Ranger writes them, and
 * AnnData in HDF5. Cells are samples; a sparse file becomes a sparse set without ever being written out in full.
 */
package ml.spred.expression.singlecell;
