package ml.spred.redundant;

import ml.spred.problem.Form;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The layer at work. Forward {@code (x∘u)·W + b}; backward one product {@code G = xᵀ·D} gives both factors:
 * {@code ∂W = u∘G}, {@code ∂u = rowsum(W∘G)}.
 */
public final class RedundantDenseLayer extends BaseLayer<RedundantDense> {
  private static final long serialVersionUID = 1L;

  RedundantDenseLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType,
        new long[] {input.size(0), layerConf().getNOut()}, 'f');
    INDArray values = input.castTo(dataType);
    if (layerConf().getForm() == Form.GROUP) {
      values.mulRowVector(mask()).mmuli(weights(), output);
    } else {
      values.mmuli(mask().mul(weights()), output);
    }
    return output.addiRowVector(getParam(RedundantParameters.BIAS));
  }

  private INDArray mask() {
    return getParam(RedundantParameters.MASK);
  }

  private INDArray weights() {
    return getParam(RedundantParameters.WEIGHTS);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray z = preOutput(true, workspaces);
    INDArray delta = layerConf().getActivationFn().backprop(z, epsilon).getFirst();
    INDArray slope = gradientViews.get(RedundantParameters.WEIGHTS);
    // The view is row-major; its transpose is the column-major target that a product needs.
    Nd4j.gemm(delta, input.castTo(dataType), slope.transpose(), true, false, 1, 0);
    chain(slope);
    gradientViews.get(RedundantParameters.BIAS).assign(delta.sum(true, 0));
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach(gradient::setGradientFor);
    weightNoiseParams.clear();
    return new Pair<>(gradient, layerConf().isInputGradient() ? inputGradient(delta, workspaces) : null);
  }

  private void chain(INDArray slope) {
    INDArray maskSlope = gradientViews.get(RedundantParameters.MASK);
    if (layerConf().getForm() == Form.GROUP) {
      maskSlope.assign(weights().mul(slope).sum(1).reshape(1, slope.size(0)));
      slope.muliColumnVector(mask().reshape(slope.size(0), 1));
      return;
    }
    maskSlope.assign(weights().mul(slope));
    slope.muli(mask());
  }

  private INDArray inputGradient(INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType,
        new long[] {delta.size(0), layerConf().getNIn()}, 'f');
    delta.mmuli(fold().transpose(), next);
    return backpropDropOutIfPresent(next);
  }

  /** The product {@code V [nIn, nOut]}, what a plain dense layer would hold. */
  public INDArray fold() {
    return layerConf().getForm() == Form.GROUP ? weights().mulColumnVector(mask().reshape(weights().size(0), 1))
        : weights().mul(mask());
  }

  /** Starts from a dense weight: sets the balanced pair whose product is {@code folded [nIn, nOut]}. */
  public void unfold(INDArray folded) {
    unfold(folded, layerConf(), mask(), weights());
  }

  static void unfold(INDArray folded, RedundantDense conf, INDArray mask, INDArray weights) {
    // alpha·u² = beta·‖W‖² with u‖W‖ = ‖V‖; without decay both sides are taken alike.
    double tilt = conf.getAlpha() > 0 && conf.getBeta() > 0 ? Math.pow(conf.getBeta() / conf.getAlpha(), 0.25) : 1;
    boolean group = conf.getForm() == Form.GROUP;
    INDArray size = group ? folded.norm2(1).reshape(1, folded.size(0)) : Transforms.abs(folded, true);
    INDArray factor = Transforms.sqrt(size, true).muli(tilt);
    mask.assign(factor);
    INDArray safe = factor.add(factor.eq(0).castTo(factor.dataType()));
    weights.assign(group ? folded.divColumnVector(safe.reshape(folded.size(0), 1)) : folded.div(safe));
  }
}
