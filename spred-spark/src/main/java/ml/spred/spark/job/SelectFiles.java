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
import ml.spred.spark.report.GeneContext;
import ml.spred.spark.report.ResamplingReport.DiscoveryRow;
import ml.spred.spark.report.ResamplingReport.FrequencyRow;

/** The files of an output directory. */
final class SelectFiles {
  static final String GENES = "selected_features.csv";
  static final String PREDICTIONS = "predictions.csv";
  static final String STABILITY = "stability.csv";
  static final String FALSE_DISCOVERIES = "fdr.csv";
  static final String RELATED = "related_genes.csv";
  static final String PATHWAYS = "pathways.csv";
  static final String METRICS = "metrics.json";
  static final String REPORT = "report.html";
  static final String PATH_REPORT = "path.html";
  static final String MODEL = "model";

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SelectFiles() {}

  static void write(StagedOutput output, Selected selected) {
    Walk walk = Walk.of(selected.selector());
    GeneContext context = Surroundings.of(selected);
    genes(output.text(GENES), selected.genes());
    if (selected.selector().stabilitySelection().isPresent()) {
      stability(output.text(STABILITY), Frequencies.of(selected));
    }
    if (selected.selector().falseDiscoveries().isPresent()) {
      falseDiscoveries(output.text(FALSE_DISCOVERIES), Discoveries.of(selected));
    }
    related(output.text(RELATED), context);
    if (selected.request().penalty().pathways != null) {
      pathways(output.text(PATHWAYS), context);
    }
    predictions(output.text(PREDICTIONS), selected.samples(), selected.scores());
    text(output.text(METRICS), MetricsJson.of(selected));
    PathFiles.tables(output, walk, selected.fitted().genes());
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
      csv.writeRecord("rank", "feature", "annotation", "score", "frequency");
      for (Genes.Gene gene : genes) {
        csv.writeRecord(String.valueOf(gene.rank()), gene.feature(), gene.annotation(), String.valueOf(gene.score()),
            PathFiles.cell(gene.frequency()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void stability(Writer file, List<FrequencyRow> rows) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord("feature", "annotation", "frequency", "stable", "selected");
      for (FrequencyRow row : rows) {
        csv.writeRecord(row.feature(), row.annotation(), String.valueOf(row.frequency()), String.valueOf(row.stable()),
            String.valueOf(row.selected()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void falseDiscoveries(Writer file, List<DiscoveryRow> rows) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord("feature", "annotation", "statistic", "controlled", "selected");
      for (DiscoveryRow row : rows) {
        csv.writeRecord(row.feature(), row.annotation(), String.valueOf(row.statistic()), String.valueOf(row.controlled()),
            String.valueOf(row.selected()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void related(Writer file, GeneContext context) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord("feature", "annotation", "related", "relatedAnnotation", "correlation");
      for (GeneContext.RelatedRow row : context.related()) {
        csv.writeRecord(row.feature(), row.annotation(), row.related(), row.relatedAnnotation(),
            String.valueOf(row.correlation()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void pathways(Writer file, GeneContext context) {
    try (CsvWriter csv = csv(file)) {
      csv.writeRecord("pathway", "score", "numGenes", "genes");
      for (GeneContext.PathwayRow row : context.pathways()) {
        csv.writeRecord(row.pathway(), String.valueOf(row.score()), String.valueOf(row.genes().size()), String.join(";",
            row.genes()));
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
