package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stillwater.engine.JobState;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.FreezeWatch;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Hosts that die, hang and lie. One hangs from the beginning: how long one waits for it runs out while the others are looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenHostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long FREEZE_MS = 200;
  private static final CountDownLatch END = new CountDownLatch(1);
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static HttpServer server;
  private static PrivateJobs jobs;

  @BeforeAll
  static void startLiars() throws IOException {
    jobs = PrivateJobs.open();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(THREADS);
    server.createContext("/v1/stillwater/jobs/" + id('a'), exchange -> answer(exchange, "{\"state\": \"RUNN"));
    server.createContext("/v1/stillwater/jobs/" + id('b'), BrokenHostTest::answerWithoutEnd);
    server.createContext("/v1/stillwater/jobs/" + id('c'), exchange -> await(END));
    server.createContext("/v1/stillwater/jobs/" + id('d'), exchange -> answer(exchange, "{\"state\":\"RUNNING\",\"recordsIn\":42,\"recordsOut\":\"many\"}"));
    server.start();
    enter('c', "Hangs");
  }

  @AfterAll
  static void endAll() {
    END.countDown();
    server.stop(0);
    THREADS.shutdownNow();
    jobs.close();
  }

  /** Would catch a killed host that is shown as running, an end without cause and remedy, and a restart that loses the state. */
  @Test
  @Order(1)
  void killedHost_isFailedWithItsLastOutputAndGoesOnFromTheLastCheckpoint() {
    Samples.open(Samples.WINDOW_COUNT);
    RunButton.click();
    JobSession run = JobsPage.newest("Window count");
    JobsPage page = JobsPage.open();
    page.select(run);
    page.tool("Take Checkpoint");
    Ui.await("a checkpoint", PATIENCE, () -> page.cell(run.jobId(), "Last checkpoint").endsWith("ago"));
    Ui.await("a result in the Console", PATIENCE, () -> Consoles.text().contains("alphabet"));
    long pid = JobSessions.get().session(run.jobId()).orElseThrow().entry().orElseThrow().process().pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    page.await(run, "Status", "Failed");
    Ui.await("what happened", () -> page.details().contains("gone without a word") && page.details().contains("alphabet"));
    assertTrue(Ui.ask(page::details).contains("last checkpoint"), Ui.ask(page::details));
    Ui.await("the links", () -> page.links().stream().anyMatch(link -> link.contains("Start again")));
    Themes.screenshots("jobs-killed");
    page.link("Start again from the last checkpoint");
    Ui.await("another run", PATIENCE, () -> !JobsPage.newest("Window count").jobId().equals(run.jobId()));
    JobSession next = JobsPage.newest("Window count");
    Ui.await("it began with a checkpoint", PATIENCE, () -> JobSessions.get().session(next.jobId()).flatMap(session -> session.numbers().restoredFrom())
        .filter(path -> path.contains("chk-")).isPresent());
    page.select(next);
    page.tool("Cancel Job");
    Widgets.shell("Cancel Job");
    Input.press(Input.Key.ENTER);
    page.await(next, "Status", "Cancelled");
  }

  /** Would catch a UI thread that waits for a host, an answer that is believed or read to its end, and one bad host that keeps the others waiting. */
  @Test
  @Order(2)
  void lyingHosts_areSaidNotToAnswerAndFreezeNothing() throws IOException {
    for (JobEntry ended : jobs.registry().entries().stream().filter(entry -> entry.state().isTerminal()).toList()) {
      jobs.registry().remove(ended.jobId());
    }
    Ui.await("the liars alone", () -> JobSessions.get().sessions().size() == 1);
    enter('d', "Honest & Co");
    // To open the view for the first time loads its classes, which no host can help or hinder.
    JobsPage page = JobsPage.open();
    page.await(JobsPage.newest("Honest & Co"), "Records read", "42");
    try (FreezeWatch watch = FreezeWatch.start()) {
      enter('a', "Broken JSON");
      enter('b', "Endless answer");
      assertEquals("n/a", Ui.ask(() -> page.cell(id('d'), "Records written")));
      for (String name : new String[] {"Broken JSON", "Hangs", "Endless answer"}) {
        Ui.await(name + " does not answer", PATIENCE, () -> page.cell(JobsPage.idOf(name), "Status").equals("Not answering"));
      }
      page.await(JobsPage.newest("Honest & Co"), "Status", "Running");
      page.select(JobsPage.newest("Honest & Co"));
      Ui.await("the whole name", () -> page.headline().equals("Honest & Co: Running"));
      page.select(JobsPage.newest("Broken JSON"));
      Ui.await("what is wrong", () -> page.details().contains("cannot be read"));
      Screenshots.take("jobs-lying");
      page.select(JobsPage.newest("Hangs"));
      Ui.await("what is wrong", () -> page.details().contains("has not answered within"));
      watch.close();
      assertTrue(watch.longestMs() < FREEZE_MS, watch.report());
    }
  }

  private static void enter(char digit, String name) throws IOException {
    URI rest = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    jobs.registry().create(id(digit));
    jobs.registry().write(new JobEntry(id(digit), name, Optional.empty(), JobEntry.Identity.own(), rest, JobState.RUNNING, System.currentTimeMillis(),
        OptionalLong.empty(), Optional.empty()));
  }

  private static String id(char digit) {
    return String.valueOf(digit).repeat(32);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void answerWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = "[0,0,0,0,0,0,0,0],".repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        out.write(chunk);
      }
    } catch (IOException givenUp) {
      exchange.close();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
