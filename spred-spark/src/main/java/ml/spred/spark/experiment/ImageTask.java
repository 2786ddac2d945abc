package ml.spred.spark.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.compress.Architecture;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.EpochBatches;
import ml.spred.compress.Recipe;
import ml.spred.compress.ResNet;
import ml.spred.compress.UpdaterName;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.ImageFiles.Format;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.network.EpochSchedule;
import ml.spred.network.Grouping;
import ml.spred.network.NativeLayers;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.solver.LearningRateSchedule;
import ml.spred.solver.Progress;
import ml.spred.spark.param.EnumWord;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Images, a network and how it is trained: an entry of {@code tasks} in the settings.
 *
 * <pre>{@code
 * "mnist-mlp": {"format": "mnist", "train": 6000, "test": 10000, "network": "mlp", "hidden": [1000],
 *   "batch": 100, "epochs": 12, "optimizer": "adam", "rate": 5e-3, "schedule": "cosine", "finetuneEpochs": 3,
 *   "finetuneRate": 5e-4, "threshold": 1e-3, "methods": {"proximal-l1": {"optimizer": "sgd", "rate": 0.3}}}
 * }</pre>
 *
 * An entry of {@code methods} is put over the rest for that method alone.
 */
record ImageTask(JsonNode settings) {
  private static final int TEST_BATCH = 500;
  /** Units of mlp and cnn where none are given. */
  private static final int HIDDEN = 1000;
  private static final int ALL = Integer.MAX_VALUE;

  /** All tasks of a definition, by name. */
  static Map<String, ImageTask> of(Definition definition) {
    Map<String, ImageTask> tasks = new LinkedHashMap<>();
    definition.setting("tasks").properties().forEach(task -> tasks.put(task.getKey(), new ImageTask(task.getValue())));
    return tasks;
  }

  /** @throws InputException where there is no such task */
  static ImageTask of(Definition definition, String name) {
    ImageTask task = of(definition).get(name);
    if (task == null) {
      throw new InputException("the settings of " + definition.name() + " have no task '" + name + "'; add it.");
    }
    return task;
  }

  /** With what the settings say of a method put over the rest. */
  ImageTask forMethod(String method) {
    JsonNode own = settings.path("methods").path(method);
    ObjectNode merged = settings.deepCopy();
    own.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    return new ImageTask(merged);
  }

  /** With another value of a key. */
  ImageTask with(String key, Object value) {
    ObjectNode merged = settings.deepCopy();
    merged.set(key, value instanceof Double number ? DoubleNode.valueOf(number) : TextNode.valueOf(String.valueOf(value)));
    return new ImageTask(merged);
  }

  Format format() {
    return constant(Format.class, "format");
  }

  int trainImages() {
    return settings.path("train").asInt(ALL);
  }

  int testImages() {
    return settings.path("test").asInt(ALL);
  }

  int epochs() {
    return settings.path("epochs").asInt();
  }

  private String text(String key) {
    if (!settings.has(key)) {
      throw new InputException("a task has no '" + key + "'; add it.");
    }
    return settings.get(key).asText();
  }

  private <E extends Enum<E>> E constant(Class<E> kind, String key) {
    return EnumWord.of(kind, text(key), "'" + text(key) + "', the " + key + " of a task,");
  }

  /** A fresh one. */
  Model network(ImageSet images, long seed) {
    return network(images, Activation.RELU, seed);
  }

  /** A fresh one; the activation is that of mlp. */
  Model network(ImageSet images, Activation activation, long seed) {
    return architecture().network(images.shape(), images.classes(), activation, seed);
  }

  private Architecture architecture() {
    List<Integer> hidden = new ArrayList<>();
    settings.path("hidden").forEach(units -> hidden.add(units.asInt()));
    int blocks = settings.path("blocks").asInt(1);
    return new Architecture(constant(Architecture.Kind.class, "network"), hidden.isEmpty() ? List.of(HIDDEN) : hidden,
        settings.path("width").asInt(16), List.of(blocks, blocks, blocks), ResNet.Block.BASIC, ResNet.Stem.CIFAR);
  }

  /** How it is trained by a method. */
  Recipe recipe(CompressionMethod method, long seed) {
    Recipe usual = Recipe.of(updater(epochs()), epochs(), finetuneUpdater(), settings.path("finetuneEpochs").asInt());
    // Each round of iterative pruning is a training of its own, with the whole schedule.
    IUpdater updater = method == CompressionMethod.ITERATIVE_MAGNITUDE ? updater(Math.max(1, epochs() / usual.rounds()))
        : usual.updater();
    return usual.withUpdater(updater).withGrouping(grouping())
        .withThreshold(settings.path("threshold").asDouble(usual.threshold())).withSeed(seed)
        .withDenseDecay(settings.path("denseDecay").asDouble(usual.denseDecay()),
            constant(UpdaterName.class, "optimizer").decouples());
  }

  Grouping grouping() {
    return settings.path("structured").asBoolean() ? Grouping.OUTPUTS : Grouping.WEIGHTS;
  }

  /** What moves the weights over so many epochs. */
  IUpdater updater(int epochs) {
    double rate = settings.path("rate").asDouble();
    LearningRateSchedule schedule = settings.has("schedule") ? constant(LearningRateSchedule.class, "schedule")
        : LearningRateSchedule.CONSTANT;
    return constant(UpdaterName.class, "optimizer").updater(new EpochSchedule(rate, schedule, Math.max(1, epochs)),
        settings.path("momentum").asDouble(Nesterovs.DEFAULT_NESTEROV_MOMENTUM));
  }

  private IUpdater finetuneUpdater() {
    return new Adam(settings.path("finetuneRate").asDouble(Adam.DEFAULT_ADAM_LEARNING_RATE));
  }

  /** The batches of each epoch. */
  EpochBatches batches(ImageSet train, long seed) {
    Augmentation augmentation = new Augmentation(settings.path("crop").asInt(), settings.path("flip").asBoolean());
    return ImageBatches.training(train, Normalisation.of(train), settings.path("batch").asInt(128), augmentation, seed)::startAt;
  }

  /** Trains through all of its epochs by its optimiser. */
  void train(Spred spred, ImageSet train, long seed, Progress progress) {
    Spred own = constant(UpdaterName.class, "optimizer").decouples() ? spred.decoupleDenseDecay() : spred;
    train(own.updater(updater(epochs())), train, seed, 0, epochs(), progress);
  }

  /** Trains what is left with its zeros held, through other orders of the images than the training saw. */
  void finetune(Model network, ImageSet train, long seed, Progress progress) {
    train(spred(network, seed).holdZeros().updater(finetuneUpdater()), train, seed, epochs(),
        settings.path("finetuneEpochs").asInt(), progress);
  }

  private void train(Spred spred, ImageSet train, long seed, int from, int count, Progress progress) {
    NetworkTrainer trainer = spred.trainer();
    EpochBatches batches = batches(train, seed);
    for (int epoch = 0; epoch < count; epoch++) {
      double loss = trainer.fit(batches.epoch(from + epoch));
      progress.update("epochs", epoch + 1, count, String.format(Locale.ROOT, "loss %.4f", loss));
    }
  }

  /** The beginning of any training of a network. */
  Spred spred(Model network, long seed) {
    return Spred.of(network).replaceRegularization().denseDecay(settings.path("denseDecay").asDouble(1e-4)).seed(seed);
  }

  /** Share of the test images that a network has right. */
  static double accuracy(Model network, ImageSet train, ImageSet test) {
    NativeLayers.use(network);
    ImageBatches batches = ImageBatches.testing(test, Normalisation.of(train), TEST_BATCH);
    return network instanceof ComputationGraph graph ? graph.<Evaluation>evaluate(batches).accuracy()
        : ((MultiLayerNetwork) network).<Evaluation>evaluate(batches).accuracy();
  }
}
