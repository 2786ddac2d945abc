package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Covariates, pathways and related genes on the command line. */
class SurroundingsCommandTest extends CommandLineTest {
  /** The table with a column of numbers and one of texts behind the patient. */
  private Path withCovariates() throws IOException {
    String[] lines = tableText().split("\n");
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < lines.length; k++) {
      String[] cells = lines[k].split(",", 4);
      String more = k == 0 ? "age,sex" : (30 + k * 7 % 40) + (k % 3 == 0 ? ",f" : ",m");
      text.append(cells[0]).append(',').append(cells[1]).append(',').append(cells[2]).append(',').append(more).append(',')
          .append(cells[3]).append('\n');
    }
    return file("covariates.csv", text.toString());
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(output().resolve(name));
  }

  @Test
  void covariatesAreInTheModelAndPredictAsksForThem() throws IOException {
    Path table = withCovariates();
    Result result = select("--input", table.toString(), "--covariates", "age,sex", "--kappa", "0.1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("covariates  age, sex (in the model without a penalty)", "of 5 genes");
    assertThat(String.join("\n", lines("selected_features.csv"))).contains("signal").doesNotContain("age").doesNotContain("sex");

    Path predictions = directory.resolve("predictions.csv");
    Result predicted = spred("predict", "--model", output().resolve("model").toString(), "--input", table.toString(), "--output",
        predictions.toString());
    assertThat(predicted.code()).as(predicted.err()).isZero();
    List<String> own = lines("predictions.csv");
    List<String> again = Files.readAllLines(predictions);
    assertThat(again).hasSameSizeAs(own);
    assertThat(again.get(5).split(",")[2]).isEqualTo(own.get(5).split(",")[4]);

    Result without = spred("predict", "--model", output().resolve("model").toString(), "--input", table().toString(), "--output",
        directory.resolve("other.csv").toString());
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("has no label or group column 'sex'");
    Files.writeString(table, Files.readString(table).replaceFirst(",f,", ",x,"));
    Result unknown = spred("predict", "--model", output().resolve("model").toString(), "--input", table.toString(), "--output",
        directory.resolve("other.csv").toString());
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("The covariate 'sex' is 'x'", "the model knows 'f', 'm'");
  }

  @Test
  void aCovariateThatCannotBeIsRefused() throws IOException {
    Path table = withCovariates();
    assertThat(select("--input", table.toString(), "--covariates", "height").err()).contains("no label or group column 'height'");
    assertThat(select("--input", table.toString(), "--covariates", "age", "--heads", "ensemble").err())
        .contains("covariatesCol is set and heads is 'ensemble'");
    Files.writeString(table, Files.readString(table).replace(",f,", ",m,"));
    assertThat(select("--input", table.toString(), "--covariates", "sex").err())
        .contains("The covariate 'sex' is 'm' for every sample");
    assertThat(output()).doesNotExist();
  }

  @Test
  void pathwaysAndRelatedGenesHaveTables() throws IOException {
    Path sets = file("sets.gmt", "SIGNAL\thttp://none\tsignal\tg1\tTP53\nNOISE\t\tg3\tg4\nOTHER\t\tTP53\n");
    Result result = select("--input", table().toString(), "--pathways", sets.toString(), "--kappa", "0.1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("pathways    1 pathway in: SIGNAL");
    assertThat(result.err()).contains("2 of the 3 sets of " + sets + " have genes in", "they hold 4 of its 5 genes");
    assertThat(lines("pathways.csv").get(0)).isEqualTo("pathway,score,numGenes,genes");
    assertThat(lines("pathways.csv").get(1)).startsWith("SIGNAL,").endsWith(",2,signal;g1");
    assertThat(lines("related_genes.csv").get(0)).isEqualTo("feature,annotation,related,relatedAnnotation,correlation");
    assertThat(lines("related_genes.csv").get(1)).startsWith("signal,,g");
    assertThat(Files.readString(output().resolve("report.html"))).contains("id=\"pathways\"", "id=\"related\"");
  }

  @Test
  void setsThatCannotBeAreRefused() throws IOException {
    Path other = file("other.gmt", "OTHER\t\tTP53\n");
    assertThat(select("--input", table().toString(), "--pathways", other.toString()).err())
        .contains("None of the genes of the 1 sets of");
    Path cells = file("short.gmt", "NAME\tdescription\n");
    assertThat(select("--input", table().toString(), "--pathways", cells.toString()).err())
        .contains("short.gmt line 1 has 2 cells; a line of a GMT file has a name, a description and at least one gene");
    Path twice = file("twice.gmt", "A\t\tg1\n\nA\t\tg2\n");
    assertThat(select("--input", table().toString(), "--pathways", twice.toString()).err())
        .contains("twice.gmt line 3 names the gene set 'A' a second time");
    assertThat(GmtFile.read(new ByteArrayInputStream("A\td\tx\ty \r\n".getBytes(StandardCharsets.UTF_8)), "a.gmt"))
        .containsEntry("A", List.of("x", "y"));
  }
}
