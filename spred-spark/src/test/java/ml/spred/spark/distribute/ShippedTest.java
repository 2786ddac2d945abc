package ml.spred.spark.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class ShippedTest {
  record Data(float[] values, String name) implements Serializable {}

  private static final Data DATA = new Data(new float[] {1, 2, 3}, "x");

  @Test
  void recordsPassThroughKryo() {
    assertThat(roundTrip(new KryoSerializer(new SparkConf()).newInstance())).usingRecursiveComparison().isEqualTo(DATA);
  }

  @Test
  void recordsPassThroughJavaSerialization() {
    assertThat(roundTrip(new JavaSerializer(new SparkConf()).newInstance())).usingRecursiveComparison().isEqualTo(DATA);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Data roundTrip(SerializerInstance serializer) {
    ClassTag<Shipped<Data>> tag = (ClassTag) ClassTag$.MODULE$.apply(Shipped.class);
    return serializer.<Shipped<Data>>deserialize(serializer.serialize(new Shipped<>(DATA), tag), tag).value();
  }
}
