/** Labelled images: readers of the binary formats of MNIST and CIFAR, and batches with normalisation and augmentation. */
package ml.spred.image;
