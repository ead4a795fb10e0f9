package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateBackend;
import java.util.Optional;

/** What an attempt gives to its subtasks, for operators that are tested without a job. */
public final class Services {
  private Services() {
  }

  /** No checkpoints, no keyed state, a fresh start. */
  public static AttemptServices none() {
    return of(RestoreSource.NONE);
  }

  /** No checkpoints, no keyed state, operator state from a snapshot. */
  public static AttemptServices of(RestoreSource restore) {
    return of(restore, new NoState(), CheckpointSettings.off(), new NoResponder(), new StepScheduler(0));
  }

  /** As it is given. */
  public static AttemptServices of(RestoreSource restore, StateBackend backend, CheckpointSettings checkpoints, CheckpointResponder responder,
      Scheduler scheduler) {
    return new AttemptServices("0123456789abcdef0123456789abcdef", checkpoints, backend, restore, responder, scheduler);
  }

  private static final class NoState implements StateBackend {
    @Override
    public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
      throw new AssertionError("No keyed state was expected, but " + site.uid() + " asks for it.");
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private static final class NoResponder implements CheckpointResponder {
    @Override
    public void initialized(Subtask subtask) {
      // Nobody waits.
    }

    @Override
    public void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
      throw new AssertionError("No checkpoint was taken, but " + checkpointId + " was acknowledged.");
    }

    @Override
    public void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void endOfData(Subtask subtask) {
      // Nobody waits.
    }
  }
}
