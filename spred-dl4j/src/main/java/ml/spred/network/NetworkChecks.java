package ml.spred.network;

import java.util.List;
import ml.spred.InputException;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Refuses what the trainer would otherwise silently leave out of a network's configuration. */
final class NetworkChecks {
  private NetworkChecks() {}

  static void require(PlainNetwork network) {
    if (network.truncatesSeries()) {
      throw new InputException("the network cuts series for backpropagation (TruncatedBPTT), which this trainer does not; set "
          + "its "
          + "backpropType to Standard.");
    }
    for (PlainNetwork.Part part : network.parts()) {
      Layer layer = layer(part.trainable());
      if (layer instanceof BaseLayer base) {
        requireNoPenalty(part.name(), base);
      }
      if (layer != null && layer.getConstraints() != null && !layer.getConstraints().isEmpty()) {
        throw new InputException("layer '" + part.name()
            + "' has constraints, which would move weights behind the redundant pair; "
            + "remove them from the configuration.");
      }
    }
  }

  private static void requireNoPenalty(String name, BaseLayer layer) {
    if (isSet(layer.getRegularization()) || isSet(layer.getRegularizationBias())) {
      throw new InputException("layer '" + name
          + "' has l1, l2 or weight decay of its own, which would be added to the penalty of the "
          + "redundant pair; call replaceRegularization() to drop it, and denseDecay(…) for what stays dense.");
    }
    if (layer.getGradientNormalization() != null && layer.getGradientNormalization() != GradientNormalization.None) {
      throw new InputException("layer '" + name + "' normalises its gradient (" + layer.getGradientNormalization()
          + "), which would change the penalty with it; set it to None and use gradientClip(…).");
    }
  }

  private static boolean isSet(List<Regularization> list) {
    return list != null && !list.isEmpty();
  }

  /** Drops the configuration's own penalties. */
  static void dropPenalties(PlainNetwork network) {
    for (PlainNetwork.Part part : network.parts()) {
      if (layer(part.trainable()) instanceof BaseLayer base) {
        base.setRegularization(List.of());
        base.setRegularizationBias(List.of());
      }
    }
  }

  private static Layer layer(Trainable part) {
    return part instanceof org.deeplearning4j.nn.api.Layer layer && layer.conf() != null ? layer.conf().getLayer() : null;
  }
}
