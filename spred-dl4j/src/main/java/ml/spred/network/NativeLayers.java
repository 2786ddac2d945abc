package ml.spred.network;

import java.lang.reflect.Field;
import java.util.function.Supplier;
import ml.spred.compute.Backend;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Lets convolutions, pooling and batch normalisation of a network on the CPU run as single native operations, which oneDNN
 * computes. DL4J has helpers for that and never takes them: 1.0.0-M2.1 looks for a class of its backend by the name of an earlier
 * release, does not find it, and falls back on copies of patches and small operations, which take five times as long in training
 * and ten times in inference. Results differ by rounding. Other precisions than single, and all else, stay with the fallback.
 */
public final class NativeLayers {
  private static final String HELPER = "helper";
  private static final Field OF_CONVOLUTION = field(ConvolutionLayer.class);
  private static final Field OF_POOLING = field(SubsamplingLayer.class);
  private static final Field OF_NORMALISATION = field(BatchNormalization.class);

  private NativeLayers() {}

  /**
   * Gives the layers of a network their helpers; on a GPU, where they have others, nothing is done.
   *
   * @param network initialised; a {@link ComputationGraph} or a {@link MultiLayerNetwork}
   * @return the same network
   */
  public static <M extends Model> M use(M network) {
    if (Backend.isCpu()) {
      Layer[] layers = network instanceof ComputationGraph graph ? graph.getLayers() : ((MultiLayerNetwork) network).getLayers();
      for (Layer layer : layers) {
        use(layer);
      }
    }
    return network;
  }

  /** Subclasses compute otherwise: only the plain layers are meant. */
  private static void use(Layer layer) {
    if (layer.getClass() == ConvolutionLayer.class) {
      set(OF_CONVOLUTION, layer, () -> new MKLDNNConvHelper(null));
    } else if (layer.getClass() == SubsamplingLayer.class) {
      set(OF_POOLING, layer, () -> new MKLDNNSubsamplingHelper(null));
    } else if (layer instanceof BatchNormalization normalisation && normalisation.getClass() == BatchNormalization.class
        && !normalisation.layerConf().isLockGammaBeta()) {
      set(OF_NORMALISATION, layer, () -> new MKLDNNBatchNormHelper(null));
    }
  }

  private static Field field(Class<?> layer) {
    try {
      Field field = layer.getDeclaredField(HELPER);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException other) {
      throw new IllegalStateException("DL4J's " + layer.getSimpleName() + " has no field '" + HELPER
          + "'; this is not the release that spred is made for.", other);
    }
  }

  private static void set(Field field, Layer layer, Supplier<?> helper) {
    try {
      if (field.get(layer) == null) {
        field.set(layer, helper.get());
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
