package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import ml.spred.fetch.GeoServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchCommandTest extends CommandLineTest {
  private static final String PATH = "datasets/GDSnnn/GDS1/soft/GDS1.soft.gz";
  private static final String DATA_SET = """
      ^DATASET = GDS1
      !dataset_title = Two samples
      ^SUBSET = GDS1_1
      !subset_description = young
      !subset_sample_id = GSM1
      !subset_type = age
      ^SUBSET = GDS1_2
      !subset_description = old
      !subset_sample_id = GSM2
      !subset_type = age
      !dataset_table_begin
      ID_REF\tIDENTIFIER\tGSM1\tGSM2
      p1\tTP53\t1.5\t-2
      !dataset_table_end
      """;

  private final GeoServer server = new GeoServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Result fetch(String... accessions) {
    String[] args = new String[accessions.length + 7];
    args[0] = "fetch";
    System.arraycopy(accessions, 0, args, 1, accessions.length);
    String[] rest = {"--output", output().toString(), "--base-url", server.root(), "--attempts", "2"};
    System.arraycopy(rest, 0, args, accessions.length + 1, rest.length);
    return spred(args);
  }

  @Test
  void fetchesWhatInspectReads() {
    byte[] content = server.put(PATH, DATA_SET);
    server.next(GeoServer.cutAfter(content.length / 2));
    Result result = fetch("GDS1");
    Path file = output().resolve("GDS1.soft.gz");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith(file + "  " + content.length + " bytes  sha256 ").doesNotContain("was there");
    assertThat(result.err()).contains("note: GDS1.soft.gz: ", "attempt 2 of 2");
    assertThat(spred("inspect", "--input", file.toString()).out()).contains("Two samples", "age", "young");
    assertThat(fetch("gds1").out()).isEqualTo(result.out().replace("\n", "  (was there)\n"));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void refusesInOneSentence() {
    assertThat(fetch("GDS1").err()).isEqualTo("spred: " + server.root() + PATH + " does not exist (status 404); check the"
        + " accession, and --kind where not every record has such a file.\n");
    assertThat(fetch("GDS1").code()).isEqualTo(Sentences.REFUSED);
    assertThat(fetch("1815").err()).contains("'1815' is not an accession", "GDS3952");
    assertThat(fetch("GDS1", "--kind", "matrix").err()).contains("no file of kind 'matrix' of GDS1", "soft, full");
    Result remote = spred("fetch", "GDS1", "--output", "hdfs://host/data");
    assertThat(remote.err()).contains("hdfs://host/data", "not a directory of this machine");
    assertThat(spred("fetch", "--output", "x").err()).contains("ACCESSION");
  }

  @Test
  void explainsItself() {
    assertThat(spred("fetch", "--help").out()).contains("Usage: spred fetch ACCESSION", "--kind", "--base-url", "NAME.sha256");
    assertThat(spred("--help").out()).contains("fetch");
  }
}
