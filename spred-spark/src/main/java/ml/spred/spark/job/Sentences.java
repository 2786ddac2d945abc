package ml.spred.spark.job;

import java.io.PrintWriter;
import java.util.function.Function;
import ml.spred.InputException;
import ml.spred.spark.distribute.TrialException;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Failures as one sentence on standard error. */
final class Sentences {
  static final int UNEXPECTED = 1;
  static final int REFUSED = 2;

  private Sentences() {}

  /** Makes an option's value of its word; what the word's owner says about a wrong one becomes the message. */
  static <T> ITypeConverter<T> converter(Function<String, T> of) {
    return word -> {
      try {
        return of.apply(word);
      } catch (InputException failure) {
        throw new TypeConversionException(failure.getMessage());
      }
    };
  }

  /** An unknown option, a missing one, a value that is none. */
  static int refuseParameters(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("spred: " + sentence(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return REFUSED;
  }

  /** A job that ended with an exception. */
  static int refuse(Exception failure, CommandLine line, ParseResult parsed) {
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Ctrl-C: the failure is Spark being stopped under the job.
      return UNEXPECTED;
    }
    boolean verbose = line.getParseResult().hasMatchedOption("--verbose");
    InputException input = find(InputException.class, failure);
    line.getErr().println("spred: " + (input == null ? unexpected(failure, verbose) : input.getMessage()));
    if (verbose) {
      failure.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return input == null ? UNEXPECTED : REFUSED;
  }

  private static String unexpected(Exception failure, boolean verbose) {
    if (find(OutOfMemoryError.class, failure) != null) {
      return "The memory is not enough: Java may take " + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB; give it more, for example with SPRED_JAVA_OPTS=-Xmx16g.";
    }
    // It names the trial, which its cause does not.
    TrialException trial = find(TrialException.class, failure);
    Throwable root = trial == null ? root(failure) : trial;
    String message = root.getMessage() == null ? "" : ": " + root.getMessage().strip().lines().findFirst().orElse("");
    return sentence("Something unexpected failed (" + root.getClass().getSimpleName() + message + ")"
        + (verbose ? "" : "; run it again with --verbose to see where"));
  }

  /** The first exception of that kind among the causes; null when there is none. */
  static <T extends Throwable> T find(Class<T> kind, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
    }
    return null;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
