package ml.spred.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ml.spred.InputException;

/**
 * Brings one file here, whole and verified, over however many connections it takes. A connection goes on where the last one broke
 * if the server can do that; should the file have changed there meanwhile, gzip's checksum does not fit and it begins anew.
 */
final class Download {
  private static final int PARTIAL_CONTENT = 206;
  private static final int NO_SUCH_RANGE = 416;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");
  /** A damaged file is fetched once more; damaged twice, it is so at its source. */
  private static final int MOST_DAMAGED = 2;

  private final RemoteFile file;
  private final Web web;
  private final FetchOptions options;
  private final FetchListener listener;
  private final Retries retries;
  private int damaged;

  Download(RemoteFile file, Web web, FetchOptions options, FetchListener listener) {
    this.file = file;
    this.web = web;
    this.options = options;
    this.listener = listener;
    retries = new Retries(file.name(), options, listener);
  }

  /** Returns the checksum of the file, which then is at its place. */
  String to(Path target) throws IOException {
    try (PartialFile part = PartialFile.of(target)) {
      long most = part.size();
      while (true) {
        try {
          return attempt(part);
        } catch (FileCheck.DamagedException failure) {
          beginAnew(part, failure);
        } catch (InputException refused) {
          part.discard();
          throw refused;
        } catch (IOException failure) {
          retries.pauseAfter(failure, part.size() > most);
          most = Math.max(most, part.size());
        }
      }
    }
  }

  private String attempt(PartialFile part) throws IOException {
    if (!file.kind().packed()) {
      // Made on request: two halves of it need not fit together.
      part.clear();
    }
    boolean whole = transfer(part);
    try {
      String sha256 = FileCheck.check(part.path(), file);
      part.publish();
      return sha256;
    } catch (EOFException failure) {
      throw whole ? new FileCheck.DamagedException("its gzip stream stops before its end") : failure;
    }
  }

  /** Takes what the server sends; returns whether the server has said that this is all. */
  private boolean transfer(PartialFile part) throws IOException {
    HttpResponse<InputStream> answer = web.get(file.address(), part.size());
    try (InputStream body = new PatientStream(answer.body(), options.patience())) {
      if (answer.statusCode() == NO_SUCH_RANGE) {
        requireWhole(part, answer);
        return true;
      }
      if (answer.statusCode() != PARTIAL_CONTENT || !beginsAt(part.size(), answer)) {
        part.clear();
      }
      OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
      long total = length.isEmpty() ? -1 : part.size() + length.getAsLong();
      requireSpace(part, length.orElse(0));
      part.append(body, done -> listener.progress(file.name(), done, Math.max(done, total)));
      return total >= 0;
    }
  }

  /** All is here already, unless the file at its source became shorter. */
  private void requireWhole(PartialFile part, HttpResponse<?> answer) throws IOException {
    Matcher range = contentRange(answer);
    if (range.matches() && !range.group(2).equals(Long.toString(part.size()))) {
      part.clear();
      throw new IOException("the file has changed at its source");
    }
  }

  private static boolean beginsAt(long start, HttpResponse<?> answer) {
    Matcher range = contentRange(answer);
    return range.matches() && Long.toString(start).equals(range.group(1));
  }

  private static Matcher contentRange(HttpResponse<?> answer) {
    return CONTENT_RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
  }

  private void requireSpace(PartialFile part, long bytes) throws IOException {
    long free = Files.getFileStore(part.path()).getUsableSpace();
    if (bytes > free) {
      throw new InputException(String.format(Locale.ROOT,
          "%s needs %,d bytes and its disk has %,d left; make room, or give another --output.", file.name(), bytes, free));
    }
  }

  private void beginAnew(PartialFile part, FileCheck.DamagedException failure) throws IOException {
    damaged++;
    if (damaged == MOST_DAMAGED) {
      part.discard();
      throw new InputException(file.address() + " was fetched twice and cannot be used: " + failure.getMessage()
          + "; try again on another day, or tell its keepers.", failure);
    }
    listener.note(file.name() + ": " + failure.getMessage() + "; fetching it anew");
    part.clear();
  }
}
