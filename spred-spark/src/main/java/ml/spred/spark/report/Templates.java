package ml.spred.spark.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The package's text resources: templates, style, scripts. */
final class Templates {
  private static final List<String> SCRIPTS = List.of(
      "core.js", "table.js", "lines.js", "heatmap.js", "strips.js", "plane.js", "bars.js", "confusion.js", "start.js");

  private Templates() {}

  /** Fills {@code name.mustache}; values in double braces are escaped for HTML. */
  static String fill(String name, Map<String, ?> values) {
    return Mustache.compiler().escapeHTML(true).compile(resource(name + ".mustache")).execute(values);
  }

  static String style() {
    return resource("report.css");
  }

  /** ECharts, then the report's own scripts in the order in which they need each other. */
  static String scripts() {
    StringBuilder all = new StringBuilder(resource("echarts/echarts.min.js"));
    SCRIPTS.forEach(script -> all.append('\n').append(resource(script)));
    return all.toString();
  }

  private static String resource(String name) {
    try (InputStream stream = Templates.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks ml/spred/spark/report/" + name + "; build it again with Maven");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read ml/spred/spark/report/" + name, e);
    }
  }
}
