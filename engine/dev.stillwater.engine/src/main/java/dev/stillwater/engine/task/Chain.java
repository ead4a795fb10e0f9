package dev.stillwater.engine.task;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.source.SourceOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operators of a task in one subtask; the subclasses are generated, one for each task, with a method for each operator that calls the next one.
 *
 * <p>Methods of operator k are named {@code op<k>_...}, so that the stack trace of a failure tells the operator without any cost for each record.
 *
 * <p>THREADING: its subtask; constructed and opened by the thread that starts the job.
 */
public abstract class Chain {
  private static final String METHOD_PREFIX = "op";
  private static final int NOBODY = -1;

  /** Where the record that is being processed was read, as its source counts; -1 when that is not known. Set by generated code. */
  protected long position = -1;

  private Optional<Row> failedInput = Optional.empty();
  private final ChainContext context;
  private final List<OperatorPart> parts = new ArrayList<>();
  private final List<Integer> operators = new ArrayList<>();
  private int working = NOBODY;
  private final Outlet[] outlets;

  /** Called by generated constructors. */
  protected Chain(ChainContext context) {
    this.context = context;
    outlets = new Outlet[context.outletCount()];
    for (int index = 0; index < outlets.length; index++) {
      outlets[index] = context.outlet(index);
    }
  }

  /** Uids of the operators by their number in the code. */
  public abstract List<String> uids();

  /** The source at the head of the chain, if there is one. */
  public Optional<SourceOperator> source() {
    return Optional.empty();
  }

  /** Reads up to so many records from the source and passes them through the chain; the number of records. Without a source 0. */
  public int read(int max) {
    return 0;
  }

  /** The record that was read last; empty without a source. The row changes with the next one. */
  public Optional<Row> lastRead() {
    return Optional.empty();
  }

  /** Passes the rows of a batch that came to the input of the head through the chain. A chain with a source gets none. */
  public void process(int input, RowBatch batch) {
    throw new IllegalStateException("A chain with a source has no input.");
  }

  /** Lets event time go on; false when it must be called again because an output is full. */
  public boolean advance(long watermark) {
    return true;
  }

  /** The record that operator k was given last, if the chain still has it. */
  public abstract Optional<Row> inputOf(int operator);

  /** Publishes the counters of all operators. */
  public abstract void report(OperatorMetrics[] metrics);

  /** Opens all operators. */
  public final void open() {
    Optional<OpeningFailures> rehearsal = context.given("", OpeningFailures.class);
    forEachPart(part -> {
      try {
        part.open();
      } catch (JobFailureException e) {
        rehearsal.orElseThrow(() -> e).add(e);
      }
    });
  }

  /** Does something with each part, in the order of the chain, and remembers which one failed. */
  private void forEachPart(Consumer<OperatorPart> work) {
    for (int index = 0; index < parts.size(); index++) {
      working = operators.get(index);
      work.accept(parts.get(index));
    }
    working = NOBODY;
  }

  /** Passes on what operators and outputs hold. */
  public final void flush() {
    flushParts();
    flushOutlets();
  }

  /** Passes on what operators hold. */
  final void flushParts() {
    forEachPart(OperatorPart::flush);
  }

  /** Sends the open batches. */
  final void flushOutlets() {
    for (Outlet outlet : outlets) {
      outlet.flushAll();
    }
  }

  /** Sends an event to all outputs. */
  final void broadcast(StreamEvent event, long value) {
    for (Outlet outlet : outlets) {
      outlet.broadcast(event, value);
    }
  }

  /** Sends a barrier to all outputs. */
  final void broadcast(CheckpointBarrier barrier) {
    for (Outlet outlet : outlets) {
      outlet.broadcast(barrier);
    }
  }

  /** Tells all operators that keyed state is there. */
  final void stateRestored() {
    forEachPart(OperatorPart::stateRestored);
  }

  /** The operator state of all operators at this moment, by uid. */
  final Map<String, OperatorSnapshot> snapshotState(CheckpointBarrier barrier) {
    Map<String, OperatorSnapshot> snapshots = new LinkedHashMap<>();
    forEachPart(part -> {
      OperatorSnapshot snapshot = new OperatorSnapshot(barrier.checkpointId(), barrier.type().isStopping());
      part.snapshotState(snapshot);
      snapshots.put(uids().get(working), snapshot);
    });
    return snapshots;
  }

  /** Tells all operators that the checkpoint is complete. */
  final void checkpointCompleted(long checkpointId) {
    forEachPart(part -> part.checkpointCompleted(checkpointId));
  }

  /** Tells all operators that the checkpoint was given up. */
  final void checkpointAborted(long checkpointId) {
    forEachPart(part -> part.checkpointAborted(checkpointId));
  }

  /** Earliest processing time at which an operator has something to do, in milliseconds; cost: number of parts. */
  final long nextProcessingTime() {
    long next = Long.MAX_VALUE;
    for (int index = 0; index < parts.size(); index++) {
      next = Math.min(next, parts.get(index).nextProcessingTime());
    }
    return next;
  }

  /** Does what is due at the processing time, in milliseconds; false when it must be called again with the same time because an output is full. */
  final boolean advanceProcessingTime(long nowMs) {
    for (int index = 0; index < parts.size(); index++) {
      working = operators.get(index);
      if (!parts.get(index).advanceProcessingTime(nowMs)) {
        working = NOBODY;
        return false;
      }
    }
    working = NOBODY;
    return true;
  }

  /** Finishes all operators, in the order of the chain. */
  final void finish() {
    forEachPart(OperatorPart::finish);
  }

  /** Closes all operators, all of them even if one fails; then throws the first failure. */
  final void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (int index = parts.size() - 1; index >= 0; index--) {
      try {
        parts.get(index).close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Whether an output is full, after another try to send what is held; no input may be taken then. */
  public final boolean isBlocked() {
    boolean isBlocked = false;
    for (Outlet outlet : outlets) {
      isBlocked |= outlet.isBlocked();
    }
    return isBlocked;
  }

  /** Whether a long loop over state has to stop here: an output is full or the job is being stopped. */
  protected final boolean mustPause() {
    return context.mustPause();
  }

  /** Whether the job is being stopped. */
  protected final boolean isStopping() {
    return context.control().isStopping();
  }

  /** Remembers the row of a batch that could not be processed. */
  protected final void failedAt(RowBatch batch, int index) {
    failedInput = Optional.of(batch.rows[index]);
    position = batch.positions.length == 0 ? -1 : batch.positions[index];
  }

  /** Takes the part of operator k into the life cycle of the chain; in the order of the operators. */
  protected final <T extends OperatorPart> T part(int operator, T part) {
    operators.add(operator);
    parts.add(part);
    return part;
  }

  /** The surroundings. */
  protected final ChainContext context() {
    return context;
  }

  /** The operator whose part is at work outside of records: timers, snapshots, files. */
  final Optional<Integer> workingOperator() {
    return working == NOBODY ? Optional.empty() : Optional.of(working);
  }

  /** The operator whose generated method threw, by the topmost such method in the stack trace; empty when none is in it. */
  final Optional<Integer> failedOperator(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      String method = frame.getMethodName();
      if (frame.getClassName().equals(getClass().getName()) && method.startsWith(METHOD_PREFIX)) {
        int end = method.indexOf('_');
        return Optional.of(Integer.valueOf(method.substring(METHOD_PREFIX.length(), end)));
      }
    }
    return Optional.empty();
  }

  final Optional<Row> failedInput() {
    return failedInput;
  }

  /** Where the record that was processed last was read, or -1. */
  final long position() {
    return position;
  }
}
