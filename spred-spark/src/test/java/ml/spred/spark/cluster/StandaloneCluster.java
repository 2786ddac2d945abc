package ml.spred.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ml.spred.spark.job.SparkJars;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Spark standalone cluster of processes of their own, on loopback addresses, from the jars of the tests' class path. */
final class StandaloneCluster implements AutoCloseable {
  private final Path directory;
  private final Path home;
  private final int port = freePort();
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> started = new ArrayList<>();

  /** @param jar of spred; Spark's own jars become those of an installation in {@code directory} */
  StandaloneCluster(Path directory, Path jar) throws IOException {
    this.directory = directory;
    this.home = Files.createDirectories(directory.resolve("spark"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (Path library : SparkJars.of(jar)) {
      Files.createSymbolicLink(jars.resolve(library.getFileName()), library.toAbsolutePath());
    }
    start("master", List.of("-Xmx256m"), "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "" + port,
        "--webui-port", "0");
    await("the master listens", Duration.ofSeconds(60), this::listens);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** Adds a worker. */
  Process worker(int cores, String memory, String... javaOptions) throws IOException {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.addAll(List.of(javaOptions));
    String name = "worker" + workers.size();
    Process worker = start(name, options, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
        "--cores", "" + cores, "--memory", memory, "--work-dir", directory.resolve(name).toString(), master());
    workers.add(worker);
    return worker;
  }

  /** Starts SparkSubmit from outside of any of these processes. */
  Process submit(String log, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--conf", "spark.ui.enabled=false"));
    all.addAll(arguments);
    return start(log, List.of("-Xmx1g"), "org.apache.spark.deploy.SparkSubmit", all.toArray(String[]::new));
  }

  private Process start(String name, List<String> options, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
    command.addAll(options);
    command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*", main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
        .redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    // As bin/load-spark-env.sh of an installation does.
    builder.environment().put("SPARK_SCALA_VERSION", scala.util.Properties.versionNumberString().replaceFirst("\\.\\d+$", ""));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", directory.resolve("scratch").toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  Path log(String name) {
    return directory.resolve(name + ".log");
  }

  /** Ends a worker and its executors at once, as a machine that loses its power. */
  static void lose(Process worker) {
    List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
    all.add(worker.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }

  static void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    started.forEach(StandaloneCluster::lose);
  }
}
