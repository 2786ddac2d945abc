package ml.spred.spark.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Counts and hashes the bytes that pass. */
final class WatchedStream extends FilterInputStream {
  /** Often enough for a bar, seldom enough to cost nothing. */
  private static final long REPORT_BYTES = 1 << 20;

  private final MessageDigest digest = ReadRecord.digest();
  private final LongConsumer progress;
  private final long length;
  private long count;
  private long reported;

  /**
   * @param length bytes of the whole stream
   */
  WatchedStream(InputStream in, LongConsumer progress, long length) {
    super(in);
    this.progress = progress;
    this.length = length;
  }

  /** Whether all bytes have passed. */
  boolean isComplete() {
    return count == length;
  }

  /** Of the bytes that have passed; once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int bytes) throws IOException {
    int read = in.read(buffer, offset, bytes);
    if (read > 0) {
      digest.update(buffer, offset, read);
      count += read;
      if (count - reported >= REPORT_BYTES) {
        reported = count;
        progress.accept(count);
      }
    }
    return read;
  }

  /** By reading: what is skipped belongs to the hash. */
  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, REPORT_BYTES)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
