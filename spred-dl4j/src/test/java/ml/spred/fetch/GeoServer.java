package ml.spred.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Serves files in the archive's folders from this machine, as badly as a test wants. */
public final class GeoServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean ranges = true;

  /** A way to answer one request for a file. */
  public interface Answer {
    void send(HttpExchange exchange, byte[] content) throws IOException;
  }

  public GeoServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/geo/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public String root() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/geo/";
  }

  /** Serves the text, packed with gzip where the path ends so. */
  public byte[] put(String path, String text) {
    return put(path, path.endsWith(".gz") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] put(String path, byte[] content) {
    files.put("/geo/" + path, content);
    return content;
  }

  /** What is asked next is answered so; then as usual. */
  public synchronized void next(Answer... next) {
    answers.addAll(Arrays.asList(next));
  }

  void withoutRanges() {
    ranges = false;
  }

  /** Paths with query in the order of the requests, with the first byte that was asked for. */
  public List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(exchange.getRequestURI().toString().substring("/geo/".length()) + (range == null ? "" : " " + range));
      byte[] content = files.get(exchange.getRequestURI().toString());
      Answer planned = planned();
      if (planned != null) {
        planned.send(exchange, content);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, content, range);
      }
    }
  }

  private synchronized Answer planned() {
    return answers.poll();
  }

  private void send(HttpExchange exchange, byte[] content, String range) throws IOException {
    int from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (from > 0 && from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length == 0 ? -1 : content.length - from);
    if (content.length > 0) {
      exchange.getResponseBody().write(content, from, content.length - from);
    }
  }

  /** Only a status. */
  public static Answer status(int status) {
    return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
  }

  /** The first bytes of the file, then the connection breaks. */
  public static Answer cutAfter(int bytes) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
    };
  }

  /** The first bytes of the file in a chunked answer without a length that ends as if that were all. */
  static Answer endAfter(int bytes) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().close();
    };
  }

  /** The first bytes of the file, then nothing for as long as the server lives. */
  Answer stallAfter(int bytes) {
    return (exchange, content) -> {
      cutAfter(bytes).send(exchange, content);
      await();
    };
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The whole file, a few bytes at a time. */
  static Answer slowly(int bytes, long pauseMillis) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      OutputStream body = exchange.getResponseBody();
      for (int at = 0; at < content.length; at += bytes) {
        body.write(content, at, Math.min(bytes, content.length - at));
        body.flush();
        pause(pauseMillis);
      }
    };
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  /** Other bytes than the file's. */
  static Answer instead(byte[] bytes) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  public static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
