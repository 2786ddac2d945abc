package ml.spred.spark.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ml.spred.InputException;
import ml.spred.spark.source.InputFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * An output that is complete or absent: written beside its final name and renamed at the end. What is unfinished when it is
 * closed, or when the process is told to end, is removed.
 */
final class StagedOutput implements AutoCloseable {
  /** After Spark has stopped (40, so that no task writes any more) and before Hadoop closes its file systems (10). */
  private static final int SHUTDOWN_PRIORITY = 20;

  private final FileSystem system;
  private final Path target;
  private final Path staging;
  private final String name;
  private final boolean overwrite;
  private final Runnable hook = this::discard;
  private boolean done;

  private StagedOutput(Configuration hadoop, String name, boolean overwrite) {
    this.name = name;
    this.overwrite = overwrite;
    system = InputFiles.system(hadoop, name);
    target = system.makeQualified(InputFiles.path(name));
    if (target.isRoot()) {
      throw new InputException("--output " + name + " is the root of the file system; give a directory below it.");
    }
    staging = sibling("unfinished");
    // Nobody reads the .crc files that Hadoop's local file system would put beside every file.
    system.setWriteChecksum(false);
  }

  /** A directory of that name, which must not exist yet, or be an earlier output that may be overwritten. */
  static StagedOutput directory(Configuration hadoop, String name, boolean overwrite) {
    StagedOutput output = new StagedOutput(hadoop, name, overwrite);
    try {
      output.refuseExisting();
      output.refuseForeign();
      output.guard();
      output.makeDirectory();
      return output;
    } catch (IOException failure) {
      output.close();
      throw output.unwritable(failure);
    }
  }

  /** A file of that name, which must not exist yet, or may be overwritten. */
  static StagedOutput file(Configuration hadoop, String name, boolean overwrite) {
    StagedOutput output = new StagedOutput(hadoop, name, overwrite);
    try {
      output.refuseExisting();
      if (output.system.exists(output.target) && output.system.getFileStatus(output.target).isDirectory()) {
        throw new InputException("--output " + name + " is a directory; give the name of a file.");
      }
      output.require(output.system.mkdirs(output.target.getParent()));
      output.guard();
      return output;
    } catch (IOException failure) {
      throw output.unwritable(failure);
    }
  }

  /** Where a part of the directory is written. */
  Path path(String part) {
    return new Path(staging, part);
  }

  /** A text file in the directory, in UTF-8. */
  Writer text(String part) {
    return open(path(part));
  }

  /** The file itself, in UTF-8. */
  Writer text() {
    return open(staging);
  }

  private synchronized Writer open(Path path) {
    if (done) {
      throw new IllegalStateException("the output has been removed");
    }
    try {
      OutputStream stream = system.create(path, true);
      return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  /** Everything is written: gives it its name. */
  synchronized void publish() {
    Path old = sibling("replaced");
    try {
      refuseExisting();
      boolean replaces = system.exists(target);
      require(!replaces || system.rename(target, old));
      require(system.rename(staging, target));
      done = true;
      if (replaces) {
        system.delete(old, true);
      }
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  /** Removes what is unfinished. */
  @Override
  public void close() {
    discard();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }

  private synchronized void discard() {
    if (done) {
      return;
    }
    done = true;
    try {
      system.delete(staging, true);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove the unfinished " + staging, failure);
    }
  }

  /** Before anything is written: Ctrl-C may come at once. */
  private void guard() {
    ShutdownHookManager.get().addShutdownHook(hook, SHUTDOWN_PRIORITY);
  }

  private synchronized void makeDirectory() throws IOException {
    require(!done && system.mkdirs(staging));
  }

  private void refuseExisting() throws IOException {
    if (!overwrite && system.exists(target)) {
      throw new InputException("--output " + name + " exists; choose another name, or replace it with --overwrite.");
    }
  }

  /** {@code --overwrite --output ~} must not cost a home directory. */
  private void refuseForeign() throws IOException {
    if (!system.exists(target)) {
      return;
    }
    boolean ours = system.getFileStatus(target).isDirectory()
        && (system.exists(new Path(target, SelectFiles.METRICS)) || system.listStatus(target).length == 0);
    if (!ours) {
      throw new InputException("--output " + name + " exists and is not an output of spred (there is no " + SelectFiles.METRICS
          + " in it), so it is not overwritten; choose another name, or remove it yourself.");
    }
  }

  private Path sibling(String what) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new Path(target.getParent(), "." + target.getName() + "." + what + "-" + unique);
  }

  private void require(boolean succeeded) throws IOException {
    if (!succeeded) {
      throw new IOException("the file system refused");
    }
  }

  private InputException unwritable(IOException failure) {
    return new InputException("--output " + name + " cannot be written (" + failure.getMessage()
        + "); choose a place that this user may write to.", failure);
  }
}
