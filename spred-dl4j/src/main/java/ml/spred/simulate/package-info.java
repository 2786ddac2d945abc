/**
 * Expression data made by a formula, for examples and tests that need to know which genes carry the label. The generator is
 * {@link ml.spred.simulate.ExpressionSimulator}; {@link ml.spred.simulate.SampleData} writes the project's sample files with it.
 */
package ml.spred.simulate;
