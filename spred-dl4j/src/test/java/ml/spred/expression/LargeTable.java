package ml.spred.expression;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a table of many genes and samples that is made as it is read, in a Java of little memory; prints what came out. */
final class LargeTable {
  private LargeTable() {
  }

  /** Arguments: genes, samples, and the format (gct or tsv). */
  public static void main(String[] args) {
    int genes = Integer.parseInt(args[0]);
    int samples = Integer.parseInt(args[1]);
    ExpressionSet set = ExpressionReader.read(new Lines(genes, samples, args[2].equals("gct")), "large." + args[2]);
    System.out.println(set.numFeatures() + " x " + set.numSamples() + " sum "
        + Math.round(set.rows().stream().mapToDouble(row -> Arrays.stream(row).sum()).sum()));
  }

  /** The value of a gene in a sample, a small whole number with two decimals. */
  static long hundredths(int gene, int sample) {
    return 100 + (gene * 31L + sample * 17L) % 900;
  }

  /** The text of the table. */
  private static final class Lines extends InputStream {
    private final int genes;
    private final int samples;
    private final boolean annotated;
    private byte[] line;
    private int place;
    private int gene;

    Lines(int genes, int samples, boolean gct) {
      this.genes = genes;
      this.samples = samples;
      StringBuilder header = new StringBuilder(gct ? "#1.2\n" + genes + "\t" + samples + "\nName\tDescription" : "gene");
      for (int sample = 0; sample < samples; sample++) {
        header.append("\tsample").append(sample);
      }
      line = header.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
      annotated = gct;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (place == line.length) {
        if (gene == genes) {
          return -1;
        }
        next();
      }
      int count = Math.min(length, line.length - place);
      System.arraycopy(line, place, buffer, offset, count);
      place += count;
      return count;
    }

    private void next() {
      byte[] text = new byte[20 + 6 * samples];
      byte[] name = ("g" + gene + (annotated ? "\tna" : "")).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, text, 0, name.length);
      int end = name.length;
      for (int sample = 0; sample < samples; sample++) {
        long value = hundredths(gene, sample);
        text[end++] = '\t';
        text[end++] = (byte) ('0' + value / 100);
        text[end++] = '.';
        text[end++] = (byte) ('0' + value / 10 % 10);
        text[end++] = (byte) ('0' + value % 10);
      }
      text[end++] = '\n';
      line = Arrays.copyOf(text, end);
      place = 0;
      gene++;
    }
  }
}
