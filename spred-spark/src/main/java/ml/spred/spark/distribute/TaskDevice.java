package ml.spred.spark.distribute;

import ml.spred.compute.Device;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** The thread of a Spark task computes on the GPU that Spark granted to the task, until closed. */
public final class TaskDevice implements AutoCloseable {
  /** Spark's name of the resource that {@code spark.task.resource.gpu.amount} asks for. */
  private static final String GPU = "gpu";

  private TaskDevice() {}

  /** To be called in the task, before its first array. */
  public static TaskDevice bind() {
    Device.bind(granted(TaskContext.get()));
    return new TaskDevice();
  }

  /** Address of the first GPU of a task; null for none. */
  static String granted(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get(GPU);
    return gpu == null || gpu.addresses().length == 0 ? null : gpu.addresses()[0];
  }

  @Override
  public void close() {
    Device.bind(null);
  }
}
