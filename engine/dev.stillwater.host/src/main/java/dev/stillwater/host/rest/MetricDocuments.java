package dev.stillwater.host.rest;

import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.TaskStatus.SubtaskStatus;
import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.task.OperatorMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Live numbers under the names of Flink's metrics: of the job, of a task with the index of the subtask in front, of one subtask. A number that is not known is left
 * out.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code MetricNames} and {@code CheckpointStatsTracker}.
 */
final class MetricDocuments {
  private final HostedJob job;
  private final VertexDocuments vertices;

  MetricDocuments(HostedJob job, VertexDocuments vertices) {
    this.job = job;
    this.vertices = vertices;
  }

  /** {@code /jobs/:jobid/metrics}. */
  List<Map<String, Object>> ofJob(Optional<String> wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    CheckpointStatistics checkpoints = job.execution().checkpoints();
    values.put("numRestarts", job.execution().restartCount());
    values.put("fullRestarts", job.execution().restartCount());
    values.put("uptime", job.state().isTerminal() ? -1 : job.durationMs());
    values.put("runningTime", job.state().isTerminal() ? 0 : job.durationMs());
    values.put("totalNumberOfCheckpoints", checkpoints.counts().total());
    values.put("numberOfInProgressCheckpoints", checkpoints.counts().inProgress());
    values.put("numberOfCompletedCheckpoints", checkpoints.counts().completed());
    values.put("numberOfFailedCheckpoints", checkpoints.counts().failed());
    checkpoints.latest().restored().ifPresent(restored -> values.put("lastCheckpointRestoreTimestamp", restored.restoreTimeMs()));
    checkpoints.latest().completed().ifPresent(last -> {
      values.put("lastCompletedCheckpointId", last.checkpointId());
      values.put("lastCheckpointDuration", last.durationMs());
      values.put("lastCheckpointSize", last.checkpointedBytes());
      values.put("lastCheckpointFullSize", last.stateBytes());
      values.put("lastCheckpointMetadataSize", last.metadataBytes());
      values.put("lastCheckpointProcessedData", last.processedBytes());
      values.put("lastCheckpointPersistedData", last.persistedBytes());
      last.path().ifPresent(path -> values.put("lastCheckpointExternalPath", path));
    });
    return selected(values, wanted);
  }

  /** {@code /jobs/:jobid/vertices/:vertexid/metrics}. */
  List<Map<String, Object>> ofTask(TaskStatus task, Optional<String> wanted) {
    Map<String, Object> values = new LinkedHashMap<>();
    task.subtasks().forEach(subtask -> ofSubtask(task, subtask).forEach((name, value) -> values.put(subtask.index() + "." + name, value)));
    return selected(values, wanted);
  }

  /** {@code /jobs/:jobid/vertices/:vertexid/subtasks/:subtaskindex/metrics}. */
  List<Map<String, Object>> ofSubtask(TaskStatus task, long index, Optional<String> wanted) throws RestException {
    if (index >= task.subtasks().size()) {
      throw new RestException(RestException.NOT_FOUND, "Subtask " + index + " of the vertex " + Documents.vertexId(task.task()) + " not found; it has "
          + task.subtasks().size() + ".");
    }
    return selected(ofSubtask(task, task.subtasks().get((int) index)), wanted);
  }

  private Map<String, Object> ofSubtask(TaskStatus task, SubtaskStatus subtask) {
    Map<String, Object> values = new LinkedHashMap<>();
    int number = task.task().index();
    int tail = subtask.operators().size() - 1;
    OperatorMetrics head = subtask.operators().getFirst();
    records(values, "", head.recordsIn(), subtask.operators().get(tail).recordsOut());
    rates(values, "", () -> job.numbers().in(number, subtask.index(), 0), () -> job.numbers().out(number, subtask.index(), tail));
    watermark(values, "currentInputWatermark", head);
    vertices.shares(task, subtask).ifPresent(shares -> {
      values.put("busyTimeMsPerSecond", Math.round(shares.busyMs()));
      values.put("idleTimeMsPerSecond", Math.round(shares.idleMs()));
      values.put("backPressuredTimeMsPerSecond", Math.round(shares.backPressuredMs()));
      values.put("isBackPressured", head.isBackPressured());
    });
    long inputs = inputChannels(task);
    if (inputs > 0) {
      values.put("buffers.inputQueueLength", head.queuedBatches());
      values.put("buffers.inPoolUsage", (double) head.queuedBatches() / (inputs * Channel.CAPACITY_BATCHES));
    }
    for (int place = 0; place < task.task().operators().size(); place++) {
      OperatorPlan operator = task.task().operators().get(place);
      OperatorMetrics metrics = subtask.operators().get(place);
      String prefix = operator.uid().replaceAll("[^A-Za-z0-9_\\-]", "_") + ".";
      int operatorPlace = place;
      records(values, prefix, metrics.recordsIn(), metrics.recordsOut());
      rates(values, prefix, () -> job.numbers().in(number, subtask.index(), operatorPlace), () -> job.numbers().out(number, subtask.index(), operatorPlace));
      watermark(values, prefix + "currentInputWatermark", metrics);
      if (metrics.lateRecords() > 0 || operator.kind().startsWith("window")) {
        values.put(prefix + "numLateRecordsDropped", metrics.lateRecords());
      }
      if (operator.input().isEmpty()) {
        values.put(prefix + "numRecordsInErrors", metrics.badLines());
      }
    }
    return values;
  }

  private static void records(Map<String, Object> values, String prefix, long in, long out) {
    values.put(prefix + "numRecordsIn", in);
    values.put(prefix + "numRecordsOut", out);
  }

  private static void rates(Map<String, Object> values, String prefix, Supplier<OptionalDouble> in, Supplier<OptionalDouble> out) {
    in.get().ifPresent(rate -> values.put(prefix + "numRecordsInPerSecond", rate));
    out.get().ifPresent(rate -> values.put(prefix + "numRecordsOutPerSecond", rate));
  }

  private static void watermark(Map<String, Object> values, String name, OperatorMetrics metrics) {
    values.put(name, metrics.watermark());
  }

  private long inputChannels(TaskStatus task) {
    return job.plan().streams().stream().filter(stream -> !stream.isChained() && job.plan().taskOf(stream.target()) == task.task())
        .mapToLong(stream -> switch (stream.partitioning()) {
          case FORWARD -> 1;
          case HASH, REBALANCE, BROADCAST -> job.plan().taskOf(stream.source()).parallelism();
        }).sum();
  }

  /** As Flink: the names alone when none is asked for, else the values of those that are. */
  private static List<Map<String, Object>> selected(Map<String, Object> values, Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return values.keySet().stream().map(name -> Documents.map("id", name)).toList();
    }
    return Arrays.stream(wanted.get().split(",")).filter(values::containsKey).map(name -> Documents.map("id", name, "value", String.valueOf(values.get(name)))).toList();
  }

  /** {@code /jobs/:jobid/vertices/:vertexid/watermarks}. */
  static List<Map<String, Object>> watermarks(TaskStatus task) {
    return task.subtasks().stream().map(subtask -> Documents.map("id", subtask.index() + ".currentInputWatermark",
        "value", String.valueOf(subtask.operators().getFirst().watermark()))).toList();
  }
}
