package ml.spred.spark.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that opens a page, runs its scripts and gives the document back. */
final class Chromium {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  static boolean installed() {
    return binary() != null;
  }

  /** The document after its scripts ran. */
  static String document(String html, Path folder) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("report.html"), html);
    Path output = folder.resolve("document.html");
    List<String> command = new ArrayList<>(List.of(binary().toString(), "--headless", "--no-sandbox", "--disable-gpu",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--user-data-dir=" + folder.resolve("profile"), "--window-size=1280,900",
        "--virtual-time-budget=10000", "--dump-dom", page.toUri().toString()));
    Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
        .redirectError(folder.resolve("chromium.log").toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("chromium did not finish " + page + " within 120 seconds");
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static Path binary() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst().orElse(null);
  }
}
