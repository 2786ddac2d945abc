package ml.spred.spark.compression;

import java.util.List;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.image.Normalisation;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.distribute.TaskDevice;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.Model;

/** The accuracy of a network on images that lie on the executors. */
final class PartsAccuracy {
  private final JavaSparkContext context;
  private final ImageParts parts;
  private final Normalisation normalisation;

  PartsAccuracy(JavaSparkContext context, ImageParts parts, Normalisation normalisation) {
    this.context = context;
    this.parts = parts;
    this.normalisation = normalisation;
  }

  /** Share of the images that get their own class. */
  @SuppressWarnings("try") // The device works by being bound.
  double of(Model network) {
    Broadcast<Shipped<ShippedNetwork>> shipped =
        context.broadcast(new Shipped<>(new ShippedNetwork(SparseNetworkFile.bytes(network), false, normalisation)));
    try {
      List<Integer> correct = parts.images().map(part -> {
        try (TaskDevice device = TaskDevice.bind()) {
          return shipped.value().value().classifier().correct(part.value());
        }
      }).collect();
      return correct.stream().mapToInt(Integer::intValue).sum() / (double) parts.count();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    } finally {
      shipped.destroy();
    }
  }
}
