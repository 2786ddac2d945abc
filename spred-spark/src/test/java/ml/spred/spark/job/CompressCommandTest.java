package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ml.spred.compress.Architecture;
import ml.spred.compress.ResNet;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compress.WeightCount;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@code spred compress} writes and says. */
class CompressCommandTest extends CommandLineTest {
  @BeforeEach
  void images() throws IOException {
    DrawnDigits.write(directory.resolve("images"));
  }

  private Result compress(Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("compress", "--input", directory.resolve("images").toString(), "--format",
        "mnist",
        "--network", "mlp", "--hidden", "30,20", "--batch-size", "20", "--threads", "1", "--output", out.toString()));
    args.addAll(List.of(more));
    if (!args.contains("--learning-rate")) {
      args.addAll(List.of("--learning-rate", "0.01"));
    }
    return spred(args.toArray(String[]::new));
  }

  private JsonNode metrics(Path out) throws IOException {
    return new ObjectMapper().readTree(Files.readString(out.resolve("metrics.json")));
  }

  @Test
  void trainsPrunesFinetunesAndReports() throws IOException {
    Result result = compress(output(), "--kappa", "0.01", "--optimizer", "sgd", "--learning-rate", "0.5", "--epochs", "25",
        "--threshold", "0.02");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("200 training and 100 test images of 1 x 8 x 8, 10 classes", "spred, kappa 0.01",
        "accuracy");
    try (var files = Files.list(output())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("model.zip", "model.sparse",
          "layers.csv", "history.csv", "comparison.csv", "metrics.json", "report.html");
    }
    JsonNode metrics = metrics(output());
    assertThat(metrics.get("compressionRatio").asDouble()).isGreaterThan(1.5);
    assertThat(metrics.get("testAccuracy").asDouble()).isGreaterThan(0.8);
    MultiLayerNetwork model = ModelSerializer.restoreMultiLayerNetwork(output().resolve("model.zip").toFile());
    assertThat(WeightCount.of(model).nonZero()).isEqualTo(metrics.get("nonZeroWeights").asLong());
    Model sparse = SparseNetworkFile.read(output().resolve("model.sparse"));
    assertThat(sparse.params()).isEqualTo(model.params());
    assertThat(Files.readAllLines(output().resolve("layers.csv"))).hasSize(4).first()
        .isEqualTo("layer,key,weights,nonZero,sparsity");
  }

  @Test
  void theReportTellsOfTheTwinAndOfWhatElseWasTrained() throws IOException {
    Result result = compress(output(), "--kappa", "2e-3", "--epochs", "4", "--compare", "magnitude:4,spred:0.004");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode metrics = metrics(output());
    assertThat(result.out()).contains("; dense twin ", "compared ", "magnitude, ratio 4", "spred, kappa 0.004");
    assertThat(metrics.get("denseTestAccuracy").asDouble()).isGreaterThan(0.5);
    assertThat(metrics.get("majorityRate").asDouble()).isEqualTo(0.25);
    assertThat(Files.readString(output().resolve("report.html"))).contains(metrics.get("dataFingerprint").asText());
    assertThat(metrics.get("dataFingerprint").asText()).hasSize(64);
    List<String> compared = Files.readAllLines(output().resolve("comparison.csv"));
    assertThat(compared).hasSize(5);
    assertThat(compared.get(1)).startsWith("compressed,spred,0.002,")
        .contains("," + metrics.get("nonZeroWeights").asLong() + ",");
    assertThat(compared.get(2)).startsWith("dense,magnitude,1.0,").contains(",1.0,");
    assertThat(compared.get(3)).startsWith("compared,magnitude,4.0,").contains(",4.");
    List<String> history = Files.readAllLines(output().resolve("history.csv"));
    assertThat(history.stream().map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))).containsExactly("network,stage,epoch",
        "compressed,train,1", "compressed,train,2", "compressed,train,3", "compressed,train,4", "compressed,prune,4",
        "compressed,finetune,5", "compressed,finetune,6", "dense,train,1", "dense,train,2", "dense,train,3", "dense,train,4",
        "dense,prune,4", "dense,finetune,5", "dense,finetune,6");
    assertThat(Files.readString(output().resolve("report.html"))).contains("id=\"ratios\"", "id=\"histograms\"",
        "id=\"history\"", "id=\"sparsity\"", "id=\"confusion\"", "the dense twin, trained alike");
  }

  /** The twin starts where the network started, so with a strength of zero and no threshold the two are one. */
  @Test
  void theTwinIsTrainedAlike() throws IOException {
    assertThat(compress(output(), "--method", "magnitude", "--ratio", "1", "--epochs", "2").code()).isZero();
    List<String> history = Files.readAllLines(output().resolve("history.csv"));
    assertThat(history).hasSize(11);
    assertThat(history.subList(1, 6).stream().map(line -> line.replace("compressed,", ""))).isEqualTo(
        history.subList(6, 11).stream().map(line -> line.replace("dense,", "")).toList());
  }

  @Test
  void structuredCompressionGivesASmallerNetworkWithTheSameAnswers() throws IOException {
    Result result = compress(output(), "--method", "magnitude", "--ratio", "3", "--structured");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode metrics = metrics(output());
    assertThat(metrics.get("smallerParameters").asLong()).isLessThan(metrics.get("parameters").asLong() / 2);
    assertThat(metrics.get("smallerTestAccuracy").asDouble()).isEqualTo(metrics.get("testAccuracy").asDouble());
    assertThat(result.out()).contains(String.format(Locale.ROOT, "smaller.zip %,.1f kB",
        1e-3 * Files.size(output().resolve("smaller.zip"))));
    assertThat(ModelSerializer.restoreMultiLayerNetwork(output().resolve("smaller.zip").toFile()).numParams())
        .isEqualTo(metrics.get("smallerParameters").asLong());
  }

  @Test
  void goesOnFromItsCheckpointAndRefusesOneOfOtherOptions() throws IOException {
    String[] options = {"--kappa", "2e-3", "--epochs", "3", "--checkpoint", directory.resolve("kept").toString()};
    Path whole = directory.resolve("whole");
    assertThat(compress(whole, options).code()).isZero();
    Files.delete(directory.resolve("kept/phase-2.zip"));
    assertThat(compress(output(), options).code()).isZero();
    assertThat(Files.readAllLines(output().resolve("history.csv"))).isEqualTo(Files.readAllLines(whole.resolve("history.csv")))
        .hasSize(13);
    assertThat(histograms(output())).isEqualTo(histograms(whole));
    assertThat(ModelSerializer.restoreMultiLayerNetwork(output().resolve("model.zip").toFile()).params())
        .isEqualTo(ModelSerializer.restoreMultiLayerNetwork(whole.resolve("model.zip").toFile()).params());
    options[1] = "1e-3";
    Result other = compress(directory.resolve("third"), options);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("other options");
  }

  private static String histograms(Path out) throws IOException {
    String html = Files.readString(out.resolve("report.html"));
    int start = html.indexOf("\"category\":\"weight\"");
    assertThat(start).isPositive();
    return html.substring(start, html.indexOf("\"id\":\"history\"", start));
  }

  @Test
  void startsFromANetworkOfAFile() throws IOException {
    assertThat(compress(output(), "--kappa", "2e-3").code()).isZero();
    Path second = directory.resolve("second");
    Result result = compress(second, "--no-dense-twin", "--method", "magnitude", "--ratio", "40",
        "--from", output().resolve("model.zip").toString(),
        "--epochs", "0", "--finetune-epochs", "1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics(second).get("denseTestAccuracy").isNull()).isTrue();
    assertThat(metrics(second).get("compressionRatio").asDouble()).isGreaterThanOrEqualTo(40);
    Path other = directory.resolve("other.zip");
    ModelSerializer.writeModel(new Architecture(Architecture.Kind.MLP, List.of(5), 1, List.of(1), ResNet.Block.BASIC,
        ResNet.Stem.CIFAR).network(new ImageShape(1, 9, 9), 10, 1), other.toFile(), false);
    assertRefused(compress(directory.resolve("third"), "--kappa", "1e-3", "--from", other.toString()),
        "does not take images of 1 x 8 x 8");
  }

  @Test
  void prunesAsFarAsAnAccuracyAllowsOrToARatio() throws IOException {
    assertThat(compress(output(), "--method", "magnitude", "--accuracy-drop", "0.05", "--epochs", "8").code()).isZero();
    JsonNode dropped = metrics(output());
    assertThat(dropped.get("compressionRatio").asDouble()).isGreaterThan(1.2);
    assertThat(dropped.get("testAccuracy").asDouble()).isGreaterThan(dropped.get("denseTestAccuracy").asDouble() - 0.2);
    Path second = directory.resolve("second");
    Result result = compress(second, "--kappa", "1e-3", "--ratio", "7", "--no-dense-twin");
    assertThat(result.out()).contains("spred, kappa 0.001, pruned to ratio 7");
    assertThat(metrics(second).get("compressionRatio").asDouble()).isBetween(7.0, 7.1);
  }

  @Test
  void aRatioWithoutAStrengthIsSearched() throws IOException {
    Result result = compress(output(), "--method", "proximal-l1", "--ratio", "5", "--optimizer", "sgd", "--learning-rate", "0.2",
        "--epochs", "5", "--no-dense-twin");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(1 - 1 / metrics(output()).get("compressionRatio").asDouble()).isBetween(0.79, 0.81);
    assertThat(result.out()).contains("proximal-l1, kappa ");
  }

  @Test
  void aStrengthForEachLayerIsSearched() throws IOException {
    Result result = compress(output(), "--method", "proximal-l1", "--ratio", "4", "--scope", "layer", "--optimizer", "sgd",
        "--learning-rate", "0.2", "--epochs", "4", "--finetune-epochs", "0", "--sparsity-tolerance", "0.05",
        "--max-trainings", "40", "--no-dense-twin");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllLines(output().resolve("layers.csv")).stream().skip(1)
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1))))
        .hasSize(3).allSatisfy(sparsity -> assertThat(sparsity).isBetween(0.7, 0.8));
    assertThat(metrics(output()).get("layerKappas")).hasSize(3);
    assertThat(metrics(output()).get("kappa").isNull()).isTrue();
    assertThat(result.out()).contains("proximal-l1, kappa layer0 ");
  }

  @Test
  void adamwAndPruningByLayer() throws IOException {
    Result result = compress(output(), "--method", "magnitude", "--ratio", "8", "--scope", "layer", "--optimizer", "adamw",
        "--epochs", "3", "--no-dense-twin");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllLines(output().resolve("layers.csv")).stream().skip(1)).hasSize(3)
        .allSatisfy(line -> assertThat(line).endsWith(",0.875000"));
  }

  @Test
  void oneWorkerOfASparkTrainsTheSameNetworkBitForBit() throws IOException {
    String[] options = {"--kappa", "2e-3", "--epochs", "3", "--crop", "1"};
    Path here = directory.resolve("here");
    assertThat(compress(here, options).code()).isZero();
    Result there = compress(output(), with(options, "--master", "local[2]", "--averaging-frequency", "4"));
    assertThat(there.code()).as(there.err()).isZero();
    assertThat(network(output())).isEqualTo(network(here));
    assertThat(metrics(output()).get("denseTestAccuracy")).isEqualTo(metrics(here).get("denseTestAccuracy"));
  }

  @Test
  void workersSideBySideLearnToo() throws IOException {
    String[] options = {"--kappa", "1e-3", "--epochs", "10", "--no-dense-twin", "--workers", "3"};
    Result result = compress(output(), with(options, "--averaging-frequency", "1", "--checkpoint",
        directory.resolve("kept").toString()));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics(output()).get("testAccuracy").asDouble()).isGreaterThan(0.8);
    assertThat(metrics(output()).get("workers").asInt()).isEqualTo(3);
    assertRefused(compress(directory.resolve("none"), "--kappa", "1e-3", "--workers", "201"),
        "201 workers for 200 training images");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
  }

  private static INDArray network(Path out) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(out.resolve("model.zip").toFile()).params();
  }

  @Test
  void badInputIsOneSentenceAndLeavesNothing() {
    assertRefused(compress(output()), "--method spred takes --kappa");
    assertRefused(compress(output(), "--kappa", "1e-3", "--ratio", "3", "--accuracy-drop", "0.1"), "--accuracy-drop is 0.1");
    assertRefused(compress(output(), "--method", "snip", "--accuracy-drop", "0.1"), "takes --ratio and not --kappa");
    assertRefused(compress(output(), "--ratio", "1e9", "--epochs", "1"), "in 12 trainings; the nearest was");
    assertRefused(compress(output(), "--method", "snip", "--ratio", "0.5"), "--ratio is 0.5");
    assertRefused(compress(output(), "--method", "other", "--ratio", "5"), "none of spred, naive-l1");
    assertRefused(compress(output(), "--kappa", "1e-3", "--from", directory.resolve("images/t10k-labels-idx1-ubyte").toString()),
        "no DL4J network");
    assertRefused(compress(output(), "--kappa", "1e-3", "--keep", "conv9"), "no layer 'conv9'");
    assertRefused(compress(output(), "--kappa", "1e-3", "--optimizer", "sgd", "--learning-rate", "1e20"), "in epoch");
    assertRefused(compress(output(), "--kappa", "1e-3", "--compare", "magnitude"), "--compare magnitude is not METHOD:AMOUNT");
    assertRefused(compress(output(), "--kappa", "1e-3", "--compare", "magnitude:x"), "is not METHOD:AMOUNT");
    assertRefused(compress(output(), "--kappa", "1e-3", "--compare", "snip:0.5"), "it must be a finite number of at least 1");
    assertRefused(compress(output(), "--kappa", "1e-3", "--compare", "proximal-l1:1e-3"), "proximal-l1 needs --optimizer sgd");
    assertRefused(compress(output(), "--kappa", "1e-3", "--scope", "layer"), "nothing is pruned to --ratio or --accuracy-drop");
    assertRefused(compress(output(), "--ratio", "5", "--scope", "layer", "--layer-kappa", "layer0=1e-3"), "leave one of them");
    assertRefused(compress(output(), "--ratio", "5", "--sparsity-tolerance", "2"), "--sparsity-tolerance is 2.0");
    assertThat(Files.exists(output())).isFalse();
  }

  private static void assertRefused(Result result, String words) {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(words);
  }
}
