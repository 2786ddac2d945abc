package ml.spred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ml.spred.InputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
  private static final String PATH = "datasets/GDS3nnn/GDS3952/soft/GDS3952.soft.gz";

  @TempDir Path directory;

  private final GeoServer server = new GeoServer();
  private final List<String> notes = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private FetchOptions options() {
    return FetchOptions.defaults().withMirror(server.root()).withAttempts(3).withWaits(Duration.ofMillis(400), Duration.ZERO);
  }

  private FetchedFile fetch() {
    return fetch("GDS3952", null, options()).get(0);
  }

  private List<FetchedFile> fetch(String accession, GeoFile kind, FetchOptions options) {
    return new Fetcher(options, new FetchListener() {
      @Override
      public void progress(String name, long done, long total) {
        progress.add(name + " " + done + "/" + total);
      }

      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }
    }).fetch(GeoAccession.of(accession), kind, directory);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(this::fetch).isInstanceOf(InputException.class);
  }

  /** A DataSet whose packed file is some 40 kB long. */
  private static String dataSet(String accession) {
    StringBuilder text = new StringBuilder("^DATABASE = Geo\n!Database_name = Gene Expression Omnibus (GEO)\n^DATASET = ")
        .append(accession).append("\n!dataset_title = random\n!dataset_table_begin\nID_REF\tIDENTIFIER\tGSM1\n");
    Random random = new Random(1);
    for (int row = 0; row < 4000; row++) {
      text.append("p").append(row).append("\tG\t").append(random.nextDouble()).append('\n');
    }
    return text.append("!dataset_table_end\n").toString();
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertFetched(FetchedFile file, byte[] content) throws Exception {
    assertThat(file.path()).isEqualTo(directory.resolve("GDS3952.soft.gz")).hasBinaryContent(content);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    assertThat(file).isEqualTo(new FetchedFile(file.path(), content.length, sha256, true));
    assertThat(directory.resolve("GDS3952.soft.gz.sha256")).hasContent(sha256 + "  GDS3952.soft.gz\n");
    assertThat(listing()).containsExactly("GDS3952.soft.gz", "GDS3952.soft.gz.sha256");
  }

  @Test
  void fetchesAFileWithItsChecksum() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    assertFetched(fetch(), content);
    assertThat(server.requests()).containsExactly(PATH);
    assertThat(progress).last().isEqualTo("GDS3952.soft.gz " + content.length + "/" + content.length);
    assertThat(notes).isEmpty();
  }

  @Test
  void leavesWhatIsThereAndVerified() throws Exception {
    server.put(PATH, dataSet("GDS3952"));
    FetchedFile first = fetch();
    FetchedFile second = fetch();
    assertThat(second).isEqualTo(new FetchedFile(first.path(), first.bytes(), first.sha256(), false));
    Files.delete(directory.resolve("GDS3952.soft.gz.sha256"));
    assertThat(fetch()).isEqualTo(second);
    assertThat(directory.resolve("GDS3952.soft.gz.sha256")).exists();
    assertThat(server.requests()).hasSize(1);
    assertThat(fetch("GDS3952", null, options().withOverwrite(true)).get(0).downloaded()).isTrue();
  }

  @Test
  void refusesWhatIsThereAndHasChanged() throws Exception {
    server.put(PATH, dataSet("GDS3952"));
    Path file = fetch().path();
    Files.write(file, GeoServer.gzip(dataSet("GDS3952") + "more\n"));
    refused().hasMessageContainingAll(file.toString(), "has changed", "--overwrite");
    Files.write(file, new byte[] {1, 2, 3});
    Files.delete(directory.resolve("GDS3952.soft.gz.sha256"));
    refused().hasMessageContainingAll(file.toString(), "cannot be used", "--overwrite");
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    server.next(GeoServer.cutAfter(10_000));
    assertFetched(fetch(), content);
    assertThat(server.requests()).containsExactly(PATH, PATH + " bytes=10000-");
    assertThat(notes).singleElement().asString().contains("GDS3952.soft.gz", "attempt 2 of 3");
  }

  @Test
  void goesOnWhereAnEarlierProcessStopped() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    Path part = directory.resolve(".GDS3952.soft.gz.part");
    Files.write(part, Arrays.copyOf(content, 7_000));
    assertFetched(fetch(), content);
    assertThat(server.requests()).containsExactly(PATH + " bytes=7000-");
    Files.move(directory.resolve("GDS3952.soft.gz"), part);
    assertFetched(fetch(), content);
    assertThat(server.requests()).last().isEqualTo(PATH + " bytes=" + content.length + "-");
  }

  @Test
  void goesOnWhereAnAnswerWithoutLengthEndedEarly() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    server.next(GeoServer.endAfter(9_000));
    assertFetched(fetch(), content);
    assertThat(server.requests()).containsExactly(PATH, PATH + " bytes=9000-");
  }

  @Test
  void beginsAnewWhereTheServerCannotGoOn() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    server.withoutRanges();
    server.next(GeoServer.cutAfter(10_000));
    assertFetched(fetch(), content);
    assertThat(server.requests()).containsExactly(PATH, PATH + " bytes=10000-");
  }

  @Test
  void beginsAnewWhereTheRestIsOfAnotherFile() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    Files.write(directory.resolve(".GDS3952.soft.gz.part"), Arrays.copyOf(GeoServer.gzip("another\n".repeat(9)), 20));
    assertFetched(fetch(), content);
    assertThat(notes).singleElement().asString().contains("cannot be unpacked", "anew");
    Files.delete(directory.resolve("GDS3952.soft.gz"));
    Files.write(directory.resolve(".GDS3952.soft.gz.part"), Arrays.copyOf(content, content.length + 5));
    assertFetched(fetch(), content);
    assertThat(notes).last().asString().contains("changed at its source");
  }

  @Test
  void waitsForASlowServerAndNotForASilentOne() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    server.next(GeoServer.slowly(content.length / 20, 50));
    assertFetched(fetch(), content);
    Files.delete(directory.resolve("GDS3952.soft.gz"));
    server.next(server.stallAfter(5_000));
    assertFetched(fetch(), content);
    assertThat(server.requests()).last().isEqualTo(PATH + " bytes=5000-");
    assertThat(notes).anySatisfy(note -> assertThat(note).contains("no byte arrived for 0.4 s"));
  }

  @Test
  void triesAgainWhereTheServerIsBusy() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    server.next(GeoServer.status(503), GeoServer.status(429));
    assertFetched(fetch(), content);
    assertThat(notes).hasSize(2).first().asString().contains("status 503");
  }

  @Test
  void givesUpAfterAttemptsWithoutProgressAndKeepsWhatArrived() throws Exception {
    server.put(PATH, dataSet("GDS3952"));
    server.next(GeoServer.cutAfter(6_000), GeoServer.status(500), GeoServer.status(500));
    refused().hasMessageContainingAll("GDS3952.soft.gz", "3 attempts", "status 500", "kept");
    assertThat(directory.resolve(".GDS3952.soft.gz.part")).hasSize(6_000);
    fetch();
    assertThat(server.requests()).last().isEqualTo(PATH + " bytes=6000-");
  }

  @Test
  void saysThatThereIsNoSuchRecord() throws Exception {
    refused().hasMessageContainingAll(server.root() + PATH, "does not exist", "404", "check the accession");
    server.next(GeoServer.status(403));
    refused().hasMessageContainingAll(server.root() + PATH, "refused", "403");
    assertThat(listing()).isEmpty();
    server.close();
    refused().hasMessageContainingAll("3 attempts", "no connection to 127.0.0.1");
  }

  @Test
  void refusesADamagedFileAfterASecondLook() throws Exception {
    byte[] content = server.put(PATH, dataSet("GDS3952"));
    byte[] damaged = content.clone();
    damaged[content.length / 2] ^= 0x10;
    server.next(GeoServer.instead(damaged));
    assertFetched(fetch(), content);
    Files.delete(directory.resolve("GDS3952.soft.gz"));
    server.put(PATH, damaged);
    refused().hasMessageContainingAll(server.root() + PATH, "twice", "cannot be unpacked");
    server.put(PATH, Arrays.copyOf(content, content.length - 100));
    refused().hasMessageContainingAll("twice", "stops before its end");
    server.put(PATH, new byte[0]);
    refused().hasMessageContainingAll("twice", "stops before its end");
    assertThat(listing()).containsExactly("GDS3952.soft.gz.sha256");
  }

  @Test
  void refusesAnotherRecord() {
    server.put(PATH, dataSet("GDS3953"));
    refused().hasMessageContainingAll("'GDS3953'", "not GDS3952");
    server.put(PATH, "<html>come back later</html>");
    refused().hasMessageContaining("no line '^dataset'");
  }

  @Test
  void refusesAFileThatAnotherProcessIsFetching() throws Exception {
    Path part = directory.resolve(".GDS3952.soft.gz.part");
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
      refused().hasMessageContainingAll("GDS3952.soft.gz", "another process");
    }
  }

  @Test
  void refusesAFileForADirectory() throws IOException {
    directory = Files.createFile(directory.resolve("file"));
    refused().hasMessageContainingAll(directory.toString(), "directory");
  }

  @Test
  void fetchesTheOtherKinds() {
    server.put("datasets/GDS3nnn/GDS3952/soft/GDS3952_full.soft.gz", dataSet("GDS3952"));
    server.put("series/GSE14nnn/GSE14520/soft/GSE14520_family.soft.gz", "^DATABASE = GeoMiame\n^SERIES = GSE14520\n");
    server.put("platforms/GPLnnn/GPL96/annot/GPL96.annot.gz", "^Annotation\n!Annotation_platform = GPL96\n");
    server.put("platforms/GPLnnn/GPL96/soft/GPL96_family.soft.gz", "^PLATFORM = GPL96\n");
    server.put("query/acc.cgi?acc=GSM11805&targ=self&form=text&view=full", "^SAMPLE = GSM11805\n!Sample_title = kidney\n");
    assertThat(name("GDS3952", GeoFile.FULL)).isEqualTo("GDS3952_full.soft.gz");
    assertThat(name("GSE14520", GeoFile.FAMILY)).isEqualTo("GSE14520_family.soft.gz");
    assertThat(name("GPL96", null)).isEqualTo("GPL96.annot.gz");
    assertThat(name("GPL96", GeoFile.FAMILY)).isEqualTo("GPL96_family.soft.gz");
    assertThat(name("GSM11805", null)).isEqualTo("GSM11805.txt");
  }

  private String name(String accession, GeoFile kind) {
    return fetch(accession, kind, options()).get(0).path().getFileName().toString();
  }

  @Test
  void fetchesAMatrixForEachPlatform() {
    String folder = "series/GSE14nnn/GSE14520/matrix/";
    server.put(folder, """
        <pre><a href="/geo/series/GSE14nnn/GSE14520/">Parent Directory</a>
        <a href="GSE14520-GPL571_series_matrix.txt.gz">GSE14520-GPL571_series_matrix.txt.gz</a>  2024-01-01  3.2M
        <a href="GSE14520-GPL3921_series_matrix.txt.gz">GSE14520-GPL3921_series_matrix.txt.gz</a>  2024-01-01  30M
        <a href="../../escape_series_matrix.txt.gz">x</a></pre>
        """);
    String matrix = "!Series_title\t\"Liver\"\n!Series_geo_accession\t\"GSE14520\"\n";
    server.put(folder + "GSE14520-GPL571_series_matrix.txt.gz", matrix);
    server.put(folder + "GSE14520-GPL3921_series_matrix.txt.gz", matrix);
    assertThat(fetch("GSE14520", null, options())).extracting(file -> file.path().getFileName().toString())
        .containsExactly("GSE14520-GPL3921_series_matrix.txt.gz", "GSE14520-GPL571_series_matrix.txt.gz");
    server.put("series/GSEnnn/GSE1/matrix/", "<pre></pre>");
    assertThatThrownBy(() -> fetch("GSE1", null, options())).isInstanceOf(InputException.class)
        .hasMessageContainingAll("GSE1", "no series matrix", "--kind family");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String text : List.of("ftp://host/geo", "geo", "http:///geo", "ht tp://x")) {
      assertThatThrownBy(() -> FetchOptions.defaults().withMirror(text)).isInstanceOf(InputException.class)
          .hasMessageContainingAll("'" + text, "https://");
    }
  }
}
