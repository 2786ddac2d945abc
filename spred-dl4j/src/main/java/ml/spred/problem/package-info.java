/** What is minimised: the data, the penalty with its one definition of kappa, the heads, and the certificate of a minimum. */
package ml.spred.problem;
