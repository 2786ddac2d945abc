package ml.spred.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.Problems;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.PathOptions;
import ml.spred.solver.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final FeatureMatrix X = Problems.gaussian(60, 80, 91);
  private static final int[] LABELS = Problems.labels(X, 3, 0.5, 92);
  private static final SelectionOptions OPTIONS =
      SelectionOptions.of(Heads.linearOnly()).withPath(PathOptions.defaults().withKappas(15, 0.05));

  /** Memory that is killed after some entries. */
  private static final class Store implements Checkpoint {
    private final Map<Integer, byte[]> entries = new TreeMap<>();
    private int room;

    Store(int room) {
      this.room = room;
    }

    @Override
    public byte[] read(int position) {
      return entries.get(position);
    }

    @Override
    public void write(int position, byte[] entry) {
      if (room-- == 0) {
        throw new IllegalStateException("killed");
      }
      entries.put(position, entry);
    }
  }

  private static SelectionData data() {
    boolean[] validation = new boolean[60];
    Arrays.fill(validation, 45, 60, true);
    return new SelectionData(X, LABELS, 3, validation);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 14})
  void aKilledPathEndsAsIfItHadNotBeen(int entries) {
    Selection whole = GeneSelector.select(data(), OPTIONS, Progress.NONE);
    Store store = new Store(entries);
    assertThatThrownBy(() -> GeneSelector.select(data(), OPTIONS, Progress.NONE, store)).hasMessage("killed");
    assertThat(store.entries).hasSize(entries);
    store.room = Integer.MAX_VALUE;
    Selection resumed = GeneSelector.select(data(), OPTIONS, Progress.NONE, store);
    assertThat(resumed).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aKilledPathOfAnEnsembleEndsAsIfItHadNotBeen(int restarts) {
    SelectionOptions ensemble = SelectionOptions.of(Heads.ensemble(List.of(7, 5)))
        .withPath(PathOptions.defaults().withKappas(6, 0.4).withRestarts(restarts));
    Selection whole = GeneSelector.select(data(), ensemble, Progress.NONE);
    Store store = new Store(3 * restarts + 1);
    assertThatThrownBy(() -> GeneSelector.select(data(), ensemble, Progress.NONE, store)).hasMessage("killed");
    store.room = Integer.MAX_VALUE;
    Selection resumed = GeneSelector.select(data(), ensemble, Progress.NONE, store);
    assertThat(resumed).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class)
        .ignoringFields("history").isEqualTo(whole);
  }

  @Test
  void aFinishedPathIsReadAndNotSolvedAgain() {
    Store store = new Store(Integer.MAX_VALUE);
    Selection first = GeneSelector.select(data(), OPTIONS, Progress.NONE, store);
    store.room = 0;
    Selection second = GeneSelector.select(data(), OPTIONS, Progress.NONE, store);
    assertThat(second).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(first);
  }

  @Test
  void entriesOfOtherDataOrOptionsAreRefused() {
    Store store = new Store(Integer.MAX_VALUE);
    GeneSelector.select(data(), OPTIONS, Progress.NONE, store);
    assertThatThrownBy(() -> GeneSelector.select(data(),
        OPTIONS.withProblem(OPTIONS.problem().withElasticNet(0.9)), Progress.NONE, store))
        .isInstanceOf(InputException.class).hasMessageContaining("belongs to other data or options");
    store.entries.put(0, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> GeneSelector.select(data(), OPTIONS, Progress.NONE, store))
        .isInstanceOf(InputException.class).hasMessageContaining("entry 0 of the checkpoint cannot be read");
  }
}
