package dev.stillwater.host.rest;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureRecord;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.StreamStatus;
import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.TaskStatus.SubtaskStatus;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Checkpoint;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.task.OperatorMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is told of a job under {@code /stillwater/}: by operator and stream, where Flink knows of tasks alone. A number that is not known is null.
 *
 * <p>THREADING: any thread.
 */
final class LiveDocuments {
  private static final int DECIMALS = 10;

  private final HostedJob job;
  private final BarrierDocuments barriers;

  LiveDocuments(HostedJob job) {
    this.job = job;
    barriers = new BarrierDocuments(job);
  }

  /** {@code /stillwater/jobs/:jobid}: the job as a list of jobs shows it. */
  Map<String, Object> summary() {
    JobStatus status = job.status();
    CheckpointStatistics checkpoints = job.execution().checkpoints();
    Map<String, Object> document = Documents.map("jobId", job.jobId(), "name", job.plan().name(), "state", status.state().name(), "startTime", job.startTimeMs(),
        "endTime", job.endTimeMs() < 0 ? Optional.empty() : Optional.of(job.endTimeMs()), "uptimeMs", status.runTimeMs(), "pid", ProcessHandle.current().pid(),
        "recordsIn", status.recordsIn(), "recordsOut", status.recordsOut(), "badLines", status.badLines(),
        "percent", status.percent().isPresent() ? Optional.of(status.percent().getAsInt()) : Optional.empty(), "restarts", job.execution().restartCount());
    document.put("lastCheckpoint", last(checkpoints, false));
    document.put("lastSavepoint", checkpoints.latest().savepoint().map(LiveDocuments::snapshot));
    document.put("restoredFrom", checkpoints.latest().restored().map(restored -> Documents.map("id", restored.checkpointId(), "path", restored.path(),
        "isSavepoint", restored.isSavepoint(), "time", restored.restoreTimeMs())));
    document.put("failure", status.failure().map(LiveDocuments::failure));
    document.put("failures", job.failures().stream().map(LiveDocuments::failure).toList());
    document.put("jobFile", job.run().identity().jobPath());
    document.put("overrides", job.run().identity().overrides());
    document.put("backend", job.settings().backend().kind().text());
    document.put("checkpointDirectory", job.settings().checkpoints().directory().map(Object::toString));
    document.put("savepointDirectory", job.settings().savepointDirectory().toString());
    return document;
  }

  private static Optional<Map<String, Object>> last(CheckpointStatistics checkpoints, boolean isSavepoint) {
    return checkpoints.latest().completed().filter(each -> each.type().isSavepoint() == isSavepoint)
        .or(() -> checkpoints.history().stream().filter(each -> each.type().isSavepoint() == isSavepoint && each.status() == CheckpointStatistics.Status.COMPLETED).findFirst())
        .map(LiveDocuments::snapshot);
  }

  private static Map<String, Object> snapshot(Checkpoint checkpoint) {
    return Documents.map("id", checkpoint.checkpointId(), "time", checkpoint.latestAckTimeMs(), "durationMs", checkpoint.durationMs(),
        "stateBytes", checkpoint.stateBytes(), "path", checkpoint.path(), "label", checkpoint.label());
  }

  private static Map<String, Object> failure(JobFailureRecord failure) {
    Map<String, Object> document = failure(failure.failure());
    document.put("time", failure.timeMs());
    document.put("attempt", failure.attempt());
    return document;
  }

  private static Map<String, Object> failure(JobFailure failure) {
    return Documents.map("text", failure.text(), "message", failure.message(), "uid", failure.uid(),
        "subtask", failure.subtask().isPresent() ? Optional.of(failure.subtask().getAsInt()) : Optional.empty(), "record", failure.record(),
        "position", failure.position());
  }

  /**
   * {@code /stillwater/jobs/:jobid/live}: the numbers of each operator and each stream at this moment. Cost: number of subtasks and channels.
   *
   * @param withSubtasks whether each operator tells of its subtasks, which is much in a large job
   */
  Map<String, Object> live(boolean withSubtasks) {
    JobStatus status = job.status();
    Map<String, JobStatus.OperatorStatus> statuses = new HashMap<>();
    status.operators().forEach(operator -> statuses.put(operator.uid(), operator));
    Map<String, Long> stateBytes = new HashMap<>();
    Optional<Checkpoint> last = job.execution().checkpoints().latest().completed();
    Optional<Checkpoint> newest = newest();
    newest.ifPresent(checkpoint -> checkpoint.operators().forEach(operator -> stateBytes.put(operator.uid(), operator.stateBytes())));
    Optional<Checkpoint> pending = barriers.pendingCheckpoint();
    List<Map<String, Object>> operators = new ArrayList<>();
    for (TaskStatus task : job.execution().tasks()) {
      Map<String, Object> checkpoint = checkpoint(task, newest, pending);
      for (int place = 0; place < task.task().operators().size(); place++) {
        Map<String, Object> operator = operator(task, place, statuses, stateBytes);
        operator.putAll(checkpoint);
        if (withSubtasks) {
          int operatorPlace = place;
          operator.put("subtasks", task.subtasks().stream().map(subtask -> subtask(task, subtask, operatorPlace)).toList());
        }
        operators.add(operator);
      }
    }
    List<Map<String, Object>> streams = new ArrayList<>();
    for (StreamStatus stream : job.execution().streams()) {
      streams.add(stream(streams.size(), stream));
    }
    return Documents.map("jobId", job.jobId(), "now", System.currentTimeMillis(), "state", status.state().name(), "attempt", job.execution().restartCount(),
        "lastCheckpoint", last.map(LiveDocuments::snapshot), "pendingCheckpoint", barriers.pending(), "barrierDelayMs", job.execution().barrierDelayMs(),
        "operators", operators, "streams", streams);
  }

  /** The last complete checkpoint or savepoint. */
  private Optional<Checkpoint> newest() {
    CheckpointStatistics.Latest latest = job.execution().checkpoints().latest();
    return Stream.of(latest.completed(), latest.savepoint()).flatMap(Optional::stream).max(Comparator.comparingLong(Checkpoint::checkpointId));
  }

  /** What the last checkpoint took of the operators of a task, and whether the one that is on its way has been there. */
  private static Map<String, Object> checkpoint(TaskStatus task, Optional<Checkpoint> last, Optional<Checkpoint> pending) {
    String vertexId = Documents.vertexId(task.task());
    Optional<CheckpointStatistics.Task> part = BarrierDocuments.task(last, vertexId).filter(each -> !each.subtasks().isEmpty());
    return Documents.map("checkpointId", part.flatMap(each -> last.map(Checkpoint::checkpointId)),
        "checkpointDurationMs", part.map(each -> each.subtasks().stream().mapToLong(CheckpointStatistics.Subtask::durationMs).max().orElse(0)),
        "checkpointAlignmentMs", part.map(each -> each.subtasks().stream().mapToLong(subtask -> subtask.metrics().alignmentMs()).max().orElse(0)),
        "pendingAcknowledged", BarrierDocuments.task(pending, vertexId).map(each -> each.subtasks().size()));
  }

  private Map<String, Object> operator(TaskStatus task, int place, Map<String, JobStatus.OperatorStatus> statuses, Map<String, Long> stateBytes) {
    OperatorPlan plan = task.task().operators().get(place);
    JobStatus.OperatorStatus operator = statuses.get(plan.uid());
    Optional<Long> watermark = Documents.number(operator.watermark());
    boolean isAtEnd = watermark.isPresent() && watermark.get() == Long.MAX_VALUE;
    Map<String, Object> document = Documents.map("uid", plan.uid(), "name", plan.name(), "operatorId", plan.operatorId(), "vertexId", Documents.vertexId(task.task()), "kind", plan.kind(),
        "parallelism", plan.parallelism(), "state", task.state().name(), "recordsIn", operator.recordsIn(), "recordsOut", operator.recordsOut(),
        "recordsInPerSecond", sum(task, subtask -> job.numbers().in(task.task().index(), subtask, place)),
        "recordsOutPerSecond", sum(task, subtask -> job.numbers().out(task.task().index(), subtask, place)));
    List<LiveNumbers.Shares> shares = task.subtasks().stream().flatMap(subtask -> shares(task, subtask).stream()).toList();
    boolean isKnown = !shares.isEmpty();
    document.put("busyPercent", isKnown ? percent(shares.stream().mapToDouble(LiveNumbers.Shares::busyMs).max()) : Optional.empty());
    document.put("idlePercent", isKnown ? percent(shares.stream().mapToDouble(LiveNumbers.Shares::idleMs).min()) : Optional.empty());
    document.put("backPressuredPercent", isKnown ? percent(shares.stream().mapToDouble(LiveNumbers.Shares::backPressuredMs).max()) : Optional.empty());
    document.put("watermark", isAtEnd ? Optional.empty() : watermark);
    document.put("watermarkLagMs", isAtEnd ? Optional.empty() : watermark.map(time -> System.currentTimeMillis() - time));
    document.put("inputEnded", isAtEnd);
    document.put("stateBytes", Optional.ofNullable(stateBytes.get(plan.uid())));
    document.put("lateRecords", operator.lateRecords());
    document.put("badLines", operator.badLines());
    document.put("queuedBatches", operator.waits().queuedBatches());
    document.put("blockedChannels", operator.waits().blockedChannels());
    document.put("pausedSubtasks", job.execution().pausedSubtasks(task.task()));
    document.put("skew", skew(task, place));
    return document;
  }

  /** How many times the mean the fullest subtask gets of the records, 1 when all get as many; null with one subtask or without records. */
  private Optional<Double> skew(TaskStatus task, int place) {
    double[] rates = task.subtasks().stream().mapToDouble(subtask -> job.numbers().in(task.task().index(), subtask.index(), place).orElse(0)).toArray();
    double sum = Arrays.stream(rates).sum();
    return rates.length < 2 || sum <= 0 ? Optional.empty() : Optional.of(rounded(Arrays.stream(rates).max().orElse(0) * rates.length / sum));
  }

  private Optional<LiveNumbers.Shares> shares(TaskStatus task, SubtaskStatus subtask) {
    return subtask.endTimeMs() >= 0 ? Optional.empty()
        : job.numbers().shares(task.task().index(), subtask.index(), subtask.operators().getFirst().isBackPressured());
  }

  private Map<String, Object> subtask(TaskStatus task, SubtaskStatus subtask, int place) {
    OperatorMetrics metrics = subtask.operators().get(place);
    return Documents.map("subtask", subtask.index(), "state", subtask.state().name(), "recordsIn", metrics.recordsIn(), "recordsOut", metrics.recordsOut(),
        "watermark", metrics.watermark() == Long.MIN_VALUE || metrics.watermark() == Long.MAX_VALUE ? Optional.empty() : Optional.of(metrics.watermark()),
        "busyPercent", shares(task, subtask).map(each -> Math.round(each.busyMs() / DECIMALS)), "queuedBatches", metrics.queuedBatches(),
        "blockedChannels", metrics.blockedChannels());
  }

  /** Adds up over the subtasks; null before there are two samples. */
  private static Optional<Double> sum(TaskStatus task, java.util.function.IntFunction<OptionalDouble> rate) {
    double sum = 0;
    for (int subtask = 0; subtask < task.subtasks().size(); subtask++) {
      OptionalDouble each = rate.apply(subtask);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      sum += each.getAsDouble();
    }
    return Optional.of(rounded(sum));
  }

  private static Optional<Long> percent(OptionalDouble milliseconds) {
    return milliseconds.isPresent() ? Optional.of(Math.round(milliseconds.getAsDouble() / DECIMALS)) : Optional.empty();
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / (double) DECIMALS;
  }

  private Map<String, Object> stream(int index, StreamStatus stream) {
    OptionalDouble rate = job.numbers().stream(index);
    boolean isChained = stream.stream().isChained();
    return Documents.map("index", index, "source", stream.stream().source(), "sourcePort", stream.stream().sourcePort(), "target", stream.stream().target(),
        "targetPort", stream.stream().targetPort(), "partitioning", stream.stream().partitioning().text(), "keyFields", stream.stream().keyFields(),
        "isChained", isChained, "records", stream.records(),
        "recordsPerSecond", rate.isPresent() ? Optional.of(rounded(rate.getAsDouble())) : Optional.empty(),
        "queuedBatches", isChained ? Optional.empty() : Optional.of(stream.queuedBatches()),
        "blockedChannels", isChained ? Optional.empty() : Optional.of(stream.blockedChannels()), "barriers", BarrierDocuments.of(stream),
        "capacityBatches", isChained ? Optional.empty() : Optional.of(stream.capacityBatches()),
        "queueFillPercent", isChained ? Optional.empty() : Optional.of(Math.round(100.0 * stream.queuedBatches() / Math.max(1, stream.capacityBatches()))));
  }
}
