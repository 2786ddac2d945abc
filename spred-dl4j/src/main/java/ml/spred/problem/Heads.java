package ml.spred.problem;

import java.io.Serializable;
import java.util.List;

/**
 * The heads that share the mask: a linear head, a multilayer perceptron with rectifiers rounded about
 * their kink, or both (the ensemble; its loss is
 * the sum of both cross-entropies and its prediction the mean of both probabilities).
 *
 * @param linear whether the linear head is used
 * @param hidden sizes of the hidden layers of the MLP head; empty when it is not used
 * @param intercept whether the linear head has an (unpenalised) intercept; the paper's form has none
 */
public record Heads(boolean linear, List<Integer> hidden, boolean intercept) implements Serializable {
  /** Hidden layers of the paper's f_n. */
  public static final List<Integer> PAPER_HIDDEN = List.of(1024, 1024);

  public Heads {
    hidden = List.copyOf(hidden);
    if (!linear && hidden.isEmpty()) {
      throw new IllegalArgumentException("heads need the linear head, hidden layers for the MLP head, or both; both are absent.");
    }
    for (int size : hidden) {
      if (size < 1) {
        throw new IllegalArgumentException("hidden layer size is " + size + ", it must be at least 1.");
      }
    }
  }

  public static Heads linearOnly() {
    return new Heads(true, List.of(), true);
  }

  public static Heads mlpOnly(List<Integer> hidden) {
    return new Heads(false, hidden, true);
  }

  public static Heads ensemble(List<Integer> hidden) {
    return new Heads(true, hidden, true);
  }

  public boolean mlp() {
    return !hidden.isEmpty();
  }

  /** Number of heads in use, 1 or 2. */
  public int count() {
    return (linear ? 1 : 0) + (mlp() ? 1 : 0);
  }

  /** Columns of the shared first layer: one per class for the linear head, then the first hidden layer. */
  public int firstLayerWidth(int numClasses) {
    return (linear ? numClasses : 0) + (mlp() ? hidden.get(0) : 0);
  }
}
