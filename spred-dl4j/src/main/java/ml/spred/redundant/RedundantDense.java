package ml.spred.redundant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import ml.spred.problem.Form;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Configuration of a dense layer whose weights are a redundant product: {@code x·V + b} with {@code V_i = u_i·W_i} for each input
 * (group form: a whole input goes to zero) or {@code V = U∘W} (elementwise). The decay {@code alpha‖U‖² + beta‖W‖²} is coupled
 * L2, so the minimum is that of {@code L(V) + 2·kappa·P(V)} with {@code alpha·beta = kappa²} (paper, Theorems 1 and 4).
 *
 * <p>Parameters: {@code U [1, nIn]} or {@code [nIn, nOut]}, {@code W [nIn, nOut]} (an input's weights contiguous),
 * {@code b [1, nOut]}.
 */
public class RedundantDense extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  private Form form = Form.GROUP;
  private double alpha;
  private double beta;
  private Initialization initialization = Initialization.INDEPENDENT;
  private boolean inputGradient = true;

  /** For JSON. */
  public RedundantDense() {}

  private RedundantDense(Builder builder) {
    super(builder);
    this.form = builder.form;
    this.alpha = builder.alpha;
    this.beta = builder.beta;
    this.initialization = builder.initialization;
    this.inputGradient = builder.inputGradient;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    LayerValidation.assertNInNOutSet("RedundantDense", getLayerName(), index, getNIn(), getNOut());
    RedundantDenseLayer layer = new RedundantDenseLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return RedundantParameters.INSTANCE;
  }

  /** The coupled decay of each factor; the bias has none. DL4J's L2 is {@code l2/2·w²}, hence the 2. */
  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return switch (name) {
      case RedundantParameters.MASK -> List.of(new L2Regularization(2 * alpha));
      case RedundantParameters.WEIGHTS -> List.of(new L2Regularization(2 * beta));
      default -> List.of();
    };
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(getLayerName(), RedundantDense.class, inputType, getOutputType(-1, inputType))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, getNIn(), 0, getNIn() + getNOut())
        .cacheMemory(Map.of(), Map.of())
        .build();
  }

  public Form getForm() {
    return form;
  }

  public void setForm(Form form) {
    this.form = form;
  }

  public double getAlpha() {
    return alpha;
  }

  public void setAlpha(double alpha) {
    this.alpha = alpha;
  }

  public double getBeta() {
    return beta;
  }

  public void setBeta(double beta) {
    this.beta = beta;
  }

  public Initialization getInitialization() {
    return initialization;
  }

  public void setInitialization(Initialization initialization) {
    this.initialization = initialization;
  }

  public boolean isInputGradient() {
    return inputGradient;
  }

  public void setInputGradient(boolean inputGradient) {
    this.inputGradient = inputGradient;
  }

  /** Builder of a layer. */
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private Form form = Form.GROUP;
    private double alpha;
    private double beta;
    private Initialization initialization = Initialization.INDEPENDENT;
    private boolean inputGradient = true;

    /** One factor per input (default) or per weight. */
    public Builder form(Form value) {
      this.form = value;
      return this;
    }

    /** Strength of the L1 penalty {@code 2·kappa·P(V)}, at least 0, spread evenly over both factors. */
    public Builder kappa(double value) {
      return decay(value, value);
    }

    /** Decay of U and of W; the strength is {@code kappa = √(alpha·beta)}. */
    public Builder decay(double maskDecay, double weightDecay) {
      if (!(maskDecay >= 0) || !(weightDecay >= 0)) {
        throw new IllegalArgumentException("alpha is " + maskDecay + " and beta " + weightDecay + ", both must be at least 0.");
      }
      this.alpha = maskDecay;
      this.beta = weightDecay;
      return this;
    }

    /** How the factors start; a dense start is set afterwards with {@link RedundantDenseLayer#unfold}. */
    public Builder initialization(Initialization value) {
      this.initialization = value;
      return this;
    }

    /** False for the first layer of a network: the gradient by its input, a third large product, is then not computed. */
    public Builder inputGradient(boolean value) {
      this.inputGradient = value;
      return this;
    }

    @Override
    @SuppressWarnings("unchecked") // DL4J declares build() with a free type variable.
    public RedundantDense build() {
      return new RedundantDense(this);
    }
  }
}
