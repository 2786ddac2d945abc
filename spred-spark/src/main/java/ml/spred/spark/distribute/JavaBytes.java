package ml.spred.spark.distribute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * Objects as bytes of Java serialization. What is broadcast or collected goes through the serializer that the user configured,
 * and Kryo cannot build Java records; bytes pass through any of them.
 */
final class JavaBytes {
  private JavaBytes() {}

  static byte[] write(Serializable value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(value, bytes);
    return bytes.toByteArray();
  }

  /** Writes to a stream and closes it. */
  static void write(Serializable value, OutputStream target) {
    try (ObjectOutputStream out = new ObjectOutputStream(target)) {
      out.writeObject(value);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static <T> T read(byte[] bytes) {
    return read(new ByteArrayInputStream(bytes));
  }

  /** Reads from a stream and closes it. */
  @SuppressWarnings("unchecked")
  static <T> T read(InputStream source) {
    try (ObjectInputStream in = new ContextInput(source)) {
      return (T) in.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (ClassNotFoundException failure) {
      throw new IllegalStateException(failure.getMessage() + " is not on the class path of this executor.", failure);
    }
  }

  /** Jars that were given to spark-submit are seen by the thread's class loader only. */
  private static final class ContextInput extends ObjectInputStream {
    ContextInput(InputStream source) throws IOException {
      super(source);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException primitive) {
        return super.resolveClass(description);
      }
    }
  }
}
