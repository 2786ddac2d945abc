package ml.spred.spark.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** Writes tables of intensities with one decimal, as arrays give them, in several formats, packed with gzip. */
final class ReadingFiles {
  private static final long SEED = 1;

  private final Path directory;
  private final int genes;
  private final int samples;
  /** {@code [genes][samples]}. */
  private final String[][] values;

  ReadingFiles(Path directory, int genes, int samples) {
    this.directory = directory;
    this.genes = genes;
    this.samples = samples;
    Random random = new Random(SEED);
    values = new String[genes][samples];
    for (String[] gene : values) {
      double level = 6 + 2 * random.nextGaussian();
      for (int sample = 0; sample < samples; sample++) {
        // Tenths of an intensity, log-normal about the gene's level: mostly three to six characters.
        long tenths = Math.round(10 * Math.exp(level * Math.log(2) + 0.5 * random.nextGaussian()));
        gene[sample] = tenths / 10 + "." + tenths % 10;
      }
    }
  }

  private interface Content {
    void write(Writer out) throws IOException;
  }

  private Path file(String name, Content content) throws IOException {
    Path file = directory.resolve(name);
    try (Writer out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)),
        StandardCharsets.US_ASCII), 1 << 16)) {
      content.write(out);
    }
    return file;
  }

  /** A GEO DataSet. */
  Path soft() throws IOException {
    return file("dataset.soft.gz", out -> {
      out.write("^DATABASE = Geo\n^DATASET = GDS1\n!dataset_title = simulated\n!dataset_table_begin\nID_REF\tIDENTIFIER");
      names(out, "\t", sample -> "GSM" + (100_000 + sample));
      rows(out, "\t", gene -> (200_000 + gene) + "_at\tGENE" + gene);
      out.write("!dataset_table_end\n");
    });
  }

  /** A series matrix. */
  Path seriesMatrix() throws IOException {
    return file("series_matrix.txt.gz", out -> {
      out.write("!Series_title\t\"simulated\"\n!Sample_geo_accession");
      names(out, "\t", sample -> "\"GSM" + (100_000 + sample) + "\"");
      out.write("!series_matrix_table_begin\n\"ID_REF\"");
      names(out, "\t", sample -> "\"GSM" + (100_000 + sample) + "\"");
      rows(out, "\t", gene -> "\"" + (200_000 + gene) + "_at\"");
      out.write("!series_matrix_table_end\n");
    });
  }

  /** GCT 1.2. */
  Path gct() throws IOException {
    return file("table.gct.gz", out -> {
      out.write("#1.2\n" + genes + "\t" + samples + "\nName\tDescription");
      names(out, "\t", sample -> "sample" + sample);
      rows(out, "\t", gene -> (200_000 + gene) + "_at\tGENE" + gene);
    });
  }

  /** TSV with genes as rows. */
  Path genesAsRows() throws IOException {
    return file("genes.tsv.gz", out -> {
      out.write("gene");
      names(out, "\t", sample -> "sample" + sample);
      rows(out, "\t", gene -> (200_000 + gene) + "_at");
    });
  }

  /** CSV with samples as rows. */
  Path samplesAsRows() throws IOException {
    return file("samples.csv.gz", out -> {
      out.write("sample,label");
      for (int gene = 0; gene < genes; gene++) {
        out.write("," + (200_000 + gene) + "_at");
      }
      for (int sample = 0; sample < samples; sample++) {
        out.write("\nsample" + sample + (sample % 2 == 0 ? ",ill" : ",well"));
        for (String[] gene : values) {
          out.write(',');
          out.write(gene[sample]);
        }
      }
      out.write('\n');
    });
  }

  private void names(Writer out, String separator, IntFunction<String> name) throws IOException {
    for (int sample = 0; sample < samples; sample++) {
      out.write(separator + name.apply(sample));
    }
    out.write('\n');
  }

  private void rows(Writer out, String separator, IntFunction<String> start) throws IOException {
    for (int gene = 0; gene < genes; gene++) {
      out.write(start.apply(gene));
      for (String value : values[gene]) {
        out.write(separator);
        out.write(value);
      }
      out.write('\n');
    }
  }
}
