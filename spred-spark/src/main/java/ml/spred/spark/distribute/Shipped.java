package ml.spred.spark.distribute;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;

/**
 * A value that is broadcast or collected under any serializer the user configured. Kryo cannot build Java records, so with Kryo
 * the value travels as a stream of Java serialization; tasks in the driver's JVM share the driver's object and copy nothing.
 */
public final class Shipped<T extends Serializable> implements Externalizable, KryoSerializable {
  private static final long serialVersionUID = 1L;

  private T value;

  /** For deserialization. */
  public Shipped() {}

  public Shipped(T value) {
    this.value = value;
  }

  public T value() {
    return value;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeObject(value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
    value = (T) in.readObject();
  }

  @Override
  public void write(Kryo kryo, Output output) {
    JavaBytes.write(value, ChunkedStreams.writer(output));
  }

  @Override
  public void read(Kryo kryo, Input input) {
    value = JavaBytes.read(ChunkedStreams.reader(input));
  }
}
