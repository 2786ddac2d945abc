/**
 * The product over all genes that says which must enter and proves that the others stay out; the same over genes that lie in
 * blocks elsewhere.
 */
package ml.spred.screen;
