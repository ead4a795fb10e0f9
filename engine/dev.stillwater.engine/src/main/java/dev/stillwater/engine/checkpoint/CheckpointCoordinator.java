package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.checkpoint.CheckpointDecider.Decision;
import dev.stillwater.engine.checkpoint.CheckpointDecider.End;
import dev.stillwater.engine.checkpoint.CheckpointDecider.Situation;
import dev.stillwater.engine.checkpoint.CheckpointDecider.Trigger;
import dev.stillwater.engine.checkpoint.PendingCheckpoint.Order;
import dev.stillwater.engine.checkpoint.PendingCheckpoint.Phase;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes the checkpoints and savepoints of a job: begins them, hears the subtasks, completes them or gives them up.
 *
 * <p>THREADING: the thread of the job's master alone; what waits for a disk runs elsewhere and comes back through the mailbox.
 *
 * <p>LIFECYCLE: {@link #begin} with the subtasks of each attempt, {@link #suspend} at its end.
 *
 * <p>SOURCE: Flink 2.3, {@code CheckpointCoordinator}, {@code CheckpointFailureManager}.
 */
public final class CheckpointCoordinator {
  private static final int REQUESTS_MAX = 1000;
  private static final long NANOS_PER_MS = 1_000_000;

  private final ExecutionOptions options;
  private final EngineClock clock;
  private final CheckpointStore.Worker worker;
  private final Consumer<Runnable> mailbox;
  private final Listener listener;
  private final CheckpointStore store;
  private final CheckpointTracker tracker;
  private final CheckpointPlaces places;
  private final CheckpointDecider decider;
  private final TreeMap<Long, PendingCheckpoint> pending = new TreeMap<>();
  private final Deque<Order> requests = new ArrayDeque<>();
  private final Set<CheckpointParticipant> uninitialized = new HashSet<>();
  private final Set<CheckpointParticipant> atWork = new HashSet<>();
  private List<CheckpointParticipant> participants = List.of();
  private long nextId = 1;
  private long previousNanos;
  private Optional<Long> completionNanos = Optional.empty();
  private int failuresInARow;
  private boolean hasLastFailed;
  private boolean isEnding;
  private Optional<Order> draining = Optional.empty();
  private long wakeNanos = CheckpointDecider.NEVER;

  /**
   * What the coordinator needs done about the job.
   *
   * <p>THREADING: the coordinator's thread.
   */
  public interface Listener {
    /** The job cannot go on as it is; its restart strategy says what comes next. */
    void attemptMustFail(String message, Throwable cause);

    /** The job cannot go on, and must not be restarted in this process. */
    void jobMustFail(String message, Throwable cause);

    /**
     * The savepoint that the job is to end with is complete, and whoever asked knows it. If something fails now the job must not go on from an older checkpoint,
     * which would take back results that the savepoint counts on.
     */
    void stoppedWithSavepoint();

    /** Everything is done: the subtasks have been told to end. */
    void attemptEnds();
  }

  /**
   * What the coordinator works with.
   *
   * @param worker does what waits for a disk
   * @param mailbox brings back to the coordinator's thread what comes of that
   */
  public record Surroundings(CheckpointStore store, CheckpointTracker tracker, CheckpointStore.Worker worker, Consumer<Runnable> mailbox) {
  }

  /** Makes a coordinator without subtasks. */
  public CheckpointCoordinator(JobPlan plan, ExecutionOptions options, Surroundings surroundings, Listener listener) {
    this.options = options;
    clock = options.scheduler().clock();
    store = surroundings.store();
    tracker = surroundings.tracker();
    worker = surroundings.worker();
    mailbox = surroundings.mailbox();
    this.listener = listener;
    places = new CheckpointPlaces(plan, options);
    decider = new CheckpointDecider(options.checkpoints());
  }

  /** The job goes on from a snapshot: its numbers begin behind that, and the first checkpoint stands alone if the snapshot must not be touched. */
  public void restored(long checkpointId, boolean mayShareFiles) {
    nextId = Math.max(nextId, checkpointId + 1);
    places.standAlone(!mayShareFiles);
  }

  /** An attempt begins with these subtasks. */
  public void begin(List<CheckpointParticipant> subtasks) {
    participants = List.copyOf(subtasks);
    uninitialized.addAll(participants);
    atWork.addAll(participants);
    previousNanos = clock.nanoTime();
    hasLastFailed = false;
    isEnding = false;
    draining = Optional.empty();
  }

  /** The attempt ends: gives up what is on its way and what was asked for, except what is being put in its place. */
  public void suspend(CheckpointFailureReason reason) {
    participants = List.of();
    uninitialized.clear();
    atWork.clear();
    CheckpointException given = new CheckpointException(reason);
    List.copyOf(pending.values()).stream().filter(each -> each.phase() != Phase.FINALIZING).forEach(each -> abort(each, given));
    draining.ifPresent(order -> order.result().completeExceptionally(given));
    draining = Optional.empty();
    requests.forEach(order -> order.result().completeExceptionally(given));
    requests.clear();
  }

  /** Whether a checkpoint is being put in its place, so that its end has to be waited for. */
  public boolean isFinalizing() {
    return !pending.isEmpty();
  }

  /** A subtask runs. */
  public void initialized(CheckpointParticipant subtask) {
    uninitialized.remove(subtask);
    if (uninitialized.isEmpty()) {
      previousNanos = clock.nanoTime();
    }
  }

  /** A subtask has no more input. */
  public void endOfData(CheckpointParticipant subtask) {
    atWork.remove(subtask);
  }

  /** A subtask has written its part. */
  public void acknowledged(CheckpointParticipant subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
    PendingCheckpoint checkpoint = pending.get(checkpointId);
    if (checkpoint == null || !checkpoint.acknowledge(subtask, metrics)) {
      tracker.lateAnswer(checkpointId, subtask, metrics, clock.currentTimeMs());
      return;
    }
    tracker.acknowledged(checkpointId, subtask, metrics, clock.currentTimeMs());
    if (checkpoint.isAcknowledgedByAll()) {
      complete(checkpoint);
    }
  }

  /** A subtask cannot take part. */
  public void declined(long checkpointId, CheckpointFailureReason reason, Throwable cause) {
    PendingCheckpoint checkpoint = pending.get(checkpointId);
    if (checkpoint != null && checkpoint.phase() == Phase.RUNNING) {
      abort(checkpoint, new CheckpointException(reason, cause == null ? "" : CheckpointPlaces.sentence(cause), cause));
    }
  }

  /** Takes a checkpoint as soon as the settings allow. */
  public void triggerCheckpoint(CompletableFuture<CompletedCheckpoint> result) {
    request(new Order(CheckpointType.CHECKPOINT, false, Optional.empty(), result));
  }

  /** Takes a savepoint now, or stops the job with it. */
  public void savepoint(CheckpointType type, SavepointRequest request, CompletableFuture<CompletedCheckpoint> result) {
    request(new Order(type, false, Optional.of(request), result));
  }

  private void request(Order order) {
    if (participants.isEmpty()) {
      order.result().completeExceptionally(new CheckpointException(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING));
    } else if (isEnding) {
      order.result().completeExceptionally(new CheckpointException(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING, "The job is ending.", null));
    } else if (requests.size() >= REQUESTS_MAX) {
      order.result().completeExceptionally(new CheckpointException(CheckpointFailureReason.TOO_MANY_CHECKPOINT_REQUESTS));
    } else {
      requests.add(order);
    }
  }

  /** Does what is due at this time; whether that was anything. */
  public boolean work() {
    long now = clock.nanoTime();
    wakeNanos = CheckpointDecider.NEVER;
    boolean hasWorked = expire(now);
    if (participants.isEmpty() || !uninitialized.isEmpty() || isEnding) {
      return hasWorked;
    }
    hasWorked |= beginSavepoints();
    if (draining.isPresent() && atWork.isEmpty()) {
      trigger(draining.get());
      draining = Optional.empty();
      return true;
    }
    if (atWork.isEmpty() && !isCheckpointing() && draining.isEmpty() && pending.isEmpty() && requests.isEmpty()) {
      end(Long.MAX_VALUE);
      return true;
    }
    return decide(now) || hasWorked;
  }

  private boolean decide(long now) {
    Decision decision = decider.decide(new Situation(now, pending.size(), previousNanos, completionNanos.orElse(0L), completionNanos.isPresent(),
        !requests.isEmpty(), end()));
    wakeNanos = Math.min(wakeNanos, decision.wakeNanos());
    if (decision.trigger() == Trigger.NONE) {
      return false;
    }
    if (decision.trigger() == Trigger.REQUESTED) {
      trigger(requests.removeFirst());
    } else {
      trigger(new Order(CheckpointType.CHECKPOINT, decision.trigger() == Trigger.LAST, Optional.empty(), new CompletableFuture<>()));
    }
    return true;
  }

  private End end() {
    boolean isOnTheWay = draining.isPresent() || pending.values().stream().anyMatch(each -> each.order().isEnd());
    return isOnTheWay ? End.ENDING : !atWork.isEmpty() ? End.NONE : hasLastFailed ? End.FAILED_BEFORE : End.REACHED;
  }

  /** When there may be work without any letter. */
  public long wakeNanos() {
    return wakeNanos;
  }

  private boolean isCheckpointing() {
    return options.checkpoints().intervalMs().isPresent();
  }

  private boolean expire(long now) {
    boolean hasExpired = false;
    for (PendingCheckpoint checkpoint : List.copyOf(pending.values())) {
      if (checkpoint.phase() != Phase.FINALIZING && checkpoint.phase() != Phase.ENDED) {
        long expiry = decider.expiryNanos(checkpoint.triggerNanos());
        if (expiry <= now) {
          abort(checkpoint, new CheckpointException(CheckpointFailureReason.CHECKPOINT_EXPIRED));
          hasExpired = true;
        } else {
          wakeNanos = Math.min(wakeNanos, expiry);
        }
      }
    }
    return hasExpired;
  }

  /** Savepoints wait for nothing, but only one may stop the job. */
  private boolean beginSavepoints() {
    boolean hasBegun = false;
    for (Order order : List.copyOf(requests)) {
      if (order.type().isSavepoint()) {
        requests.remove(order);
        hasBegun = true;
        boolean isStopped = draining.isPresent() || pending.values().stream().anyMatch(each -> each.order().type().isStopping());
        if (order.type().isStopping() && isStopped) {
          order.result().completeExceptionally(new CheckpointException(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING,
              "The job is being stopped with another savepoint.", null));
        } else if (order.type() == CheckpointType.SYNC_SAVEPOINT_DRAIN) {
          draining = Optional.of(order);
          participants.stream().filter(CheckpointParticipant::isSource).forEach(CheckpointParticipant::drain);
        } else {
          trigger(order);
        }
      }
    }
    return hasBegun;
  }

  private void trigger(Order order) {
    long id = nextId++;
    PendingCheckpoint checkpoint = new PendingCheckpoint(id, order, places.folder(id, order), clock.currentTimeMs(), clock.nanoTime(), participants);
    pending.put(id, checkpoint);
    if (!order.type().isSavepoint()) {
      previousNanos = checkpoint.triggerNanos();
    }
    tracker.triggered(checkpoint, participants);
    worker.work("checkpoint-" + id + "-begin", () -> {
      try {
        SnapshotTarget target = places.begin(checkpoint);
        mailbox.accept(() -> begun(checkpoint, target));
      } catch (CheckpointException e) {
        mailbox.accept(() -> failed(checkpoint, e));
      }
    });
  }

  private void begun(PendingCheckpoint checkpoint, SnapshotTarget target) {
    if (checkpoint.phase() == Phase.ENDED) {
      remove(checkpoint.checkpointId(), target);
      return;
    }
    checkpoint.begun(target);
    CheckpointBarrier barrier = new CheckpointBarrier(checkpoint.checkpointId(), checkpoint.triggerTimeMs(), checkpoint.triggerNanos(),
        checkpoint.order().type(), checkpoint.order().format(), target);
    participants.stream().filter(CheckpointParticipant::isSource).forEach(source -> source.triggerCheckpoint(barrier));
  }

  private void failed(PendingCheckpoint checkpoint, CheckpointException reason) {
    if (checkpoint.phase() != Phase.ENDED) {
      abort(checkpoint, reason);
    }
    if (reason.getCause() instanceof SnapshotException.InDoubt && (checkpoint.isCheckpoint() || checkpoint.order().isEnd())) {
      // A restart from an older checkpoint would cut back files whose length this one knows, and it may be found later.
      listener.jobMustFail(reason.getMessage(), reason);
    }
  }

  private void complete(PendingCheckpoint checkpoint) {
    checkpoint.finalizing();
    SnapshotTarget target = checkpoint.target().orElseThrow();
    worker.work("checkpoint-" + checkpoint.checkpointId() + "-finalize", () -> {
      try {
        SnapshotMetadata metadata = places.commit(checkpoint, target);
        mailbox.accept(() -> completed(checkpoint, metadata));
      } catch (CheckpointException e) {
        mailbox.accept(() -> failed(checkpoint, e));
      }
    });
  }

  private void completed(PendingCheckpoint checkpoint, SnapshotMetadata metadata) {
    long id = checkpoint.checkpointId();
    pending.remove(id);
    checkpoint.ended();
    CompletedCheckpoint completed = new CompletedCheckpoint(id, checkpoint.order().type(), checkpoint.folder(), checkpoint.order().label(),
        checkpoint.triggerTimeMs(), clock.currentTimeMs(), checkpoint.checkpointedBytes(), checkpoint.stateBytes(), metadata);
    tracker.completed(completed, places.metadataBytes(completed));
    failuresInARow = 0;
    completionNanos = Optional.of(clock.nanoTime());
    if (checkpoint.isCheckpoint()) {
      store.add(new CheckpointStore.Kept(completed, places.storage(checkpoint.order()), false));
      places.standAlone(false);
      subsumeBefore(id);
    }
    if (checkpoint.order().type().isStopping()) {
      listener.stoppedWithSavepoint();
    }
    checkpoint.order().result().complete(completed);
    if (participants.isEmpty()) {
      return;
    }
    // The results of a savepoint after which the job goes on become visible with the next checkpoint: a restart does not begin with the savepoint.
    if (checkpoint.order().isEnd() && !isEnding) {
      end(id);
      return;
    }
    if (checkpoint.isCheckpoint()) {
      participants.forEach(participant -> participant.checkpointCompleted(id));
    }
    endWhenAllIsDone();
  }

  private void subsumeBefore(long id) {
    for (PendingCheckpoint older : new ArrayList<>(pending.headMap(id).values())) {
      if (older.isCheckpoint() && older.phase() != Phase.FINALIZING) {
        abort(older, new CheckpointException(CheckpointFailureReason.CHECKPOINT_SUBSUMED));
      }
    }
  }

  /** Tells all that the job is over; savepoints that are on their way are completed before. */
  private void end(long checkpointId) {
    isEnding = true;
    participants.forEach(participant -> participant.checkpointCompleted(checkpointId));
    CheckpointException closing = new CheckpointException(CheckpointFailureReason.CHECKPOINT_DECLINED_TASK_CLOSING, "The job is ending.", null);
    requests.forEach(order -> order.result().completeExceptionally(closing));
    requests.clear();
    endWhenAllIsDone();
  }

  private void endWhenAllIsDone() {
    if (isEnding && pending.isEmpty()) {
      participants.forEach(CheckpointParticipant::end);
      listener.attemptEnds();
    }
  }

  private void abort(PendingCheckpoint checkpoint, CheckpointException reason) {
    long id = checkpoint.checkpointId();
    boolean hasTarget = checkpoint.target().isPresent();
    pending.remove(id);
    checkpoint.ended();
    checkpoint.target().ifPresent(target -> remove(id, target));
    tracker.failed(id, reason, clock.currentTimeMs());
    checkpoint.order().result().completeExceptionally(reason);
    if (hasTarget) {
      participants.forEach(participant -> participant.checkpointAborted(id));
    }
    if (participants.isEmpty()) {
      return;
    }
    if (isEnding) {
      endWhenAllIsDone();
    } else if (checkpoint.order().type() == CheckpointType.SYNC_SAVEPOINT_DRAIN) {
      listener.attemptMustFail("The job was drained, and its savepoint failed: " + reason.getMessage(), reason);
    } else if (checkpoint.isCheckpoint()) {
      hasLastFailed |= checkpoint.order().isLast();
      count(reason);
    }
  }

  /** As Flink's failure manager: not each reason is a failure of the checkpoint's own, and a completed one begins the count again. */
  private void count(CheckpointException failure) {
    boolean isCounted = switch (failure.reason()) {
      case IO_EXCEPTION, CHECKPOINT_ASYNC_EXCEPTION, CHECKPOINT_DECLINED, CHECKPOINT_EXPIRED, FINALIZE_CHECKPOINT_FAILURE -> true;
      case NOT_ALL_REQUIRED_TASKS_RUNNING, TOO_MANY_CHECKPOINT_REQUESTS, MINIMUM_TIME_BETWEEN_CHECKPOINTS, CHECKPOINT_SUBSUMED, CHECKPOINT_DECLINED_TASK_CLOSING,
          CHECKPOINT_DECLINED_SUBSUMED, CHECKPOINT_COORDINATOR_SHUTDOWN, CHECKPOINT_COORDINATOR_SUSPEND, JOB_FAILURE, TASK_FAILURE, TRIGGER_CHECKPOINT_FAILURE -> false;
    };
    if (isCounted && ++failuresInARow > options.checkpoints().tolerableFailures()) {
      failuresInARow = 0;
      listener.attemptMustFail("Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to: " + failure.getMessage(), failure);
    }
  }

  private void remove(long id, SnapshotTarget target) {
    target.cancel();
    worker.work("checkpoint-" + id + "-remove", target::close);
  }
}
