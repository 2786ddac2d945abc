package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * @param y responses {@code [outputs][samples]}
 */
public record LassoProblem(int samples, int features, double correlation, FeatureMatrix x, double[][] y) {
  private static final long SEED = 1;
  /** Standard deviation of the noise relative to that of the signal. */
  private static final double NOISE = 0.3;

  /** A list of strengths under a name. */
  public record Task(String task, double[] lambdas) {}

  /** Gaussian features; as many as a tenth of the samples, spread evenly, have an effect on every output. */
  public static LassoProblem draw(int samples, int features, double correlation, int outputs) {
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
    double[][] y = new double[outputs][];
    for (int output = 0; output < outputs; output++) {
      y[output] = response(x, random);
    }
    return new LassoProblem(samples, features, correlation, x, y);
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

  /** Number of outputs; the coefficients of a feature are one group. */
  public int outputs() {
    return y.length;
  }

  /** The problem of one output. */
  LassoProblem output(int output) {
    return new LassoProblem(samples, features, correlation, x, new double[][] {y[output]});
  }

  /** The smallest lambda at which no feature is in: {@code max ‖x_j·Y‖/n}. */
  public double lambdaMax() {
    double largest = 0;
    for (int feature = 0; feature < features; feature++) {
      double squares = 0;
      for (double[] output : y) {
        double sum = 0;
        for (int sample = 0; sample < samples; sample++) {
          sum += x.get(sample, feature) * output[sample];
        }
        squares += sum * sum;
      }
      largest = Math.max(largest, Math.sqrt(squares) / samples);
    }
    return largest;
  }

  /** The features, for this project's solvers. */
  public LassoMatrix matrix() {
    return LassoMatrix.of(x);
  }

  String name() {
    return samples + "x" + features + (outputs() == 1 ? "" : "x" + outputs()) + (correlation == 0 ? "-iid" : "-correlated");
  }

  /** Writes the files that {@code benchmark/peers/README.md} describes. */
  void write(Path directory, List<Task> tasks, double gap) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", name());
    head.put("numSamples", samples);
    head.put("numFeatures", features);
    head.put("numOutputs", outputs());
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
      ByteBuffer responses = ByteBuffer.allocate(Double.BYTES * samples * outputs()).order(ByteOrder.LITTLE_ENDIAN);
      DoubleBuffer values = responses.asDoubleBuffer();
      Arrays.stream(y).forEach(values::put);
      Files.write(directory.resolve("y.f64"), responses.array());
      Files.writeString(directory.resolve("problem.json"), new ObjectMapper().writeValueAsString(head));
    } catch (IOException failure) {
      throw new InputException(directory + " cannot be written (" + failure.getMessage() + "); is the disk full?", failure);
    }
  }
}
