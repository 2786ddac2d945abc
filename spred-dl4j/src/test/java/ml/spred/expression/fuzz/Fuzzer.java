package ml.spred.expression.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ml.spred.InputException;
import ml.spred.expression.ControlProbes;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.LabelMode;
import ml.spred.expression.Orientation;
import ml.spred.expression.ProbeCollapse;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.SizeLimits;

/**
 * Gives damaged inputs to a reader, and holds what happens against the promise: a sound table, or an {@link InputException} that
 * names the file; no other exception, no memory beyond the limits, no end that does not come. An input that breaks it is kept
 * under {@code target/fuzz}.
 */
final class Fuzzer {
  /** A thousand times what a damaged input takes, and many times what a gigabyte takes. */
  private static final int PATIENCE_SECONDS = 300;
  private static final long MOST_ALLOCATED = 768L << 20;
  private static final SizeLimits LIMITS = new SizeLimits(5_000, 200_000, 2_000_000, 64 << 20, 1 << 22);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private int sound;
  private int refused;
  private int placed;

  Fuzzer(FuzzTarget target) {
    this.target = target;
  }

  /** How many inputs were read, refused, and refused with a line or a place in the message. */
  record Outcome(int sound, int refused, int placed) {
  }

  /** Reads so many inputs, each made from its number alone. */
  Outcome run(int inputs) {
    try {
      for (int number = 0; number < inputs; number++) {
        Mutator mutator = new Mutator(number);
        Map<String, byte[]> input = input(mutator);
        check(number, input, options(mutator), MOST_ALLOCATED);
      }
      return new Outcome(sound, refused, placed);
    } finally {
      worker.shutdownNow();
    }
  }

  /** Reads this input alone, which may take as much memory as there is. */
  Outcome run(Map<String, byte[]> input) {
    try {
      check(-1, input, ReadOptions.defaults().withLimits(LIMITS), Long.MAX_VALUE);
      return new Outcome(sound, refused, placed);
    } finally {
      worker.shutdownNow();
    }
  }

  private Map<String, byte[]> input(Mutator mutator) {
    List<Map<String, byte[]>> seeds = target.seeds();
    // Half of them from the first seed, which is small and has everything in it.
    Map<String, byte[]> input = new TreeMap<>(seeds.get(mutator.below(2) * mutator.below(seeds.size())));
    String[] names = input.keySet().toArray(String[]::new);
    String changed = names[mutator.below(names.length)];
    byte[] other = seeds.get(mutator.below(seeds.size())).get(changed);
    input.compute(changed, (name, file) -> target.binary() ? mutator.binary(file, other) : mutator.text(file, other));
    return input;
  }

  private static ReadOptions options(Mutator mutator) {
    ReadOptions options = ReadOptions.defaults().withLimits(LIMITS)
        .withDuplicateFeatures(DuplicatePolicy.values()[mutator.below(3)])
        .withDuplicateSamples(DuplicatePolicy.values()[mutator.below(2)]);
    return switch (mutator.below(6)) {
      case 0 -> options.withOrientation(Orientation.values()[mutator.below(3)]);
      case 1 -> options.withCollapse(ProbeCollapse.values()[mutator.below(3)]);
      case 2 -> options.withControlProbes(ControlProbes.DROP).withLabelMode(LabelMode.ALL_SUBSETS);
      default -> options;
    };
  }

  private void check(int number, Map<String, byte[]> input, ReadOptions options, long mostAllocated) {
    Future<Long> reading = worker.submit(() -> read(input, options));
    try {
      long allocated = reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (allocated > mostAllocated) {
        throw new AssertionError(kept(number, input) + " takes " + (allocated >> 20) + " MB");
      }
    } catch (ExecutionException failure) {
      throw new AssertionError(kept(number, input) + " fails with " + failure.getCause(), failure.getCause());
    } catch (TimeoutException failure) {
      throw new AssertionError(kept(number, input) + " does not come to an end");
    } catch (InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Returns the bytes that the reading took from the heap, all in all. */
  private long read(Map<String, byte[]> input, ReadOptions options) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      requireSound(target.reading().read(input, options));
      sound++;
    } catch (InputException sentence) {
      requireSentence(sentence, input);
      refused++;
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void requireSound(ExpressionSet set) {
    require(new HashSet<>(set.sampleNames()).size() == set.numSamples(), "two samples have one name");
    require(new HashSet<>(set.featureNames()).size() == set.numFeatures(), "two features have one name");
    require(set.numSamples() <= LIMITS.maxSamples() * 100 && set.numFeatures() <= LIMITS.maxFeatures(), "limits are not kept");
    for (double[] row : set.rows()) {
      require(Arrays.stream(row).noneMatch(Double::isInfinite), "a value is infinite");
    }
  }

  private void requireSentence(InputException sentence, Map<String, byte[]> input) {
    String message = sentence.getMessage();
    require(message.endsWith(".") || message.endsWith("?"), "the message is no sentence: " + message);
    require(message.lines().count() == 1 && message.length() < 2_000, "the message is long: " + message);
    require(!message.contains("OutOfMemory") && !message.contains("heap space"), "memory was not enough: " + message);
    boolean named = input.keySet().stream().anyMatch(message::contains) || message.contains("cells") || message.contains(".h5ad")
        || message.contains("table.csv");
    require(named, "the message names no file: " + message);
    placed += message.matches(".*(\\bline \\d|column|/(obs|var|X)\\b|place \\d).*") ? 1 : 0;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }

  private String kept(int number, Map<String, byte[]> input) {
    Path folder = Path.of("target", "fuzz", target.name().replace(' ', '-') + "-" + number);
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : input.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return "Input " + number + " of " + target.name() + " (in " + folder + ")";
  }
}
