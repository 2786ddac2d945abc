package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a copy of the repository's layout whose {@code target} is this build's: whether it builds is decided by
 * stand-ins for Maven that only leave a trace.
 */
class LauncherIT {
  private static final Path MODULE = Path.of(System.getProperty("spred.jar")).getParent().getParent();

  @TempDir Path directory;
  private Path repository;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void lay() throws IOException {
    repository = directory.resolve("a repository");
    Path module = Files.createDirectories(repository.resolve("spred-spark"));
    Files.writeString(repository.resolve("pom.xml"), "");
    Files.createDirectories(repository.resolve("spred-dl4j/src/main"));
    Files.writeString(repository.resolve("spred-dl4j/pom.xml"), "");
    Files.createDirectories(module.resolve("src/main"));
    Files.writeString(module.resolve("pom.xml"), "");
    Files.createDirectories(module.resolve("bin"));
    Files.copy(MODULE.resolve("bin/spred"), module.resolve("bin/spred"), StandardCopyOption.COPY_ATTRIBUTES);
    maven("echo built >>" + quoted(directory.resolve("builds")) + "; mkdir -p spred-spark/target; cp -s "
        + quoted(MODULE.resolve("target")) + "/*.jar "
        + quoted(MODULE.resolve("target/classpath.txt")) + " spred-spark/target/ || true");
  }

  @Test
  void buildsOnceAndRunsFromAnywhereThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), repository.resolve("spred-spark/bin/spred"));
    Files.writeString(directory.resolve("table.csv"), CommandLineTest.tableText());

    Result first = run(link, "inspect", "--input", "table.csv");
    Result second = run(link, "inspect", "--input", "table.csv");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).startsWith("spred: building spred (first call)").contains("build.log").hasLineCount(1);
    assertThat(first.out()).contains("samples     24");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenSourcesAreNewer() throws Exception {
    run("--version");
    Path source = Files.writeString(repository.resolve("spred-dl4j/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

    Result result = run("--version");

    assertThat(result.err()).contains("sources have changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void showsTheEndOfTheLogOfAFailedBuild() throws Exception {
    maven("echo 'cannot find symbol'; exit 1");

    Result result = run("--version");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("the build failed", "cannot find symbol");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void refusesAnOldJava() throws Exception {
    executable(directory.resolve("jdk/bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    environment.put("JAVA_HOME", directory.resolve("jdk").toString());

    Result result = run("--version");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("is Java 11.0.2; spred needs 17 or later");
  }

  @Test
  void submitsToAnInstalledSpark() throws Exception {
    executable(directory.resolve("spark/bin/spark-submit"), "printf '%s\\n' \"$@\"");
    environment.put("SPARK_HOME", directory.resolve("spark").toString());

    Result result = run("select", "--master", "yarn", "--label", "disease state", "--output", "out");

    List<String> args = result.out().lines().toList();
    assertThat(args.subList(0, 4)).containsExactly("--master", "yarn", "--class", "ml.spred.spark.job.Spred");
    assertThat(args.get(4)).contains("spred-spark-").endsWith(".jar").doesNotContain("original-");
    assertThat(args.subList(5, args.size()))
        .containsExactly("select", "--master", "yarn", "--label", "disease state", "--output", "out");
  }

  @Test
  void asksForASparkWhereTheMasterIsACluster() throws Exception {
    Result result = run("select", "--master=spark://host:7077", "--output", "out");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--master spark://host:7077 needs an installed Spark; set SPARK_HOME");
  }

  @Test
  void removesWhatIsUnfinishedOnCtrlCAtOnce() throws Exception {
    interruptWhen(() -> unfinished() > 0);
  }

  @Test
  void removesWhatIsUnfinishedOnCtrlCInTheMiddle() throws Exception {
    interruptWhen(() -> Files.readString(directory.resolve("err.txt")).contains("selecting"));
  }

  private void interruptWhen(Callable<Boolean> condition) throws Exception {
    run("--version");
    Files.copy(MODULE.resolve("../data/sample/simulated.csv.gz"), directory.resolve("table.csv.gz"));
    // Nothing but a signal ends this one soon.
    environment.put("SPRED_JAVA_OPTS", "-Xmx1g -Dspred.columns=80");
    Process process = start(repository.resolve("spred-spark/bin/spred"), "select", "--input", "table.csv.gz", "--label",
        "disease state", "--no-screening", "--optimizer", "sgd", "--max-iterations", "10000000", "--output", "out");
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.call() && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(unfinished()).isEqualTo(1);

    // A shell that starts its jobs in the background lets them, and all they start, ignore Ctrl-C; then the polite kill it is.
    boolean ignored = ignoresInterrupt(process);
    new ProcessBuilder("kill", ignored ? "-TERM" : "-INT", String.valueOf(process.pid())).start().waitFor();

    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isEqualTo(ignored ? 143 : 130);
    assertThat(unfinished()).isZero();
    assertThat(directory.resolve("out")).doesNotExist();
    assertThat(Files.readString(directory.resolve("err.txt"))).doesNotContain("\tat ", "Exception");
  }

  private static boolean ignoresInterrupt(Process process) throws IOException {
    String mask = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow().replaceAll(".*\\s", "");
    long interrupt = 1L << 1;
    return (Long.parseUnsignedLong(mask, 16) & interrupt) != 0;
  }

  /** The temporary directory's cleaner warns of links that lead out of it. */
  @AfterEach
  void unlink() throws IOException {
    Path target = repository.resolve("spred-spark/target");
    if (Files.isDirectory(target)) {
      try (var files = Files.list(target)) {
        for (Path link : files.filter(Files::isSymbolicLink).toList()) {
          Files.delete(link);
        }
      }
    }
  }

  private record Result(int code, String out, String err) {}

  private Result run(String... args) throws Exception {
    return run(repository.resolve("spred-spark/bin/spred"), args);
  }

  private Result run(Path script, String... args) throws Exception {
    Process process = start(script, args);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), Files.readString(directory.resolve("out.txt")),
        Files.readString(directory.resolve("err.txt")));
  }

  private Process start(Path script, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
        .redirectOutput(directory.resolve("out.txt").toFile()).redirectError(directory.resolve("err.txt").toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPRED_JAVA_OPTS", "-Xmx1g");
    builder.environment().merge("PATH", directory.resolve("tools").toString(), (path, tools) -> tools + ":" + path);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void maven(String body) throws IOException {
    executable(directory.resolve("tools/mvn"), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  private long builds() throws IOException {
    return Files.readAllLines(directory.resolve("builds")).size();
  }

  private long unfinished() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".out.")).count();
    }
  }
}
