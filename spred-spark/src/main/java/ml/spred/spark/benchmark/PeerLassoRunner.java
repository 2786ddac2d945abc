package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;

/**
 * Another library, run by {@code run.sh} of the peers' folder in a process of its own.
 *
 * @param name as run.sh knows it
 * @param work where problems and answers are put
 */
public record PeerLassoRunner(String name, Path peers, Path work, int threads, double gap, int repeats)
    implements LassoMethodRunner {
  @Override
  public List<LassoRun> run(LassoProblem problem, List<LassoProblem.Task> tasks) {
    Path input = work.resolve(problem.name());
    Path answer = work.resolve(problem.name() + "-" + name);
    if (!Files.exists(input.resolve("problem.json"))) {
      problem.write(input, tasks, gap);
    }
    start(input, answer);
    try {
      List<LassoRun> runs = new ArrayList<>();
      for (JsonNode task : new ObjectMapper().readTree(answer.resolve("result.json").toFile()).get("tasks")) {
        double fastest = Double.POSITIVE_INFINITY;
        for (JsonNode seconds : task.get("seconds")) {
          fastest = Math.min(fastest, seconds.asDouble());
        }
        runs.add(new LassoRun(problem.name(), problem.samples(), problem.features(), problem.correlation(), task.get("task")
            .asText(),
            name, threads, fastest, task.get("seconds").size(), task.get("gap").asDouble(), task.get("support").asInt()));
      }
      return runs;
    } catch (IOException failure) {
      throw new InputException("the answer of " + name + " in " + answer + " cannot be read (" + failure.getMessage() + ").",
          failure);
    }
  }

  private void start(Path input, Path answer) {
    try {
      ProcessBuilder builder = new ProcessBuilder(peers.resolve("run.sh").toString(), name, input.toString(), answer.toString(),
          Integer.toString(repeats)).redirectErrorStream(true);
      builder.environment().put("SPRED_THREADS", Integer.toString(threads));
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new InputException(name + " failed on " + input + ": " + said.strip() + "; see the README of " + peers + ".");
      }
    } catch (IOException failure) {
      throw new InputException(peers.resolve("run.sh") + " cannot be run (" + failure.getMessage() + "); check --peers.",
          failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was running.", interruption);
    }
  }
}
