package ml.spred.lasso;

import java.io.Serializable;
import ml.spred.convex.Response;
import ml.spred.problem.Form;

/**
 * Everything that a fit needs besides the data.
 *
 * @param family of the response; {@link Family#GAUSSIAN} by default
 * @param ties of survival times; {@link Response.Ties#EFRON} by default
 * @param form of many outputs: a feature is in for all or for none ({@link Form#GROUP}), or for each on its own
 * @param objective conventions, of the gaussian family
 * @param alpha share of the L1 penalty in (0, 1]; 1 by default
 * @param intercept whether there is one; true by default
 * @param standardization whether features are penalised on the scale of their standard deviation; true by default
 * @param factors penalty factor of each feature; null is 1 for all
 * @param nonNegative whether penalised coefficients are at least 0 (squared loss, each output on its own); false by default
 * @param tolerance of the duality gap relative to the objective; 1e-6 by default
 * @param method how a strength is solved; {@link LassoMethod#PATH} by default
 * @param training of the methods other than {@link LassoMethod#PATH}
 */
public record LassoOptions(
    Family family,
    Response.Ties ties,
    Form form,
    LassoObjective objective,
    double alpha,
    boolean intercept,
    boolean standardization,
    double[] factors,
    boolean nonNegative,
    double tolerance,
    LassoMethod method,
    FactoredOptions training)
    implements Serializable {

  public static LassoOptions defaults() {
    return new LassoOptions(Family.GAUSSIAN, Response.Ties.EFRON, Form.GROUP, LassoObjective.GLMNET, 1, true, true, null, false,
        Lasso.DEFAULT_TOLERANCE, LassoMethod.PATH, FactoredOptions.defaults());
  }

  /** What is minimised, by the objective's conventions left out. */
  LassoDefinition definition(double[] weights) {
    return new LassoDefinition(alpha, intercept, standardization, weights, factors, nonNegative, 1);
  }

  public LassoOptions withFamily(Family value) {
    return new LassoOptions(value, ties, form, objective, alpha, intercept, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withTies(Response.Ties value) {
    return new LassoOptions(family, value, form, objective, alpha, intercept, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withForm(Form value) {
    return new LassoOptions(family, ties, value, objective, alpha, intercept, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withObjective(LassoObjective value) {
    return new LassoOptions(family, ties, form, value, alpha, intercept, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withAlpha(double value) {
    return new LassoOptions(family, ties, form, objective, value, intercept, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withIntercept(boolean value) {
    return new LassoOptions(family, ties, form, objective, alpha, value, standardization, factors, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withStandardization(boolean value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, value, factors, nonNegative, tolerance, method,
        training);
  }

  public LassoOptions withFactors(double[] value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, standardization, value, nonNegative, tolerance,
        method, training);
  }

  public LassoOptions withNonNegative(boolean value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, standardization, factors, value, tolerance, method,
        training);
  }

  public LassoOptions withTolerance(double value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, standardization, factors, nonNegative, value,
        method, training);
  }

  public LassoOptions withMethod(LassoMethod value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, standardization, factors, nonNegative, tolerance,
        value, training);
  }

  public LassoOptions withTraining(FactoredOptions value) {
    return new LassoOptions(family, ties, form, objective, alpha, intercept, standardization, factors, nonNegative, tolerance,
        method, value);
  }
}
