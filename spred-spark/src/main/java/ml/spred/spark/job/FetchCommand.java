package ml.spred.spark.job;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.fetch.FetchListener;
import ml.spred.fetch.FetchOptions;
import ml.spred.fetch.FetchedFile;
import ml.spred.fetch.Fetcher;
import ml.spred.fetch.GeoAccession;
import ml.spred.fetch.GeoFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spred fetch}; needs no Spark. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Downloads expression files of NCBI's Gene Expression Omnibus, and verifies them.",
    customSynopsis = "spred fetch ACCESSION… --output DIR [OPTIONS]",
    description = {
      "%nA file appears in DIR when it is whole, unpacks, and holds the record that was asked for; its SHA-256 is beside it as"
          + " NAME.sha256. What is there and unchanged is not fetched again, and a download that was stopped goes on."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  spred fetch GDS3952 --output data/geo",
      "  spred inspect --input data/geo/GDS3952.soft.gz"
    })
final class FetchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ACCESSION", arity = "1..*",
      description = "A DataSet (GDS3952), series (GSE14520), platform (GPL96) or sample (GSM11805).")
  private List<GeoAccession> accessions;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
      description = "Directory for the files, on this machine; made where it does not exist.")
  private String output;

  @Option(names = "--kind", paramLabel = "KIND",
      description = "Which file: soft or full (with the annotation of each probe) of a DataSet; matrix or family of a series;"
          + " annotation or family of a platform; sample. Default: the first of each.")
  private GeoFile kind;

  @Option(names = "--overwrite", description = "Fetch again what is there.")
  private boolean overwrite;

  @Option(names = "--attempts", paramLabel = "N",
      description = "Attempts in a row without a byte of progress. Default: 6, with pauses of 1, 2, 4, … seconds between them.")
  private Integer attempts;

  @Option(names = "--base-url", paramLabel = "URL",
      description = "A mirror with NCBI's folders (datasets/, series/, platforms/). Default: https://ftp.ncbi.nlm.nih.gov/geo/.")
  private String baseUrl;

  @Option(names = "--no-progress", description = "Say nothing while working.")
  private boolean noProgress;

  @Option(names = "--verbose", description = "Show where a failure happened.")
  private boolean verbose;

  @Override
  public void run() {
    Path directory = directory();
    Console console = Console.of(spec, noProgress);
    for (GeoAccession accession : accessions) {
      fetch(accession, directory, console).forEach(file -> console.result(line(file)));
    }
  }

  private List<FetchedFile> fetch(GeoAccession accession, Path directory, Console console) {
    try (Console.Work work = console.work("fetching " + accession)) {
      return new Fetcher(options(), listener(work, console)).fetch(accession, kind, directory);
    }
  }

  private FetchOptions options() {
    FetchOptions options = FetchOptions.defaults().withOverwrite(overwrite);
    options = attempts == null ? options : options.withAttempts(attempts);
    return baseUrl == null ? options : options.withMirror(baseUrl);
  }

  private Path directory() {
    if (output.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      throw new InputException("--output " + output + " is not a directory of this machine; fetch to one, and copy the files from"
          + " there.");
    }
    try {
      return Path.of(output);
    } catch (InvalidPathException failure) {
      throw new InputException("--output " + output + " is not a path (" + failure.getReason() + "); give a directory.", failure);
    }
  }

  private static FetchListener listener(Console.Work work, Console console) {
    return new FetchListener() {
      @Override
      public void progress(String name, long done, long total) {
        work.update(done, total, name);
      }

      @Override
      public void note(String sentence) {
        console.say("note: " + sentence);
      }
    };
  }

  private static String line(FetchedFile file) {
    return String.format(Locale.ROOT, "%s  %,d bytes  sha256 %s%s", file.path(), file.bytes(), file.sha256(),
        file.downloaded() ? "" : "  (was there)");
  }
}
