package ml.spred.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.Pruning;
import ml.spred.compress.ResNet;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageShape;
import ml.spred.network.Grouping;
import ml.spred.network.NativeLayers;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * What dead filters are worth: inference of a residual network with a share of its filters dead, against the same with them taken out,
 * in turns in one run, and the sizes of their files.
 */
public final class RemovalBenchmark {
  private static final ImageShape IMAGE = new ImageShape(3, 32, 32);
  private static final int BATCH = 32;
  private static final int WARM_UP = 2;
  private static final int TURNS = 9;

  private RemovalBenchmark() {}

  /** @param arguments the directory to write {@code filter-removal.csv} to, {@code data/results} by default */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "data/results"));
    try (NativeThreads threads = NativeThreads.of(1);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(directory.resolve("filter-removal.csv")))) {
      out.println("network,dead_filters,parameters,left_parameters,batch,masked_ms,smaller_ms,median_ratio,difference,zip_bytes,"
          + "sparse_bytes,smaller_zip_bytes,smaller_sparse_bytes");
      for (double share : new double[] {0.2, 0.5, 0.8}) {
        out.println(measure(share));
        out.flush();
      }
    }
  }

  private static String measure(double share) throws IOException {
    ComputationGraph masked = ResNet.cifar(1, 32, IMAGE, 10)
        .network(new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.FLOAT).updater(new NoOp()));
    Pruning.of(masked).grouping(Grouping.OUTPUTS).keep("output").ratio(1 / (1 - share), Pruning.Scope.LAYER);
    tieResidualStreams(masked, share);
    DeadFilters.silence(masked);
    ComputationGraph smaller = (ComputationGraph) DeadFilters.remove(masked);
    INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, IMAGE.channels(), IMAGE.height(), IMAGE.width());
    NativeLayers.use(masked);
    NativeLayers.use(smaller);
    double difference = masked.outputSingle(images).sub(smaller.outputSingle(images)).normmaxNumber().doubleValue();
    double[][] milliseconds = new double[2][TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      for (int side = 0; side < 2; side++) {
        long start = System.nanoTime();
        (side == 0 ? masked : smaller).outputSingle(images);
        milliseconds[side][Math.max(0, turn)] = (System.nanoTime() - start) * 1e-6;
      }
    }
    double[] ratios = new double[TURNS];
    Arrays.setAll(ratios, turn -> milliseconds[0][turn] / milliseconds[1][turn]);
    return String.format(Locale.ROOT, "resnet8-width32,%.1f,%d,%d,%d,%.2f,%.2f,%.2f,%.1e,%d,%d,%d,%d", share, masked.numParams(),
        smaller.numParams(), BATCH, median(milliseconds[0]), median(milliseconds[1]), median(ratios), difference, zip(masked),
        sparse(masked), zip(smaller), sparse(smaller));
  }

  /** The same filters die in all convolutions that are added up, as a group over them would make them. */
  private static void tieResidualStreams(ComputationGraph network, double share) {
    for (String[] stream : new String[][] {{"stem", "stage1block1conv2"}, {"stage2block1conv2", "stage2block1shortcut"},
        {"stage3block1conv2", "stage3block1shortcut"}}) {
      for (String layer : stream) {
        INDArray weights = network.getLayer(layer).getParam("W");
        for (long filter = 0; filter < weights.size(0); filter++) {
          if (filter < share * weights.size(0)) {
            weights.slice(filter).assign(0);
          } else if (weights.slice(filter).normmaxNumber().doubleValue() == 0) {
            weights.slice(filter).assign(0.01);
          }
        }
      }
    }
  }

  private static long zip(ComputationGraph network) throws IOException {
    Path file = Files.createTempFile("network", ".zip");
    ModelSerializer.writeModel(network, file.toFile(), false);
    return sizeOf(file);
  }

  private static long sparse(ComputationGraph network) throws IOException {
    Path file = Files.createTempFile("network", ".sparse");
    SparseNetworkFile.write(network, file);
    return sizeOf(file);
  }

  private static long sizeOf(Path file) throws IOException {
    long size = Files.size(file);
    Files.delete(file);
    return size;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
