package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Progress for people and for logs. */
class ConsoleTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void noTerminal() {
    System.clearProperty("spred.columns");
  }

  @Test
  void drawsABarOnATerminalAndClearsIt() throws InterruptedException {
    System.setProperty("spred.columns", "80");
    try (Console.Work work = console(false).work("selecting")) {
      work.update(3, 20, "12 genes");
      Thread.sleep(700);
    }
    assertThat(err.toString()).contains("\rselecting", "15%", "12 genes").endsWith("\r");
    assertThat(err.toString().split("\r")).allMatch(text -> text.length() < 80);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void writesNoLineForWorkThatIsShort() {
    try (Console.Work work = console(false).work("selecting")) {
      work.update(3, 20, "12 genes");
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysNothingWhereNothingIsWanted() throws InterruptedException {
    System.setProperty("spred.columns", "80");
    Console console = console(true);
    console.say("a note");
    try (Console.Work work = console.work("selecting")) {
      work.update(3, 20, "12 genes");
      Thread.sleep(300);
    }
    console.result("the result");
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).isEqualTo("the result" + System.lineSeparator());
  }

  private Console console(boolean quiet) {
    return new Console(new PrintWriter(out), new PrintWriter(err), quiet);
  }
}
