package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class SparseNetworkFileTest {
  @TempDir
  Path directory;

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(2).dataType(DataType.FLOAT).updater(new Sgd(0.1));
  }

  @Test
  void aNetworkComesBackAndTakesTheRoomOfItsWeights() throws IOException {
    ComputationGraph graph = ResNet.cifar(1, 16, new ImageShape(3, 16, 16), 10).network(base());
    Pruning.of(graph).ratio(50, Pruning.Scope.GLOBAL);
    long bytes = SparseNetworkFile.write(graph, directory.resolve("a"));
    Model back = SparseNetworkFile.read(directory.resolve("a"));
    assertThat(back.params()).isEqualTo(graph.params());
    INDArray image = Nd4j.rand(DataType.FLOAT, 2, 3, 16, 16);
    assertThat(((ComputationGraph) back).outputSingle(image)).isEqualTo(graph.outputSingle(image));
    assertThat(bytes).isLessThan(4 * graph.numParams() / 8);
  }

  @Test
  void damageIsSaid() throws IOException {
    Model network = PlainNetworks.multilayer(base(), new ImageShape(1, 6, 6), 10, 20);
    Path file = directory.resolve("b");
    SparseNetworkFile.write(network, file);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));
    assertThatThrownBy(() -> SparseNetworkFile.read(file)).isInstanceOf(InputException.class).hasMessageContaining("damaged");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> SparseNetworkFile.read(file)).isInstanceOf(InputException.class);
  }
}
