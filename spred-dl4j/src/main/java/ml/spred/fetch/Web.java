package ml.spred.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import ml.spred.InputException;

/** Asks a web server for a file, or for what is left of it. */
final class Web {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;

  private final HttpClient client;
  private final Duration patience;

  Web(FetchOptions options) {
    patience = options.patience();
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(patience).build();
  }

  /** The server is there and cannot answer now. */
  static final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    BusyException(String message, Duration wait) {
      super(message);
      this.wait = wait;
    }

    /** How long the server asks to wait; zero where it does not say. */
    Duration pause() {
      return wait;
    }
  }

  /**
   * The server's answer: 200 with the whole file, 206 with the part from that byte on, or 416 where there is no such byte.
   *
   * @param from first byte that is wanted
   * @throws IOException where another attempt may help
   * @throws InputException where none will
   */
  HttpResponse<InputStream> get(URI address, long from) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience).header("User-Agent", "spred");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpResponse<InputStream> answer = send(request.build());
    int status = answer.statusCode();
    if (status == 200 || from > 0 && (status == 206 || status == 416)) {
      return answer;
    }
    answer.body().close();
    throw refusal(address, answer);
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException failure) {
      // The JDK's own message is empty, whether the name is not known or nobody answers.
      throw new IOException("no connection to " + request.uri().getHost(), failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for " + request.uri());
    }
  }

  private static IOException refusal(URI address, HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      return new BusyException("the server answers with status " + status, retryAfter(answer));
    }
    if (status == NOT_FOUND || status == GONE) {
      throw new InputException(address + " does not exist (status " + status + "); check the accession, and --kind where not"
          + " every record has such a file.");
    }
    throw new InputException(address + " is refused by the server (status " + status + "); try its address in a browser.");
  }

  private static Duration retryAfter(HttpResponse<?> answer) {
    return answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(Duration.ZERO);
  }
}
