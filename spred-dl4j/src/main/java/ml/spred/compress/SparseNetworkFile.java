package ml.spred.compress;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with zeros in a small file: the configuration, one bit for each parameter that says whether it is zero, and the
 * others in single precision, gzip around all. It saves room, not time: read back, the network is DL4J's own with its zeros
 * stored.
 */
public final class SparseNetworkFile {
  /** "SPRD". */
  private static final int MAGIC = 0x53505244;
  private static final int VERSION = 1;

  private SparseNetworkFile() {}

  /**
   * Writes a network of single precision.
   *
   * @return bytes of the file
   */
  public static long write(Model network, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(network, out);
    }
    return Files.size(file);
  }

  /** The same as bytes. */
  public static byte[] bytes(Model network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(network, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Model network, OutputStream target) throws IOException {
    if (network.params().dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("the network has parameters of type " + network.params().dataType()
          + ", the file holds single precision only.");
    }
    float[] values = network.params().toFloatVector();
    byte[] json = configuration(network).getBytes(StandardCharsets.UTF_8);
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
        new GZIPOutputStream(target), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeBoolean(network instanceof ComputationGraph);
      out.writeInt(json.length);
      out.write(json);
      out.writeInt(values.length);
      byte[] bits = nonZero(values).toByteArray();
      out.writeInt(bits.length);
      out.write(bits);
      for (float value : values) {
        if (value != 0) {
          out.writeFloat(value);
        }
      }
    }
  }

  private static BitSet nonZero(float[] values) {
    BitSet bits = new BitSet(values.length);
    for (int k = 0; k < values.length; k++) {
      bits.set(k, values[k] != 0);
    }
    return bits;
  }

  private static String configuration(Model network) {
    return network instanceof ComputationGraph graph ? graph.getConfiguration().toJson()
        : ((MultiLayerNetwork) network).getLayerWiseConfigurations().toJson();
  }

  /**
   * The network of a file.
   *
   * @throws InputException for a file that is damaged, of another kind, or of a later version
   */
  public static Model read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /** The same from a stream, which messages call by a name. */
  public static Model read(InputStream source, String file) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(source), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new InputException(file + " is no sparse network file; a DL4J zip is read with ModelSerializer.");
      }
      int version = in.readInt();
      if (version > VERSION) {
        throw new InputException(file + " has format " + version + ", this version of spred reads up to " + VERSION
            + "; update spred.");
      }
      Model network = network(in.readBoolean(), new String(bytes(in), StandardCharsets.UTF_8));
      int count = in.readInt();
      if (count != network.numParams()) {
        throw new IOException(count + " parameters for a network of " + network.numParams());
      }
      network.params().assign(values(in, count));
      return network;
    } catch (InputException said) {
      throw said;
    } catch (IOException | RuntimeException damage) {
      throw new InputException(file + " is damaged (" + damage.getMessage() + "); write it anew.", damage);
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("it ends too early");
    }
    return bytes;
  }

  private static Model network(boolean graph, String json) {
    Model network = graph ? new ComputationGraph(ComputationGraphConfiguration.fromJson(json))
        : new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    network.init();
    return network;
  }

  private static INDArray values(DataInputStream in, int count) throws IOException {
    BitSet bits = BitSet.valueOf(bytes(in));
    float[] values = new float[count];
    for (int k = bits.nextSetBit(0); k >= 0; k = bits.nextSetBit(k + 1)) {
      values[k] = in.readFloat();
    }
    return Nd4j.createFromArray(values);
  }
}
