package ml.spred.spark.feature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Tells options apart by their content: trials that are kept must never be taken for those of other options. */
public final class OptionsDigest {
  private OptionsDigest() {}

  /** SHA-256 of the serialized options, as 64 hexadecimal digits. */
  public static String of(Serializable options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(options);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HexFormat.of().formatHex(SampleRow.digest().digest(bytes.toByteArray()));
  }
}
