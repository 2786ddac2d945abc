/**
 * The gene ensemble: one mask shared by a linear head and an MLP head. Both first layers are one product
 * {@code M = (X∘u)·[W_l|W_n]}, its backward pass one more ({@code G = Xᵀ·D}, {@code ∂W = u∘G}, {@code ∂u = rowsum(W∘G)}).
 */
package ml.spred.ensemble;
