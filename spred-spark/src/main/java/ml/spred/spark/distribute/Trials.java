package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import ml.spred.solver.Progress;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;

/**
 * Runs one trial per setting, each as one Spark task on {@code spark.task.cpus} cores and, where {@code spark.task.resource.gpu.amount}
 * asks for one, a GPU of its own. The data is broadcast once and deserialized once in an executor, where all its tasks share it;
 * matrices that lie outside the heap ({@link ml.spred.problem.OffHeapMatrix}) do so there too.
 *
 * @param <D> data shared by all trials
 */
public final class Trials<D extends Serializable> {
  /** What {@link Progress} calls it when whole trials are counted. */
  public static final String PHASE = "trials";

  private final JavaSparkContext context;
  private final D data;
  private final String description;
  private final KeptTrials kept;

  /** @param description what the Spark UI and the log call the job, a few words */
  public Trials(JavaSparkContext context, D data, String description) {
    this(context, data, description, null);
  }

  private Trials(JavaSparkContext context, D data, String description, KeptTrials kept) {
    this.context = context;
    this.data = data;
    this.description = description;
    this.kept = kept;
  }

  /**
   * The same, with every trial kept in a directory as it finishes: trials that are found there are not run again, so that a driver
   * that was killed goes on where it stood. The driver alone writes there.
   *
   * @param directory on any file system of Hadoop; empty keeps nothing
   * @param fingerprint of the data: it must differ where the data do. The description and the setting tell trials on the same data
   *     apart, so a setting holds every option that the result depends on
   */
  public Trials<D> keptIn(String directory, String fingerprint) {
    return directory.isEmpty() ? this : new Trials<>(context, data, description, new KeptTrials(
        new CheckpointFiles(directory, new SerializableConfiguration(context.hadoopConfiguration())),
        description + "\n" + fingerprint));
  }

  /**
   * Results in the order of the settings.
   *
   * @param progress told on the driver: of several trials how many are done, of one trial how far it is. {@link Progress#NONE} costs
   *     nothing
   * @throws ml.spred.InputException as thrown by a trial; likewise {@link IllegalArgumentException}. The earliest setting's wins
   * @throws TrialException for a trial that fails in another way as often as Spark repeats it ({@code spark.task.maxFailures})
   */
  public <S extends Serializable, R extends Serializable> List<R> run(
      List<S> settings, Trial<D, S, R> trial, Progress progress) {
    return run(settings, trial, progress, null);
  }

  /**
   * The same, telling of each result as it comes.
   *
   * @param each hears of a setting and its result on the driver, one after the other, in the order in which trials that were not
   *     found finish; null for nobody. What it throws is thrown when all others have been heard of
   */
  public <S extends Serializable, R extends Serializable> List<R> run(
      List<S> settings, Trial<D, S, R> trial, Progress progress, BiConsumer<S, R> each) {
    byte[][] outcomes = settings.stream().map(setting -> kept == null ? null : kept.find(setting)).toArray(byte[][]::new);
    if (Arrays.asList(outcomes).contains(null)) {
      try (FinishedTrials finished = new FinishedTrials(outcomes, keeper(settings, each), progress)) {
        runMissing(new ArrayList<>(settings), trial, finished, progress);
      }
    }
    return Arrays.stream(outcomes).map(bytes -> JavaBytes.<Outcome<R>>read(bytes).get()).toList();
  }

  /** What happens to a finished trial's bytes; null for nothing. */
  private <S extends Serializable, R extends Serializable> FinishedTrials.Keeper keeper(List<S> settings, BiConsumer<S, R> each) {
    if (kept == null && each == null) {
      return null;
    }
    return (position, bytes) -> {
      if (kept != null) {
        kept.keep(settings.get(position), bytes);
      }
      Outcome<R> outcome = JavaBytes.read(bytes);
      if (each != null && outcome.refusal() == null) {
        each.accept(settings.get(position), outcome.result());
      }
    };
  }

  @SuppressWarnings("try") // The label and the relay work by being open.
  private <S extends Serializable, R extends Serializable> void runMissing(
      ArrayList<S> settings, Trial<D, S, R> trial, FinishedTrials finished, Progress progress) {
    Broadcast<Shipped<D>> shared = context.broadcast(new Shipped<>(data));
    try (JobLabel label = new JobLabel(context, description);
        ProgressRelay relay = ProgressRelay.open(context.sc(), settings.size() == 1 ? progress : Progress.NONE)) {
      submit(finished, new TrialTask<>(settings, trial, shared, relay.handle()));
    } finally {
      shared.destroy();
    }
  }

  /** Positions, not settings, are parallelised: they pass through any serializer; the settings travel inside the task. */
  private void submit(FinishedTrials finished, TrialTask<D, ?, ?> task) {
    List<Integer> positions = IntStream.of(finished.missing()).boxed().toList();
    try {
      context.sc().runJob(context.parallelize(new ArrayList<>(positions), positions.size()).rdd(), task, finished,
          ClassTag$.MODULE$.apply(byte[].class));
    } catch (Exception failure) {
      throw new FailedTrial(failure, finished.missing(), task).asThrown();
    }
  }
}
