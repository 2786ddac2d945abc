package ml.spred.solver;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;

/** SHA-256 of a problem: values, labels, and everything that the solution depends on. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every Java has SHA-256.", failure);
    }
  }

  Fingerprint add(FeatureMatrix x) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * x.numSamples());
    for (int gene = 0; gene < x.numFeatures(); gene++) {
      buffer.clear();
      buffer.asFloatBuffer().put(x.values(), x.offset(gene), x.numSamples());
      digest.update(buffer.array());
    }
    return this;
  }

  Fingerprint add(int[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length);
    buffer.asIntBuffer().put(values);
    digest.update(buffer.array());
    return this;
  }

  Fingerprint add(GeneGroups groups) {
    for (int gene = 0; gene < groups.numGenes(); gene++) {
      add(new int[] {groups.groupOf(gene)});
    }
    for (int group = 0; group < groups.numGroups(); group++) {
      add((Object) groups.factor(group));
    }
    return this;
  }

  /** By its text. */
  Fingerprint add(Object option) {
    digest.update((Objects.toString(option) + '\n').getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return this;
  }

  String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
