package dev.stillwater.engine.checkpoint;

import java.util.Objects;

/**
 * Separates the records of a stream that belong to a checkpoint from those that come after it.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Carbone et al., Lightweight Asynchronous Snapshots for Distributed Dataflows, 2015; Flink's CheckpointBarrier.
 *
 * @param checkpointId number of the checkpoint in its job, rising
 * @param triggerTimeMs wall clock at which the coordinator triggered it, in milliseconds
 * @param triggerNanos {@link dev.stillwater.engine.sched.EngineClock#nanoTime()} at that moment, from which start delays are measured
 * @param type why it is taken
 * @param format form of the keyed state; {@code NATIVE} for checkpoints
 * @param target where subtasks write
 */
public record CheckpointBarrier(long checkpointId, long triggerTimeMs, long triggerNanos, CheckpointType type, SnapshotFormat format,
    CheckpointTarget target) {
  public CheckpointBarrier {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(target, "target");
  }
}
