package ml.spred.screen;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;

/**
 * Neighbouring genes, standardised on the training samples, as a part of all genes. It is serialized as plain bytes, so that a
 * block that is stored so is read at the speed of memory.
 */
public final class GeneBlock implements Serializable {
  private static final long serialVersionUID = 1L;
  /**
   * Blocks start at multiples of this: {@link GeneScreen} then multiplies the same genes together as it would over all of them.
   */
  public static final int ALIGNMENT = GeneScreen.BLOCK;

  private final int first;
  private final String[] names;
  private final Standardizer standardizer;
  private final double[] norms;
  private transient FeatureMatrix training;
  private transient FeatureMatrix validation;

  /**
   * @param first index of the first gene, a multiple of {@link #ALIGNMENT}
   * @param names of the genes
   * @param raw values of the training samples
   * @param held values of the validation samples
   * @param scaling other than {@link Scaling#GLOBAL}, which is no property of a block
   */
  public GeneBlock(int first, String[] names, FeatureMatrix raw, FeatureMatrix held, Scaling scaling, MissingValues missing) {
    if (first % ALIGNMENT != 0 || scaling == Scaling.GLOBAL) {
      throw new IllegalArgumentException("a block starts at gene " + first + " with scaling " + scaling
          + "; it must start at a multiple of " + ALIGNMENT + ", and be scaled gene by gene.");
    }
    this.first = first;
    this.names = names;
    this.standardizer = Standardizer.fit(raw, scaling, missing);
    this.training = standardizer.apply(raw);
    this.validation = standardizer.apply(held);
    this.norms = GeneScreen.norms(training);
  }

  /** Index of the first gene. */
  public int first() {
    return first;
  }

  public int numGenes() {
    return names.length;
  }

  public String[] names() {
    return names;
  }

  /** Centre and scale of its genes, and what is missing or constant among them. */
  public Standardizer standardizer() {
    return standardizer;
  }

  /** Standardised values of the training samples. */
  public FeatureMatrix training() {
    return training;
  }

  /** A gene of this block, by its index among all genes. */
  public GeneColumn column(int gene) {
    int own = gene - first;
    float[] known = new float[training.numSamples()];
    float[] held = new float[validation.numSamples()];
    training.gene(own, known);
    validation.gene(own, held);
    return new GeneColumn(gene, names[own], known, held, standardizer.mean()[own], standardizer.factor()[own]);
  }

  /** One pass over the block, on the calling thread. */
  public ScreenReport screen(ScreenRequest request) {
    try (Lanes lane = new Lanes(1)) {
      GeneScreen screen = new GeneScreen(training, request.form(), lane, norms);
      screen.screen(request.delta());
      return report(screen, request);
    }
  }

  private ScreenReport report(GeneScreen screen, ScreenRequest request) {
    double[] ratios = new double[numGenes()];
    double largest = 0;
    for (int own = 0; own < ratios.length; own++) {
      double factor = request.factor(first + own);
      ratios[own] = factor > 0 && Double.isFinite(factor) ? screen.bound(own) / factor : Double.NEGATIVE_INFINITY;
      if (ratios[own] > largest) {
        largest = Math.max(largest, strength(own, request) / factor);
      }
    }
    int[] strongest = Strongest.of(IntStream.range(0, ratios.length).filter(own -> ratios[own] > request.floor()),
        own -> ratios[own], request.limit());
    Arrays.sort(strongest);
    double cut = Double.NEGATIVE_INFINITY;
    for (int own = 0; own < ratios.length; own++) {
      cut = ratios[own] > cut && Arrays.binarySearch(strongest, own) < 0 ? ratios[own] : cut;
    }
    return new ScreenReport(Arrays.stream(strongest).map(own -> first + own).toArray(),
        Arrays.stream(strongest).mapToDouble(screen::bound).toArray(),
        Arrays.stream(strongest).mapToDouble(own -> strength(own, request)).toArray(), largest, cut);
  }

  /** In double, added up as {@code convex} does it over genes in one place. */
  private double strength(int own, ScreenRequest request) {
    double[] gradient = new double[request.delta().length / training.numSamples()];
    GeneScreen.gradient(training, own, request.delta(), gradient);
    double result = 0;
    for (double value : gradient) {
      result = request.form() == Form.GROUP ? result + value * value : Math.max(result, Math.abs(value));
    }
    return request.form() == Form.GROUP ? Math.sqrt(result) : result;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    write(out, training);
    write(out, validation);
  }

  private static void write(ObjectOutputStream out, FeatureMatrix matrix) throws IOException {
    byte[] bytes = new byte[Float.BYTES * matrix.values().length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(matrix.values());
    out.writeInt(matrix.numSamples());
    out.writeUnshared(bytes);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    training = read(in);
    validation = read(in);
  }

  private FeatureMatrix read(ObjectInputStream in) throws IOException, ClassNotFoundException {
    int samples = in.readInt();
    byte[] bytes = (byte[]) in.readUnshared();
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new FeatureMatrix(samples, names.length, values);
  }
}
