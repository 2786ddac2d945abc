package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.solver.Progress;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs one trial per setting, each as one Spark task, on data that is broadcast once.
 *
 * @param <D> data shared by all trials
 */
public final class Trials<D extends Serializable> {
  private final JavaSparkContext context;
  private final D data;
  private final String description;

  /** @param description what the Spark UI and the log call the job, a few words */
  public Trials(JavaSparkContext context, D data, String description) {
    this.context = context;
    this.data = data;
    this.description = description;
  }

  /**
   * Results in the order of the settings.
   *
   * @param progress told on the driver how far the trials are; {@link Progress#NONE} costs nothing
   * @throws ml.spred.InputException as thrown by a trial; likewise {@link IllegalArgumentException}. The earliest setting's wins
   */
  @SuppressWarnings("try") // The label and the relay work by being open.
  public <S extends Serializable, R extends Serializable> List<R> run(
      List<S> settings, Trial<D, S, R> trial, Progress progress) {
    if (settings.isEmpty()) {
      return List.of();
    }
    Broadcast<Shipped<D>> shared = context.broadcast(new Shipped<>(data));
    try (JobLabel label = new JobLabel(context, description);
        ProgressRelay relay = ProgressRelay.open(context.sc(), progress)) {
      return results(collect(new ArrayList<>(settings), trial, shared, relay.handle()));
    } finally {
      shared.destroy();
    }
  }

  /** Positions, not settings, are parallelised: they pass through any serializer; the settings travel inside the closure. */
  private <S extends Serializable, R extends Serializable> List<byte[]> collect(
      ArrayList<S> settings, Trial<D, S, R> trial, Broadcast<Shipped<D>> shared, Progress progress) {
    List<Integer> positions = IntStream.range(0, settings.size()).boxed().toList();
    try {
      return context.parallelize(new ArrayList<>(positions), settings.size())
          .map(position -> JavaBytes.write(Outcome.of(() ->
              trial.run(shared.value().value(), settings.get(position), TaskContext.get().cpus(), progress))))
          .collect();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static <R extends Serializable> List<R> results(List<byte[]> outcomes) {
    List<R> results = new ArrayList<>(outcomes.size());
    for (byte[] bytes : outcomes) {
      results.add(JavaBytes.<Outcome<R>>read(bytes).get());
    }
    return results;
  }
}
