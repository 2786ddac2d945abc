/**
 * The redundant parametrisation as a DL4J layer: {@code V = u∘W} or {@code V = U∘W} inside any network, with the coupled decay
 * that makes it an L1 penalty.
 */
package ml.spred.redundant;
