package ml.spred.convex;

/** The loss that a response stands for. */
final class Losses {
  private Losses() {}

  /** A loss of its own: an instance belongs to one thread. */
  static Loss of(Response response) {
    if (response instanceof Response.Classes classes) {
      return new MultinomialLoss(classes.labels(), classes.numClasses());
    }
    if (response instanceof Response.Values values) {
      return new SquaredLoss(values.values(), Response.shares(values.weights(), values.numSamples()));
    }
    if (response instanceof Response.Counts counts) {
      return new PoissonLoss(counts.counts(), Response.shares(counts.weights(), counts.numSamples()));
    }
    return new CoxLoss((Response.Survival) response);
  }
}
