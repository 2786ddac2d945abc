package ml.spred.spark.experiment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import ml.spred.solver.Progress;
import ml.spred.spark.SparkTest;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Tiny definitions, run in a directory of a test. */
final class ExperimentFixture {
  private static final String TEXTS = "\"title\": \"A < B\", \"source\": \"here\", \"shows\": \"This.\"";

  private final Path directory;
  private final Path data;

  /** @param data folder of real data; null for none */
  ExperimentFixture(Path directory, Path data) {
    this.directory = directory;
    this.data = data;
  }

  /** The folder of the definitions in the repository. */
  static Path definitions() {
    return Path.of("..", "data", "experiments");
  }

  /** Writes a definition whose scales are alike. @param scale settings, grid and seeds, in JSON without the outer braces */
  ExperimentFixture define(String name, String scale, String... publishedIds) throws IOException {
    String published = String.join(",", List.of(publishedIds).stream().map(id -> "{\"id\": \"" + id
        + "\", \"what\": \"what|" + id + "\", \"value\": \"1\", \"source\": \"there\", \"difference\": \"none\"}").toList());
    Files.writeString(directory.resolve(name + ".json"), "{" + TEXTS + ", \"published\": [" + published + "], \"small\": {"
        + scale
        + "}, \"full\": {" + scale + "}}");
    return this;
  }

  int run(String name) {
    return run(name, false);
  }

  int run(String name, boolean overwrite) {
    return new ExperimentRunner(SparkTest.session(), directory, output(), data)
        .run(Experiments.of(name), Scale.SMALL, overwrite, Progress.NONE);
  }

  Path output() {
    return directory.resolve("out");
  }

  Path csv(String name) {
    return output().resolve(name + "-small.csv");
  }

  /** The rows that are there. */
  Results results(String name) {
    return new ResultFile(output(), Experiments.of(name), Definition.read(directory, name, Scale.SMALL)).read();
  }

  String page() throws IOException {
    return Files.readString(output().resolve(ResultsPage.FILE));
  }

  /** The picture, parsed: it must be XML. */
  Document picture(String name) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(Files.readString(output().resolve(name + "-small.svg")))));
  }
}
