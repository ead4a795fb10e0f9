package dev.stillwater.host.rest;

import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.TaskStatus.SubtaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Flink's REST interface tells of one task, which it calls a vertex, and of its subtasks.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code JobVertexDetailsInfo}, {@code JobVertexBackPressureInfo}, {@code SubtasksTimesInfo}.
 */
final class VertexDocuments {
  private static final double LOW = 0.1;
  private static final double HIGH = 0.5;

  private static final List<String> DURATION_STATES = List.of("CREATED", "SCHEDULED", "DEPLOYING", "INITIALIZING", "RUNNING");

  private final HostedJob job;

  VertexDocuments(HostedJob job) {
    this.job = job;
  }

  /** The task of the vertex. */
  TaskStatus task(String vertexId) throws RestException {
    return job.execution().tasks().stream().filter(task -> Documents.vertexId(task.task()).equals(vertexId)).findFirst()
        .orElseThrow(() -> new RestException(RestException.NOT_FOUND, "JobVertex " + vertexId + " not found"));
  }

  /** {@code /jobs/:jobid/vertices/:vertexid}. */
  Map<String, Object> details(TaskStatus task) {
    return Documents.map("id", Documents.vertexId(task.task()), "name", task.task().name(), "parallelism", task.task().parallelism(),
        "maxParallelism", job.plan().maxParallelism(), "now", System.currentTimeMillis(),
        "subtasks", task.subtasks().stream().map(subtask -> subtask(task, subtask)).toList(), "aggregated", aggregated(task));
  }

  private Map<String, Object> subtask(TaskStatus task, SubtaskStatus subtask) {
    long startMs = subtask.startTimeMs() > 0 ? subtask.startTimeMs() : -1;
    return Documents.map("subtask", subtask.index(), "status", subtask.state().name(), "attempt", job.execution().restartCount(), "endpoint", Documents.ENDPOINT,
        "start-time", startMs, "end-time", subtask.endTimeMs(), "duration", Documents.durationMs(startMs, subtask.endTimeMs()),
        "metrics", Documents.ioMetrics(job.plan(), task, List.of(subtask)), "taskmanager-id", Documents.TASK_MANAGER, "status-duration", durations(subtask),
        "other-concurrent-attempts", Optional.empty(), "start_time", startMs);
  }

  /** How long the subtask has been in each state that is not its last; it is known of the one that it is in. */
  private static Map<String, Object> durations(SubtaskStatus subtask) {
    Map<String, Object> durations = new LinkedHashMap<>();
    boolean hasEnded = subtask.endTimeMs() >= 0;
    String state = hasEnded ? TaskStatus.State.RUNNING.name() : subtask.state().name();
    DURATION_STATES.forEach(each -> durations.put(each, each.equals(state) ? Documents.durationMs(subtask.startTimeMs(), subtask.endTimeMs()) : 0L));
    return durations;
  }

  private Map<String, Object> aggregated(TaskStatus task) {
    Map<String, List<Long>> values = new LinkedHashMap<>();
    for (SubtaskStatus subtask : task.subtasks()) {
      Documents.ioMetrics(job.plan(), task, List.of(subtask)).forEach((name, value) -> {
        if (value instanceof Number number) {
          values.computeIfAbsent(name, key -> new ArrayList<>()).add(number.longValue());
        }
      });
    }
    Map<String, List<Long>> durations = new LinkedHashMap<>();
    task.subtasks().forEach(subtask -> durations(subtask).forEach((state, ms) -> durations.computeIfAbsent(state, key -> new ArrayList<>()).add((Long) ms)));
    return Documents.map("metrics", spreads(values), "status-duration", spreads(durations));
  }

  private static Map<String, Object> spreads(Map<String, List<Long>> values) {
    Map<String, Object> spreads = new LinkedHashMap<>();
    values.forEach((name, each) -> spreads.put(name, spread(each)));
    return spreads;
  }

  private static Map<String, Object> spread(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    long sum = values.stream().mapToLong(Long::longValue).sum();
    return Documents.map("min", sorted.getFirst(), "max", sorted.getLast(), "avg", sum / values.size(), "sum", sum, "median", at(sorted, 0.5), "p25", at(sorted, 0.25),
        "p75", at(sorted, 0.75), "p95", at(sorted, 0.95));
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
  }

  /** {@code /jobs/:jobid/vertices/:vertexid/subtasktimes}. */
  Map<String, Object> times(TaskStatus task) {
    return Documents.map("id", Documents.vertexId(task.task()), "name", task.task().name(), "now", System.currentTimeMillis(),
        "subtasks", task.subtasks().stream().map(subtask -> Documents.map("subtask", subtask.index(), "endpoint", Documents.ENDPOINT,
            "duration", Documents.durationMs(subtask.startTimeMs(), subtask.endTimeMs()), "timestamps", timestamps(subtask))).toList());
  }

  private static Map<String, Object> timestamps(SubtaskStatus subtask) {
    Map<String, Object> times = new LinkedHashMap<>();
    for (TaskStatus.State state : TaskStatus.State.values()) {
      times.put(state.name(), state == TaskStatus.State.CREATED ? subtask.startTimeMs() : state == subtask.state() && subtask.endTimeMs() >= 0 ? subtask.endTimeMs() : 0L);
    }
    return times;
  }

  /** {@code /jobs/:jobid/vertices/:vertexid/backpressure}. */
  Map<String, Object> backPressure(TaskStatus task) {
    List<Map<String, Object>> subtasks = new ArrayList<>();
    double most = 0;
    for (SubtaskStatus subtask : task.subtasks()) {
      Optional<LiveNumbers.Shares> shares = shares(task, subtask);
      double ratio = shares.map(each -> each.backPressuredMs() / 1000).orElse(0.0);
      most = Math.max(most, ratio);
      subtasks.add(Documents.map("subtask", subtask.index(), "attempt-number", job.execution().restartCount(), "backpressure-level", level(ratio), "ratio", ratio,
          "idleRatio", shares.map(each -> each.idleMs() / 1000).orElse(0.0), "busyRatio", shares.map(each -> each.busyMs() / 1000).orElse(0.0),
          "other-concurrent-attempts", Optional.empty()));
    }
    return Documents.map("status", "ok", "backpressure-level", level(most), "end-timestamp", System.currentTimeMillis(), "subtasks", subtasks);
  }

  /** What a subtask's time goes to. */
  Optional<LiveNumbers.Shares> shares(TaskStatus task, SubtaskStatus subtask) {
    return subtask.endTimeMs() >= 0 ? Optional.empty()
        : job.numbers().shares(task.task().index(), subtask.index(), subtask.operators().getFirst().isBackPressured());
  }

  private static String level(double ratio) {
    return ratio <= LOW ? "ok" : ratio <= HIGH ? "low" : "high";
  }
}
