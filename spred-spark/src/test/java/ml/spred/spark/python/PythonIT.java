package ml.spred.spark.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Python package, by its own tests on a PySpark from PyPI; its virtual environment is kept in {@code target}. */
class PythonIT {
  private static final Path JAR = Path.of(System.getProperty("spred.jar"));

  @Test
  void passesItsTests() throws Exception {
    assumeTrue(python(), "python3 with its module venv is not installed, so the Python package is not tested.");
    Path module = JAR.getParent().getParent();
    Path output = Files.createDirectories(module.resolve("target/python")).resolve("tests.log");
    Process tests = new ProcessBuilder(module.resolve("src/test/python/run.sh").toString(), JAR.toString(),
        output.getParent().toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start();

    assertThat(tests.waitFor(15, TimeUnit.MINUTES)).as("ended within 15 minutes").isTrue();

    assertThat(tests.exitValue()).as(Files.readString(output)).isZero();
  }

  private static boolean python() throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("python3", "-m", "ensurepip", "--version").redirectErrorStream(true)
          .redirectOutput(new File("/dev/null")).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
