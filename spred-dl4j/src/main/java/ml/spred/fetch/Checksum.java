package ml.spred.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of a file, kept beside it as {@code NAME.sha256} in the form that {@code sha256sum -c} reads. */
final class Checksum {
  private static final int DIGITS = 64;

  private Checksum() {
  }

  /** A stream that takes the checksum of what passes. */
  static DigestInputStream watching(InputStream in) {
    try {
      return new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every Java knows SHA-256", failure);
    }
  }

  static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of the file as it is now. */
  static String of(Path file) throws IOException {
    try (DigestInputStream in = watching(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return text(in.getMessageDigest());
    }
  }

  /** What was kept of the file; empty where nothing was. */
  static Optional<String> kept(Path file) throws IOException {
    Path beside = beside(file);
    if (!Files.exists(beside)) {
      return Optional.empty();
    }
    String text = Files.readString(beside);
    return text.length() < DIGITS ? Optional.empty() : Optional.of(text.substring(0, DIGITS));
  }

  static void keep(Path file, String sha256) throws IOException {
    Path beside = beside(file);
    Path unfinished = beside.resolveSibling("." + beside.getFileName() + ".part");
    Files.writeString(unfinished, sha256 + "  " + file.getFileName() + "\n");
    Files.move(unfinished, beside, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }
}
