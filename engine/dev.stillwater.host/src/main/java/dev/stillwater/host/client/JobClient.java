package dev.stillwater.host.client;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.ClientException.Kind;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Drives jobs through the REST calls of Flink's JobManager: those of this machine, each in its process, and those of a Flink cluster. What a job of this machine
 * has answered at its end can still be asked for.
 *
 * <p>THREADING: any thread, but no UI thread: each call waits for an answer, as long as the timeout says.
 *
 * <p>LIFECYCLE: made with {@link #of}, {@link #close}.
 */
public final class JobClient implements AutoCloseable {
  /** Longest time for an answer. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final String OVERVIEW = "/jobs/overview";
  private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");
  private static final int JOBS_MAX = 5000;
  private static final int SHOWN_MAX = 40;
  private static final Set<String> FINAL_STATES = Set.of("FINISHED", "CANCELED", "FAILED");
  private static final long POLL_MS_MIN = 20;
  private static final long POLL_MS_MAX = 500;

  private final Transport transport;
  private final boolean isStillwater;

  private JobClient(Transport transport, boolean isStillwater) {
    this.transport = transport;
    this.isStillwater = isStillwater;
  }

  /** A Flink cluster, by the address of its JobManager; the token where a proxy before it wants one. */
  public static JobClient of(URI cluster, Optional<String> token, Duration timeout) {
    return new JobClient(new HttpTransport(cluster, token, timeout), false);
  }

  /**
   * A job of this machine: its process, or what that has left when the job has ended.
   *
   * @throws ClientException if its token cannot be read
   */
  public static JobClient of(JobRegistry registry, JobEntry entry, Duration timeout) throws ClientException {
    if (entry.state().isTerminal()) {
      return new JobClient(new ArchiveTransport(registry.folder(entry.jobId()).resolve(JobRegistry.ARCHIVE)), true);
    }
    try {
      return new JobClient(new HttpTransport(entry.rest(), Optional.of(registry.token(entry.jobId())), timeout), true);
    } catch (IOException e) {
      throw new ClientException(Kind.UNREACHABLE, 0, "The token of the job " + entry.jobId() + " cannot be read: " + IoReason.of(e), e);
    }
  }

  /** Whether it speaks to a job of this machine, which knows the calls of our own. */
  public boolean isStillwater() {
    return isStillwater;
  }

  /** The jobs there; an answer that tells of more than can be, or of one without an id, is a bad one. */
  public List<JobSummary> jobs() throws ClientException {
    List<Document> told = get(OVERVIEW).objects("jobs");
    if (told.size() > JOBS_MAX) {
      throw new ClientException(Kind.BAD_ANSWER, "The answer of " + transport.place() + " to " + OVERVIEW + " tells of " + told.size() + " jobs; at most " + JOBS_MAX
          + " are read.");
    }
    List<JobSummary> jobs = new ArrayList<>();
    for (Document job : told) {
      JobSummary summary = JobSummary.of(job);
      if (!JOB_ID.matcher(summary.jobId()).matches()) {
        throw new ClientException(Kind.BAD_ANSWER, "The answer of " + transport.place() + " to " + OVERVIEW + " has a job with the id '"
            + Document.cut(summary.jobId(), SHOWN_MAX) + "'; expected 32 hexadecimal digits.");
      }
      jobs.add(summary);
    }
    return jobs;
  }

  /** State of the job, in Flink's words. */
  public String state(String jobId) throws ClientException {
    return get("/jobs/" + jobId).text("state").orElseThrow(() -> noMember("state", "/jobs/" + jobId));
  }

  /** Details of the job: its tasks with their states and counters. */
  public Document job(String jobId) throws ClientException {
    return get("/jobs/" + jobId);
  }

  /** Plan of the job: {@code nodes} with {@code inputs}. */
  public Document plan(String jobId) throws ClientException {
    return get("/jobs/" + jobId + "/plan").object("plan").orElseThrow(() -> noMember("plan", "/jobs/" + jobId + "/plan"));
  }

  /** Settings of the job. */
  public Document config(String jobId) throws ClientException {
    return get("/jobs/" + jobId + "/config");
  }

  /** Failures of the job, the last first. */
  public List<Document> exceptions(String jobId) throws ClientException {
    return get("/jobs/" + jobId + "/exceptions").object("exceptionHistory").map(history -> history.objects("entries")).orElse(List.of());
  }

  /** Checkpoints of the job: {@code counts}, {@code summary}, {@code latest}, {@code history}; of a job of this machine with label and operators. */
  public Document checkpoints(String jobId) throws ClientException {
    return get(ours() + "/jobs/" + jobId + "/checkpoints");
  }

  /** Settings of the job's checkpoints. */
  public Document checkpointConfig(String jobId) throws ClientException {
    return get(ours() + "/jobs/" + jobId + "/checkpoints/config");
  }

  /** One checkpoint with its parts in each task. */
  public Document checkpoint(String jobId, long checkpointId) throws ClientException {
    return get(ours() + "/jobs/" + jobId + "/checkpoints/details/" + checkpointId);
  }

  /** One checkpoint's part in each subtask of a task. */
  public Document checkpoint(String jobId, long checkpointId, String vertexId) throws ClientException {
    return get("/jobs/" + jobId + "/checkpoints/details/" + checkpointId + "/subtasks/" + vertexId);
  }

  /** Metrics by name, of those of the names that are known: of the job, or of a task with the index of the subtask in front. */
  public Map<String, String> metrics(String jobId, Optional<String> vertexId, List<String> names) throws ClientException {
    String path = "/jobs/" + jobId + vertexId.map(id -> "/vertices/" + id).orElse("") + "/metrics?get=" + String.join(",", names);
    Map<String, String> values = new LinkedHashMap<>();
    if (parsed(path, transport.send("GET", path, Optional.empty())) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> metric && metric.get("id") instanceof String id && metric.get("value") instanceof String value) {
          values.put(id, value);
        }
      }
    }
    return values;
  }

  /**
   * Metrics of a task over all its subtasks, of those of the names that are known: each with {@code min}, {@code max}, {@code avg} and {@code sum}, by name. Two
   * questions, as Flink answers nothing at all when it is asked for one that it does not know (AggregatingSubtasksMetricsHandler, 2.3).
   */
  public Map<String, Document> taskMetrics(String jobId, String vertexId, List<String> names) throws ClientException {
    String path = "/jobs/" + jobId + "/vertices/" + vertexId + "/subtasks/metrics";
    List<String> known = named(path).keySet().stream().filter(names::contains).toList();
    return known.isEmpty() ? Map.of() : named(path + "?get=" + String.join(",", known));
  }

  private Map<String, Document> named(String path) throws ClientException {
    Map<String, Document> values = new LinkedHashMap<>();
    if (parsed(path, transport.send("GET", path, Optional.empty())) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> metric && metric.get("id") instanceof String id) {
          values.put(id, new Document(metric));
        }
      }
    }
    return values;
  }

  /** A job of this machine in numbers: records, restarts, last checkpoint and savepoint, failure. */
  public Document summary(String jobId) throws ClientException {
    return get(require() + "/jobs/" + jobId);
  }

  /** Numbers of each operator, of its subtasks, and of each stream of a job of this machine. */
  public Document live(String jobId) throws ClientException {
    return get(require() + "/jobs/" + jobId + "/live");
  }

  /** As {@link #live}, without the numbers of single subtasks, so that a large job can be asked often. */
  public Document liveTotals(String jobId) throws ClientException {
    return get(require() + "/jobs/" + jobId + "/live?subtasks=false");
  }

  /** Lets barriers of a job of this machine take so long on a channel from now on, in milliseconds, so that they can be watched; 0 for full speed. */
  public void slowBarriers(String jobId, long delayMs) throws ClientException {
    transport.send("POST", require() + "/jobs/" + jobId + "/barriers", Optional.of(Json.text(Map.of("delayMs", delayMs))));
  }

  /**
   * Lets one subtask of an operator of a job of this machine stand still, or go on where it stood; records, barriers, watermark and timers wait in their order.
   *
   * @param subtask index of the subtask, from 0
   */
  public void pause(String jobId, String uid, int subtask, boolean isToPause) throws ClientException {
    transport.send("POST", require() + "/jobs/" + jobId + "/pause", Optional.of(Json.text(Map.of("uid", uid, "subtask", subtask, "paused", isToPause))));
  }

  /**
   * The last records of a stream of a job of this machine: {@code columns}, {@code records} with {@code values}. Inside a task they are samples.
   *
   * @param stream index of the stream, as {@link #live} tells it
   */
  public Document records(String jobId, int stream) throws ClientException {
    return get(require() + "/jobs/" + jobId + "/streams/" + stream + "/records");
  }

  /** Begins a checkpoint; the id to ask with. */
  public String triggerCheckpoint(String jobId) throws ClientException {
    return trigger("/jobs/" + jobId + "/checkpoints", Map.of("triggerId", newId()));
  }

  /** Begins a savepoint; the id to ask with. */
  public String triggerSavepoint(String jobId, SavepointOrder order) throws ClientException {
    Map<String, Object> body = body(order, "target-directory");
    body.put("cancel-job", false);
    return trigger(ours() + "/jobs/" + jobId + "/savepoints", body);
  }

  /** Begins to end the job with a savepoint; the id to ask with. With drain all windows and timers fire first. */
  public String triggerStop(String jobId, SavepointOrder order, boolean drain) throws ClientException {
    Map<String, Object> body = body(order, "targetDirectory");
    body.put("drain", drain);
    return trigger(ours() + "/jobs/" + jobId + "/stop", body);
  }

  private Map<String, Object> body(SavepointOrder order, String directoryName) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(directoryName, order.directory());
    body.put("formatType", order.format().name());
    body.put("triggerId", newId());
    if (isStillwater) {
      body.put("label", order.label());
      body.put("note", order.note());
      body.put("by", order.by().text());
    }
    return body;
  }

  /** Chosen here, so that asking again after an answer was lost does nothing twice. */
  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private String trigger(String path, Map<String, Object> body) throws ClientException {
    return object(path, transport.send("POST", path, Optional.of(Json.text(body)))).text("request-id").orElseThrow(() -> noMember("request-id", path));
  }

  /**
   * Where the savepoint is that was begun under the id; empty while it is on its way.
   *
   * @throws ClientException of the kind FAILED if it has failed
   */
  public Optional<String> savepoint(String jobId, String triggerId) throws ClientException {
    Optional<Document> operation = operation("/jobs/" + jobId + "/savepoints/" + triggerId, "failure-cause");
    return operation.isEmpty() ? Optional.empty()
        : Optional.of(operation.get().text("location").orElseThrow(() -> noMember("location", "/jobs/" + jobId + "/savepoints/" + triggerId)));
  }

  /** Number of the checkpoint that was begun under the id; empty while it is on its way. Fails as {@link #savepoint}. */
  public Optional<Long> checkpoint(String jobId, String triggerId) throws ClientException {
    Optional<Document> operation = operation("/jobs/" + jobId + "/checkpoints/" + triggerId, "failureCause");
    return operation.map(result -> result.number("checkpointId").orElse(-1));
  }

  private Optional<Document> operation(String path, String failureName) throws ClientException {
    Document answer = get(path);
    if (!answer.object("status").flatMap(status -> status.text("id")).orElseThrow(() -> noMember("status", path)).equals("COMPLETED")) {
      return Optional.empty();
    }
    Document operation = answer.object("operation").orElse(new Document(Map.of()));
    Optional<Document> failure = operation.object(failureName);
    if (failure.isPresent()) {
      throw new ClientException(Kind.FAILED, FailureCause.sentence(failure.get()));
    }
    return Optional.of(operation);
  }

  /** Waits for the savepoint that was begun under the id; where it is. Fails as {@link #savepoint}. */
  public String awaitSavepoint(String jobId, String triggerId) throws ClientException, InterruptedException {
    long waitMs = POLL_MS_MIN;
    Optional<String> location = savepoint(jobId, triggerId);
    while (location.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(waitMs);
      waitMs = Math.min(POLL_MS_MAX, waitMs * 3 / 2);
      location = savepoint(jobId, triggerId);
    }
    return location.get();
  }

  /**
   * The schedule of savepoints of a job of this machine: {@code every} in milliseconds or null, {@code keep} or null, {@code next}, {@code taken}, and what the job's
   * own file asks for under {@code own}.
   */
  public Document schedule(String jobId) throws ClientException {
    return get(require() + "/jobs/" + jobId + "/schedule");
  }

  /**
   * Lets the job's process take a savepoint again and again from now on, in place of the schedule that it had.
   *
   * @param everyMs time between two, in milliseconds, a second at least
   * @param keep how many are kept, 1 or more; empty for all
   */
  public Document startSchedule(String jobId, long everyMs, OptionalInt keep, SavepointOrder order) throws ClientException {
    Map<String, Object> body = body(order, "target-directory");
    body.put("every", everyMs);
    body.put("keep", keep.isPresent() ? Optional.of(keep.getAsInt()) : Optional.empty());
    String path = require() + "/jobs/" + jobId + "/schedule";
    return object(path, transport.send("PUT", path, Optional.of(Json.text(body))));
  }

  /** Ends the schedule of the job; the savepoints stay. */
  public Document endSchedule(String jobId) throws ClientException {
    String path = require() + "/jobs/" + jobId + "/schedule";
    return object(path, transport.send("DELETE", path, Optional.empty()));
  }

  /** Asks the job to stop without a savepoint; returns at once. */
  public void cancel(String jobId) throws ClientException {
    transport.send("PATCH", "/jobs/" + jobId + "?mode=cancel", Optional.empty());
  }

  /** Removes a savepoint and waits until it is gone. */
  public void dispose(String savepoint) throws ClientException, InterruptedException {
    String id = trigger("/savepoint-disposal", Map.of("savepoint-path", savepoint));
    while (operation("/savepoint-disposal/" + id, "failure-cause").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS_MIN);
    }
  }

  /** Whether a state is one that a job does not leave. */
  public static boolean isFinal(String state) {
    return FINAL_STATES.contains(state);
  }

  private String ours() {
    return isStillwater ? "/stillwater" : "";
  }

  private String require() throws ClientException {
    if (!isStillwater) {
      throw new ClientException(Kind.REFUSED, transport.place() + " is a Flink cluster, which does not tell this.");
    }
    return "/stillwater";
  }

  private Document get(String path) throws ClientException {
    return object(path, transport.send("GET", path, Optional.empty()));
  }

  private Document object(String path, String text) throws ClientException {
    if (parsed(path, text) instanceof Map<?, ?> document) {
      return new Document(document);
    }
    throw new ClientException(Kind.BAD_ANSWER, "The answer of " + transport.place() + " to " + path + " is no JSON object.");
  }

  private Object parsed(String path, String text) throws ClientException {
    try {
      return Json.parse(text);
    } catch (IllegalArgumentException notJson) {
      throw new ClientException(Kind.BAD_ANSWER, 0, "The answer of " + transport.place() + " to " + path + " cannot be read: " + notJson.getMessage(), notJson);
    }
  }

  private ClientException noMember(String name, String path) {
    return new ClientException(Kind.BAD_ANSWER, "The answer of " + transport.place() + " to " + path + " has no '" + name + "'.");
  }

  @Override
  public void close() {
    transport.close();
  }
}
