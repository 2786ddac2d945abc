package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a cluster runs it: a process of its own with Spark's jars alone, and Spark's class loader for ours. */
class SparkSubmitIT {
  private static final Path JAR = Path.of(System.getProperty("spred.jar"));
  private static final Path SAMPLE = JAR.resolve("../../../data/sample/simulated.csv.gz").normalize();

  @TempDir Path directory;

  @Test
  void selectsAndPredictsOnTheSample() throws Exception {
    Path output = directory.resolve("out");
    submit("select", "--input", SAMPLE.toString(), "--label", "agent", "--heads", "linear", "--num-kappas", "5",
        "--output", output.toString());

    assertThat(output.resolve("selected_features.csv")).exists();
    assertThat(Files.readAllLines(output.resolve("selected_features.csv"))).hasSizeGreaterThan(1);
    assertThat(Files.readAllLines(output.resolve("predictions.csv"))).hasSize(121);
    assertThat(output.resolve("report.html")).isNotEmptyFile();

    Path predictions = directory.resolve("predictions.csv");
    submit("predict", "--model", output + "/model", "--input", SAMPLE.toString(), "--output", predictions.toString());
    assertThat(Files.readAllLines(predictions)).hasSize(121);
  }

  @Test
  void refusesInOneSentenceWithExitCodeTwo() throws Exception {
    Process process = start("select", "--input", directory + "/none.csv", "--label", "agent", "--output", directory + "/out");
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(log()).contains("spred: " + directory + "/none.csv does not exist; check the path.");
  }

  private void submit(String... args) throws Exception {
    Process process = start(args);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("done in five minutes").isTrue();
    assertThat(process.exitValue()).as(log()).isZero();
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g"));
    command.addAll(List.of(System.getProperty("spred.jvm.opens").trim().split("\\s+")));
    String spark = SparkJars.of(JAR).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", spark, "org.apache.spark.deploy.SparkSubmit", "--master", "local[2]",
        "--conf", "spark.ui.enabled=false", "--class", "ml.spred.spark.job.Spred", JAR.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
        .redirectOutput(directory.resolve("log.txt").toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log.txt"));
  }
}
