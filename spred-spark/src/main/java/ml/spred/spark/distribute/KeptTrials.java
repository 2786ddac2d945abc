package ml.spred.spark.distribute;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ml.spred.InputException;

/**
 * Finished trials as files of a directory. A file is named after the data, the kind of trial and the setting, so that trials of other
 * data or options are never taken for these, and one directory may serve several of them.
 */
final class KeptTrials {
  private final CheckpointFiles files;
  private final String family;

  /** @param family what all settings of these trials share: the fingerprint of the data, the kind of trial */
  KeptTrials(CheckpointFiles files, String family) {
    this.files = files;
    this.family = family;
  }

  /** The outcome of a setting as {@link #keep} was given it; null where there is none. */
  byte[] find(Serializable setting) {
    String name = name(setting);
    byte[] outcome = files.read(name);
    if (outcome != null) {
      requireReadable(name, outcome);
    }
    return outcome;
  }

  private static void requireReadable(String name, byte[] outcome) {
    try {
      JavaBytes.<Outcome<?>>read(outcome);
    } catch (RuntimeException damaged) {
      throw new InputException("the finished trial " + name + " in the checkpoint directory cannot be read (" + damaged.getMessage()
          + "); remove the file, and the trial is run again.", damaged);
    }
  }

  void keep(Serializable setting, byte[] outcome) {
    files.write(name(setting), outcome);
  }

  private String name(Serializable setting) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(family.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return "trial-" + HexFormat.of().formatHex(digest.digest(JavaBytes.write(setting)), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }
}
