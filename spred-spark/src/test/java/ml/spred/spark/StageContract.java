package ml.spred.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;

/** What every stage owes to Spark ML, as MLlib's own ParamsSuite and DefaultReadWriteTest ask for it. */
public final class StageContract {
  private StageContract() {}

  /** Every param is found by name, belongs to the stage, has an accessor of its name and a doc; copies are independent. */
  public static void checkParams(Params stage) throws ReflectiveOperationException {
    assertThat(stage.uid()).isNotBlank();
    assertThat(stage.params()).isNotEmpty();
    for (Param<?> param : stage.params()) {
      assertThat(param.parent()).as("parent of %s", param.name()).isEqualTo(stage.uid());
      assertThat(param.doc()).as("doc of %s", param.name()).isNotBlank();
      assertThat(stage.getParam(param.name())).isEqualTo(param);
      assertThat(stage.getClass().getMethod(param.name()).invoke(stage)).isEqualTo(param);
      assertThat(stage.explainParams()).contains(param.name() + ": " + param.doc());
    }
    checkCopy(stage);
  }

  private static void checkCopy(Params stage) {
    Params copy = stage.copy(ParamMap.empty());
    assertThat(copy).isNotSameAs(stage).hasSameClassAs(stage);
    assertSameParams(copy, stage);
    for (Param<?> param : stage.params()) {
      copy.clear(copy.getParam(param.name()));
    }
    assertThat(copy.paramMap().size()).isZero();
  }

  /** A param given to copy is set in the copy and leaves the original alone. */
  public static <T> void checkCopyWith(Params stage, Param<T> param, T value) {
    Object before = stage.isDefined(param) ? stage.getOrDefault(param) : null;
    Params copy = stage.copy(new ParamMap().put(param, value));
    assertThat(copy.getOrDefault(copy.getParam(param.name()))).isEqualTo(value).isNotEqualTo(before);
    assertThat(stage.isDefined(param) ? stage.getOrDefault(param) : null).isEqualTo(before);
  }

  /** Saves, refuses to save again, overwrites, and loads the same uid and params: set ones are set, unset ones stay unset. */
  public static <T extends Params & MLWritable> T checkReadWrite(T stage, MLReader<T> reader, Path directory) throws IOException {
    SparkTest.session();
    String path = directory.resolve("stage").toString();
    stage.save(path);
    assertThatThrownBy(() -> stage.save(path)).isInstanceOf(IOException.class).hasMessageContaining("already exists");
    stage.write().overwrite().save(path);
    T loaded = reader.load(path);
    assertThat(loaded).hasSameClassAs(stage);
    assertSameParams(loaded, stage);
    return loaded;
  }

  /** Same uid, same params set to the same values, same defaults. */
  public static void assertSameParams(Params actual, Params expected) {
    assertThat(actual.uid()).isEqualTo(expected.uid());
    for (Param<?> param : expected.params()) {
      Param<?> other = actual.getParam(param.name());
      assertThat(actual.isSet(other)).as("%s is set", param.name()).isEqualTo(expected.isSet(param));
      assertThat(actual.hasDefault(other)).as("%s has a default", param.name()).isEqualTo(expected.hasDefault(param));
      if (expected.isDefined(param)) {
        assertThat((Object) actual.getOrDefault(other)).as(param.name()).isEqualTo(expected.getOrDefault(param));
      }
    }
  }
}
