package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.spred.spark.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New samples through a saved model. */
class PredictCommandTest extends CommandLineTest {

  @BeforeEach
  void fit() throws IOException {
    Result result = select("--input", table().toString(), "--log2", "yes");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void repeatsThePredictionsOfTheSelection() throws IOException {
    Result result = predict(table());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("24 samples", "predicted in");
    List<String> expected = Files.readAllLines(output().resolve("predictions.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*),[^,]*,[^,]*,", "$1,")).toList();
    assertThat(Files.readAllLines(predictions())).isEqualTo(expected);
  }

  @Test
  void findsGenesByNameWhateverTheirOrderAndNumber() throws IOException {
    String turned = tableText().lines().map(line -> {
      String[] cells = line.split(",");
      String further = line.startsWith("sample") ? "new" : "77";
      return Stream.of(cells[0], cells[1], cells[7], cells[6], further, cells[5], cells[4], cells[3])
          .collect(Collectors.joining(","));
    }).collect(Collectors.joining("\n"));
    predict(table());
    List<String> expected = Files.readAllLines(predictions());

    Result result = spred("predict", "--model", model(), "--input", file("turned.csv", turned).toString(),
        "--output", predictions().toString(), "--overwrite");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllLines(predictions())).isEqualTo(expected);
  }

  @Test
  void namesTheGenesThatAFileLacks() throws IOException {
    Result result = predict(file("other.csv", tableText().replaceFirst("signal", "noise")));

    refused(result, "other.csv lacks 1 of the ", "(signal)");
  }

  @Test
  void refusesAMissingValueOfASelectedGene() throws IOException {
    String text = tableText().replaceFirst("(s0,well,p0),[^,]*", "$1,NA");
    refused(predict(file("gap.csv", text)), "signal", "missing");
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    refused(spred("predict", "--model", directory + "/none", "--input", table().toString(), "--output", predictions().toString()),
        "--model", "does not exist");
    refused(spred("predict", "--model", output().toString(), "--input", table().toString(), "--output", predictions().toString()),
        "is not a saved model; give " + output() + "/model.");
  }

  @Test
  void refusesAModelOfANewerVersion() throws IOException {
    makeNewer();
    refused(predict(table()), "has format version 1000000", "newer spred");
  }

  @Test
  void refusesADamagedModel() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(model()))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        Files.writeString(file, "not parquet");
      }
    }
    refused(predict(table()), "cannot be loaded");
  }

  @Test
  void refusesAnExistingFile() throws IOException {
    Files.writeString(predictions(), "mine");
    Result result = predict(table());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("exists; choose another name, or replace it with --overwrite.");
    assertThat(predictions()).hasContent("mine");
  }

  /** Rewrites the selector's row with a version that nobody has yet. */
  private void makeNewer() throws IOException {
    Path data;
    try (Stream<Path> stages = Files.list(Path.of(model(), "stages"))) {
      data = stages.filter(stage -> stage.toString().contains("FeatureSelector")).findFirst().orElseThrow().resolve("data");
    }
    Dataset<Row> row = SparkTest.session().read().parquet(data.toString())
        .withColumn("formatVersion", functions.lit(1_000_000)).cache();
    row.count();
    row.write().mode("overwrite").parquet(data.toString());
    row.unpersist();
  }

  private Result predict(Path input) {
    return spred("predict", "--model", model(), "--input", input.toString(), "--output", predictions().toString());
  }

  private String model() {
    return output() + "/model";
  }

  private Path predictions() {
    return directory.resolve("predicted.csv");
  }

  private void refused(Result result, String... parts) throws IOException {
    assertThat(result.err()).contains(parts);
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().filter(line -> line.startsWith("spred: "))).hasSize(1);
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(listing()).noneMatch(name -> name.contains("predicted"));
  }
}
