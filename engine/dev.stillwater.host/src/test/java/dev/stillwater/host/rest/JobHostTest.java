package dev.stillwater.host.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that answers, asked over its port by the client and by hand. */
class JobHostTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Hosted">
        <operators uid="gen" kind="generator">
          <parameters name="rate" value="5000"/>
          <expressions name="number" text="n"/>
          <expressions name="remainder" text="n % 5"/>
        </operators>
        <operators uid="even" kind="filter">
          <expressions text="number % 2 == 0"/>
        </operators>
        <operators uid="sums" kind="window-aggregate">
          <parameters name="size" value="50ms"/>
          <expressions name="sum" text="sum(number)"/>
        </operators>
        <operators uid="out" kind="console-sink"/>
        <streams source="gen" target="even"/>
        <streams source="even" target="sums" partitioning="hash">
          <keyFields>remainder</keyFields>
        </streams>
        <streams source="sums" target="out"/>
      </job:Job>
      """;

  /** Of the generated classes, which are the same for all tests. */
  @TempDir
  private static Path cache;
  @TempDir
  private Path folder;
  private JobRegistry registry;
  private JobRun run;
  private JobHost host;
  private JobClient client;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(folder.resolve("hosted.job"), JOB);
    registry = new JobRegistry(folder.resolve("jobs"));
    registry.create(ID);
    run = JobRun.prepare(new RunRequest(file, List.of(), OptionalInt.of(2), folder, Optional.of(cache), CheckpointOverrides.NONE));
    run.start(lines -> { }, Optional.of(ID));
    host = JobHost.start(run, registry);
    assertTrue(host.awaitKnown(30_000));
    client = JobClient.of(registry, registry.entry(ID).orElseThrow(), JobClient.TIMEOUT);
  }

  @AfterEach
  void end() throws InterruptedException {
    run.cancel();
    run.await(30_000);
    client.close();
    host.close();
  }

  private static <T> T await(Callable<Optional<T>> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Optional<T> found = condition.call();
    while (found.isEmpty()) {
      assertTrue(System.nanoTime() < deadline, "never came");
      LockSupport.parkNanos(10_000_000);
      found = condition.call();
    }
    return found.get();
  }

  @Test
  void numbersOfARunningJob_moveByOperatorAndStream() throws Exception {
    // Catches counters that stand still, rates of something else, and shares that are no shares.
    Document live = await(() -> Optional.of(client.live(ID)).filter(each -> each.objects("operators").getFirst().decimal("recordsOutPerSecond").orElse(0) > 1000));
    assertEquals(List.of("gen", "even", "sums", "out"), live.objects("operators").stream().map(each -> each.text("uid").orElse("")).toList());
    for (Document operator : live.objects("operators")) {
      long sum = operator.number("busyPercent").orElseThrow() + operator.number("idlePercent").orElseThrow() + operator.number("backPressuredPercent").orElseThrow();
      assertTrue(sum >= 95 && sum <= 105, operator.members().toString());
    }
    Document stream = live.objects("streams").get(1);
    assertEquals("even", stream.text("source").orElseThrow());
    long before = stream.number("records").orElseThrow();
    await(() -> Optional.of(client.live(ID).objects("streams").get(1).number("records").orElse(0)).filter(after -> after > before));
    assertTrue(stream.decimal("recordsPerSecond").orElseThrow() < live.objects("streams").getFirst().decimal("recordsPerSecond").orElseThrow(), "half of them pass");
    Map<String, String> metrics = client.metrics(ID, Optional.of(client.job(ID).objects("vertices").getFirst().text("id").orElseThrow()),
        List.of("0.numRecordsOut", "1.busyTimeMsPerSecond", "0.nothing"));
    assertEquals(Set.of("0.numRecordsOut", "1.busyTimeMsPerSecond"), metrics.keySet());
  }

  @Test
  void lastRecords_areThoseThatPassed() throws Exception {
    // Catches a record of which a filter has let nothing through, shown behind the filter.
    List<Document> passed = await(() -> Optional.of(client.records(ID, 1).objects("records")).filter(each -> each.size() >= 32));
    for (Document record : passed) {
      long number = ((Number) ((List<?>) record.members().get("values")).getFirst()).longValue();
      assertEquals(0, number % 2, record.members().toString());
    }
    List<Document> sampled = await(() -> Optional.of(client.records(ID, 0).objects("records")).filter(each -> each.size() >= 32));
    assertTrue(sampled.stream().anyMatch(record -> ((Number) ((List<?>) record.members().get("values")).getFirst()).longValue() % 2 != 0));
    assertEquals(List.of("remainder", "window_start", "window_end", "sum"),
        client.records(ID, 2).objects("columns").stream().map(column -> column.text("name").orElse("")).toList());
    await(() -> Optional.of(client.records(ID, 2).objects("records")).filter(each -> !each.isEmpty()));
  }

  @Test
  void savepointAndStop_leaveAJobThatHasEndedAndCanStillBeAsked() throws Exception {
    // Catches labels that are lost, a stop that nobody hears of, and an archive that lacks what a list of jobs shows.
    SavepointOrder order = new SavepointOrder(Optional.of(folder.resolve("sp").toString()), Optional.of("before-change"), SnapshotFormat.CANONICAL);
    Path taken = Path.of(client.awaitSavepoint(ID, client.triggerSavepoint(ID, order)));
    assertEquals(Optional.of("before-change"), SidecarFolder.read(Storage.local(), taken).orElseThrow().manifest().label());
    assertEquals("before-change", client.checkpoints(ID).objects("history").getFirst().text("label").orElseThrow());
    Path last = Path.of(client.awaitSavepoint(ID, client.triggerStop(ID, SavepointOrder.PLAIN, true)));
    assertEquals(folder.resolve("out/hosted/savepoints"), last.getParent());
    host.ended(run.await(30_000));
    assertEquals(JobState.FINISHED, registry.entry(ID).orElseThrow().state());
    try (JobClient after = JobClient.of(registry, registry.entry(ID).orElseThrow(), JobClient.TIMEOUT)) {
      assertEquals("FINISHED", after.state(ID));
      assertEquals(2, after.checkpoints(ID).object("counts").orElseThrow().number("completed").orElseThrow());
      assertFalse(after.records(ID, 2).objects("records").isEmpty());
      assertEquals(409, assertThrows(ClientException.class, () -> after.cancel(ID)).status());
    }
    assertEquals(409, assertThrows(ClientException.class, () -> client.triggerSavepoint(ID, order)).status());
  }

  @Test
  void slowedBarriers_areSeenToTravelAndToBlockAndFullSpeedEndsThat() throws Exception {
    // Catches barriers that are slowed and not told of, channels that stay blocked, and a job that forgets the delay.
    client.slowBarriers(ID, 2000);
    assertEquals(2000, client.liveTotals(ID).number("barrierDelayMs").orElseThrow());
    String trigger = client.triggerSavepoint(ID, SavepointOrder.PLAIN);
    Document travelling = await(() -> barriers("TRAVELLING").stream().findFirst());
    assertTrue(travelling.number("percent").orElseThrow() < 100, travelling.members().toString());
    Document pending = await(() -> client.liveTotals(ID).object("pendingCheckpoint"));
    assertEquals(travelling.number("checkpointId"), pending.number("id"));
    assertTrue(pending.number("acknowledged").orElseThrow() < pending.number("subtasks").orElseThrow(), pending.members().toString());
    await(() -> barriers("BLOCKING").stream().findFirst());
    assertTrue(client.liveTotals(ID).objects("streams").get(1).number("blockedChannels").orElseThrow() > 0);
    client.slowBarriers(ID, 0);
    client.awaitSavepoint(ID, trigger);
    await(() -> Optional.of(client.liveTotals(ID).objects("streams").get(1)).filter(stream -> stream.objects("barriers").isEmpty()
        && stream.number("blockedChannels").orElseThrow() == 0));
    Document keyed = await(() -> Optional.of(client.live(ID).objects("operators").get(2)).filter(each -> each.decimal("skew").isPresent()));
    assertEquals(travelling.number("checkpointId"), keyed.number("checkpointId"));
    assertTrue(keyed.decimal("skew").orElseThrow() >= 1, keyed.members().toString());
    assertEquals(2, keyed.objects("subtasks").size());
    assertTrue(client.liveTotals(ID).objects("operators").get(2).objects("subtasks").isEmpty());
  }

  private List<Document> barriers(String state) throws ClientException {
    return client.liveTotals(ID).objects("streams").stream().flatMap(stream -> stream.objects("barriers").stream())
        .filter(barrier -> barrier.text("state").orElse("").equals(state)).toList();
  }

  @Test
  void pausedSubtask_holdsRecordsAndSavepointUntilItGoesOn() throws Exception {
    // Catches a pause that lets barriers through, one that loses what waited, and one that nobody is told of.
    long before = await(() -> Optional.of(client.liveTotals(ID).objects("operators").get(2).number("recordsIn").orElse(0)).filter(records -> records > 0));
    client.pause(ID, "sums", 0, true);
    Document paused = await(() -> Optional.of(client.liveTotals(ID).objects("operators").get(2)).filter(each -> each.members().get("pausedSubtasks").equals(List.of(0L))));
    assertTrue(paused.number("recordsIn").orElseThrow() >= before);
    String trigger = client.triggerSavepoint(ID, SavepointOrder.PLAIN);
    Document pending = await(() -> client.liveTotals(ID).object("pendingCheckpoint"));
    assertTrue(pending.number("acknowledged").orElseThrow() < pending.number("subtasks").orElseThrow(), pending.members().toString());
    assertTrue(client.savepoint(ID, trigger).isEmpty(), "the barrier waits");
    client.pause(ID, "sums", 0, false);
    client.awaitSavepoint(ID, trigger);
    assertEquals(List.of(), client.liveTotals(ID).objects("operators").get(2).members().get("pausedSubtasks"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{}|400|missing", "{\"uid\":\"sums\"}|400|subtask", "{\"uid\":\"nobody\",\"subtask\":0}|404|nobody", "{\"uid\":\"sums\",\"subtask\":2}|404|0 to 1"})
  void pauseOfWhatIsNotThere_isRefused(String body, int status, String named) throws Exception {
    HttpResponse<String> answer = send("POST", "/stillwater/jobs/" + ID + "/pause", body, token());
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(named), answer.body());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{}|missing", "{\"delayMs\":-1}|-1", "{\"delayMs\":60001}|60000", "{\"delayMs\":\"slow\"}|whole number", "{\"delayMs\":1.5}|whole number"})
  void delayThatMakesNoSense_isRefused(String body, String named) throws Exception {
    HttpResponse<String> answer = send("POST", "/stillwater/jobs/" + ID + "/barriers", body, token());
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(named), answer.body());
  }

  @Test
  void sameTriggerTwice_takesOneSavepoint() throws Exception {
    String body = Json.text(Map.of("target-directory", folder.resolve("sp").toUri().toString(), "triggerId", "A".repeat(32)));
    assertEquals(202, send("POST", "/jobs/" + ID + "/savepoints", body, token()).statusCode());
    assertEquals(202, send("POST", "/v1/jobs/" + ID + "/savepoints", body, token()).statusCode());
    client.awaitSavepoint(ID, "a".repeat(32));
    assertEquals(1, client.checkpoints(ID).objects("history").size());
  }

  @Test
  void requestWithoutTheToken_isRefused() throws Exception {
    // Catches another user of the machine who drives the job.
    for (String header : new String[] {"", "Bearer ", "Bearer " + "0".repeat(64), "Basic " + token()}) {
      HttpResponse<String> answer = send("GET", "/jobs", "", header);
      assertEquals(401, answer.statusCode(), header);
      assertTrue(answer.body().startsWith("{\"errors\":["), answer.body());
    }
    assertEquals(401, send("PATCH", "/jobs/" + ID + "?mode=cancel", "", "").statusCode());
    assertFalse(run.isCancelled());
  }

  @Test
  void connectionsThatSayNothing_keepNobodyWaiting() throws Exception {
    // Catches a stranger who keeps the job from answering its user.
    List<Socket> silent = new ArrayList<>();
    try {
      for (int count = 0; count < 8; count++) {
        Socket socket = new Socket(host.rest().getHost(), host.rest().getPort());
        silent.add(socket);
        socket.getOutputStream().write("GET /jobs HT".getBytes(StandardCharsets.US_ASCII));
      }
      try (JobClient hasty = JobClient.of(registry, registry.entry(ID).orElseThrow(), Duration.ofSeconds(3))) {
        assertEquals("RUNNING", hasty.state(ID));
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "GET|/nothing|404", "DELETE|/jobs/ID|404", "GET|/jobs/nothing|400", "GET|/jobs/ffffffffffffffffffffffffffffffff|404", "GET|/jobs/ID/checkpoints/details/7|404",
    "GET|/jobs/ID/checkpoints/details/x|400", "GET|/jobs/ID/savepoints/ffffffffffffffffffffffffffffffff|404", "GET|/jobs/ID/vertices/ffffffffffffffffffffffffffffffff|404",
    "PATCH|/jobs/ID?mode=stop|308", "PATCH|/jobs/ID?mode=other|400", "POST|/savepoint-disposal|400", "GET|/stillwater/jobs/ID/streams/9/records|404"})
  void requestThatCannotBe_isAnsweredWithItsStatusAndInFlinksForm(String method, String path, int status) throws Exception {
    HttpResponse<String> answer = send(method, path.replace("ID", ID), "", token());
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(Json.parse(answer.body()) instanceof Map<?, ?> document && document.get("errors") instanceof List<?> errors && errors.size() == 1, answer.body());
    assertFalse(answer.body().contains("\\tat "), answer.body());
  }

  @Test
  void pathThatIsNotEncoded_isRefused() {
    // No URI of Java holds such a path, so it comes by no client of Java.
    assertEquals(400, assertThrows(RestException.class, () -> new Router().answer("GET", "/jobs/%zz", "")).status());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{|", "[]|", "{\"target-directory\":7}|", "{\"formatType\":\"OTHER\"}|formatType", "{\"target-directory\":\"s3://bucket/x\"}|s3",
    "{\"target-directory\":\" \"}|folder", "{\"triggerId\":\"short\"}|triggerId"})
  void savepointThatMakesNoSense_isRefused(String body, String named) throws Exception {
    HttpResponse<String> answer = send("POST", "/jobs/" + ID + "/savepoints", body, token());
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(named == null || answer.body().contains(named), answer.body());
  }

  private String token() throws IOException {
    return "Bearer " + registry.token(ID);
  }

  private HttpResponse<String> send(String method, String path, String body, String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(host.rest().resolve(path)).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isBlank()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
