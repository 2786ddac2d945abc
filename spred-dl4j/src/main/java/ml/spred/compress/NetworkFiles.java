package ml.spred.compress;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ml.spred.InputException;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;

/** Networks of files, whichever kind: DL4J's zip (trainings of spred too), a {@link SparseNetworkFile}, or a model of Keras. */
public final class NetworkFiles {
  private static final int GZIP = 0x1f8b;
  private static final int HDF5 = 0x8948;

  private NetworkFiles() {}

  /**
   * The network of a file, in single precision.
   *
   * @param name what messages call the file
   * @throws InputException where it is missing, damaged or of another kind
   */
  public static Model read(Path file, String name) {
    try {
      return single(switch (start(file)) {
        case GZIP -> SparseNetworkFile.read(file);
        case HDF5 -> KerasFile.read(file);
        default -> zip(file.toFile());
      });
    } catch (InputException said) {
      throw said;
    } catch (IOException | RuntimeException failure) {
      throw new InputException(name + " is no DL4J network that can be read (" + failure.getMessage()
          + "); give a zip that DL4J's ModelSerializer wrote, a sparse file of spred, or an .h5 file of Keras.", failure);
    }
  }

  private static int start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() << 8 | in.read();
    }
  }

  private static Model zip(File file) throws IOException {
    return isGraph(file) ? ModelSerializer.restoreComputationGraph(file, false)
        : ModelSerializer.restoreMultiLayerNetwork(file, false);
  }

  private static boolean isGraph(File file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      ZipEntry entry = zip.getEntry("configuration.json");
      if (entry == null) {
        throw new IOException("it holds no configuration.json");
      }
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).contains("\"vertices\"");
    }
  }

  private static Model single(Model network) {
    if (network.params().dataType() == DataType.FLOAT) {
      return network;
    }
    return network instanceof ComputationGraph graph ? graph.convertDataType(DataType.FLOAT)
        : ((MultiLayerNetwork) network).convertDataType(DataType.FLOAT);
  }
}
