package dev.stillwater.engine.task;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.state.KeyedSnapshot;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.task.BarrierAligner.Aligned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subtask's part in checkpoints: takes the state at a barrier, and has it written while the subtask goes on.
 *
 * <p>Invariant: each barrier that was taken is answered once. The keyed backends are closed after the last write has ended, because writes may read their
 * files.
 *
 * <p>THREADING: the subtask, but for the writes, which the scheduler's asynchronous threads do.
 */
final class SubtaskSnapshots {
  private static final long NANOS_A_MS = 1_000_000;

  private final Subtask subtask;
  private final Chain chain;
  private final ChainContext context;
  private final EngineClock clock;
  private final CheckpointResponder responder;
  private final Map<Long, Write> writes = new HashMap<>();
  private boolean isClosing;
  private Runnable released = () -> { };

  SubtaskSnapshots(Subtask subtask, Chain chain, ChainContext context) {
    this.subtask = subtask;
    this.chain = chain;
    this.context = context;
    clock = context.clock();
    responder = context.services().responder();
  }

  /**
   * The synchronous part: operators and keyed state as they are now, then the barrier to all outputs. What an operator throws is the job's failure; keyed state
   * that cannot be frozen only declines the checkpoint, and no barrier is sent then.
   *
   * @return whether the barrier was sent
   */
  boolean take(Aligned aligned) {
    CheckpointBarrier barrier = aligned.barrier();
    long start = clock.nanoTime();
    chain.flushParts();
    Map<String, OperatorSnapshot> operators = chain.snapshotState(barrier);
    Map<String, KeyedSnapshot> keyed = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, KeyedStateBackend> backend : context.keyedStates().entrySet()) {
        keyed.put(backend.getKey(), backend.getValue().snapshot(barrier));
      }
    } catch (RuntimeException e) {
      keyed.values().forEach(KeyedSnapshot::close);
      responder.declined(subtask, barrier.checkpointId(), CheckpointFailureReason.CHECKPOINT_DECLINED, e);
      return false;
    }
    chain.broadcast(barrier);
    Write write = new Write(aligned, operators, keyed, clock.nanoTime() - start);
    synchronized (writes) {
      writes.put(barrier.checkpointId(), write);
    }
    context.services().scheduler().async("checkpoint-" + barrier.checkpointId() + "-" + subtask.name(), write);
    return true;
  }

  /** The checkpoint is complete, which operators and keyed states hear. */
  void completed(long checkpointId) {
    chain.checkpointCompleted(checkpointId);
    context.keyedStates().values().forEach(backend -> backend.checkpointCompleted(checkpointId));
  }

  /** The checkpoint was given up, which operators and keyed states hear: its write ends early, if it is still under way. */
  void abort(long checkpointId) {
    synchronized (writes) {
      Write write = writes.get(checkpointId);
      if (write != null) {
        write.isAborted = true;
      }
    }
    chain.checkpointAborted(checkpointId);
    context.keyedStates().values().forEach(backend -> backend.checkpointAborted(checkpointId));
  }

  /** The checkpoints cannot be completed here any more, because a barrier of a newer one has come. */
  void overtaken(List<Long> checkpointIds, CheckpointBarrier newer) {
    for (long overtaken : checkpointIds) {
      responder.declined(subtask, overtaken, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED,
          new IllegalStateException("The barrier of checkpoint " + newer.checkpointId() + " came before all of checkpoint " + overtaken + "."));
    }
  }

  /** Ends all writes early; the action runs when the last one has ended, at once if there is none. */
  void close(Runnable action) {
    synchronized (writes) {
      isClosing = true;
      released = action;
      writes.values().forEach(write -> write.isAborted = true);
      if (!writes.isEmpty()) {
        return;
      }
    }
    action.run();
  }

  private void ended(long checkpointId) {
    Runnable action;
    synchronized (writes) {
      writes.remove(checkpointId);
      if (!isClosing || !writes.isEmpty()) {
        return;
      }
      action = released;
    }
    action.run();
  }

  /**
   * The asynchronous part of one checkpoint.
   *
   * <p>THREADING: made by the subtask, run by one other thread.
   */
  private final class Write implements Runnable {
    private final Aligned aligned;
    private final Map<String, OperatorSnapshot> operators;
    private final Map<String, KeyedSnapshot> keyed;
    private final long syncNanos;
    private volatile boolean isAborted;
    private long checkpointedBytes;
    private long stateBytes;

    Write(Aligned aligned, Map<String, OperatorSnapshot> operators, Map<String, KeyedSnapshot> keyed, long syncNanos) {
      this.aligned = aligned;
      this.operators = operators;
      this.keyed = keyed;
      this.syncNanos = syncNanos;
    }

    @Override
    public void run() {
      long id = aligned.barrier().checkpointId();
      long start = clock.nanoTime();
      try {
        writeAll();
        keyed.values().forEach(KeyedSnapshot::close);
      } catch (Throwable e) { // Whatever goes wrong fails the checkpoint; the job decides what follows from that.
        closeAfter(e);
        responder.declined(subtask, id, isAborted ? CheckpointFailureReason.CHECKPOINT_DECLINED : CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION, e);
        if (e instanceof VirtualMachineError fatal) {
          subtask.fail(fatal);
        }
        ended(id);
        return;
      }
      responder.acknowledged(subtask, id, metrics(clock.nanoTime() - start));
      ended(id);
    }

    private void writeAll() throws SnapshotException, IOException {
      CheckpointBarrier barrier = aligned.barrier();
      for (Map.Entry<String, OperatorSnapshot> operator : operators.entrySet()) {
        checkAborted(operator.getKey());
        for (OperatorSnapshot.AsyncWork work : operator.getValue().works()) {
          work.run();
        }
        if (!operator.getValue().contents().isEmpty()) {
          write(context.operator(operator.getKey()).operatorId(), operator.getValue());
        }
      }
      for (Map.Entry<String, KeyedSnapshot> state : keyed.entrySet()) {
        checkAborted(state.getKey());
        KeyedSnapshot.Written written = state.getValue().write(barrier, context.operator(state.getKey()).operatorId(), subtask.index());
        checkpointedBytes += written.checkpointedBytes();
        stateBytes += written.stateBytes();
      }
    }

    private void write(String operatorId, OperatorSnapshot snapshot) throws SnapshotException {
      List<OperatorState> states = snapshot.contents().stream().map(OperatorSnapshot.Content::state).toList();
      OperatorStateWriter writer = aligned.barrier().target().operator(operatorId).operatorState(subtask.index(), states);
      for (OperatorSnapshot.Content content : snapshot.contents()) {
        String name = content.state().name();
        content.elements().forEach(element -> writer.add(name, element));
        content.entries().forEach((key, value) -> writer.put(name, key, value));
      }
      writer.finish();
      checkpointedBytes += writer.writtenBytes();
      stateBytes += writer.writtenBytes();
    }

    private void checkAborted(String uid) throws SnapshotException {
      if (isAborted || aligned.barrier().target().listener().isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of("checkpoint " + aligned.barrier().checkpointId() + ", operator '" + uid + "'"));
      }
    }

    private void closeAfter(Throwable failure) {
      for (KeyedSnapshot snapshot : keyed.values()) {
        try {
          snapshot.close();
        } catch (RuntimeException e) {
          failure.addSuppressed(e);
        }
      }
    }

    private SubtaskCheckpointMetrics metrics(long asyncNanos) {
      Map<String, List<SourcePosition>> positions = new HashMap<>();
      operators.forEach((uid, snapshot) -> {
        if (!snapshot.positions().isEmpty()) {
          positions.put(context.operator(uid).operatorId(), new ArrayList<>(snapshot.positions()));
        }
      });
      return new SubtaskCheckpointMetrics(syncNanos / NANOS_A_MS, asyncNanos / NANOS_A_MS, aligned.alignmentNanos() / NANOS_A_MS,
          aligned.startDelayNanos() / NANOS_A_MS, aligned.processedBytes(), 0, checkpointedBytes, stateBytes, positions);
    }
  }
}
