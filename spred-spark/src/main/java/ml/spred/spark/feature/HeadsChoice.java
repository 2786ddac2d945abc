package ml.spred.spark.feature;

import java.util.List;
import ml.spred.problem.Heads;

/** The words of the param heads. */
final class HeadsChoice {
  private HeadsChoice() {}

  static String of(Heads heads) {
    return heads.count() == 2 ? "ensemble" : heads.linear() ? "linear" : "mlp";
  }

  static Heads heads(String word, List<Integer> hidden, boolean intercept) {
    boolean linear = !word.equals("mlp");
    return new Heads(linear, word.equals("linear") ? List.of() : hidden, intercept);
  }
}
