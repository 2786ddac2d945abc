package ml.spred.compress;

/** How far a trained network is pruned, for example {@code pruning -> pruning.ratio(50, Scope.GLOBAL)}. */
@FunctionalInterface
public interface PruningTarget {
  /** Prunes in place. @param pruning knows the network, the groups and what is kept */
  WeightCount apply(Pruning pruning);
}
