package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.split.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerFitterTest {
  private static final SplitData DATA = new SplitData(
      new double[][] {{1, 5}, {2, 5.5}, {3, 7}, {4, 5}, {5, 6}, {6, 9}}, new int[] {0, 1, 0, 1, 0, 1}, List.of("a", "b"),
      List.of(Split.TRAIN, Split.TRAIN, Split.DEV, Split.TRAIN, Split.TEST, Split.TEST));

  @TempDir private Path peers;

  /** A method in shell: it checks what it is given and says class 1 of every dev and test sample. */
  private void install(String answer) throws IOException {
    Path script = peers.resolve("run.sh");
    Files.writeString(script, """
        #!/bin/sh
        set -e
        grep -q '"task":"predict"' "$2/problem.json"
        test "$(od -An -v -w4 -t d4 "$2/rows.i32" | tr -d ' \\n')" = 001022
        test "$(od -An -v -w4 -t d4 "$2/labels.i32" | tr -d ' \\n')" = 010101
        test "$(wc -c < "$2/x.f32")" = 48
        mkdir -p "$3"
        """ + answer);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private Fitted fit() {
    try (SharedPaths paths = new SharedPaths()) {
      return new PeerFitter("shell", peers).fit(DATA, null, 3, paths);
    }
  }

  @Test
  void certainAnswersAreScoredOnTheSplitAndTheSecondsAreTheMethodsOwn() throws IOException {
    install("""
        printf 'sample,predicted\\n2,1\\n4,1\\n5,1\\n' > "$3/predictions.csv"
        printf '{"genes": [0, 1], "seconds": [12.5]}' > "$3/result.json"
        """);
    Fitted fitted = fit();
    assertThat(fitted.genes()).isEqualTo(2);
    assertThat(fitted.seconds()).isEqualTo(12.5);
    assertThat(fitted.score(DATA, Split.TEST).accuracy()).isEqualTo(0.5);
    assertThat(fitted.score(DATA, Split.DEV).accuracy()).isZero();
  }

  @Test
  void probabilitiesAreTakenWhereTheMethodHasThem() throws IOException {
    install("""
        printf 'sample,predicted,probability_0,probability_1\\n2,0,0.75,0.25\\n4,0,0.5,0.5\\n5,1,0.25,0.75\\n' > "$3/predictions.csv"
        printf '{"genes": [1], "seconds": [1]}' > "$3/result.json"
        """);
    Fitted fitted = fit();
    assertThat(fitted.predict(DATA.rows(Split.DEV), 2)).isDeepEqualTo(new double[][] {{0.75, 0.25}});
    assertThat(fitted.score(DATA, Split.DEV).logLoss()).isEqualTo(-Math.log(0.75));
  }

  @Test
  void aPartOfAProtocolSaysWhatAllOfItWouldTake() throws IOException {
    install("""
        printf 'sample,predicted\\n2,1\\n4,1\\n5,1\\n' > "$3/predictions.csv"
        printf '{"genes": [0], "seconds": [12.5], "secondsOfProtocol": 306.25}' > "$3/result.json"
        """);
    assertThat(fit().seconds()).isEqualTo(306.25);
  }

  @Test
  void aMethodThatFailsIsNamedWithWhatItSaid() throws IOException {
    install("echo 'no such library'; exit 3\n");
    assertThatThrownBy(this::fit).isInstanceOf(InputException.class).hasMessageContaining("shell").hasMessageContaining("no such library");
  }
}
