/**
 * Sparse training of any DL4J network. The network stays plain: its weights hold the product {@code V = U∘W}, and a trainer
 * holds U and W beside it. Each iteration takes the network's own gradient by V and carries it over to the pair by the chain
 * rule.
 */
package ml.spred.network;
