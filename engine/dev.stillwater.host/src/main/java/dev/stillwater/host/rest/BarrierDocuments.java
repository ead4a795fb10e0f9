package dev.stillwater.host.rest;

import dev.stillwater.engine.StreamStatus;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Checkpoint;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Status;
import dev.stillwater.engine.checkpoint.CheckpointStatistics.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is told under {@code /stillwater/} of barriers that are on their way, and how they, or a subtask, are held so that one can look.
 *
 * <p>THREADING: any thread.
 */
final class BarrierDocuments {
  /** Longest time for which a barrier may be held on a channel, in milliseconds. */
  static final long DELAY_MS_MAX = 60_000;
  /** A stream of many channels tells of so many barriers, those that have come least far first. */
  private static final int SHOWN = 16;

  private final HostedJob job;

  BarrierDocuments(HostedJob job) {
    this.job = job;
  }

  /** {@code POST /stillwater/jobs/:jobid/barriers}: how long barriers take on a channel from now on. */
  Map<String, Object> slow(Request.Members body) throws RestException {
    OptionalLong delayMs = body.number("delayMs");
    if (delayMs.isEmpty() || delayMs.getAsLong() < 0 || delayMs.getAsLong() > DELAY_MS_MAX) {
      throw new RestException(RestException.BAD_REQUEST, "The value of 'delayMs' is " + (delayMs.isEmpty() ? "missing" : delayMs.getAsLong())
          + ". Expected is a number of milliseconds from 0, which is full speed, to " + DELAY_MS_MAX + ".");
    }
    if (job.state().isTerminal()) {
      throw new RestException(RestException.CONFLICT, "The job has ended (" + job.state() + "), and sends no barriers any more.");
    }
    job.execution().slowBarriers(delayMs.getAsLong());
    return Documents.map("delayMs", delayMs.getAsLong());
  }

  /** {@code POST /stillwater/jobs/:jobid/pause}: one subtask of an operator stands still from now on, or goes on. */
  Map<String, Object> pause(Request.Members body) throws RestException {
    String uid = body.text("uid").orElseThrow(() -> new RestException(RestException.BAD_REQUEST, "The value of 'uid' is missing. Expected is the uid of an operator."));
    OptionalLong subtask = body.number("subtask");
    if (subtask.isEmpty() || subtask.getAsLong() < 0 || subtask.getAsLong() > Integer.MAX_VALUE) {
      throw new RestException(RestException.BAD_REQUEST, "The value of 'subtask' is " + (subtask.isEmpty() ? "missing" : subtask.getAsLong())
          + ". Expected is the index of a subtask, from 0.");
    }
    if (job.state().isTerminal()) {
      throw new RestException(RestException.CONFLICT, "The job has ended (" + job.state() + "), and nothing of it can stand still or go on any more.");
    }
    boolean isToPause = body.flag("paused");
    try {
      job.execution().pause(uid, (int) subtask.getAsLong(), isToPause);
    } catch (IllegalArgumentException noSubtask) {
      throw new RestException(RestException.NOT_FOUND, noSubtask.getMessage());
    }
    return Documents.map("uid", uid, "subtask", subtask.getAsLong(), "paused", isToPause);
  }

  /** The barriers in a stream, those that have come least far first. */
  static List<Map<String, Object>> of(StreamStatus stream) {
    return stream.barriers().stream().sorted(Comparator.comparing(barrier -> barrier.place().percent())).limit(SHOWN)
        .map(barrier -> Documents.map("checkpointId", barrier.place().checkpointId(), "state", barrier.place().state().name(), "percent", barrier.place().percent(),
            "sender", barrier.sender(), "receiver", barrier.receiver())).toList();
  }

  /** The checkpoint that is on its way, if there is one. */
  Optional<Map<String, Object>> pending() {
    return pendingCheckpoint().map(checkpoint -> Documents.map("id", checkpoint.checkpointId(), "isSavepoint", checkpoint.type().isSavepoint(),
        "label", checkpoint.label(), "time", checkpoint.triggerTimeMs(), "acknowledged", checkpoint.acknowledged(), "subtasks", checkpoint.subtasks()));
  }

  Optional<Checkpoint> pendingCheckpoint() {
    return job.execution().checkpoints().history().stream().filter(each -> each.status() == Status.IN_PROGRESS).findFirst();
  }

  /** A task's part in a checkpoint. */
  static Optional<Task> task(Optional<Checkpoint> checkpoint, String vertexId) {
    return checkpoint.flatMap(each -> each.tasks().stream().filter(task -> task.vertexId().equals(vertexId)).findFirst());
  }
}
