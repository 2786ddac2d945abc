package ml.spred.compute;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compute capability of an NVIDIA GPU. The binary of {@code nd4j-cuda-11.6} holds machine code for 3.7 to 8.6 and no PTX. */
record GpuCapability(int major, int minor) {
  private static final Pattern TEXT = Pattern.compile("\\s*(\\d+)\\.(\\d+)\\s*");
  private static final List<String> QUERY = List.of("nvidia-smi", "--query-gpu=compute_cap", "--format=csv,noheader");

  /** From text like {@code 8.6}; empty for anything else, which an old nvidia-smi says of every GPU. */
  static Optional<GpuCapability> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches() ? Optional.of(new GpuCapability(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Machine code of a capability runs on later ones of the same major number, and on no other. */
  boolean isServed() {
    return major == 3 ? minor >= 7 : major > 3 && major <= 8;
  }

  /** The GPUs of this machine; none where nvidia-smi is missing or fails. */
  static List<GpuCapability> ofThisMachine() {
    try {
      Process query = new ProcessBuilder(QUERY).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!query.waitFor(20, TimeUnit.SECONDS)) {
        query.destroyForcibly();
        return List.of();
      }
      String lines = new String(query.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
      return lines.lines().map(GpuCapability::parse).flatMap(Optional::stream).toList();
    } catch (IOException missing) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
