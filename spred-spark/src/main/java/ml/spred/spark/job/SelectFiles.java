package ml.spred.spark.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The files of an output directory. */
final class SelectFiles {
  static final String GENES = "selected_features.csv";
  static final String PREDICTIONS = "predictions.csv";
  static final String METRICS = "metrics.json";
  static final String REPORT = "report.html";
  static final String PATH_REPORT = "path.html";
  static final String MODEL = "model";

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SelectFiles() {}

  static void write(StagedOutput output, Selected selected) {
    Walk walk = Walk.of(selected.selector());
    genes(output.text(GENES), selected.genes());
    predictions(output.text(PREDICTIONS), selected.samples(), selected.scores());
    text(output.text(METRICS), MetricsJson.of(selected));
    PathFiles.tables(output, walk, selected.samples().set());
    boolean hasPath = walk.points().size() > 1;
    text(output.text(REPORT), SelectReport.of(selected, walk, hasPath ? PATH_REPORT : "").render());
    if (hasPath) {
      text(output.text(PATH_REPORT),
          PathPageData.of(selected.fitted(), walk, selected.seconds(), selected.peakMemory(), REPORT).render());
    }
    try {
      selected.fitted().model().write().save(output.path(MODEL).toString());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot save the model", failure);
    }
  }

  private static void genes(Writer file, List<Genes.Gene> genes) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord("rank", "feature", "annotation", "score");
      for (Genes.Gene gene : genes) {
        csv.writeRecord(String.valueOf(gene.rank()), gene.feature(), gene.annotation(), String.valueOf(gene.score()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void predictions(Writer file, Samples samples, Scores scores) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord(header(scores.classes(), "sample", "split", "label", "prediction"));
      for (int sample = 0; sample < samples.labels().size(); sample++) {
        csv.writeRecord(row(scores.probabilities()[sample], samples.set().sampleNames().get(sample),
            samples.splits().get(sample).spelling(), samples.labels().get(sample),
            scores.classes().get(scores.predicted()[sample])));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Columns, then one for the probability of each class. */
  static List<String> header(List<String> classes, String... columns) {
    List<String> header = new ArrayList<>(List.of(columns));
    classes.forEach(name -> header.add("probability:" + name));
    return header;
  }

  static List<String> row(double[] probabilities, String... columns) {
    List<String> row = new ArrayList<>(List.of(columns));
    for (double probability : probabilities) {
      row.add(String.valueOf(probability));
    }
    return row;
  }

  static CsvWriter csv(Writer file) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
  }

  static void text(Writer file, Object content) {
    try (file) {
      file.write(content instanceof String text ? text : JSON.writeValueAsString(content) + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
