package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorCheckpointTest {
  @TempDir private Path folder;

  private SpredFeatureSelector selector() {
    return new SpredFeatureSelector().setHeads("linear").setOutputCol("genes").setNumKappas(12).setKappaRatio(0.1)
        .setCheckpointDir(folder.resolve("kept").toUri().toString());
  }

  private File[] entries() {
    File[] files = folder.resolve("kept").toFile().listFiles((directory, name) -> name.startsWith("strength-"));
    Arrays.sort(files);
    return files;
  }

  @Test
  void whatAKillLeftIsGoneOnFrom() {
    SpredFeatureSelectorModel whole = selector().fit(Fixtures.data());
    assertThat(entries()).hasSize(whole.path().size());
    for (int k = 5; k < whole.path().size(); k++) {
      assertThat(entries()[5].delete()).isTrue();
    }
    SpredFeatureSelectorModel resumed = selector().fit(Fixtures.data());
    assertThat(entries()).hasSize(whole.path().size());
    assertThat(resumed.path()).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(whole.path());
    assertThat(resumed.scores()).containsExactly(whole.scores());
  }

  @Test
  void aCheckpointOfOtherOptionsIsRefused() throws Exception {
    selector().fit(Fixtures.data());
    assertThatThrownBy(() -> selector().setElasticNetParam(0.5).fit(Fixtures.data()))
        .hasMessageContaining("belongs to other data or options");
    Files.write(entries()[0].toPath(), new byte[] {0});
    assertThatThrownBy(() -> selector().fit(Fixtures.data())).hasMessageContaining("cannot be read");
  }
}
