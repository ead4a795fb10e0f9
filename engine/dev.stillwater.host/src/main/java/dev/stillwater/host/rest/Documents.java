package dev.stillwater.host.rest;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.task.OperatorMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Parts that several documents have in common.
 *
 * <p>THREADING: stateless.
 */
final class Documents {
  /** What Flink calls the place where a subtask runs. */
  static final String ENDPOINT = "localhost";
  /** The one process that all subtasks run in. */
  static final String TASK_MANAGER = "stillwater-host";
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int FRAMES_MAX = 30;

  private Documents() {
  }

  /** Members in their order. */
  static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      map.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    return map;
  }

  /** Flink's id of a task: that of its first operator. */
  static String vertexId(TaskPlan task) {
    return task.head().operatorId();
  }

  /** Time from one moment to another or until now, in milliseconds; -1 if it has not begun. */
  static long durationMs(long startMs, long endMs) {
    return startMs <= 0 ? -1 : (endMs < 0 ? System.currentTimeMillis() : endMs) - startMs;
  }

  /** What went in and out of subtasks. Bytes are known of sources that read files. */
  static Map<String, Object> ioMetrics(JobPlan plan, TaskStatus task, List<TaskStatus.SubtaskStatus> subtasks) {
    boolean isSource = task.task().head().input().isEmpty();
    // As in Flink, what a source reads from outside and a sink writes there is no exchange between tasks, and not counted here.
    long read = isSource ? 0 : sum(subtasks, 0, OperatorMetrics::recordsIn);
    long written = 0;
    for (int operator = 0; operator < task.task().operators().size(); operator++) {
      String uid = task.task().operators().get(operator).uid();
      if (plan.streams().stream().anyMatch(stream -> stream.source().equals(uid) && !stream.isChained())) {
        written += sum(subtasks, operator, OperatorMetrics::recordsOut);
      }
    }
    return map("read-bytes", isSource ? sum(subtasks, 0, OperatorMetrics::bytesRead) : 0L, "read-bytes-complete", isSource, "write-bytes", 0L,
        "write-bytes-complete", false, "read-records", read, "read-records-complete", true, "write-records", written, "write-records-complete", true,
        "accumulated-backpressured-time", sum(subtasks, 0, OperatorMetrics::backPressuredNanos) / NANOS_PER_MS,
        "accumulated-idle-time", sum(subtasks, 0, OperatorMetrics::idleNanos) / NANOS_PER_MS,
        "accumulated-busy-time", (double) (sum(subtasks, 0, OperatorMetrics::busyNanos) / NANOS_PER_MS));
  }

  private static long sum(List<TaskStatus.SubtaskStatus> subtasks, int operator, ToLongFunction<OperatorMetrics> counter) {
    return subtasks.stream().mapToLong(subtask -> counter.applyAsLong(subtask.operators().get(operator))).sum();
  }

  /** A number that may not be known. */
  static Optional<Long> number(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** A failure in words, then where in the program it arose. */
  static String stackTrace(JobFailure failure) {
    StringBuilder text = new StringBuilder(failure.text());
    Throwable cause = failure.cause().orElse(null);
    while (cause != null) {
      text.append("\nCaused by: ").append(cause);
      StackTraceElement[] places = cause.getStackTrace();
      for (int index = 0; index < Math.min(FRAMES_MAX, places.length); index++) {
        text.append("\n\tat ").append(places[index]);
      }
      cause = cause.getCause();
    }
    return text.toString();
  }

  /** As Flink writes descriptions, which its pages show as they are. */
  static String escapedHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
