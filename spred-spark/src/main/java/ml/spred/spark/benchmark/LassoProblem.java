package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.lasso.LassoMatrix;
import ml.spred.problem.FeatureMatrix;

/**
 * A regression that every solver is given: the same values, single precision to all.
 *
 * @param correlation of neighbouring features
 */
public record LassoProblem(int samples, int features, double correlation, FeatureMatrix x, double[] y) {
  private static final long SEED = 1;
  /** Standard deviation of the noise relative to that of the signal. */
  private static final double NOISE = 0.3;

  /** A list of strengths under a name. */
  public record Task(String task, double[] lambdas) {}

  /** Gaussian features; as many as a tenth of the samples, spread evenly, have an effect. */
  public static LassoProblem draw(int samples, int features, double correlation) {
    Random random = new Random(SEED);
    FeatureMatrix x = FeatureMatrix.zeros(samples, features);
    double rest = Math.sqrt(1 - correlation * correlation);
    double[] last = new double[samples];
    for (int feature = 0; feature < features; feature++) {
      for (int sample = 0; sample < samples; sample++) {
        double own = random.nextGaussian();
        last[sample] = feature == 0 ? own : correlation * last[sample] + rest * own;
        x.set(sample, feature, last[sample]);
      }
    }
    return new LassoProblem(samples, features, correlation, x, response(x, random));
  }

  private static double[] response(FeatureMatrix x, Random random) {
    int samples = x.numSamples();
    double[] y = new double[samples];
    int effects = Math.min(x.numFeatures(), Math.max(5, samples / 10));
    for (int k = 0; k < effects; k++) {
      int feature = (int) ((long) k * x.numFeatures() / effects);
      double effect = random.nextGaussian();
      for (int sample = 0; sample < samples; sample++) {
        y[sample] += effect * x.get(sample, feature);
      }
    }
    double squares = 0;
    for (double value : y) {
      squares += value * value;
    }
    double noise = NOISE * Math.sqrt(squares / samples);
    for (int sample = 0; sample < samples; sample++) {
      y[sample] += noise * random.nextGaussian();
    }
    return y;
  }

  /** The smallest lambda at which no feature is in: {@code max |x_j·y|/n}. */
  public double lambdaMax() {
    double largest = 0;
    for (int feature = 0; feature < features; feature++) {
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        sum += x.get(sample, feature) * y[sample];
      }
      largest = Math.max(largest, Math.abs(sum) / samples);
    }
    return largest;
  }

  /** The features, for this project's solvers. */
  public LassoMatrix matrix() {
    return LassoMatrix.of(x);
  }

  String name() {
    return samples + "x" + features + (correlation == 0 ? "-iid" : "-correlated");
  }

  /** Writes the files that {@code benchmark/peers/README.md} describes. */
  void write(Path directory, List<Task> tasks, double gap) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", name());
    head.put("numSamples", samples);
    head.put("numFeatures", features);
    head.put("gap", gap);
    head.put("tasks", tasks);
    try {
      Files.createDirectories(directory);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve("x.f32")))) {
        ByteBuffer column = ByteBuffer.allocate(Float.BYTES * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int feature = 0; feature < features; feature++) {
          column.asFloatBuffer().put(x.values(), x.offset(feature), samples);
          out.write(column.array());
        }
      }
      ByteBuffer responses = ByteBuffer.allocate(Double.BYTES * samples).order(ByteOrder.LITTLE_ENDIAN);
      responses.asDoubleBuffer().put(y);
      Files.write(directory.resolve("y.f64"), responses.array());
      Files.writeString(directory.resolve("problem.json"), new ObjectMapper().writeValueAsString(head));
    } catch (IOException failure) {
      throw new InputException(directory + " cannot be written (" + failure.getMessage() + "); is the disk full?", failure);
    }
  }
}
