/** How it is minimised: gradient training of the redundant pair, L-BFGS, working sets, and the path of strengths. */
package ml.spred.solver;
