package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ml.spred.problem.Heads;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Optimizer;
import ml.spred.solver.TrainingOptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the program says about itself. */
class HelpTest extends CommandLineTest {

  @Test
  void listsTheCommands() {
    Result result = spred("--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("select", "path", "predict", "inspect", "Exit codes:");
  }

  @Test
  void helpForACommandBothWays() {
    assertThat(spred("help", "select").out()).isEqualTo(spred("select", "--help").out())
        .contains("Usage: spred select --input PATH");
  }

  @Test
  void defaultsAreThoseOfTheCore() {
    String help = spred("select", "--help").out().replaceAll("\\s+", " ");
    SelectionOptions defaults = SelectionOptions.defaults();
    assertThat(help).contains(
        "downwards. Default: " + defaults.path().numKappas() + ".",
        "largest. Default: " + defaults.path().kappaRatio() + ".",
        "no duality gap. Default: " + defaults.path().tolerance() + ".",
        "with newton. Default: " + defaults.path().gapTolerance() + ".",
        "at one kappa. Default: " + TrainingOptions.of(Optimizer.SGD).maxIterations() + ", for newton and lbfgs "
            + TrainingOptions.defaults().maxIterations() + ".",
        "same result. Default: " + defaults.seed() + ".",
        "Default: " + defaults.training().optimizer().spelling() + ".",
        "Default: " + Heads.PAPER_HIDDEN.toString().replaceAll("[\\[\\] ]", "") + ".");
  }

  @Test
  void pathTakesTheOptionsOfSelectBesideTheNumberOfGenesAndResampling() {
    List<String> select = options("select");
    select.removeAll(List.of("--kappa", "--num-features"));
    select.removeAll(Spred.commandLine().getSubcommands().get("select").getCommandSpec().mixins().get("Resampling").options()
        .stream().map(option -> option.longestName()).toList());
    assertThat(options("path")).isEqualTo(select);
    assertThat(spred("path", "--help").out()).contains("Usage: spred path --input PATH").doesNotContain("default-");
  }

  private static List<String> options(String command) {
    return new ArrayList<>(Spred.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
        .map(option -> option.longestName()).toList());
  }

  @Test
  void screeningIsOnUnlessSwitchedOff() {
    assertThat(screening()).isTrue();
    assertThat(screening("--screening")).isTrue();
    assertThat(screening("--no-screening")).isFalse();
  }

  private static boolean screening(String... more) {
    CommandLine line = Spred.commandLine();
    List<String> args = new ArrayList<>(List.of("select", "--input", "a.csv", "--label", "class", "--output", "out"));
    args.addAll(List.of(more));
    line.parseArgs(args.toArray(String[]::new));
    return line.getSubcommands().get("select").getCommandSpec().findOption("--screening").getValue();
  }

  @Test
  void inspectsAFile() throws IOException {
    Result result = spred("inspect", "--input", table().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("samples     24", "genes       5", "class", "12  sick");
  }

  @Test
  void versionsOfAllParts() {
    assertThat(spred("--version").out()).containsPattern("spred \\d").containsPattern("spark 3\\.").containsPattern("nd4j 1\\.")
        .contains("java " + System.getProperty("java.version"));
  }
}
