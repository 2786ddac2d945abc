package ml.spred.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import ml.spred.InputException;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A training in one file: DL4J's own zip of the folded network, which any DL4J program reads, with the states U and W, the
 * updater's memory, the counts and the options beside it. A training that goes on from it takes the same steps as one that
 * never stopped, bit for bit.
 */
final class TrainerFile {
  private static final String OPTIONS = "spred.json";
  private static final String STATE = "spredState.bin";
  private static final String UPDATER = "spredUpdater.bin";

  private TrainerFile() {}

  static void write(NetworkTrainer trainer, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
      // Weights are noise to a compressor; it would only cost time.
      zip.setLevel(1);
      copyNetwork(trainer.network(), zip);
      zip.putNextEntry(new ZipEntry(OPTIONS));
      zip.write(TrainerJson.write(trainer).getBytes(StandardCharsets.UTF_8));
      put(zip, STATE, trainer.state());
      put(zip, UPDATER, trainer.trainedState().updaterState());
    }
    move(unfinished, file);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyNetwork(Model network, ZipOutputStream zip) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, plain, false);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(plain.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(zip);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, INDArray array) throws IOException {
    if (array != null) {
      zip.putNextEntry(new ZipEntry(name));
      DataOutputStream out = new DataOutputStream(zip);
      Nd4j.write(array, out);
      out.flush();
    }
  }

  static NetworkTrainer read(Path file) throws IOException {
    Map<String, byte[]> entries = entries(file);
    try {
      PlainNetwork network = PlainNetwork.of(network(entries, file));
      List<ParameterTensor> tensors = ParameterCatalogue.of(network);
      TrainerJson json = TrainerJson.read(new String(entries.get(OPTIONS), StandardCharsets.UTF_8));
      NetworkTrainer trainer = new NetworkTrainer(network, tensors, json.options());
      fill(trainer.state(), entries.get(STATE));
      INDArray updater = trainer.trainedState().updaterState();
      if (updater != null) {
        fill(updater, entries.get(UPDATER));
      }
      trainer.goOn(json.iteration(), json.epoch());
      return trainer;
    } catch (InputException said) {
      throw said;
    } catch (RuntimeException | IOException damage) {
      throw new InputException(file + " is damaged (" + damage.getMessage() + "); go on from an earlier checkpoint.", damage);
    }
  }

  private static void fill(INDArray target, byte[] bytes) throws IOException {
    INDArray source = Nd4j.read(new ByteArrayInputStream(bytes));
    if (source.length() != target.length() || source.dataType() != target.dataType()) {
      throw new IOException("a vector of " + source.length() + " values of type " + source.dataType() + " where "
          + target.length()
          + " of type " + target.dataType() + " belong");
    }
    target.assign(source.reshape(target.shape()));
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (ZipException | EOFException damage) {
      throw new InputException(file + " is damaged (" + damage.getMessage() + "); go on from an earlier checkpoint.", damage);
    }
    if (!entries.containsKey(OPTIONS) || !entries.containsKey(STATE)) {
      throw new InputException(file + " holds no training of spred (no " + OPTIONS + "); a plain DL4J network is loaded with "
          + "ModelSerializer and trained anew.");
    }
    return entries;
  }

  private static Model network(Map<String, byte[]> entries, Path file) throws IOException {
    String configuration = new String(entries.getOrDefault("configuration.json", new byte[0]), StandardCharsets.UTF_8);
    return configuration.contains("\"vertices\"") ? ModelSerializer.restoreComputationGraph(file.toFile(), false)
        : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
  }
}
