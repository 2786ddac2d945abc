package ml.spred.spark.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionReader;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spred benchmark reading}. */
@Command(
    name = "reading",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Seconds and megabytes per second of reading expression files, beside unpacking them alone.",
    description = "Simulated tables in every text format, and the files named, packed with gzip: seconds of zcat | wc -l, of"
        + " unpacking them in Java, of the first reading and of the fastest. Megabytes are those of the unpacked text. Writes reading.csv.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark reading --output data/results GDS4019.soft.gz")
final class ReadingCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;
  private static final List<String> HEADER = List.of("file", "format", "features", "samples", "unpacked_mb", "packed_mb",
      "zcat_wc_seconds", "unpack_seconds", "first_read_seconds", "read_seconds", "read_mb_per_second", "zcat_wc_mb_per_second",
      "read_over_zcat_wc");

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--features", paramLabel = "N", defaultValue = "22283", description = "Genes. Default: ${DEFAULT-VALUE}.")
  private int features;

  @Option(names = "--samples", paramLabel = "N", defaultValue = "100", description = "Samples. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(names = "--repeats", paramLabel = "N", defaultValue = "15",
      description = "Repeats; the fastest counts. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files to read beside the simulated ones.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    Path directory = Files.createTempDirectory("spred-reading");
    try {
      ReadingFiles simulated = new ReadingFiles(directory, features, samples);
      List<Path> all = new ArrayList<>(List.of(simulated.soft(), simulated.seriesMatrix(), simulated.gct(),
          simulated.genesAsRows(), simulated.samplesAsRows()));
      all.addAll(files);
      List<List<String>> lines = new ArrayList<>();
      for (Path file : all) {
        List<String> line = measure(file);
        lines.add(line);
        spec.commandLine().getErr().println(String.join(",", line));
      }
      CsvFile.replace(output.resolve("reading.csv"), HEADER, lines);
    } finally {
      try (Stream<Path> written = Files.list(directory)) {
        written.forEach(file -> file.toFile().delete());
      }
      Files.delete(directory);
    }
    return 0;
  }

  private List<String> measure(Path file) throws IOException {
    ExpressionSet[] read = new ExpressionSet[1];
    LongSupplier reading = () -> {
      read[0] = null;
      read[0] = ExpressionReader.read(ExpressionFile.of(file), ReadOptions.defaults());
      return read[0].numFeatures();
    };
    double first = seconds(reading);
    double fastest = fastest(reading);
    double unpacking = fastest(() -> unpack(file));
    double zcat = fastest(() -> zcat(file));
    double unpacked = unpack(file) / MEGA;
    return List.of(file.getFileName().toString(), read[0].format().spelling(), String.valueOf(read[0].numFeatures()),
        String.valueOf(read[0].numSamples()), number("%.2f", unpacked), number("%.2f", Files.size(file) / MEGA),
        number("%.3f", zcat), number("%.3f", unpacking), number("%.3f", first), number("%.3f", fastest),
        number("%.0f", unpacked / fastest), number("%.0f", unpacked / zcat), number("%.2f", fastest / zcat));
  }

  private double fastest(LongSupplier work) {
    double best = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < repeats; repeat++) {
      best = Math.min(best, seconds(work));
    }
    return best;
  }

  private static double seconds(LongSupplier work) {
    long start = System.nanoTime();
    work.getAsLong();
    return (System.nanoTime() - start) / NANOS;
  }

  /** Returns the number of bytes. */
  private static long unpack(Path file) {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes;
  }

  /** The yardstick that every shell has. */
  private static long zcat(Path file) {
    try {
      Process process = new ProcessBuilder("sh", "-c", "zcat \"$1\" | wc -l", "sh", file.toString()).start();
      process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new InputException("zcat | wc -l failed for " + file + "; install gzip.");
      }
      return 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
