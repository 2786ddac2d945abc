package ml.spred.spark.distribute;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A stream inside of another one: pieces with their lengths, and a length of 0 at the end. Neither side ever holds more than a
 * piece.
 */
final class ChunkedStreams {
  private static final int PIECE = 1 << 16;

  private ChunkedStreams() {}

  /** Closing it ends the inner stream and leaves the outer one open. */
  static OutputStream writer(OutputStream outer) {
    return new OutputStream() {
      private final byte[] piece = new byte[PIECE];
      private int length;

      @Override
      public void write(int value) throws IOException {
        if (length == PIECE) {
          send();
        }
        piece[length++] = (byte) value;
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count;) {
          if (length == PIECE) {
            send();
          }
          int part = Math.min(count - done, PIECE - length);
          System.arraycopy(bytes, from + done, piece, length, part);
          length += part;
          done += part;
        }
      }

      private void send() throws IOException {
        outer.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        outer.write(piece, 0, length);
        length = 0;
      }

      @Override
      public void close() throws IOException {
        if (length > 0) {
          send();
        }
        send();
      }
    };
  }

  /** Reads what {@link #writer} wrote, to its end and not a byte further. */
  static InputStream reader(InputStream outer) {
    return new InputStream() {
      private int left;
      private boolean ended;

      private boolean hasMore() throws IOException {
        if (left == 0 && !ended) {
          left = ByteBuffer.wrap(outer.readNBytes(Integer.BYTES)).getInt();
          ended = left == 0;
        }
        return !ended;
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
          return 0;
        }
        if (!hasMore()) {
          return -1;
        }
        int part = outer.readNBytes(bytes, from, Math.min(count, left));
        left -= part;
        return part;
      }

      @Override
      public void close() throws IOException {
        while (hasMore()) {
          outer.skipNBytes(left);
          left = 0;
        }
      }
    };
  }
}
