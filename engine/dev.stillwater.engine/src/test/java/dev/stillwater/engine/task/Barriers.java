package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Barriers of checkpoints that write nothing. */
final class Barriers {
  private Barriers() {
  }

  /** A barrier of a periodic checkpoint, triggered at time 0. */
  static CheckpointBarrier of(long id) {
    return of(id, CheckpointType.CHECKPOINT, new NoTarget());
  }

  static CheckpointBarrier of(long id, CheckpointType type, CheckpointTarget target) {
    return new CheckpointBarrier(id, 0, 0, type, SnapshotFormat.NATIVE, target);
  }

  /** Refuses to be written to. */
  private static final class NoTarget implements CheckpointTarget {
    @Override
    public OperatorWriter operator(String operatorId) {
      throw new AssertionError("Nothing was to be written for " + operatorId + ".");
    }

    @Override
    public Storage storage() {
      throw new AssertionError("Nothing was to be written.");
    }

    @Override
    public Optional<Path> sharedFolder() {
      return Optional.empty();
    }

    @Override
    public ProgressListener listener() {
      return ProgressListener.NONE;
    }
  }
}
