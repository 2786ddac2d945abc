package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** One sentence, exit code 2, nothing written: whatever is wrong with the input. */
class BadInputTest extends CommandLineTest {

  @Test
  void missingFile() throws IOException {
    refused(select("--input", directory + "/none.csv"), "none.csv does not exist");
  }

  @Test
  void directoryForAFile() throws IOException {
    refused(select("--input", directory.toString()), "is a directory");
  }

  @Test
  void unknownFileSystem() throws IOException {
    refused(select("--input", "gopher://host/file.csv"), "names a file system that is not known here");
  }

  @Test
  void emptyFile() throws IOException {
    refused(select("--input", file("empty.csv", "").toString()), "is empty");
  }

  @Test
  void truncatedGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(tableText().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    Path file = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 20));
    refused(select("--input", file.toString()), "cut short");
  }

  @Test
  void raggedRow() throws IOException {
    refused(select("--input", file("ragged.csv", tableText() + "s99,sick,p9,1,2\n").toString()), "ragged.csv", "26");
  }

  @Test
  void textForANumber() throws IOException {
    String text = tableText() + "s99,sick,p9,1,2,oops,3,4\n";
    refused(select("--input", file("text.csv", text).toString()), "text.csv", "oops");
  }

  @Test
  void infiniteValue() throws IOException {
    String text = tableText() + "s99,sick,p9,1,2,Infinity,3,4\n";
    refused(select("--input", file("infinite.csv", text).toString()), "infinite.csv", "nfinit");
  }

  @Test
  void missingValue() throws IOException {
    String text = tableText() + "s99,sick,p9,1,2,NaN,3,4\n";
    refused(select("--input", file("gap.csv", text).toString()),
        "gap.csv has no value for gene 'g2' of sample 's99' (1 missing values in all); choose --missing mean or --missing zero.");
  }

  @Test
  void duplicateSample() throws IOException {
    String text = tableText() + "s3,sick,p9,1,2,3,3,4\n";
    refused(select("--input", file("twice.csv", text).toString()), "s3", "--duplicate-samples");
  }

  @Test
  void duplicateGene() throws IOException {
    String text = tableText().replaceFirst("g2", "g1");
    refused(select("--input", file("twice.csv", text).toString()), "g1", "--duplicate-features");
  }

  @Test
  void labelThatDoesNotExist() throws IOException {
    Result result = spred("select", "--input", table().toString(), "--label", "klass", "--output", output().toString());
    refused(result, "no label or group column 'klass'; it has 'class', 'patient'.");
  }

  @Test
  void groupThatDoesNotExist() throws IOException {
    refused(select("--input", table().toString(), "--group", "donor"), "no label or group column 'donor'");
  }

  @Test
  void labelWithOneClass() throws IOException {
    refused(select("--input", file("one.csv", tableText().replace("sick", "well")).toString()),
        "The column 'class' of ", "has one class ('well')");
  }

  @Test
  void classTooSmallToSplit() throws IOException {
    String text = tableText() + "x1,odd,p9,1,3,3,3,3\n";
    refused(select("--input", file("rare.csv", text).toString()), "Class 'odd' of 'class' has 1 sample", "--rare-classes");
  }

  @Test
  void splitsThatMissSamples() throws IOException {
    Path splits = file("splits.csv", "sample,split\ns0,train\ns1,dev\n");
    refused(select("--input", table().toString(), "--splits", splits.toString()), "splits.csv misses 22 of the 24 samples");
  }

  @Test
  void splitsWithAWordThatIsNone() throws IOException {
    Path splits = file("splits.csv", "sample,split\ns0,training\n");
    refused(select("--input", table().toString(), "--splits", splits.toString()), "'training'", "use train, dev or test");
  }

  @Test
  void splitsWithoutDevSamplesToChooseBy() throws IOException {
    StringBuilder splits = new StringBuilder("sample,split\n");
    for (int sample = 0; sample < 24; sample++) {
      splits.append("s").append(sample).append(sample < 16 ? ",train\n" : ",test\n");
    }
    refused(select("--input", table().toString(), "--splits", file("splits.csv", splits.toString()).toString()),
        "There is no dev sample to choose kappa by");
  }

  @Test
  void existingOutput() throws IOException {
    Files.createDirectory(output());
    Result result = select("--input", table().toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("exists; choose another name, or replace it with --overwrite.").hasLineCount(1);
    assertThat(output()).isEmptyDirectory();
  }

  @Test
  void foreignDirectoryIsNotOverwritten() throws IOException {
    Files.createDirectory(output());
    Files.writeString(output().resolve("thesis.txt"), "years of work");
    Result result = select("--input", table().toString(), "--overwrite");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("is not an output of spred");
    assertThat(output().resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void valuesThatOptionsCannotTake() throws IOException {
    String table = table().toString();
    refused(select("--input", table, "--kappa", "-1"), "kappa is -1.0, it must be a finite number above 0");
    refused(select("--input", table, "--kappa", "many"), "--kappa", "many");
    refused(select("--input", table, "--heads", "tails"), "heads is 'tails', which does not exist");
    refused(select("--input", table, "--optimizer", "luck"), "luck", "lbfgs");
    refused(select("--input", table, "--log2", "perhaps"), "use auto, yes or no");
    refused(select("--input", table, "--missing", "median"), "use refuse, mean or zero");
    refused(select("--input", table, "--format", "xls"), "'xls' is not known");
    refused(select("--input", table, "--num-features", "0"), "numTopFeatures is 0");
    refused(select("--input", table, "--kappa", "0.1", "--num-features", "3"),
        "--kappa and --num-features both say how many genes");
    refused(select("--input", table, "--batch-size", "5"), "batchSize is 5 and optimizer is 'newton'");
    refused(select("--input", table, "--kappa", "0.1", "--one-standard-error"), "--one-standard-error is about kappas");
    refused(select("--input", table, "--relaxation", "2"), "relaxation is '2', it must be a number from 0 to 1 or 'auto'");
    refused(select("--input", table, "--elastic-net", "0"), "elasticNetParam is 0.0, it must be above 0 and at most 1");
    refused(select("--input", table, "--exclude", "g9", "--no-progress"), "'g9' of excludedFeatures is none of the 5 features");
  }

  @Test
  void geneGroupsThatAreNone() throws IOException {
    String table = table().toString();
    String names = file("names.csv", "name,set\ng1,a\n").toString();
    refused(select("--input", table, "--gene-groups", names),
        "names.csv has the columns name, set; it must have 'gene' and 'group'");
    String twice = file("twice.csv", "gene,group\ng1,a\ng1,b\n").toString();
    refused(select("--input", table, "--gene-groups", twice, "--no-progress"),
        "feature 'g1' is in the group 'b' of featureGroups and in one before");
    refused(select("--input", table, "--gene-groups", directory + "/none.csv"), "none.csv does not exist");
  }

  @Test
  void unknownOption() throws IOException {
    refused(select("--input", table().toString(), "--kapa", "1"), "Unknown option", "--kapa", "--kappa");
  }

  @Test
  void missingOptions() throws IOException {
    refused(spred("select", "--input", table().toString(), "--output", output().toString()), "--label");
    refused(spred("select", "--label", "class", "--output", output().toString()), "--input");
    refused(spred("select", "--label", "class", "--input", table().toString()), "--output");
    refused(spred(), "A command is missing");
  }

  @Test
  void stackTraceForTheVerboseAlone() throws IOException {
    assertThat(select("--input", directory + "/none.csv").err()).doesNotContain("\tat ");
    assertThat(select("--input", directory + "/none.csv", "--verbose").err()).contains("\tat ml.spred.");
  }

  /** The first line is the sentence; a refusal of options has a line that says where the help is, and may have suggestions. */
  private void refused(Result result, String... parts) throws IOException {
    assertThat(result.err()).startsWith("spred: ").contains(parts);
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().filter(line -> line.startsWith("spred: "))).hasSize(1);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    assertThat(result.out()).isEmpty();
    assertThat(listing()).noneMatch(name -> name.contains("out"));
  }
}
