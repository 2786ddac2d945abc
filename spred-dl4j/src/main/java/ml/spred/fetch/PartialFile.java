package ml.spred.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import ml.spred.InputException;

/** What has arrived of a file, beside its final name, for one process at a time. It outlives a process that was stopped. */
final class PartialFile implements AutoCloseable {
  private final Path path;
  private final Path target;
  private final FileChannel channel;

  private PartialFile(Path path, Path target, FileChannel channel) {
    this.path = path;
    this.target = target;
    this.channel = channel;
  }

  static PartialFile of(Path target) throws IOException {
    Path path = target.resolveSibling("." + target.getFileName() + ".part");
    FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new InputException(target + " is being fetched by another process; wait for it, or stop it.");
    }
    return new PartialFile(path, target, channel.position(channel.size()));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  long size() throws IOException {
    return channel.size();
  }

  void clear() throws IOException {
    channel.truncate(0).position(0);
  }

  /** Adds what the stream brings; what arrived before it failed is kept. */
  void append(InputStream in, LongConsumer progress) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      write(ByteBuffer.wrap(buffer, 0, read));
      progress.accept(channel.position());
    }
  }

  private void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      throw new InputException(path + " cannot be written (" + failure.getMessage() + "); make room, or give another --output.",
          failure);
    }
  }

  /** Gives the file its final name. */
  void publish() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Throws away what has arrived. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
