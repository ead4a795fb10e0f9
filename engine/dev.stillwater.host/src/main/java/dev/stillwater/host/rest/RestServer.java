package dev.stillwater.host.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers requests on the loopback interface alone, and only those that carry the token.
 *
 * <p>THREADING: threads of its own call the handlers; the rest by any.
 *
 * <p>LIFECYCLE: {@link #start}, {@link #close}.
 */
final class RestServer implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(RestServer.class.getName());
  private static final int BODY_BYTES_MAX = 1 << 20;
  /** Who connects and does not come to the end of a request holds a thread until that is given up, also without the token. */
  private static final int THREADS_MAX = 64;
  private static final long IDLE_SECONDS = 10;
  private static final int BACKLOG = 64;
  private static final String BEARER = "bearer ";
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Router router;
  private final byte[] token;
  private final AtomicLong lastRequestNanos = new AtomicLong(System.nanoTime());
  private final AtomicInteger running = new AtomicInteger();

  private RestServer(HttpServer server, ExecutorService threads, Router router, String token) {
    this.server = server;
    this.threads = threads;
    this.router = router;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Begins to answer on a port that is free.
   *
   * @param token what requests must carry in {@code Authorization: Bearer TOKEN}
   * @throws IOException if there is no port
   */
  static RestServer start(Router router, String token) throws IOException {
    // Without it each answer waits for 40 ms for more to send; a request that does not come to its end is given up.
    setUnlessSet(NO_DELAY, "true");
    setUnlessSet(REQUEST_SECONDS, "10");
    HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0), BACKLOG);
    AtomicInteger count = new AtomicInteger();
    ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS_MAX, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
      Thread thread = new Thread(work, "rest-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
    threads.allowCoreThreadTimeOut(true);
    RestServer made = new RestServer(http, threads, router, token);
    http.setExecutor(threads);
    http.createContext("/", made::exchange);
    http.start();
    return made;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Where it answers. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Time since the last request that carried the token, in milliseconds; 0 while one is being answered. */
  long quietMs() {
    return running.get() > 0 ? 0 : (System.nanoTime() - lastRequestNanos.get()) / 1_000_000;
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      running.incrementAndGet();
      Answer answer = answer(exchange);
      byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (answer.status() == RestException.UNAUTHORIZED) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException gone) {
      LOGGER.log(Level.DEBUG, "Whoever asked has gone: {0}", gone.getMessage());
    } finally {
      running.decrementAndGet();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!isAuthorized(exchange)) {
      return Answer.error(RestException.UNAUTHORIZED, "The request needs the header 'Authorization: Bearer TOKEN' with the token of the job, which its user finds in "
          + "the file 'token' in the job's folder of the registry.");
    }
    lastRequestNanos.set(System.nanoTime());
    Optional<String> body = body(exchange);
    if (body.isEmpty()) {
      return Answer.error(RestException.TOO_LARGE, "The request is longer than " + BODY_BYTES_MAX + " bytes.");
    }
    String target = exchange.getRequestURI().getRawPath() + Optional.ofNullable(exchange.getRequestURI().getRawQuery()).map(query -> "?" + query).orElse("");
    try {
      return router.answer(exchange.getRequestMethod(), target, body.get());
    } catch (RestException no) {
      return Answer.error(no.status(), no.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError ours) {
      LOGGER.log(Level.ERROR, "The request " + exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " has met a defect.", ours);
      return Answer.error(RestException.INTERNAL, "Internal server error: Stillwater has a defect: " + ours);
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    return MessageDigest.isEqual(token, header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(BODY_BYTES_MAX + 1);
      return bytes.length > BODY_BYTES_MAX ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** Ends; what is being answered has a moment to come to its end. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
