package ml.spred.spark.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;

/**
 * What is run at one scale: {@code NAME.json} of the definitions' folder.
 *
 * <pre>{@code
 * {
 *   "title": "…", "source": "…", "shows": "…",
 *   "published": [{"id": "…", "what": "…", "value": "…", "source": "…", "difference": {"small": "…", "full": "…"}}],
 *   "small": {"settings": {…}, "grid": [{"method": ["a", "b"], "kappa": [1, 2]}, …], "seeds": [1, 2]},
 *   "full": {…}
 * }
 * }</pre>
 *
 * A {@code medium} between the two may be left out. Each block of the grid gives the product of its lists, and with {@code seeds}
 * each point one cell for a seed. {@code difference} may be one text for all scales; a published figure whose differences leave a
 * scale out is none of it.
 *
 * @param settings what all cells share
 * @param fingerprint of the settings: results with another one are not mixed with these
 */
public record Definition(String name, Scale scale, String title, String source, String shows, JsonNode settings,
    List<Cell> cells, List<Published> published, String fingerprint) implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper().configure(JsonParser.Feature.ALLOW_COMMENTS, true)
      .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  /**
   * Reads one.
   *
   * @throws InputException where the file is missing, no JSON, or lacks something
   */
  public static Definition read(Path directory, String name, Scale scale) {
    Path file = directory.resolve(name + ".json");
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      JsonNode own = require(root, scale.spelling(), file);
      JsonNode settings = require(own, "settings", file);
      return new Definition(name, scale, require(root, "title", file).asText(), require(root, "source", file).asText(),
          require(root, "shows", file).asText(), settings, cells(own, file), published(root, scale, file), fingerprint(settings));
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** The scales that a definition has; none where its file is missing. */
  public static List<Scale> scales(Path directory, String name) {
    Path file = directory.resolve(name + ".json");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      return Arrays.stream(Scale.values()).filter(scale -> root.has(scale.spelling())).toList();
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  private static InputException unreadable(Path file, IOException failure) {
    return new InputException(file + " cannot be read as a definition (" + failure.getMessage()
        + "); give the folder of the definitions by --definitions.", failure);
  }

  private static JsonNode require(JsonNode node, String key, Path file) {
    if (!node.has(key)) {
      throw new InputException(file + " has no '" + key + "'; add it.");
    }
    return node.get(key);
  }

  private static List<Cell> cells(JsonNode own, Path file) {
    List<LinkedHashMap<String, String>> points = new ArrayList<>();
    for (JsonNode block : require(own, "grid", file)) {
      List<LinkedHashMap<String, String>> product = List.of(new LinkedHashMap<>());
      for (Map.Entry<String, JsonNode> axis : block.properties()) {
        product = times(product, axis.getKey(), axis.getValue());
      }
      points.addAll(product);
    }
    if (own.has("seeds")) {
      points = new ArrayList<>(times(points, "seed", own.get("seeds")));
    }
    if (points.isEmpty()) {
      throw new InputException(file + " has an empty grid; give at least one block.");
    }
    return points.stream().map(Cell::new).toList();
  }

  private static List<LinkedHashMap<String, String>> times(
      List<LinkedHashMap<String, String>> points, String key, JsonNode values) {
    List<LinkedHashMap<String, String>> product = new ArrayList<>();
    for (LinkedHashMap<String, String> point : points) {
      for (JsonNode value : values.isArray() ? values : JSON.createArrayNode().add(values)) {
        LinkedHashMap<String, String> next = new LinkedHashMap<>(point);
        next.put(key, value.asText());
        product.add(next);
      }
    }
    return product;
  }

  private static List<Published> published(JsonNode root, Scale scale, Path file) {
    List<Published> result = new ArrayList<>();
    for (JsonNode entry : require(root, "published", file)) {
      JsonNode difference = entry.path("difference");
      if (difference.isObject() && !difference.has(scale.spelling())) {
        continue;
      }
      String text = difference.isObject() ? difference.path(scale.spelling()).asText() : difference.asText();
      result.add(new Published(require(entry, "id", file).asText(), require(entry, "what", file).asText(),
          require(entry, "value", file).asText(), require(entry, "source", file).asText(), text));
    }
    return result;
  }

  private static String fingerprint(JsonNode settings) throws IOException {
    try {
      // Through plain maps, whose keys are sorted: the order in the file means nothing.
      String text = JSON.writeValueAsString(JSON.treeToValue(settings, Object.class));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }

  /** A setting. @throws InputException where the definition does not have it */
  public JsonNode setting(String key) {
    if (!settings.has(key)) {
      throw new InputException("the settings of " + name + " at the scale " + scale.spelling() + " have no '" + key
          + "'; add it.");
    }
    return settings.get(key);
  }

  public double number(String key) {
    return setting(key).asDouble();
  }

  public int integer(String key) {
    return setting(key).asInt();
  }

  public String text(String key) {
    return setting(key).asText();
  }

  public double[] numbers(String key) {
    JsonNode list = setting(key);
    double[] result = new double[list.size()];
    for (int k = 0; k < result.length; k++) {
      result[k] = list.get(k).asDouble();
    }
    return result;
  }
}
