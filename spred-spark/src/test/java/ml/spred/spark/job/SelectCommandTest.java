package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code spred select} writes and says. */
class SelectCommandTest extends CommandLineTest {

  @Test
  void writesTheFilesOfTheTableAndNothingElse() throws IOException {
    Result result = select("--input", table().toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(listing()).containsExactly("out", "table.csv");
    try (var files = Files.list(output())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("selected_features.csv", "related_genes.csv", "predictions.csv", "metrics.json",
          "report.html", "path.csv",
              "entering_order.csv", "path.html", "model");
    }
    assertThat(lines("selected_features.csv").get(0)).isEqualTo("rank,feature,annotation,score,frequency");
    assertThat(lines("selected_features.csv").get(1)).startsWith("1,signal,,");
    assertThat(Files.readString(output().resolve("report.html"))).contains("signal");
  }

  @Test
  void linksTheReportsOfGenesAndPath() throws IOException {
    select("--input", table().toString());

    assertThat(Files.readString(output().resolve("report.html"))).contains("<a href=\"path.html\">");
    assertThat(Files.readString(output().resolve("path.html"))).contains("<a href=\"report.html\">");
    assertThat(lines("entering_order.csv").get(1)).startsWith("1,signal,,");
    assertThat(lines("path.csv")).hasSize(metrics().get("path").size() + 1);
  }

  @Test
  void predictsEverySampleWithProbabilitiesThatAddUpToOne() throws IOException {
    select("--input", table().toString());

    List<String> lines = lines("predictions.csv");
    assertThat(lines.get(0)).isEqualTo("sample,split,label,prediction,probability:sick,probability:well");
    assertThat(lines).hasSize(25);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      assertThat(cells[2]).isEqualTo(cells[3]);
      assertThat(Double.parseDouble(cells[4]) + Double.parseDouble(cells[5])).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void measuresWhatItPredicted() throws IOException {
    select("--input", table().toString());

    JsonNode metrics = metrics();
    Map<String, Long> samples = lines("predictions.csv").stream().skip(1)
        .collect(Collectors.groupingBy(line -> line.split(",")[1], Collectors.counting()));
    for (String split : List.of("train", "dev", "test")) {
      assertThat(metrics.at("/splits/" + split + "/samples").asLong()).isEqualTo(samples.get(split));
      assertThat(metrics.at("/splits/" + split + "/accuracy").asDouble()).isEqualTo(1);
      assertThat(metrics.at("/splits/" + split + "/majorityRate").asDouble()).isBetween(0.5, 0.7);
    }
    assertThat(metrics.get("numSelected").asInt()).isEqualTo(lines("selected_features.csv").size() - 1);
    assertThat(metrics.at("/certificate/holds").asBoolean()).isTrue();
    assertThat(metrics.get("kappa").asDouble()).isPositive().isLessThan(metrics.get("kappaMax").asDouble());
  }

  @Test
  void recordsHowItWasMade() throws Exception {
    Path table = table();
    select("--input", table.toString(), "--seed", "7");

    JsonNode metrics = metrics();
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(table)));
    assertThat(metrics.at("/data/sha256").asText()).isEqualTo(sha256);
    assertThat(metrics.get("seed").asInt()).isEqualTo(7);
    assertThat(metrics.at("/options/num-kappas").asText()).isEqualTo("5");
    assertThat(metrics.at("/options/optimizer").asText()).isEqualTo("newton");
    assertThat(metrics.get("command").asText()).startsWith("spred select --label class").contains(" --seed 7 ");
    assertThat(metrics.get("peakMemoryBytes").asLong()).isGreaterThan(10_000_000);
    assertThat(metrics.at("/wallSeconds/total").asDouble()).isGreaterThanOrEqualTo(metrics.at("/wallSeconds/select").asDouble());
    assertThat(metrics.at("/versions/spark").asText()).startsWith("3.");
    assertThat(metrics.at("/versions/spred").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(metrics.get("backend").asText()).isNotBlank();
    assertThat(metrics.get("dataFingerprint").asText()).hasSize(64);
  }

  @Test
  void saysWhatABiologistAsks() throws IOException {
    Result result = select("--input", table().toString(), "--num-features", "1");

    assertThat(result.out()).contains("24 samples, 5 genes", "sick 12, well 12", "selected    1 of 5 genes",
        "largest class alone", "   1  signal", "certificate holds", "out/report.html");
    assertThat(lines("selected_features.csv")).hasSize(2);
  }

  @Test
  void resamplesOnRequest() throws IOException {
    Result result = select("--input", table().toString(), "--nested", "3", "--folds", "3", "--stability", "8", "--heads",
        "linear");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("24 train, 0 dev, 0 test", "chosen by cross-validation with 3 folds",
        "accuracy    100.0 % of the whole procedure on samples that had no part in it",
            "3 outer folds, 24 samples predicted once each",
        "frequency", "of 8 half-samples", "stability index");
    assertThat(result.out().indexOf("of the whole procedure")).isLessThan(result.out().indexOf("balanced"));
    assertThat(lines("selected_features.csv").get(1)).startsWith("1,signal,,").endsWith(",1.0");
    assertThat(lines("stability.csv").subList(0, 2)).containsExactly("feature,annotation,frequency,stable,selected",
        "signal,,1.0,true,true");
    JsonNode metrics = metrics();
    assertThat(metrics.at("/nested/accuracy").asDouble()).isEqualTo(1);
    assertThat(metrics.at("/nested/accuracyLow").asDouble()).isBetween(0.8, 0.9);
    assertThat(metrics.at("/crossValidation/folds").asInt()).isEqualTo(3);
    assertThat(metrics.at("/stability/resamples").asInt()).isEqualTo(8);
    assertThat(metrics.at("/splits/test").isMissingNode()).isTrue();
  }

  @Test
  void controlsFalseDiscoveriesOnRequest() throws IOException {
    Result result = select("--input", table().toString(), "--heads", "linear", "--fdr", "0.1", "--fdr-method", "shadow");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("controlled  no gene can be named with at most 10.0 % false ones (shadow genes)",
        "warning: that takes at least 10 genes that beat their rivals");
    assertThat(lines("fdr.csv").get(0)).isEqualTo("feature,annotation,statistic,controlled,selected");
    assertThat(lines("fdr.csv").get(1)).startsWith("signal,,0.").endsWith(",false,true");
    assertThat(metrics().at("/falseDiscoveries/fewest").asInt()).isEqualTo(10);
    assertThat(metrics().at("/falseDiscoveries/threshold").isNull()).isTrue();
  }

  @Test
  void foldsTakeWhatDevWouldHaveHad() throws IOException {
    Result result = select("--input", table().toString(), "--validation", "cv", "--folds", "3");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics().at("/splits/train/samples").asInt()).isEqualTo(19);
    assertThat(metrics().at("/splits/test/samples").asInt()).isEqualTo(5);
    assertThat(Files.readString(output().resolve("path.html")))
        .contains("cross-validation accuracy").doesNotContain("dev accuracy");
    assertThat(Files.readAllLines(output().resolve("path.csv")).get(0)).contains("cvAccuracy,cvStandardError,cvLogLoss");
    assertThat(metrics().at("/path/0/cvAccuracy").isNumber()).isTrue();
  }

  @Test
  void keepsTheSamplesOfAPatientTogether() throws IOException {
    Result result = select("--input", table().toString(), "--group", "patient");

    assertThat(result.code()).as(result.err()).isZero();
    Map<Integer, List<String>> splits = lines("predictions.csv").stream().skip(1).map(line -> line.split(","))
        .collect(Collectors.groupingBy(cells -> Integer.parseInt(cells[0].substring(1)) / 4,
            Collectors.mapping(cells -> cells[1], Collectors.toList())));
    assertThat(splits).hasSize(6).allSatisfy((patient, drawn) -> assertThat(drawn).hasSize(4).containsOnly(drawn.get(0)));
  }

  @Test
  void takesSplitsFromAFile() throws IOException {
    StringBuilder splits = new StringBuilder("sample,split\n");
    for (int sample = 0; sample < 24; sample++) {
      splits.append("s").append(sample).append(sample < 16 ? ",train\n" : sample < 20 ? ",dev\n" : ",test\n");
    }
    Result result = select("--input", table().toString(), "--splits", file("splits.csv", splits.toString()).toString(),
        "--group", "patient");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics().at("/splits/test/samples").asInt()).isEqualTo(4);
    assertThat(lines("predictions.csv")).anyMatch(line -> line.startsWith("s23,test,sick"));
    assertThat(result.err()).doesNotContain("too good");
  }

  @Test
  void warnsOfPatientsOnBothSides() throws IOException {
    StringBuilder splits = new StringBuilder("sample,split\n");
    for (int sample = 0; sample < 24; sample++) {
      splits.append("s").append(sample).append(sample % 4 < 2 ? ",train\n" : sample % 8 < 4 ? ",dev\n" : ",test\n");
    }
    Result result = select("--input", table().toString(), "--splits", file("splits.csv", splits.toString()).toString(),
        "--group", "patient");

    assertThat(result.err()).contains("puts samples of 'p0' (patient) into train and dev, so the scores are too good.");
  }

  @Test
  void countsAClassThatOnlyTestSamplesHave() throws IOException {
    String text = tableText() + "x1,odd,p9,1,3,3,3,3\nx2,odd,p9,1,3,3,3,3\n";
    StringBuilder splits = new StringBuilder("sample,split\nx1,test\nx2,test\n");
    for (int sample = 0; sample < 24; sample++) {
      splits.append("s").append(sample).append(sample < 16 ? ",train\n" : sample < 20 ? ",dev\n" : ",test\n");
    }
    Result result = select("--input", file("odd.csv", text).toString(),
        "--splits", file("splits.csv", splits.toString()).toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics().at("/splits/test/samples").asInt()).isEqualTo(6);
    assertThat(metrics().at("/splits/test/accuracy").asDouble()).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(lines("predictions.csv").get(0)).endsWith("probability:sick,probability:well,probability:odd");
  }

  @Test
  void fillsMissingValuesWhereAsked() throws IOException {
    String text = tableText().replaceFirst("(s0,well,p0,[^,]*),[^,]*", "$1,NA");
    Result result = select("--input", file("gap.csv", text).toString(), "--missing", "mean");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(lines("predictions.csv")).hasSize(25);
  }

  @Test
  void dropsARareClassWhereAsked() throws IOException {
    String text = tableText() + "x1,odd,p9,1,3,3,3,3\n";
    Result result = select("--input", file("rare.csv", text).toString(), "--rare-classes", "drop");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(lines("predictions.csv")).hasSize(25);
    assertThat(result.err()).contains("note: Class 'odd' of 'class' has 1 of the 3 samples needed: left out.");
  }

  @Test
  void replacesAnEarlierOutputWhereAsked() throws IOException {
    select("--input", table().toString());
    Files.writeString(output().resolve("old.txt"), "of the earlier run");

    Result result = select("--input", table().toString(), "--overwrite");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(output().resolve("old.txt")).doesNotExist();
    assertThat(output().resolve("metrics.json")).exists();
    assertThat(listing()).containsExactly("out", "table.csv");
  }

  @Test
  void sameSeedGivesTheSameFiles() throws IOException {
    select("--input", table().toString());
    String genes = Files.readString(output().resolve("selected_features.csv"));
    String predictions = Files.readString(output().resolve("predictions.csv"));

    select("--input", table().toString(), "--overwrite");

    assertThat(output().resolve("selected_features.csv")).hasContent(genes);
    assertThat(output().resolve("predictions.csv")).hasContent(predictions);
  }

  @Test
  void sparesExcludesAndGroupsGenesByName() throws IOException {
    Path groups = file("groups.csv", "gene,group\nsignal,pathway\ng3,pathway\n");
    Result result = select("--input", table().toString(), "--unpenalized", "g1", "--exclude", "g2,g4",
        "--gene-groups", groups.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(lines("selected_features.csv").stream().skip(1).map(line -> line.split(",")[1]))
        .containsExactlyInAnyOrder("signal", "g1", "g3");
    assertThat(metrics().at("/options/exclude").asText()).isEqualTo("g2,g4");
  }

  @Test
  void choosesSparselyAndRelaxesWhereAsked() throws IOException {
    Result result = select("--input", table().toString(), "--one-standard-error", "--relaxation", "auto",
        "--elastic-net", "0.9");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("sparsest within one standard error of the best on dev among",
        "relaxed     predictions are");
    assertThat(metrics().get("relaxation").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void boundsTheDistanceToTheGlobalMinimum() throws IOException {
    Result result = select("--input", table().toString());

    assertThat(result.out()).containsPattern(
        "certificate holds: the objective is at most 0\\.0000\\d+ % above the global minimum \\(allowed 0.0001 %\\), and of 5");
    assertThat(metrics().at("/certificate/gap").asDouble()).isLessThan(1e-6);
    assertThat(metrics().at("/certificate/tolerance").asDouble()).isEqualTo(1e-6);
  }

  @Test
  void comparesWithThePublishedLabelsWhereAsked() throws IOException {
    Result result = spred("select", "--input", table().toString(), "--label-mode", "all-subsets", "--heads", "linear",
        "--num-kappas", "3", "--output", output().toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(metrics().at("/data/numSamples").asInt()).isEqualTo(48);
    assertThat(metrics().at("/data/notes").toString()).contains("contradict");
    assertThat(metrics().get("classes").toString()).contains("class: sick", "patient: p0");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(output().resolve(file));
  }

  private JsonNode metrics() throws IOException {
    return new ObjectMapper().readTree(output().resolve("metrics.json").toFile());
  }
}
