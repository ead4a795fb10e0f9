package dev.stillwater.host.client;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.ClientException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Asks over HTTP. Whoever answers is not trusted: an answer may be late, huge or no answer at all.
 *
 * <p>THREADING: any thread.
 */
final class HttpTransport implements Transport {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final int ANSWER_BYTES_MAX = 64 << 20;
  /** Each takes fifty bytes or more of memory, however short it is in the answer. */
  private static final int VALUES_MAX = 3_000_000;
  private static final int MESSAGE_MAX = 2000;
  private static final int SHOWN_MAX = 200;

  private final URI base;
  private final Optional<String> token;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * Asks one place.
   *
   * @param base address without a path, such as {@code http://127.0.0.1:8081}
   * @param token what the place wants to see
   * @param timeout longest time for an answer to be whole
   */
  HttpTransport(URI base, Optional<String> token, Duration timeout) {
    this.base = base;
    this.token = token;
    this.timeout = timeout;
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT).build();
  }

  @Override
  public String place() {
    return base.toString();
  }

  @Override
  public String send(String method, String path, Optional<String> body) throws ClientException {
    HttpRequest.Builder request = request(path).timeout(timeout).method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    body.ifPresent(document -> request.header("Content-Type", "application/json"));
    try {
      HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
      return text(response, path);
    } catch (HttpTimeoutException late) {
      throw new ClientException(Kind.UNREACHABLE, 0, base + " has not answered within " + timeout.toSeconds() + " s.", late);
    } catch (ConnectException refused) {
      throw new ClientException(Kind.UNREACHABLE, 0, "Nobody answers at " + base + ".", refused);
    } catch (IOException broken) {
      throw new ClientException(Kind.UNREACHABLE, 0, base + " cannot be asked: " + (broken.getMessage() == null ? broken.toString() : broken.getMessage()), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ClientException(Kind.UNREACHABLE, 0, "Interrupted while " + base + " was asked.", stopped);
    }
  }

  /** Ids in the path may come from an earlier answer. */
  private HttpRequest.Builder request(String path) throws ClientException {
    try {
      return HttpRequest.newBuilder(base.resolve("/v1" + path));
    } catch (IllegalArgumentException noAddress) {
      throw new ClientException(Kind.BAD_ANSWER, 0, base + " cannot be asked for '" + Document.cut(path, SHOWN_MAX) + "', which is no address.", noAddress);
    }
  }

  private String text(HttpResponse<InputStream> response, String path) throws IOException, InterruptedException, ClientException {
    String text = new String(bytes(response, path), StandardCharsets.UTF_8);
    if (response.statusCode() / 100 == 2) {
      return text;
    }
    String message = response.statusCode() == 401 ? base + " does not accept the token." : error(text).orElse(base + " has answered " + path + " with status "
        + response.statusCode() + ".");
    throw new ClientException(Kind.REFUSED, response.statusCode(), message, null);
  }

  /** The timeout of the request ends with the head of the answer, so the body has one of its own. */
  private byte[] bytes(HttpResponse<InputStream> response, String path) throws IOException, InterruptedException, ClientException {
    CompletableFuture<byte[]> reading = new CompletableFuture<>();
    Thread reader = Thread.ofVirtual().name("rest-answer").start(() -> {
      try (InputStream in = response.body()) {
        reading.complete(in.readNBytes(ANSWER_BYTES_MAX + 1));
      } catch (IOException broken) {
        reading.completeExceptionally(broken);
      }
    });
    try {
      byte[] bytes = reading.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > ANSWER_BYTES_MAX) {
        throw new ClientException(Kind.BAD_ANSWER, "The answer of " + base + " to " + path + " is longer than " + (ANSWER_BYTES_MAX >> 20) + " MB, and is not read.");
      }
      long values = IntStream.range(0, bytes.length).filter(index -> bytes[index] == ',' || bytes[index] == '[' || bytes[index] == '{').count();
      if (values > VALUES_MAX) {
        throw new ClientException(Kind.BAD_ANSWER, "The answer of " + base + " to " + path + " holds more than " + VALUES_MAX + " values, and is not read.");
      }
      return bytes;
    } catch (TimeoutException late) {
      reader.interrupt();
      response.body().close();
      throw new HttpTimeoutException("no whole answer");
    } catch (ExecutionException problem) {
      throw new IOException(problem.getCause().getMessage(), problem.getCause());
    }
  }

  /** What an answer of Flink's form says; of a stack trace the first line. */
  private static Optional<String> error(String text) {
    try {
      if (Json.parse(text) instanceof Map<?, ?> document && document.get("errors") instanceof List<?> errors) {
        return errors.stream().filter(String.class::isInstance).map(String.class::cast).filter(each -> !each.isBlank()).reduce((first, last) -> last)
            .map(HttpTransport::sentence);
      }
    } catch (IllegalArgumentException notJson) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String sentence(String error) {
    String line = error.lines().findFirst().orElse("").strip();
    String plain = line.replaceFirst("^(?:[a-z]\\w*\\.)+[A-Z]\\w*: ", "");
    return plain.length() > MESSAGE_MAX ? plain.substring(0, MESSAGE_MAX) + "..." : plain;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
