package ml.spred.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Makes any DL4J network sparse while it trains: {@code Spred.of(network).kappa(2e-4).trainer()} trains every weight matrix and
 * every kernel as {@code V = U∘W} with the coupled decay of both factors, whose minima are those of the loss plus
 * {@code 2·kappa·‖V‖₁} (paper, Theorem 1). The network stays what it is: its weights are V at any time, it has no other layers,
 * and it is the plain result.
 *
 * <p>The configuration's updater moves U, W and what is dense, or one that is given here. Regularisation, gradient
 * normalisation and constraints of the configuration are refused, as they would act on V behind the pair's back.
 */
public final class Spred {
  private static final double DENSE_DECAY = 1e-4;

  private final PlainNetwork network;
  private final Map<String, Treatment> byLayer = new LinkedHashMap<>();
  private Treatment weights = Treatment.weights(0);
  private double denseDecay = DENSE_DECAY;
  private boolean decoupled;
  private IUpdater updater;
  private boolean zerosHeld;
  private double gradientClip;
  private long seed = 1;

  private Spred(PlainNetwork network) {
    this.network = network;
  }

  /**
   * @param network a {@code MultiLayerNetwork} or {@code ComputationGraph}, fresh or trained; it is trained in place
   * @throws IllegalArgumentException for another kind of model
   */
  public static Spred of(Model network) {
    return new Spred(PlainNetwork.of(network));
  }

  /** Every weight for itself with this strength, at least 0, in all layers that are not named otherwise. */
  public Spred kappa(double kappa) {
    return weights(Treatment.weights(kappa));
  }

  /** What happens to the weights of all layers that are not named otherwise. */
  public Spred weights(Treatment treatment) {
    weights = treatment;
    return this;
  }

  /** What happens to the weights of one layer or vertex; layers without a name are {@code layer0}, {@code layer1}, …. */
  public Spred layer(String name, Treatment treatment) {
    byLayer.put(name, treatment);
    return this;
  }

  /** Leaves the weights of layers dense, with the small decay. */
  public Spred dense(String... names) {
    for (String name : names) {
      byLayer.put(name, null);
    }
    return this;
  }

  /**
   * Finetuning after pruning: nothing is penalised but by the small decay, and everything that is exactly zero now stays so,
   * biases and batch normalisation included, so that silenced filters stay dead.
   */
  public Spred holdZeros() {
    weights = null;
    byLayer.clear();
    zerosHeld = true;
    return this;
  }

  /** Penalty {@code decay·‖θ‖²} on biases, batch normalisation and layers left dense; 1e-4 by default. */
  public Spred denseDecay(double decay) {
    denseDecay = decay;
    return this;
  }

  /**
   * Takes the decay of what is dense out of the gradient: with the updater Adam this is AdamW. The pair keeps its decay in the
   * gradient, without which its minima would not be those of the L1 penalty.
   */
  public Spred decoupleDenseDecay() {
    decoupled = true;
    return this;
  }

  /** The updater of everything; by default that of the configuration. */
  public Spred updater(IUpdater value) {
    updater = value;
    return this;
  }

  /** Largest norm of the gradient by U, W and the dense parameters together; 0, the default, for none. */
  public Spred gradientClip(double norm) {
    if (!(norm >= 0)) {
      throw new IllegalArgumentException("gradientClip is " + norm + ", it must be at least 0.");
    }
    gradientClip = norm;
    return this;
  }

  /** Seed of drawn factors and of dropout; 1 by default. */
  public Spred seed(long value) {
    seed = value;
    return this;
  }

  /** Drops l1, l2 and weight decay of the configuration in favour of the penalties given here. */
  public Spred replaceRegularization() {
    NetworkChecks.dropPenalties(network);
    return this;
  }

  /**
   * The trainer, at its start: the network's weights are those of the initialisation.
   *
   * @throws InputException where the network's configuration asks for what training would leave out, or a named layer does not
   * exist
   */
  public NetworkTrainer trainer() {
    NetworkChecks.require(network);
    List<ParameterTensor> tensors = ParameterCatalogue.of(network);
    requireNames(tensors);
    List<Treatment> treatments = new ArrayList<>();
    for (ParameterTensor tensor : tensors) {
      if (tensor.role() == Role.WEIGHT || tensor.role() == Role.DENSE) {
        treatments.add(treatment(tensor));
      }
    }
    IUpdater chosen = updater == null ? configured(tensors) : updater;
    requireUpdater(treatments, chosen);
    NetworkTrainer trainer = new NetworkTrainer(network, tensors, new TrainerOptions(treatments, chosen, gradientClip, seed));
    trainer.start();
    return trainer;
  }

  private Treatment treatment(ParameterTensor tensor) {
    Treatment chosen = tensor.role() == Role.DENSE ? null
        : byLayer.containsKey(tensor.part()) ? byLayer.get(tensor.part()) : weights;
    return chosen == null ? new Direct(denseDecay, Direct.L1.NONE, 0, Grouping.WEIGHTS, zerosHeld, decoupled)
        : chosen;
  }

  private void requireNames(List<ParameterTensor> tensors) {
    List<String> names = tensors.stream().filter(tensor -> tensor.role() == Role.WEIGHT).map(ParameterTensor::part).distinct()
        .toList();
    for (String name : byLayer.keySet()) {
      if (!names.contains(name)) {
        throw new InputException("the network has no layer '" + name + "' with weights; it has "
            + names.stream().collect(Collectors.joining("', '", "'", "'")) + ".");
      }
    }
  }

  private static IUpdater configured(List<ParameterTensor> tensors) {
    return tensors.stream().filter(tensor -> tensor.layer() != null && tensor.role() == Role.WEIGHT)
        .map(tensor -> tensor.layer().getUpdaterByParam(tensor.key())).findFirst()
        .orElseThrow(() -> new InputException("the network has no layer with weights that could be trained."));
  }

  private static void requireUpdater(List<Treatment> treatments, IUpdater updater) {
    boolean proximal = treatments.stream().anyMatch(t -> t instanceof Direct direct && direct.l1() == Direct.L1.PROXIMAL);
    if (proximal && !(updater instanceof Sgd)) {
      throw new InputException("proximal steps need an updater whose step is the rate times the gradient, not "
          + updater.getClass().getSimpleName() + "; take Sgd.");
    }
  }
}
