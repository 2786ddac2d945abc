package ml.spred.redundant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.problem.Form;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays U, W and the bias of a {@link RedundantDense} into the flat vector of its network, in this order. */
public final class RedundantParameters implements ParamInitializer {
  public static final String MASK = "U";
  public static final String WEIGHTS = "W";
  public static final String BIAS = "b";
  static final RedundantParameters INSTANCE = new RedundantParameters();

  private RedundantParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    RedundantDense dense = (RedundantDense) layer;
    return maskLength(dense) + dense.getNIn() * dense.getNOut() + dense.getNOut();
  }

  private static long maskLength(RedundantDense dense) {
    return dense.getForm() == Form.GROUP ? dense.getNIn() : dense.getNIn() * dense.getNOut();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(MASK, WEIGHTS, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(MASK, WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS.equals(key);
  }

  @Override
  public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean initialize) {
    RedundantDense dense = (RedundantDense) conf.getLayer();
    Map<String, INDArray> views = views(dense, flat);
    if (initialize) {
      draw(dense, views);
    }
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray flat) {
    return views((RedundantDense) conf.getLayer(), flat);
  }

  private static Map<String, INDArray> views(RedundantDense dense, INDArray flat) {
    long mask = maskLength(dense);
    long weights = dense.getNIn() * dense.getNOut();
    Map<String, INDArray> views = new LinkedHashMap<>();
    long maskRows = dense.getForm() == Form.GROUP ? 1 : dense.getNIn();
    views.put(MASK, view(flat, 0, mask, maskRows));
    views.put(WEIGHTS, view(flat, mask, weights, dense.getNIn()));
    views.put(BIAS, view(flat, mask + weights, dense.getNOut(), 1));
    return views;
  }

  private static INDArray view(INDArray flat, long from, long length, long rows) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, from + length)).reshape('c', rows, length / rows);
  }

  private static void draw(RedundantDense dense, Map<String, INDArray> views) {
    INDArray weights = views.get(WEIGHTS);
    INDArray mask = views.get(MASK);
    double deviation = Math.sqrt(1.0 / dense.getNIn());
    weights.assign(Nd4j.randn(weights.dataType(), weights.shape()).muli(deviation));
    mask.assign(Nd4j.randn(mask.dataType(), mask.shape()));
    if (dense.getInitialization() != Initialization.INDEPENDENT) {
      RedundantDenseLayer.unfold(weights.dup(), dense, mask, weights);
    }
    views.get(BIAS).assign(dense.getBiasInit());
  }
}
