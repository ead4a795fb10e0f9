package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.KeyedStateDouble;
import dev.stillwater.engine.state.StateBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keyed state that holds nothing, remembers what is done with it and fails when the test says so. */
final class TestState extends KeyedStateDouble implements StateBackend {
  final List<String> calls = new ArrayList<>();
  Runnable restoring = () -> { };
  boolean failsToFreeze;
  boolean failsToWrite;
  boolean runsOutOfMemory;
  int openSnapshots;

  @Override
  public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
    calls.add("keyed " + site.uid() + " " + site.key().typeText());
    return this;
  }

  @Override
  public void restore() throws SnapshotException {
    calls.add("restore");
    restoring.run();
  }

  @Override
  public KeyedSnapshot snapshot(CheckpointBarrier barrier) {
    if (failsToFreeze) {
      throw new IllegalStateException("It cannot be frozen.");
    }
    openSnapshots++;
    return new KeyedSnapshot() {
      @Override
      public Written write(CheckpointBarrier target, String operatorId, int subtask) throws SnapshotException {
        if (runsOutOfMemory) {
          throw new OutOfMemoryError("Java heap space");
        }
        if (failsToWrite) {
          throw new SnapshotException.Unreachable(SnapshotException.Place.of("state"), "the disk is full.", new IOException("full"));
        }
        return new Written(70, 700);
      }

      @Override
      public void close() {
        openSnapshots--;
      }
    };
  }

  @Override
  public void checkpointCompleted(long checkpointId) {
    calls.add("completed " + checkpointId);
  }

  @Override
  public void checkpointAborted(long checkpointId) {
    calls.add("aborted " + checkpointId);
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
