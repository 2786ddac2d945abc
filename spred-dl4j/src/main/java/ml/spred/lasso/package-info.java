/**
 * The Lasso and its relatives for squared loss: {@code 1/(2n)·‖y − b0 − Xb‖² + lambda·(alpha·‖b‖₁ + (1 − alpha)/2·‖b‖²)}, solved
 * by Newton steps on a Cholesky factor that follows the active set, with a duality gap over all features at every lambda.
 */
package ml.spred.lasso;
