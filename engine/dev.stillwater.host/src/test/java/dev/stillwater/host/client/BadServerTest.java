package dev.stillwater.host.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever answers may hang, lie or send more than anybody can keep: the client says so in one sentence, and in time. */
class BadServerTest {
  private static final String ID = "0".repeat(32);
  private static final Duration TIMEOUT = Duration.ofMillis(700);

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;
  private JobClient client;

  /** Answers, or does not. */
  private interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.start();
    client = JobClient.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.of("secret"), TIMEOUT);
  }

  @AfterEach
  void end() {
    over.countDown();
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(Behaviour behaviour) {
    server.createContext("/", exchange -> {
      try (exchange) {
        behaviour.answer(exchange);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void serve(int status, String text) {
    serve(exchange -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "7", "{\"state\":", "{}", "{\"state\":3}"})
  void answerWithoutSense_isSaid(String text) {
    serve(200, text);
    ClientException problem = assertThrows(ClientException.class, () -> client.state(ID));
    assertEquals(ClientException.Kind.BAD_ANSWER, problem.kind());
    assertTrue(problem.getMessage().contains("/jobs/" + ID), problem.getMessage());
  }

  @Test
  void answerThatNeverComes_isGivenUp() {
    serve(exchange -> over.await());
    assertEquals(ClientException.Kind.UNREACHABLE, assertThrows(ClientException.class, () -> client.state(ID)).kind());
  }

  @Test
  void answerThatNeverEnds_isGivenUp() {
    // Catches a timeout that ends with the head of the answer.
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      over.await();
    });
    assertEquals(ClientException.Kind.UNREACHABLE, assertThrows(ClientException.class, () -> client.state(ID)).kind());
  }

  @Test
  void hugeAnswer_isNotRead() {
    // Catches the end of the memory. The client has more time than the others, as 64 MB come before it stops.
    byte[] blanks = new byte[1 << 20];
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        for (int count = 0; count < 1000; count++) {
          out.write(blanks);
        }
      }
    });
    try (JobClient patient = JobClient.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty(), Duration.ofSeconds(60))) {
      ClientException problem = assertThrows(ClientException.class, () -> patient.state(ID));
      assertEquals(ClientException.Kind.BAD_ANSWER, problem.kind(), problem.getMessage());
      assertTrue(problem.getMessage().contains("longer than 64 MB"), problem.getMessage());
    }
  }

  @Test
  void answerOfTooManyValues_isNotRead() {
    // Catches an answer that is short, and takes a hundred times its length when it has been read.
    serve(200, "{\"jobs\":[" + "{},".repeat(2_000_000) + "{}]}");
    try (JobClient patient = JobClient.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty(), Duration.ofSeconds(60))) {
      ClientException problem = assertThrows(ClientException.class, patient::jobs);
      assertTrue(problem.getMessage().contains("holds more than 3000000 values"), problem.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../../etc", "0000000000000000000000000000000g", "00000000000000000000000000000000\\u0000"})
  void jobWithoutAnId_isABadAnswer(String id) {
    // Catches an id that is made a part of the next address, where it is none.
    serve(200, "{\"jobs\":[{\"jid\":\"" + id + "\",\"name\":\"x\",\"state\":\"RUNNING\"}]}");
    ClientException problem = assertThrows(ClientException.class, client::jobs);
    assertEquals(ClientException.Kind.BAD_ANSWER, problem.kind());
    assertTrue(problem.getMessage().contains("expected 32 hexadecimal digits"), problem.getMessage());
  }

  @Test
  void moreJobsThanCanBe_areABadAnswer() {
    serve(200, "{\"jobs\":[" + ("{\"jid\":\"" + ID + "\"},").repeat(5000) + "{\"jid\":\"" + ID + "\"}]}");
    ClientException problem = assertThrows(ClientException.class, client::jobs);
    assertTrue(problem.getMessage().contains("tells of 5001 jobs"), problem.getMessage());
  }

  @Test
  void nameWithoutEnd_isCut() throws ClientException {
    // Catches a name that keeps whoever draws it busy for seconds.
    serve(200, "{\"jobs\":[{\"jid\":\"" + ID + "\",\"name\":\"" + "x".repeat(1_000_000) + "\",\"state\":\"" + "Y".repeat(1000) + "\"}]}");
    JobSummary job = client.jobs().getFirst();
    assertEquals("x".repeat(300) + "...", job.name());
    assertEquals("Y".repeat(40) + "...", job.state());
  }

  @Test
  void partOfAnAddressThatIsNone_isSaid() {
    assertEquals(ClientException.Kind.BAD_ANSWER, assertThrows(ClientException.class, () -> client.taskMetrics(ID, "no vertex", List.of())).kind());
  }

  @Test
  void flinksError_isItsSentenceWithoutTheTrace() {
    serve(404, "{\"errors\":[\"Not found.\",\"org.apache.flink.runtime.rest.NotFoundException: Job x not found\\n\\tat a.B.c(B.java:1)\"]}");
    ClientException problem = assertThrows(ClientException.class, () -> client.state(ID));
    assertEquals("Job x not found", problem.getMessage());
    assertEquals(404, problem.status());
  }

  @Test
  void refusedToken_isNotInTheMessage() {
    serve(401, "{\"errors\":[\"no: secret\"]}");
    ClientException problem = assertThrows(ClientException.class, () -> client.state(ID));
    assertTrue(problem.getMessage().contains("does not accept the token") && !problem.getMessage().contains("secret"), problem.getMessage());
  }

  @Test
  void failureCause_isTheInnermostSentence() {
    serve(200, "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":{\"class\":\"a.B\",\"stack-trace\":\"java.util.concurrent.CompletionException: a.C: no\\n"
        + "\\tat x.Y.z(Y.java:1)\\nCaused by: java.io.IOException: The disk is full.\\n\\t... 3 more\\n\"}}}");
    ClientException problem = assertThrows(ClientException.class, () -> client.savepoint(ID, ID));
    assertEquals("The disk is full.", problem.getMessage());
    assertEquals(ClientException.Kind.FAILED, problem.kind());
  }

  @Test
  void placeWhereNobodyIs_isSaid() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (JobClient nobody = JobClient.of(URI.create("http://127.0.0.1:" + port), Optional.empty(), TIMEOUT)) {
      assertEquals("Nobody answers at http://127.0.0.1:" + port + ".", assertThrows(ClientException.class, nobody::jobs).getMessage());
    }
  }
}
