package ml.spred.spark.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;

/**
 * What every solver of a path is given: the same standardised single-precision values, the same labels.
 *
 * @param name of the set
 * @param x standardised values {@code [samples, features]}
 * @param labels class of each sample
 * @param classes number of classes
 */
record SpeedProblem(String name, FeatureMatrix x, int[] labels, int classes) {
  /** The name of the simulated problem: 300 samples, 40,000 genes, 10 classes. */
  static final String SIMULATED = "simulated-300x40000";
  private static final int SAMPLES = 300;
  private static final int FEATURES = 40_000;
  private static final int CLASSES = 10;
  private static final int GENES_OF_A_CLASS = 5;

  /** All samples of a set whose class is not rare. */
  static SpeedProblem of(LabelledSet data) {
    int[] kept = data.kept();
    List<String> classes = data.classes();
    FeatureMatrix raw = FeatureMatrix.ofRows(Arrays.stream(kept).mapToObj(data.set()::values).toArray(double[][]::new));
    int[] labels = Arrays.stream(kept).map(sample -> classes.indexOf(data.labels().get(sample))).toArray();
    return new SpeedProblem(data.name(), standardised(raw), labels, classes.size());
  }

  /** The problem named {@link #SIMULATED}. */
  static SpeedProblem simulated() {
    return simulated(SIMULATED, SAMPLES, FEATURES, CLASSES);
  }

  /** Gaussian genes; the class is the one whose five genes sum highest, with noise of one gene's size. */
  static SpeedProblem simulated(String name, int samples, int features, int classes) {
    Random random = new Random(1);
    float[] values = new float[samples * features];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    FeatureMatrix raw = new FeatureMatrix(samples, features, values);
    int[] labels = new int[samples];
    for (int sample = 0; sample < samples; sample++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < classes; label++) {
        double sum = random.nextGaussian();
        for (int gene = 0; gene < GENES_OF_A_CLASS; gene++) {
          sum += raw.get(sample, label * GENES_OF_A_CLASS + gene);
        }
        labels[sample] = sum > best ? label : labels[sample];
        best = Math.max(best, sum);
      }
    }
    return new SpeedProblem(name, standardised(raw), labels, classes);
  }

  private static FeatureMatrix standardised(FeatureMatrix raw) {
    return Standardizer.fit(raw, Scaling.FEATURE, MissingValues.MEAN).apply(raw);
  }

  /** Writes the files that {@code benchmark/peers/README.md} describes, for a path over all samples. */
  void write(Path directory, double[] lambdas) {
    write(directory, lambdas, new int[labels.length], 1);
  }

  /**
   * Writes the files for a method that predicts.
   *
   * @param rows 0, 1 or 2 for each sample: train, dev, test
   * @param seed of what the method draws
   */
  void writeSplit(Path directory, int[] rows, long seed) {
    write(directory, new double[0], rows, seed);
  }

  private void write(Path directory, double[] lambdas, int[] rows, long seed) {
    try {
      Files.createDirectories(directory);
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("name", name);
      head.put("numSamples", x.numSamples());
      head.put("numFeatures", x.numFeatures());
      head.put("numClasses", classes);
      head.put("lambdas", lambdas);
      head.put("seed", seed);
      head.put("task", lambdas.length > 0 ? "path" : "predict");
      writeValues(directory.resolve("x.f32"));
      writeInts(directory.resolve("labels.i32"), labels);
      writeInts(directory.resolve("rows.i32"), rows);
      Files.writeString(directory.resolve("problem.json"), new ObjectMapper().writeValueAsString(head));
    } catch (IOException failure) {
      throw new InputException(directory + " cannot be written (" + failure.getMessage() + "); choose another --work.", failure);
    }
  }

  private void writeValues(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file); WritableByteChannel channel = Channels.newChannel(out)) {
      ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * x.numSamples()).order(ByteOrder.LITTLE_ENDIAN);
      for (int feature = 0; feature < x.numFeatures(); feature++) {
        buffer.clear();
        buffer.asFloatBuffer().put(x.values(), x.offset(feature), x.numSamples());
        channel.write(buffer);
      }
    }
  }

  private static void writeInts(Path file, int[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asIntBuffer().put(values);
    Files.write(file, buffer.array());
  }
}
