package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import ml.spred.solver.Progress;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.collection.Iterator;

/** What a Spark task does for one trial: bind the device that Spark granted, run, give the outcome back as bytes. */
final class TrialTask<D extends Serializable, S extends Serializable, R extends Serializable>
    implements Function1<Iterator<Integer>, byte[]>, Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<S> settings;
  private final Trial<D, S, R> trial;
  private final Broadcast<Shipped<D>> shared;
  private final Progress progress;

  TrialTask(ArrayList<S> settings, Trial<D, S, R> trial, Broadcast<Shipped<D>> shared, Progress progress) {
    this.settings = settings;
    this.trial = trial;
    this.shared = shared;
    this.progress = progress;
  }

  @Override
  @SuppressWarnings("try") // The device works by being bound.
  public byte[] apply(Iterator<Integer> positions) {
    int position = positions.next();
    S setting = settings.get(position);
    TaskContext task = TaskContext.get();
    try (TaskDevice device = TaskDevice.bind()) {
      return JavaBytes.write(Outcome.of(() -> trial.run(shared.value().value(), setting, task.cpus(), progress)));
    } catch (RuntimeException failure) {
      throw task.isInterrupted() ? failure : new TrialException(sentence(position, String.valueOf(failure)), failure);
    }
  }

  /** Which trial failed, and why. */
  String sentence(int position, String reason) {
    String name = trial.name(settings.get(position));
    return "trial " + (position + 1) + " of " + settings.size() + " (" + name + ") failed each time it was run: " + reason;
  }
}
