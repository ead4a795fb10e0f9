package dev.stillwater.host.rest;

import dev.stillwater.engine.JobFailureRecord;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Flink's REST interface tells of a job as a whole: overview, details, plan, configuration, failures.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code org.apache.flink.runtime.rest.messages} and {@code JobDetails}.
 */
final class JobDocuments {
  /** States of a task that Flink counts. */
  private static final List<String> TASK_STATES = List.of("CREATED", "SCHEDULED", "DEPLOYING", "INITIALIZING", "RUNNING", "FINISHED", "CANCELING", "CANCELED", "FAILED",
      "RECONCILING");
  private static final String FLINK_VERSION = "2.3.0";
  private static final String EXCHANGE = "pipelined_bounded";

  private final HostedJob job;
  private final Map<String, TaskPlan> tasks = new HashMap<>();

  JobDocuments(HostedJob job) {
    this.job = job;
    job.plan().tasks().forEach(task -> task.operators().forEach(operator -> tasks.put(operator.uid(), task)));
  }

  /** {@code /overview}: this process as a cluster of one job. */
  Map<String, Object> cluster() {
    JobState state = job.state();
    int slots = job.plan().tasks().stream().mapToInt(TaskPlan::parallelism).max().orElse(1);
    return Documents.map("taskmanagers", 1, "slots-total", slots, "slots-available", state.isTerminal() ? slots : 0,
        "jobs-running", state.isTerminal() ? 0 : 1, "jobs-finished", state == JobState.FINISHED ? 1 : 0, "jobs-cancelled", state == JobState.CANCELED ? 1 : 0,
        "jobs-failed", state == JobState.FAILED ? 1 : 0, "flink-version", FLINK_VERSION, "flink-commit", "stillwater");
  }

  /** {@code /jobs}. */
  Map<String, Object> jobs() {
    return Map.of("jobs", List.of(Documents.map("id", job.jobId(), "status", job.state().name())));
  }

  /** {@code /jobs/overview}. */
  Map<String, Object> overview() {
    Map<String, Object> counts = new LinkedHashMap<>();
    Map<String, Integer> states = taskCounts();
    counts.put("total", states.values().stream().mapToInt(Integer::intValue).sum());
    states.forEach((state, count) -> counts.put(state.toLowerCase(Locale.ROOT), count));
    return Map.of("jobs", List.of(Documents.map("jid", job.jobId(), "name", job.plan().name(), "jobType", "STREAMING", "schedulerType", Optional.empty(),
        "start-time", job.startTimeMs(), "end-time", job.endTimeMs(), "duration", job.durationMs(), "state", job.state().name(),
        "last-modification", job.lastModificationMs(), "tasks", counts, "pending-operators", 0)));
  }

  private Map<String, Integer> taskCounts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    TASK_STATES.forEach(state -> counts.put(state, 0));
    job.execution().tasks().stream().flatMap(task -> task.subtasks().stream()).forEach(subtask -> counts.merge(subtask.state().name(), 1, Integer::sum));
    return counts;
  }

  /** {@code /jobs/:jobid/status}. */
  Map<String, Object> status() {
    return Map.of("status", job.state().name());
  }

  /** {@code /jobs/:jobid}. */
  Map<String, Object> details() {
    List<TaskStatus> tasks = job.execution().tasks();
    Map<String, Integer> states = new LinkedHashMap<>();
    TASK_STATES.forEach(state -> states.put(state, 0));
    tasks.forEach(task -> states.merge(task.state().name(), 1, Integer::sum));
    return Documents.map("jid", job.jobId(), "application-id", job.jobId(), "name", job.plan().name(), "isStoppable", false, "state", job.state().name(),
        "job-type", "STREAMING", "schedulerType", Optional.empty(), "start-time", job.startTimeMs(), "end-time", job.endTimeMs(), "duration", job.durationMs(),
        "maxParallelism", job.plan().maxParallelism(), "now", System.currentTimeMillis(), "timestamps", job.timestamps(),
        "vertices", tasks.stream().map(this::vertex).toList(), "status-counts", states, "plan", planNodes(), "stream-graph", Optional.empty(), "pending-operators", 0);
  }

  private Map<String, Object> vertex(TaskStatus task) {
    Map<String, Integer> states = new LinkedHashMap<>();
    TASK_STATES.forEach(state -> states.put(state, 0));
    task.subtasks().forEach(subtask -> states.merge(subtask.state().name(), 1, Integer::sum));
    long start = task.subtasks().stream().mapToLong(TaskStatus.SubtaskStatus::startTimeMs).filter(time -> time > 0).min().orElse(-1);
    boolean isOver = task.subtasks().stream().allMatch(subtask -> subtask.endTimeMs() >= 0);
    long end = isOver ? task.subtasks().stream().mapToLong(TaskStatus.SubtaskStatus::endTimeMs).max().orElse(-1) : -1;
    return Documents.map("id", Documents.vertexId(task.task()), "slotSharingGroupId", job.jobId(), "name", task.task().name(),
        "maxParallelism", job.plan().maxParallelism(), "parallelism", task.task().parallelism(), "status", task.state().name(), "start-time", start, "end-time", end,
        "duration", Documents.durationMs(start, end), "tasks", states, "metrics", Documents.ioMetrics(job.plan(), task, task.subtasks()));
  }

  /** {@code /jobs/:jobid/plan}. */
  Map<String, Object> plan() {
    return Map.of("plan", planNodes());
  }

  private Map<String, Object> planNodes() {
    Map<TaskPlan, List<Map<String, Object>>> allInputs = new IdentityHashMap<>();
    for (StreamPlan stream : job.plan().streams()) {
      if (!stream.isChained()) {
        List<Map<String, Object>> inputs = allInputs.computeIfAbsent(tasks.get(stream.target()), key -> new ArrayList<>());
        inputs.add(Documents.map("num", inputs.size(), "id", Documents.vertexId(tasks.get(stream.source())), "ship_strategy", stream.partitioning().name(),
            "exchange", EXCHANGE));
      }
    }
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (TaskPlan task : job.plan().tasks()) {
      List<Map<String, Object>> inputs = allInputs.getOrDefault(task, List.of());
      Map<String, Object> node = Documents.map("id", Documents.vertexId(task), "parallelism", task.parallelism(), "operator", "", "operator_strategy", "",
          "description", Documents.escapedHtml(task.name()));
      if (!inputs.isEmpty()) {
        node.put("inputs", inputs);
      }
      node.put("optimizer_properties", Map.of());
      nodes.add(node);
    }
    return Documents.map("jid", job.jobId(), "name", job.plan().name(), "type", "STREAMING", "nodes", nodes);
  }

  /** {@code /jobs/:jobid/config}. */
  Map<String, Object> config() {
    int parallelism = job.plan().tasks().stream().mapToInt(TaskPlan::parallelism).max().orElse(1);
    Map<String, Object> user = new LinkedHashMap<>();
    job.run().identity().jobPath().ifPresent(path -> user.put("job.file", path));
    job.run().identity().overrides().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> user.put(entry.getKey(), entry.getValue()));
    return Documents.map("jid", job.jobId(), "name", job.plan().name(),
        "execution-config", Documents.map("restart-strategy", restartStrategy(), "job-parallelism", parallelism, "object-reuse-mode", true, "user-config", user));
  }

  private String restartStrategy() {
    var restart = job.settings().restart();
    return switch (restart.kind()) {
      case NONE -> "Restart deactivated.";
      case FIXED_DELAY -> "Restart with fixed delay (" + restart.delayMs() + " ms). #" + restart.maxAttempts() + " restart attempts.";
      case EXPONENTIAL_DELAY -> "Restart with exponential delay: starting at " + restart.delayMs() + " ms, increasing by " + restart.backoffMultiplier()
          + ", with maximum " + restart.maxDelayMs() + " ms.";
      case FAILURE_RATE -> "Failure rate restart: at most " + restart.maxFailuresPerInterval() + " failures in " + restart.failureIntervalMs() + " ms, delay "
          + restart.delayMs() + " ms.";
    };
  }

  /**
   * {@code /jobs/:jobid/exceptions}.
   *
   * @param max greatest number of failures, the last ones
   */
  Map<String, Object> exceptions(int max) {
    List<JobFailureRecord> failures = job.failures();
    List<Map<String, Object>> entries = failures.stream().limit(max).map(this::failure).toList();
    return Map.of("exceptionHistory", Documents.map("entries", entries, "truncated", entries.size() < failures.size()));
  }

  private Map<String, Object> failure(JobFailureRecord failure) {
    String name = failure.failure().cause().map(cause -> cause.getClass().getName()).orElse("dev.stillwater.engine.JobFailureException");
    Map<String, Object> entry = Documents.map("exceptionName", name, "stacktrace", Documents.stackTrace(failure.failure()), "timestamp", failure.timeMs(),
        "failureLabels", Map.of());
    failure.failure().uid().map(tasks::get).ifPresent(task -> {
      int subtask = failure.failure().subtask().orElse(0);
      entry.put("taskName", task.name() + " (" + (subtask + 1) + "/" + task.parallelism() + ") - execution #" + failure.attempt());
      entry.put("endpoint", Documents.ENDPOINT);
      entry.put("taskManagerId", Documents.TASK_MANAGER);
    });
    entry.put("concurrentExceptions", List.of());
    return entry;
  }
}
