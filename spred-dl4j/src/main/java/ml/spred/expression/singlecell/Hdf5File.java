package ml.spred.expression.singlecell;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.links.SoftLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ml.spred.InputException;

/**
 * An HDF5 file, of which whatever is wrong becomes a sentence with the place in it. A damaged file can make the library fail in
 * any way: by an exception of any kind, by going in circles until the stack is full, by asking for an array of a length that
 * was never one; nothing is kept of such an attempt, so each is caught here.
 */
final class Hdf5File implements AutoCloseable {
  private final String source;
  private final HdfFile file;

  static {
    BoundedDeflate.install();
    BoundedLzf.install();
  }

  private Hdf5File(String source, HdfFile file) {
    this.source = source;
    this.file = file;
  }

  static Hdf5File open(Path path, String source) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      // Mapped as a whole, no address that is beyond its end can be read or make room for what is not there.
      return guarded(source, "the file", () -> new Hdf5File(source, size > Integer.MAX_VALUE ? new HdfFile(path)
          : HdfFile.fromByteBuffer(mapped(channel, size))));
    }
  }

  private static ByteBuffer mapped(FileChannel channel, long size) {
    try {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The result of the work, or the sentence why there is none. */
  <T> T guarded(String place, Supplier<T> work) {
    return guarded(source, place, work);
  }

  private static <T> T guarded(String source, String place, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException sentence) {
      throw sentence;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      throw new InputException(source + ": " + place + " cannot be read as HDF5 (" + reason(failure) + "); " + remedy(failure),
          failure);
    }
  }

  private static String remedy(Throwable failure) {
    return root(failure) instanceof UnsupportedHdfException
        ? "write the file again with the defaults of AnnData and h5py." : "the file is damaged or cut short, so copy it again.";
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String reason(Throwable failure) {
    Throwable root = root(failure);
    String message = root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName() : message.strip().lines().findFirst().orElse("");
  }

  /** The sentence for a file that is sound HDF5 and not what it should be. */
  InputException refusal(String place, String what) {
    return new InputException(source + ": " + place + " " + what);
  }

  /** What is at the path; empty where nothing is. */
  Optional<Node> find(String path) {
    return guarded(path, () -> {
      Node node = file;
      for (String name : path.substring(1).split("/")) {
        Node child = node instanceof Group group ? resolved(group.getChild(name), path) : null;
        if (child == null) {
          return Optional.empty();
        }
        node = child;
      }
      return Optional.of(node);
    });
  }

  /** Links inside the file are followed; those to other files are not, as a file should not make others be read. */
  private Node resolved(Node node, String path) {
    if (node instanceof SoftLink link) {
      return link.getTarget();
    }
    if (node != null && node.isLink()) {
      throw refusal(path, "is a link to another file, which is not followed; write a file that holds everything.");
    }
    return node;
  }

  /** The dataset at the path. */
  Hdf5Array array(String path) {
    Node node = find(path).orElseThrow(() -> refusal(path, "is missing; give a file that AnnData wrote."));
    if (node instanceof Dataset dataset) {
      return new Hdf5Array(this, path, dataset);
    }
    throw refusal(path, "is a group where a dataset is expected; give a file that AnnData wrote.");
  }

  boolean isGroup(String path) {
    return find(path).filter(Group.class::isInstance).isPresent();
  }

  boolean isArray(String path) {
    return find(path).filter(Dataset.class::isInstance).isPresent();
  }

  /** Names in the group at the path, in its order; none where there is no such group. */
  List<String> names(String path) {
    return guarded(path, () -> find(path).filter(Group.class::isInstance)
        .map(group -> List.copyOf(((Group) group).getChildren().keySet())).orElse(List.of()));
  }

  /** The texts of an attribute, one where it is a scalar; empty where it is missing or no text. */
  Optional<List<String>> texts(String path, String attribute) {
    return attribute(path, attribute).map(value -> value instanceof String text ? List.of(text)
        : value instanceof String[] several ? List.of(several) : null);
  }

  /** The whole numbers of an attribute; empty where it is missing or holds something else. */
  Optional<long[]> numbers(String path, String attribute) {
    return attribute(path, attribute).map(value -> value.getClass().isArray() ? Hdf5Array.longs(value) : null);
  }

  private Optional<Object> attribute(String path, String name) {
    return guarded(path + " attribute " + name, () -> find(path).map(node -> node.getAttribute(name)).filter(this::isSmall)
        .map(Attribute::getData).filter(value -> !value.getClass().isArray() || Array.getLength(value) > 0));
  }

  private boolean isSmall(Attribute attribute) {
    return attribute.getSizeInBytes() <= 1 << 20;
  }

  @Override
  public void close() {
    file.close();
  }
}
