package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ml.spred.spark.regression.SpredLassoModel;
import org.junit.jupiter.api.Test;

/** What {@code spred lasso} writes and says. */
class LassoCommandTest extends CommandLineTest {

  /** 40 samples whose age, visits and survival depend on the gene {@code signal}. */
  private Path numbers() throws IOException {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder("sample,age,height,visits,time,seen,kind,signal,g1,g2,g3,g4,g5\n");
    for (int sample = 0; sample < 40; sample++) {
      double[] genes = random.doubles(6, -1, 1).toArray();
      double age = 50 + 10 * genes[0] + random.nextGaussian();
      text.append("s").append(sample).append(',').append(age).append(',').append(170 + 5 * genes[2] + genes[0]).append(',')
          .append((int) Math.exp(1 + genes[0] + 0.3 * random.nextDouble())).append(',')
          .append(Math.exp(-genes[0]) * (0.5 + random.nextDouble())).append(',').append(sample % 5 == 0 ? 0 : 1)
          .append(sample % 2 == 0 ? ",a" : ",b");
      for (double gene : genes) {
        text.append(',').append(gene);
      }
      text.append('\n');
    }
    return file("numbers.csv", text.toString());
  }

  private Result lasso(String label, String... more) throws IOException {
    List<String> args = List.of("lasso", "--input", numbers().toString(), "--label", label, "--num-lambdas", "20", "--output",
        output().toString());
    return spred(Stream.concat(args.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(output().resolve(file));
  }

  @Test
  void theExampleOfTheHelpNamesAColumnOfTheSample() throws IOException {
    String example = spred("lasso", "--help").out().lines().filter(line -> line.contains("--label G")).findFirst().orElseThrow();
    String label = example.replaceAll(".*--label (\\S+).*", "$1");
    Path sample = Path.of("..", "data", "sample", "simulated.csv.gz");
    Result result = spred("lasso", "--input", sample.toString(), "--label", label, "--num-lambdas", "5", "--output",
        output().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("120 samples, 999 features", "certificate holds");
  }

  @Test
  void writesItsFilesAndSaysWhatItFound() throws IOException {
    // The other numeric columns are no labels here, so they are features.
    Result result = lasso("age", "--exclude", "height,visits,time,seen");
    assertThat(result.code()).as(result.err()).isZero();
    try (var files = Files.list(output())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("coefficients.csv", "path.csv",
          "path_coefficients.csv", "metrics.json", "report.html", "model");
    }
    assertThat(result.out()).contains("40 samples, 10 features", "chosen by 5-fold cross-validation", "certificate holds",
        "out/report.html");
    assertThat(lines("coefficients.csv").get(0)).isEqualTo("feature,annotation,output,coefficient");
    assertThat(lines("coefficients.csv").get(1)).startsWith("(intercept),,age,");
    assertThat(lines("coefficients.csv").get(2)).startsWith("signal,,age,");
    assertThat(Double.parseDouble(lines("coefficients.csv").get(2).split(",")[3])).isBetween(8.0, 11.0);
  }

  @Test
  void aLineForEachLambdaWithItsCertificate() throws IOException {
    lasso("age", "--exclude", "height,visits,time,seen");
    List<String[]> rows = lines("path.csv").stream().skip(1).map(line -> line.split(",")).toList();
    assertThat(lines("path.csv").get(0)).isEqualTo(
        "lambda,numFeatures,objective,loss,penalty,gap,devianceExplained,error,standardError,chosen");
    assertThat(rows).hasSize(20).extracting(row -> -Double.parseDouble(row[0])).isSorted();
    assertThat(rows).allSatisfy(row -> assertThat(Double.parseDouble(row[5])).isLessThanOrEqualTo(1e-6));
    assertThat(rows).filteredOn(row -> row[9].equals("true")).hasSize(1);
    JsonNode metrics = new ObjectMapper().readTree(output().resolve("metrics.json").toFile());
    assertThat(metrics.get("command").asText()).startsWith("spred lasso --input");
    assertThat(metrics.get("devianceExplained").asDouble()).isGreaterThan(0.9);
    assertThat(metrics.get("supportSize").asInt()).isPositive();
  }

  @Test
  void theReportDrawsTheCoefficientPath() throws IOException {
    lasso("age", "--exclude", "height,visits,time,seen");
    assertThat(Files.readString(output().resolve("report.html"))).contains("Lasso of age", "Coefficients against lambda",
        "\"coefficient-path\"", "signal", "How to repeat");
  }

  @Test
  void theSavedModelIsTheOneThatWasReported() throws IOException {
    lasso("age", "--lambda", "0.5", "--exclude", "height,visits,time,seen");
    SpredLassoModel model = SpredLassoModel.load(output().resolve("model").toString());
    assertThat(model.lambda()).isEqualTo(0.5);
    assertThat(model.selectedFeatureNames()).contains("signal");
    assertThat(model.intercept()).isCloseTo(Double.parseDouble(lines("coefficients.csv").get(1).split(",")[3]), within(1e-12));
  }

  @Test
  void explainsSurvivalCountsAndManyLabels() throws IOException {
    Result survival = lasso("time", "--family", "cox", "--event", "seen", "--exclude", "age,height,visits");
    assertThat(survival.code()).as(survival.err()).isZero();
    assertThat(survival.out()).contains("concordance 0.");
    Result counts = lasso("visits", "--family", "poisson", "--overwrite", "--exclude", "age,height,time,seen");
    assertThat(counts.code()).as(counts.err()).isZero();
    Result both = lasso("age,height", "--overwrite", "--lambda", "0.2", "--exclude", "visits,time,seen");
    assertThat(both.code()).as(both.err()).isZero();
    assertThat(lines("coefficients.csv")).anyMatch(line -> line.startsWith("signal,,age,"))
        .anyMatch(line -> line.startsWith("g2,,height,"));
  }

  @Test
  void whatCannotBeUsedGetsASentenceAndLeavesNothing() throws IOException {
    refused(lasso("kind"), "column 'kind' of", "holds 'a' for sample s0, it must hold numbers");
    refused(lasso("nothing"), "nothing");
    refused(lasso("time", "--family", "cox"), "--family is cox and --event is not given");
    refused(lasso("age", "--family", "gamma"), "family is 'gamma', which does not exist; choose one of gaussian, poisson, cox");
    refused(lasso("age", "--lambda", "-1"), "regParam is -1.0");
    refused(lasso("age", "--exclude", "nobody"), "'nobody' of excludedFeatures is none of the");
  }

  private void refused(Result result, String... words) {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(words);
    assertThat(output()).doesNotExist();
  }
}
