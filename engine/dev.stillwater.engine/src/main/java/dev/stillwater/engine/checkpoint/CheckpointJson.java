package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.checkpoint.CheckpointStatistics.Checkpoint;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Range;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Status;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Subtask;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Checkpoint statistics as the values of the JSON documents that Flink's REST interface answers with, for {@link dev.stillwater.engine.json.Json}. What Flink
 * does not have stands under names of our own at the end: {@code operators}, {@code label}, {@code metadata_size}.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code org.apache.flink.runtime.rest.messages.checkpoints}.
 */
public final class CheckpointJson {
  private CheckpointJson() {
  }

  /** The document of {@code /jobs/:id/checkpoints}. */
  public static Map<String, Object> statistics(CheckpointStatistics statistics) {
    Map<String, Object> json = new LinkedHashMap<>();
    CheckpointStatistics.Counts counts = statistics.counts();
    json.put("counts", map("restored", counts.restored(), "total", counts.total(), "in_progress", counts.inProgress(), "completed", counts.completed(),
        "failed", counts.failed()));
    CheckpointStatistics.Summary summary = statistics.summary();
    json.put("summary", map("checkpointed_size", range(summary.checkpointedBytes()), "state_size", range(summary.stateBytes()), "end_to_end_duration",
        range(summary.durationMs()), "alignment_buffered", range(new Range(0, 0, 0, 0, 0, 0, 0, 0)), "processed_data", range(summary.processedBytes()),
        "persisted_data", range(summary.persistedBytes())));
    CheckpointStatistics.Latest latest = statistics.latest();
    json.put("latest", map("completed", latest.completed().map(CheckpointJson::checkpoint), "savepoint", latest.savepoint().map(CheckpointJson::checkpoint),
        "failed", latest.failed().map(CheckpointJson::checkpoint), "restored", latest.restored().map(restored -> map("id", restored.checkpointId(),
            "restore_timestamp", restored.restoreTimeMs(), "is_savepoint", restored.isSavepoint(), "external_path", restored.path()))));
    json.put("history", statistics.history().stream().map(CheckpointJson::checkpoint).toList());
    return json;
  }

  /** The document of {@code /jobs/:id/checkpoints/details/:cid}: a checkpoint with a block for each task. */
  public static Map<String, Object> details(Checkpoint checkpoint) {
    Map<String, Object> json = checkpoint(checkpoint);
    Map<String, Object> tasks = new LinkedHashMap<>();
    checkpoint.tasks().forEach(task -> tasks.put(task.vertexId(), task(checkpoint, task)));
    json.put("tasks", tasks);
    return json;
  }

  /** The document of {@code /jobs/:id/checkpoints/details/:cid/subtasks/:vertexid}; empty when the checkpoint has no such task. */
  public static Optional<Map<String, Object>> subtasks(Checkpoint checkpoint, String vertexId) {
    return checkpoint.tasks().stream().filter(task -> task.vertexId().equals(vertexId)).findFirst().map(task -> {
      Map<String, Object> json = task(checkpoint, task);
      json.put("summary", map("checkpointed_size", range(task, subtask -> subtask.metrics().checkpointedBytes()),
          "state_size", range(task, subtask -> subtask.metrics().stateBytes()), "end_to_end_duration", range(task, Subtask::durationMs),
          "checkpoint_duration", map("sync", range(task, subtask -> subtask.metrics().syncMs()), "async", range(task, subtask -> subtask.metrics().asyncMs())),
          "alignment", map("buffered", range(task, subtask -> 0), "processed", range(task, subtask -> subtask.metrics().processedBytes()),
              "persisted", range(task, subtask -> subtask.metrics().persistedBytes()), "duration", range(task, subtask -> subtask.metrics().alignmentMs())),
          "start_delay", range(task, subtask -> subtask.metrics().startDelayMs())));
      Map<Integer, Subtask> answers = new LinkedHashMap<>();
      task.subtasks().forEach(subtask -> answers.put(subtask.index(), subtask));
      List<Map<String, Object>> all = new ArrayList<>();
      for (int index = 0; index < task.parallelism(); index++) {
        Subtask answer = answers.get(index);
        all.add(answer == null ? map("className", "pending", "index", index, "status", "pending_or_failed") : subtask(answer));
      }
      json.put("subtasks", all);
      return json;
    });
  }

  /** The document of {@code /jobs/:id/checkpoints/config}. */
  public static Map<String, Object> config(CheckpointSettings settings, StateBackendSettings backend) {
    boolean isInMemory = backend.kind() == StateBackendSettings.Kind.MEMORY;
    return map("mode", settings.mode().name().toLowerCase(Locale.ROOT), "interval", settings.intervalMs().orElse(Long.MAX_VALUE), "timeout", settings.timeoutMs(),
        "min_pause", settings.minPauseMs(), "max_concurrent", settings.maxConcurrent(),
        "externalization", map("enabled", settings.retention() != CheckpointRetention.DELETE, "delete_on_cancellation",
            settings.retention() != CheckpointRetention.RETAIN_ON_CANCELLATION),
        "state_backend", backend.kind().text(), "checkpoint_storage", isInMemory ? "JobManagerCheckpointStorage" : "FileSystemCheckpointStorage",
        "unaligned_checkpoints", false, "tolerable_failed_checkpoints", settings.tolerableFailures(), "aligned_checkpoint_timeout", 0L,
        "checkpoints_after_tasks_finish", true, "state_changelog_enabled", false, "changelog_periodic_materialization_interval", 0L, "changelog_storage", "",
        "num_retained", settings.retained(), "directory", settings.directory().map(Object::toString));
  }

  private static Map<String, Object> checkpoint(Checkpoint checkpoint) {
    Map<String, Object> json = map("className", checkpoint.status().name().toLowerCase(Locale.ROOT), "id", checkpoint.checkpointId(),
        "status", checkpoint.status().name(), "is_savepoint", checkpoint.type().isSavepoint(),
        "savepointFormat", checkpoint.type().isSavepoint() ? Optional.of(checkpoint.format().name()) : Optional.empty(),
        "trigger_timestamp", checkpoint.triggerTimeMs(), "latest_ack_timestamp", checkpoint.latestAckTimeMs(), "checkpointed_size", checkpoint.checkpointedBytes(),
        "state_size", checkpoint.stateBytes(), "end_to_end_duration", checkpoint.durationMs(), "alignment_buffered", 0L, "processed_data",
        checkpoint.processedBytes(), "persisted_data", checkpoint.persistedBytes(), "num_subtasks", checkpoint.subtasks(), "num_acknowledged_subtasks",
        checkpoint.acknowledged(), "checkpoint_type", type(checkpoint.type()), "tasks", Map.of());
    if (checkpoint.status() == Status.COMPLETED) {
      json.put("external_path", checkpoint.path());
      json.put("discarded", checkpoint.isDiscarded());
    }
    checkpoint.failure().ifPresent(failure -> {
      json.put("failure_timestamp", failure.timeMs());
      json.put("failure_message", failure.message());
    });
    json.put("label", checkpoint.label());
    json.put("metadata_size", checkpoint.metadataBytes());
    json.put("operators", checkpoint.operators().stream().map(operator -> map("id", operator.operatorId(), "uid", operator.uid(), "state_size", operator.stateBytes()))
        .toList());
    return json;
  }

  private static String type(CheckpointType type) {
    return switch (type) {
      case CHECKPOINT -> "CHECKPOINT";
      case SAVEPOINT -> "SAVEPOINT";
      case SYNC_SAVEPOINT, SYNC_SAVEPOINT_DRAIN -> "SYNC_SAVEPOINT";
    };
  }

  private static Map<String, Object> task(Checkpoint checkpoint, Task task) {
    boolean isComplete = task.subtasks().size() == task.parallelism();
    Status status = checkpoint.status() == Status.IN_PROGRESS && isComplete ? Status.COMPLETED : checkpoint.status();
    long ack = task.latestAckTimeMs();
    return map("id", checkpoint.checkpointId(), "status", status.name(), "latest_ack_timestamp", ack, "checkpointed_size", task.checkpointedBytes(), "state_size",
        task.stateBytes(), "end_to_end_duration", ack < 0 ? -1L : ack - checkpoint.triggerTimeMs(), "alignment_buffered", 0L, "processed_data", task.processedBytes(),
        "persisted_data", task.persistedBytes(), "num_subtasks", task.parallelism(), "num_acknowledged_subtasks", task.subtasks().size());
  }

  private static Map<String, Object> subtask(Subtask subtask) {
    SubtaskCheckpointMetrics metrics = subtask.metrics();
    return map("className", "completed", "index", subtask.index(), "status", "completed", "ack_timestamp", subtask.ackTimeMs(), "end_to_end_duration", subtask.durationMs(),
        "checkpointed_size", metrics.checkpointedBytes(), "state_size", metrics.stateBytes(), "checkpoint", map("sync", metrics.syncMs(), "async", metrics.asyncMs()),
        "alignment", map("buffered", 0L, "processed", metrics.processedBytes(), "persisted", metrics.persistedBytes(), "duration", metrics.alignmentMs()),
        "start_delay", metrics.startDelayMs(), "unaligned_checkpoint", false, "aborted", subtask.isAborted());
  }

  private static Map<String, Object> range(Task task, ToLongFunction<Subtask> number) {
    return range(CheckpointTracker.range(task, number));
  }

  private static Map<String, Object> range(Range range) {
    return map("min", range.min(), "max", range.max(), "avg", range.average(), "p50", number(range.p50()), "p90", number(range.p90()), "p95", number(range.p95()),
        "p99", number(range.p99()), "p999", number(range.p999()));
  }

  /** Flink writes the text {@code NaN} where there is no number yet. */
  private static Object number(double value) {
    return Double.isNaN(value) ? "NaN" : (Object) value;
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      map.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    return map;
  }
}
