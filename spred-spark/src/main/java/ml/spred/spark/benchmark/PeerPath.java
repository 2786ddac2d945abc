package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;

/**
 * A path method of another library, run by {@code run.sh} of the peers' folder in a process of its own.
 *
 * @param name as run.sh knows it
 * @param peers the folder
 * @param work where problems and answers are put
 */
record PeerPath(String name, Path peers, Path work) implements PathMethod {
  @Override
  public Solved solve(SpeedProblem problem, double[] lambdas, int repeats) {
    Path input = work.resolve(problem.name()).resolve("problem-" + lambdas.length);
    Path output = work.resolve(problem.name()).resolve(name);
    problem.write(input, lambdas);
    run(peers, name, input, output, repeats);
    try {
      JsonNode result = new ObjectMapper().readTree(output.resolve("result.json").toFile());
      double best = Double.POSITIVE_INFINITY;
      for (JsonNode seconds : result.get("seconds")) {
        best = Math.min(best, seconds.asDouble());
      }
      return new Solved(best, answers(output, result.get("lambdas").size(), problem.classes()));
    } catch (IOException failure) {
      throw new InputException("the answer of " + name + " in " + output + " cannot be read (" + failure.getMessage() + ").",
          failure);
    }
  }

  /** Runs a method of the peers' folder in a process of its own. */
  static void run(Path peers, String name, Path input, Path output, int repeats) {
    try {
      Process process = new ProcessBuilder(peers.resolve("run.sh").toString(), name, input.toString(), output.toString(),
          Integer.toString(repeats)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new InputException(name + " failed on " + input + ": " + said.strip() + "; see the README of " + peers + ".");
      }
    } catch (IOException failure) {
      throw new InputException(peers.resolve("run.sh") + " cannot be run (" + failure.getMessage() + "); check --peers.", failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was running.", interruption);
    }
  }

  private static List<PathObjective.Answer> answers(Path output, int lambdas, int classes) throws IOException {
    DoubleBuffer intercepts =
        ByteBuffer.wrap(Files.readAllBytes(output.resolve("intercepts.f64"))).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    List<PathObjective.Answer> answers = new ArrayList<>();
    for (int k = 0; k < lambdas; k++) {
      double[] intercept = new double[classes];
      intercepts.get(intercept);
      answers.add(PathObjective.Answer.empty(intercept));
    }
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(output.resolve("coefficients.csv"))) {
      rows.forEach(row -> add(answers.get(Integer.parseInt(row.getField("lambda_index"))), row, classes));
    }
    return answers;
  }

  /** Rows of a gene follow each other or not; either way they end in one line of weights. */
  private static void add(PathObjective.Answer answer, NamedCsvRecord row, int classes) {
    int gene = Integer.parseInt(row.getField("feature"));
    int last = answer.genes().size() - 1;
    int at = last >= 0 && answer.genes().get(last) == gene ? last : answer.genes().indexOf(gene);
    if (at < 0) {
      answer.genes().add(gene);
      answer.weights().add(new double[classes]);
      at = answer.genes().size() - 1;
    }
    answer.weights().get(at)[Integer.parseInt(row.getField("class"))] = Double.parseDouble(row.getField("value"));
  }
}
