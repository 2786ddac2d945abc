package ml.spred.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.redundant.Initialization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * The text part of a saved training.
 *
 * @param options how it is trained
 * @param iteration steps done
 * @param epoch epochs done
 */
record TrainerJson(TrainerOptions options, int iteration, int epoch) {
  private static final int VERSION = 1;

  static String write(NetworkTrainer trainer) throws IOException {
    ObjectMapper mapper = NeuralNetConfiguration.mapper();
    ObjectNode root = mapper.createObjectNode();
    TrainerOptions options = trainer.options();
    root.put("version", VERSION).put("iteration", trainer.iteration()).put("epoch", trainer.epoch());
    root.put("seed", options.seed()).put("gradientClip", options.gradientClip());
    root.set("updater", mapper.readTree(mapper.writerFor(IUpdater.class).writeValueAsString(options.updater())));
    options.treatments().forEach(treatment -> write(treatment, root.withArray("treatments").addObject()));
    return mapper.writeValueAsString(root);
  }

  private static void write(Treatment treatment, ObjectNode node) {
    if (treatment instanceof Redundant redundant) {
      node.put("method", "redundant").put("kappa", redundant.kappa()).put("balance", redundant.balance())
          .put("initialization", redundant.initialization().name());
      write(redundant.grouping(), node);
    } else if (treatment instanceof Direct direct) {
      node.put("method", "direct").put("decay", direct.decay()).put("l1", direct.l1().name()).put("kappa", direct.kappa())
          .put("zerosHeld", direct.zerosHeld()).put("decoupled", direct.decoupled());
      write(direct.grouping(), node);
    } else if (treatment instanceof SoftThreshold soft) {
      node.put("method", "soft-threshold").put("decay", soft.decay()).put("start", soft.start());
    }
  }

  private static void write(Grouping grouping, ObjectNode node) {
    node.put("grouping", grouping.kind().name());
    if (grouping.groupOf() != null) {
      IntStream.of(grouping.groupOf()).forEach(node.withArray("groupOf")::add);
    }
  }

  static TrainerJson read(String text) throws IOException {
    ObjectMapper mapper = NeuralNetConfiguration.mapper();
    JsonNode root = mapper.readTree(text);
    if (root.path("version").asInt() > VERSION) {
      throw new InputException("the training was saved by a later version of spred (format " + root.path("version").asInt()
          + ", this one reads up to " + VERSION + "); update spred.");
    }
    List<Treatment> treatments = new ArrayList<>();
    root.required("treatments").forEach(node -> treatments.add(treatment(node)));
    IUpdater updater = mapper.readValue(root.required("updater").toString(), IUpdater.class);
    TrainerOptions options =
        new TrainerOptions(treatments, updater, root.required("gradientClip").asDouble(), root.required("seed").asLong());
    return new TrainerJson(options, root.required("iteration").asInt(), root.required("epoch").asInt());
  }

  private static Treatment treatment(JsonNode node) {
    return switch (node.required("method").asText()) {
      case "redundant" -> new Redundant(node.required("kappa").asDouble(), node.required("balance").asDouble(),
          grouping(node), Initialization.valueOf(node.required("initialization").asText()));
      case "direct" -> new Direct(node.required("decay").asDouble(), Direct.L1.valueOf(node.required("l1").asText()),
          node.required("kappa").asDouble(), grouping(node), node.required("zerosHeld").asBoolean(),
          node.path("decoupled").asBoolean());
      case "soft-threshold" -> new SoftThreshold(node.required("decay").asDouble(), node.required("start").asDouble());
      default -> throw new InputException("the training uses '" + node.get("method").asText()
          + "', which this version of spred does not know; update spred.");
    };
  }

  private static Grouping grouping(JsonNode node) {
    Grouping.Kind kind = Grouping.Kind.valueOf(node.required("grouping").asText());
    if (kind != Grouping.Kind.GIVEN) {
      return new Grouping(kind, null);
    }
    JsonNode list = node.required("groupOf");
    return new Grouping(kind, IntStream.range(0, list.size()).map(k -> list.get(k).asInt()).toArray());
  }
}
