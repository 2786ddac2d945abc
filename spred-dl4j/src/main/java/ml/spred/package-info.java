/**
 * spred: sparsity by redundancy. A product {@code V = U∘W} with weight decay on both factors is exactly an L1 penalty on
 * {@code V} (Ziyin and Wang, ICML 2023), so gradient-trained models can select features. This module is the mathematics
 * alone; Spark lives in {@code spred-spark}.
 */
package ml.spred;
