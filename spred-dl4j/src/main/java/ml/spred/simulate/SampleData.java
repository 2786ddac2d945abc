package ml.spred.simulate;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the project's sample files: {@code SampleData OUTPUT_DIR}. */
public final class SampleData {
  static final String CSV = "simulated.csv.gz";
  static final String SOFT = "simulated.soft.gz";
  static final String TRUTH = "truth.csv";

  // Outside the numbers that GEO gives out, so that nobody looks it up.
  private static final String ACCESSION = "GDS0";

  private SampleData() {
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: java -cp … ml.spred.simulate.SampleData OUTPUT_DIR");
      System.exit(2);
    }
    write(Path.of(arguments[0]));
  }

  /** Writes {@value #CSV}, {@value #SOFT} and {@value #TRUTH} of the default simulation; existing files are replaced. */
  public static void write(Path directory) throws IOException {
    Simulation simulation = ExpressionSimulator.simulate();
    Files.createDirectories(directory);
    try (Writer out = SimulationWriter.gzip(Files.newOutputStream(directory.resolve(CSV)))) {
      SimulationWriter.writeCsv(simulation.set(), out);
    }
    try (Writer out = SimulationWriter.gzip(Files.newOutputStream(directory.resolve(SOFT)))) {
      SimulationWriter.writeSoft(simulation.set(), ACCESSION, out);
    }
    try (Writer out = Files.newBufferedWriter(directory.resolve(TRUTH), StandardCharsets.UTF_8)) {
      SimulationWriter.writeTruth(simulation.genes(), out);
    }
  }
}
