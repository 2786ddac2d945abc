package ml.spred.problem;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Values of {@code [samples, features]} outside the Java heap, one gene after the other, written once and then read by any number of
 * threads. It is serialized gene by gene and read back into memory outside the heap, so a process that gets it never holds it as a
 * Java array. The memory ({@code 4·samples·features} bytes) is given back with the object; its limit is {@code -XX:MaxDirectMemorySize},
 * which is the largest heap unless set.
 */
public final class OffHeapMatrix implements SampleMatrix {
  private static final long serialVersionUID = 1L;
  /** Values in a piece at most: a buffer of Java has less than 2 GiB. */
  private static final int PIECE = 1 << 28;

  private final int numSamples;
  private final int numFeatures;
  private final int genesOfAPiece;
  private transient FloatBuffer[] pieces;

  /** Zeros, to be filled by {@link #put}. */
  public OffHeapMatrix(int numSamples, int numFeatures) {
    this(numSamples, numFeatures, PIECE);
  }

  /** @param piece values in a piece at most */
  OffHeapMatrix(int numSamples, int numFeatures, int piece) {
    if (numSamples > piece) {
      throw new IllegalArgumentException("the number of samples is " + numSamples + ", it must be at most " + piece + ".");
    }
    this.numSamples = numSamples;
    this.numFeatures = numFeatures;
    this.genesOfAPiece = piece / Math.max(1, numSamples);
    this.pieces = allocate();
  }

  /** A copy outside the heap. */
  public static OffHeapMatrix copyOf(SampleMatrix matrix) {
    OffHeapMatrix copy = new OffHeapMatrix(matrix.numSamples(), matrix.numFeatures());
    float[] gene = new float[copy.numSamples];
    for (int feature = 0; feature < copy.numFeatures; feature++) {
      matrix.gene(feature, gene);
      copy.put(feature, gene);
    }
    return copy;
  }

  private FloatBuffer[] allocate() {
    FloatBuffer[] result = new FloatBuffer[(int) (((long) numFeatures + genesOfAPiece - 1) / genesOfAPiece)];
    for (int k = 0; k < result.length; k++) {
      int genes = Math.min(genesOfAPiece, numFeatures - k * genesOfAPiece);
      result[k] = ByteBuffer.allocateDirect(Float.BYTES * genes * numSamples).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
    return result;
  }

  @Override
  public int numSamples() {
    return numSamples;
  }

  @Override
  public int numFeatures() {
    return numFeatures;
  }

  /** Sets all values of a gene, {@code [samples]}. */
  public void put(int feature, float[] values) {
    pieces[feature / genesOfAPiece].put(feature % genesOfAPiece * numSamples, values, 0, numSamples);
  }

  @Override
  public void gene(int feature, float[] values) {
    pieces[feature / genesOfAPiece].get(feature % genesOfAPiece * numSamples, values, 0, numSamples);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    float[] gene = new float[numSamples];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numSamples);
    for (int feature = 0; feature < numFeatures; feature++) {
      gene(feature, gene);
      bytes.asFloatBuffer().put(gene);
      out.write(bytes.array());
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    pieces = allocate();
    float[] gene = new float[numSamples];
    byte[] bytes = new byte[Float.BYTES * numSamples];
    for (int feature = 0; feature < numFeatures; feature++) {
      in.readFully(bytes);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(gene);
      put(feature, gene);
    }
  }
}
