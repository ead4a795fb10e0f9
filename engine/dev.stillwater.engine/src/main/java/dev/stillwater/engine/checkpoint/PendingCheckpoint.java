package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.snapshot.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A checkpoint on its way.
 *
 * <p>THREADING: the coordinator's thread.
 *
 * <p>LIFECYCLE: {@code BEGINNING} while its folder is made, {@code RUNNING} while subtasks answer, {@code FINALIZING} while it is put in its place,
 * {@code ENDED}.
 */
final class PendingCheckpoint {
  private final long checkpointId;
  private final Order order;
  private final Path folder;
  private final long triggerTimeMs;
  private final long triggerNanos;
  private final Set<CheckpointParticipant> missing;
  private final Map<String, List<SourcePosition>> positions = new HashMap<>();
  private Phase phase = Phase.BEGINNING;
  private Optional<SnapshotTarget> target = Optional.empty();
  private long checkpointedBytes;
  private long stateBytes;

  /** How far it is. */
  enum Phase {
    /** Its folder is being made. */
    BEGINNING,
    /** Barriers are on their way. */
    RUNNING,
    /** All subtasks have answered; it cannot be given up any more. */
    FINALIZING,
    /** Complete, failed or given up. */
    ENDED
  }

  /**
   * What is to be taken.
   *
   * @param isLast whether it is the checkpoint before the end of a bounded job
   * @param request of a savepoint: what the person asked for
   * @param result told of the end
   */
  record Order(CheckpointType type, boolean isLast, Optional<SavepointRequest> request, CompletableFuture<CompletedCheckpoint> result) {
    /** Whether the job ends with it. */
    boolean isEnd() {
      return isLast || type.isStopping();
    }

    SnapshotFormat format() {
      return request.map(SavepointRequest::format).orElse(SnapshotFormat.NATIVE);
    }

    Optional<String> label() {
      return request.flatMap(SavepointRequest::label);
    }
  }

  PendingCheckpoint(long checkpointId, Order order, Path folder, long triggerTimeMs, long triggerNanos, List<CheckpointParticipant> participants) {
    this.checkpointId = checkpointId;
    this.order = order;
    this.folder = folder;
    this.triggerTimeMs = triggerTimeMs;
    this.triggerNanos = triggerNanos;
    missing = new LinkedHashSet<>(participants);
  }

  long checkpointId() {
    return checkpointId;
  }

  Order order() {
    return order;
  }

  boolean isCheckpoint() {
    return order.type() == CheckpointType.CHECKPOINT;
  }

  Path folder() {
    return folder;
  }

  long triggerTimeMs() {
    return triggerTimeMs;
  }

  long triggerNanos() {
    return triggerNanos;
  }

  Phase phase() {
    return phase;
  }

  Optional<SnapshotTarget> target() {
    return target;
  }

  Map<String, List<SourcePosition>> positions() {
    return positions;
  }

  long checkpointedBytes() {
    return checkpointedBytes;
  }

  long stateBytes() {
    return stateBytes;
  }

  /** Its folder is there. */
  void begun(SnapshotTarget place) {
    target = Optional.of(place);
    phase = Phase.RUNNING;
  }

  /** A subtask has answered; false when it was not waited for. */
  boolean acknowledge(CheckpointParticipant participant, SubtaskCheckpointMetrics metrics) {
    if (phase != Phase.RUNNING || !missing.remove(participant)) {
      return false;
    }
    checkpointedBytes += metrics.checkpointedBytes();
    stateBytes += metrics.stateBytes();
    metrics.positions().forEach((operatorId, found) -> positions.computeIfAbsent(operatorId, id -> new ArrayList<>()).addAll(found));
    return true;
  }

  boolean isAcknowledgedByAll() {
    return missing.isEmpty();
  }

  void finalizing() {
    phase = Phase.FINALIZING;
  }

  void ended() {
    phase = Phase.ENDED;
  }
}
