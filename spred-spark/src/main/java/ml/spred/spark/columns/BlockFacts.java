package ml.spred.spark.columns;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Standardizer;
import ml.spred.screen.GeneBlock;

/**
 * What the driver keeps of a block.
 *
 * @param names of its genes
 * @param digests of the values of every {@link GeneBlock#ALIGNMENT} genes, which do not depend on the width of blocks
 */
record BlockFacts(String[] names, List<byte[]> digests, int numConstant, int numAllMissing, long numMissing)
    implements Serializable {

  static BlockFacts of(GeneBlock block) {
    Standardizer standardizer = block.standardizer();
    List<byte[]> digests = new ArrayList<>();
    for (int from = 0; from < block.numGenes(); from += GeneBlock.ALIGNMENT) {
      digests.add(digest(block, from, Math.min(block.numGenes(), from + GeneBlock.ALIGNMENT)));
    }
    return new BlockFacts(block.names(), digests, standardizer.numConstant(), standardizer.numAllMissing(),
        standardizer.numMissing());
  }

  private static byte[] digest(GeneBlock block, int from, int to) {
    MessageDigest digest = sha256();
    FeatureMatrix values = block.training();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.numSamples());
    for (int gene = from; gene < to; gene++) {
      bytes.asFloatBuffer().put(values.values(), values.offset(gene), values.numSamples());
      digest.update(bytes.array());
      digest.update(ByteBuffer.allocate(2 * Double.BYTES).putDouble(block.standardizer().mean()[gene])
          .putDouble(block.standardizer().factor()[gene]).array());
    }
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }
}
