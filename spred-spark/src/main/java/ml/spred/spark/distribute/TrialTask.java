package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import ml.spred.compute.Device;
import ml.spred.solver.Progress;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceInformation;
import scala.Function1;
import scala.collection.Iterator;

/** What a Spark task does for one trial: bind the device that Spark granted, run, give the outcome back as bytes. */
final class TrialTask<D extends Serializable, S extends Serializable, R extends Serializable>
    implements Function1<Iterator<Integer>, byte[]>, Serializable {
  private static final long serialVersionUID = 1L;
  /** Spark's name of the resource that {@code spark.task.resource.gpu.amount} asks for. */
  private static final String GPU = "gpu";

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
  public byte[] apply(Iterator<Integer> positions) {
    int position = positions.next();
    S setting = settings.get(position);
    TaskContext task = TaskContext.get();
    Device.bind(granted(task));
    try {
      return JavaBytes.write(Outcome.of(() -> trial.run(shared.value().value(), setting, task.cpus(), progress)));
    } catch (RuntimeException failure) {
      throw task.isInterrupted() ? failure : new TrialException(sentence(position, String.valueOf(failure)), failure);
    } finally {
      Device.bind(null);
    }
  }

  /** Address of the first GPU of a task; null for none. */
  static String granted(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get(GPU);
    return gpu == null || gpu.addresses().length == 0 ? null : gpu.addresses()[0];
  }

  /** Which trial failed, and why. */
  String sentence(int position, String reason) {
    String name = trial.name(settings.get(position));
    return "trial " + (position + 1) + " of " + settings.size() + " (" + name + ") failed each time it was run: " + reason;
  }
}
