/** The product over all genes that says which must enter and proves that the others stay out. */
package ml.spred.screen;
