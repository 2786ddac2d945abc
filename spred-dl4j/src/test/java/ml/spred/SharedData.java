package ml.spred;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the real data sets, which are kept beside the repository and not in it. */
public final class SharedData {

  private SharedData() {
  }

  /** The file or folder of that path inside {@code shared/data}, in a folder above the working directory. */
  public static Optional<Path> find(String path) {
    return above("shared/data").map(data -> data.resolve(path)).filter(Files::exists);
  }

  /** As {@link #find}; the test is skipped where it is absent. */
  public static Path require(String path) {
    Optional<Path> found = find(path);
    assumeTrue(found.isPresent(), () -> "shared/data/" + path + " is not beside the repository: skipped");
    return found.get();
  }

  /** The nearest folder or file of that path in the working directory or above. */
  public static Optional<Path> above(String path) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(path))) {
        return Optional.of(folder.resolve(path));
      }
    }
    return Optional.empty();
  }
}
