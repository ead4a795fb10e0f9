package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.checkpoint.CheckpointStatistics.Checkpoint;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Counts;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Failure;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Latest;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Operator;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Range;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Restored;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Status;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Subtask;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Summary;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Task;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Gathers the statistics of a job's checkpoints.
 *
 * <p>THREADING: the coordinator's thread; {@link #statistics} by any.
 *
 * <p>SOURCE: Flink 2.3, {@code CheckpointStatsTracker}.
 */
public final class CheckpointTracker {
  private static final int HISTORY_MAX = 10;
  private static final int SUMMARY_MAX = 10_000;

  private final JobPlan plan;
  private final TreeMap<Long, Record> history = new TreeMap<>(Comparator.reverseOrder());
  private final Deque<long[]> sizes = new ArrayDeque<>();
  private Summary summary = Summary.NONE;
  private Optional<Checkpoint> lastCompleted = Optional.empty();
  private Optional<Checkpoint> lastSavepoint = Optional.empty();
  private Optional<Checkpoint> lastFailed = Optional.empty();
  private Optional<Restored> restored = Optional.empty();
  private long restoredCount;
  private long total;
  private long completed;
  private long failed;
  private boolean isChanged;
  private volatile CheckpointStatistics published = CheckpointStatistics.NONE;

  /** What is known of one checkpoint. */
  private static final class Record {
    private final PendingCheckpoint checkpoint;
    private final Map<Integer, TreeMap<Integer, Subtask>> answers = new TreeMap<>();
    private Status status = Status.IN_PROGRESS;
    private boolean isDiscarded;
    private long endTimeMs = -1;
    private long metadataBytes;
    private Optional<Failure> failure = Optional.empty();
    private Optional<CompletedCheckpoint> result = Optional.empty();

    Record(PendingCheckpoint checkpoint) {
      this.checkpoint = checkpoint;
    }
  }

  /** Makes a tracker that has seen nothing. */
  public CheckpointTracker(JobPlan plan) {
    this.plan = plan;
  }

  /** The statistics as of the last {@link #publish}. */
  public CheckpointStatistics statistics() {
    return published;
  }

  void triggered(PendingCheckpoint checkpoint, List<CheckpointParticipant> participants) {
    Record started = new Record(checkpoint);
    participants.forEach(participant -> started.answers.computeIfAbsent(participant.task().index(), index -> new TreeMap<>()));
    history.put(checkpoint.checkpointId(), started);
    total++;
    while (history.size() > HISTORY_MAX && history.lastEntry().getValue().status != Status.IN_PROGRESS) {
      history.pollLastEntry();
    }
    isChanged = true;
  }

  void acknowledged(long checkpointId, CheckpointParticipant subtask, SubtaskCheckpointMetrics metrics, long nowMs) {
    answer(checkpointId, subtask, metrics, nowMs, false);
  }

  void lateAnswer(long checkpointId, CheckpointParticipant subtask, SubtaskCheckpointMetrics metrics, long nowMs) {
    answer(checkpointId, subtask, metrics, nowMs, true);
  }

  private void answer(long checkpointId, CheckpointParticipant subtask, SubtaskCheckpointMetrics metrics, long nowMs, boolean isAborted) {
    Record known = history.get(checkpointId);
    if (known != null) {
      known.answers.computeIfAbsent(subtask.task().index(), index -> new TreeMap<>()).putIfAbsent(subtask.index(),
          new Subtask(subtask.index(), nowMs, nowMs - known.checkpoint.triggerTimeMs(), isAborted, metrics));
      isChanged = true;
    }
  }

  void completed(CompletedCheckpoint checkpoint, long metadataBytes) {
    completed++;
    isChanged = true;
    Record known = history.get(checkpoint.checkpointId());
    if (known == null) {
      return;
    }
    known.status = Status.COMPLETED;
    known.result = Optional.of(checkpoint);
    known.metadataBytes = metadataBytes;
    Checkpoint done = view(known);
    if (checkpoint.type().isSavepoint()) {
      lastSavepoint = Optional.of(done);
    } else {
      lastCompleted = Optional.of(done);
    }
    sizes.addLast(new long[] {done.checkpointedBytes(), done.stateBytes(), done.durationMs(), done.processedBytes(), done.persistedBytes()});
    if (sizes.size() > SUMMARY_MAX) {
      sizes.removeFirst();
    }
    summary = new Summary(range(0), range(1), range(2), range(3), range(4));
  }

  void failed(long checkpointId, CheckpointException reason, long nowMs) {
    failed++;
    isChanged = true;
    Record known = history.get(checkpointId);
    if (known != null) {
      known.status = Status.FAILED;
      known.endTimeMs = nowMs;
      known.failure = Optional.of(new Failure(nowMs, reason.reason(), reason.getMessage()));
      lastFailed = Optional.of(view(known));
    }
  }

  /** A checkpoint is deleted. */
  public void discarded(long checkpointId) {
    Record known = history.get(checkpointId);
    if (known != null) {
      known.isDiscarded = true;
      isChanged = true;
    }
  }

  /** A snapshot was restored. */
  public void restored(Restored snapshot) {
    restored = Optional.of(snapshot);
    restoredCount++;
    isChanged = true;
  }

  /** Shows the changes since the last time to other threads. Cost: the last ten checkpoints, if anything changed. */
  public void publish() {
    if (isChanged) {
      isChanged = false;
      Counts counts = new Counts(restoredCount, total, total - completed - failed, completed, failed);
      published = new CheckpointStatistics(counts, summary, new Latest(lastCompleted, lastSavepoint, lastFailed, restored),
          history.values().stream().map(this::view).toList());
    }
  }

  private Range range(int column) {
    long[] sorted = sizes.stream().mapToLong(each -> each[column]).sorted().toArray();
    return range(sorted);
  }

  /** The spread of ascending numbers. */
  static Range range(long[] sorted) {
    if (sorted.length == 0) {
      return Range.NONE;
    }
    return new Range(sorted[0], sorted[sorted.length - 1], Arrays.stream(sorted).sum() / sorted.length, percentile(sorted, 0.5), percentile(sorted, 0.9),
        percentile(sorted, 0.95), percentile(sorted, 0.99), percentile(sorted, 0.999));
  }

  /** Of ascending numbers, with a straight line between the two nearest; as the statistics library that Flink uses. */
  private static double percentile(long[] sorted, double share) {
    double place = share * (sorted.length + 1);
    if (place < 1) {
      return sorted[0];
    }
    if (place >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    int below = (int) Math.floor(place);
    return sorted[below - 1] + (place - below) * (sorted[below] - sorted[below - 1]);
  }

  /** The spread of a number over the subtasks of a task. */
  static Range range(Task task, ToLongFunction<Subtask> number) {
    return range(task.subtasks().stream().mapToLong(number).sorted().toArray());
  }

  private Checkpoint view(Record known) {
    List<Task> tasks = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      tasks.add(new Task(task.head().operatorId(), task.name(), task.parallelism(),
          List.copyOf(known.answers.getOrDefault(task.index(), new TreeMap<>()).values())));
    }
    PendingCheckpoint checkpoint = known.checkpoint;
    long latestAck = tasks.stream().mapToLong(Task::latestAckTimeMs).max().orElse(-1);
    long end = known.endTimeMs >= 0 ? known.endTimeMs : latestAck;
    return new Checkpoint(checkpoint.checkpointId(), known.status, checkpoint.order().type(), checkpoint.order().format(), checkpoint.order().label(),
        checkpoint.triggerTimeMs(), latestAck, end < 0 ? -1 : end - checkpoint.triggerTimeMs(), known.isDiscarded,
        known.result.map(result -> result.folder().toString()), known.metadataBytes, known.failure, tasks, known.result.map(this::operators).orElse(List.of()));
  }

  private List<Operator> operators(CompletedCheckpoint checkpoint) {
    Map<String, String> uids = plan.tasks().stream().flatMap(task -> task.operators().stream())
        .collect(Collectors.toMap(OperatorPlan::operatorId, OperatorPlan::uid));
    List<Operator> operators = new ArrayList<>();
    for (OperatorMetadata operator : checkpoint.metadata().operators()) {
      operators.add(new Operator(operator.operatorId(), uids.getOrDefault(operator.operatorId(), operator.operatorId()),
          operator.streamHandles().stream().mapToLong(StreamHandle::sizeBytes).sum()));
    }
    return operators;
  }
}
