package dev.stillwater.engine.task;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.source.SourceOperator;
import dev.stillwater.engine.source.SourceTurn;
import dev.stillwater.engine.source.SourceTurns;
import dev.stillwater.engine.task.BarrierAligner.Aligned;
import dev.stillwater.engine.task.BarrierAligner.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One parallel instance of a task: input gate, generated chain and mailbox, driven in steps that never wait.
 *
 * <p>A step does one of: letters of the mailbox, going on with a watermark or with timers, a barrier, reading from the source, one batch of the input. While an
 * output is full only letters are read, so a barrier waits for room as records do, and what is kept stays bounded.
 *
 * <p>A snapshot is never taken while a watermark or a processing time is being passed on: an operator may stand between two results of one window then. The
 * barrier waits until it is done, which takes as long as the outputs take the results.
 *
 * <p>THREADING: one thread steps; {@link #metrics}, {@link #wakeup}, {@link #post} and the letters ({@link #triggerCheckpoint} and those below it) are for
 * all.
 *
 * <p>LIFECYCLE: opened, restoring keyed state, running, finishing, parked at the end of data and still part of checkpoints, told to end, done.
 */
public final class Subtask implements Step {
  private static final int SOURCE_RECORDS_A_STEP = 1024;
  private static final long NANOS_A_MS = 1_000_000;

  private final TaskPlan task;
  private final int index;
  private final Chain chain;
  private final ChainContext context;
  private final InputGate gate;
  private final BarrierAligner aligner;
  private final WatermarkValve valve;
  private final Wakeup wakeup;
  private final Mailbox mailbox = new Mailbox();
  private final EngineClock clock;
  private final JobControl control;
  private final CheckpointResponder responder;
  private final SubtaskSnapshots snapshots;
  private final SubtaskReport report;
  private final RegularSending sending;
  private final Optional<SourceOperator> source;
  private final ArrayDeque<CheckpointBarrier> triggers = new ArrayDeque<>();

  private boolean isRestored;
  private boolean isAdvancing;
  private boolean isFiring;
  private boolean hasFired;
  private boolean isInputEnded;
  private boolean isFinished;
  private boolean isToldToEnd;
  private boolean isIdleSent;
  private volatile boolean isPaused;
  private boolean isFlushed;
  private OptionalLong suspendedBy = OptionalLong.empty();
  private long watermark = Long.MIN_VALUE;
  private long firingMs;

  /** Makes a subtask of a chain that is not yet open. */
  public Subtask(TaskPlan task, int index, Chain chain, List<InputGate.Input> inputs, Wakeup wakeup, ChainContext context) {
    this.task = task;
    this.index = index;
    this.chain = chain;
    this.context = context;
    aligner = new BarrierAligner(inputs.size(), context.checkpoints().mode());
    gate = new InputGate(inputs, aligner);
    valve = new WatermarkValve(inputs.size());
    this.wakeup = wakeup;
    clock = context.clock();
    control = context.control();
    responder = context.services().responder();
    snapshots = new SubtaskSnapshots(this, chain, context);
    source = chain.source();
    source.ifPresent(reading -> context.given(task.head().uid(), SourceTurns.class)
        .ifPresent(turns -> turns.turns().get(index).attach(reading, new SourceTurn.Reading(chain::lastRead, chain::position, wakeup::signal))));
    long nowNanos = clock.nanoTime();
    sending = new RegularSending(chain, nowNanos);
    report = new SubtaskReport(chain, gate, aligner, index, nowNanos);
  }

  @Override
  public String name() {
    return "subtask-" + task.head().uid() + "-" + index;
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }

  /** Earliest processing time at which an operator has something to do, in milliseconds; Long.MAX_VALUE for never. On its thread. Cost: number of operators. */
  public long nextProcessingTime() {
    return chain.nextProcessingTime();
  }

  @Override
  public long wakeNanos() {
    if (isPaused || isAdvancing || isFiring || chain.isBlocked()) {
      return Long.MAX_VALUE;
    }
    if (isInputEnded || suspendedBy.isPresent()) {
      return gate.slow().dueNanos();
    }
    long wake = source.isPresent() ? source.get().wakeNanos() : gate.slow().dueNanos();
    long timerMs = chain.nextProcessingTime();
    if (timerMs == Long.MAX_VALUE) {
      return wake;
    }
    long waitMs = Math.max(0, timerMs - clock.currentTimeMs());
    return waitMs > Long.MAX_VALUE / NANOS_A_MS / 2 ? wake : Math.min(wake, clock.nanoTime() + waitMs * NANOS_A_MS);
  }

  /** The task. */
  public TaskPlan task() {
    return task;
  }

  /** Index in the task, from 0. */
  public int index() {
    return index;
  }

  /** Whether it reads from a source, so that checkpoints are triggered here. */
  public boolean isSource() {
    return source.isPresent();
  }

  /** Counters of the operator, by its place in the task. */
  public OperatorMetrics metrics(int operator) {
    return report.metrics(operator);
  }

  /** What the subtask tells the outside. */
  public SubtaskReport report() {
    return report;
  }

  /** Letter to a source: takes part in the checkpoint and sends its barrier as soon as there is room. */
  public void triggerCheckpoint(CheckpointBarrier barrier) {
    post(() -> triggers.add(barrier));
  }

  /** Letter: the checkpoint is complete. With Long.MAX_VALUE: no checkpoint comes any more and all results are to be made visible. */
  public void checkpointCompleted(long checkpointId) {
    post(() -> snapshots.completed(checkpointId));
  }

  /** Letter: the checkpoint was given up. Its barriers are not waited for any more, its write ends, and who stopped for it goes on. */
  public void checkpointAborted(long checkpointId) {
    post(() -> abort(checkpointId));
  }

  /** Letter: barriers take so long on a channel from now on, in nanoseconds, so that people can watch them; 0 for no delay. */
  public void slowBarriers(long delayNanos) {
    post(() -> gate.slow().delay(delayNanos));
  }

  /** Letter: reads nothing but letters from now on, so that records, barriers, watermark and timers wait in their order; or goes on where it stood. */
  public void pause(boolean isToPause) {
    post(() -> isPaused = isToPause);
  }

  /** Whether it stands still. Any thread. */
  public boolean isPaused() {
    return isPaused;
  }

  /** Letter: the job has ended well; the subtask is done after the letters before this one. */
  public void end() {
    post(() -> isToldToEnd = true);
  }

  /** Letter to a source: ends as if all had been read, so that all windows and event-time timers fire. */
  public void drain() {
    post(() -> {
      if (!isInputEnded) {
        isInputEnded = true;
        advanceTo(Long.MAX_VALUE);
      }
    });
  }

  /** Letter: the job fails for a reason that is not the operators'. */
  void fail(Error error) {
    post(() -> {
      throw error;
    });
  }

  /** Leaves a letter: something that the subtask does on its own thread between two steps, unless it ends before. */
  public void post(Runnable letter) {
    mailbox.put(letter);
    wakeup.signal();
  }

  /** Opens the operators; on the thread that starts the job. */
  public void open() {
    chain.open();
    report.counted();
  }

  /** Adds the names of the keyed states that the operators have, by uid; once they are open. */
  public void addKeyedStateNames(Map<String, Set<String>> names) {
    context.addKeyedStateNames(names);
  }

  @Override
  public Progress step() {
    if (control.isStopping()) {
      return Progress.DONE;
    }
    report.times().begin(clock.nanoTime());
    Progress progress;
    try {
      progress = mailbox.isEmpty() ? work() : mail();
    } catch (JobFailureException e) {
      showLastWork(e);
      throw e;
    } catch (JobStopped e) { // A function has noticed that its job ends.
      return Progress.DONE;
    } catch (Throwable e) { // Whatever a job's code throws is the job's failure.
      JobFailureException failed = new JobFailureException(report.failure(e, isFiring, isAdvancing));
      showLastWork(failed);
      throw failed;
    }
    if (progress == Progress.NO_PROGRESS) {
      report.waited();
    } else {
      long end = clock.nanoTime();
      report.times().worked(end);
      isFlushed = false;
      publish(end);
    }
    return progress;
  }

  /** As {@link #close(Runnable)} where nobody waits. */
  public void close() {
    close(() -> { });
  }

  /**
   * Closes the operators; by the thread of the last step, or by any when no step was ever done. Writes of checkpoints that are under way are told to end.
   *
   * @param released runs when keyed state is closed as well, which comes after the last of those writes; on this thread or on that of the write
   */
  public void close(Runnable released) {
    try {
      chain.close();
    } finally {
      context.stopKeyedStates();
      snapshots.close(() -> {
        context.closeKeyedStates();
        released.run();
      });
    }
  }

  /** Whoever searches for the failure sees what was counted and printed up to it. */
  private void showLastWork(JobFailureException failure) {
    try {
      report.counted();
      chain.flush();
    } catch (RuntimeException e) { // The first failure is the one that counts.
      failure.addSuppressed(e);
    }
  }

  private Progress mail() {
    mailbox.runAll();
    return Progress.MADE_PROGRESS;
  }

  private Progress work() {
    if (isToldToEnd) {
      return Progress.DONE;
    }
    if (!isRestored) {
      return restore();
    }
    if (isPaused || chain.isBlocked()) {
      report.times().waits(isPaused ? SubtaskTimes.Kind.PAUSED : SubtaskTimes.Kind.BACK_PRESSURED);
      return Progress.NO_PROGRESS;
    }
    if (isFiring) {
      return fire();
    }
    if (isAdvancing) {
      return advance();
    }
    if (!triggers.isEmpty()) {
      take(Aligned.atSource(triggers.poll(), clock.nanoTime()));
      return Progress.MADE_PROGRESS;
    }
    if (isFinished) {
      return readGate();
    }
    if (isInputEnded && suspendedBy.isEmpty()) {
      finish();
      return Progress.MADE_PROGRESS;
    }
    return readOrFire();
  }

  /** Takes the keyed state from the snapshot that the job begins with. Long; the restore asks whether the job is being stopped. */
  private Progress restore() {
    if (!context.restoreKeyedStates()) {
      return Progress.DONE;
    }
    chain.stateRestored();
    source.ifPresent(reading -> advanceTo(reading.watermark()));
    isRestored = true;
    responder.initialized(this);
    return Progress.MADE_PROGRESS;
  }

  private void finish() {
    chain.finish();
    chain.flushOutlets();
    chain.broadcast(StreamEvent.END_OF_INPUT, 0);
    isFinished = true;
    responder.endOfData(this);
  }

  private Progress advance() {
    if (chain.advance(watermark)) {
      isAdvancing = false;
      chain.broadcast(StreamEvent.WATERMARK, watermark);
    }
    return Progress.MADE_PROGRESS;
  }

  /** Timers that are due come first, but not twice in a row while there is input, so that neither keeps the other from its turn. */
  private Progress readOrFire() {
    if (suspendedBy.isPresent()) {
      return source.isPresent() ? nothingToDo() : readGate();
    }
    if (!hasFired && isDue()) {
      return beginFiring();
    }
    hasFired = false;
    Progress progress = source.isPresent() ? readSource(source.get()) : readGate();
    return progress == Progress.NO_PROGRESS && isDue() ? beginFiring() : progress;
  }

  private boolean isDue() {
    long next = chain.nextProcessingTime();
    return next != Long.MAX_VALUE && next <= clock.currentTimeMs();
  }

  private Progress beginFiring() {
    isFiring = true;
    hasFired = true;
    firingMs = clock.currentTimeMs();
    return fire();
  }

  private Progress fire() {
    isFiring = !chain.advanceProcessingTime(firingMs);
    return Progress.MADE_PROGRESS;
  }

  private Progress readSource(SourceOperator reading) {
    int granted = reading.granted(SOURCE_RECORDS_A_STEP);
    int count = granted == 0 ? 0 : report.tap().read(granted, report.times().lastNanos());
    reading.passedOn(count);
    if (count > 0) {
      isIdleSent = false;
      advanceTo(reading.watermark());
    }
    if (reading.isFinished() && reading.mayEnd()) {
      isInputEnded = true;
      advanceTo(Long.MAX_VALUE);
      return Progress.MADE_PROGRESS;
    }
    if (count > 0 || granted > 0 && reading.isSearching()) {
      return Progress.MADE_PROGRESS;
    }
    if (!isIdleSent && reading.isIdle()) {
      isIdleSent = true;
      chain.broadcast(StreamEvent.IDLE, 0);
    }
    return nothingToDo();
  }

  private Progress readGate() {
    Optional<SlowBarriers.Held> due = gate.slow().due(report.times().lastNanos());
    if (due.isPresent()) {
      received(due.get().channel(), due.get().barrier());
      return Progress.MADE_PROGRESS;
    }
    Optional<RowBatch> received = gate.poll();
    if (received.isEmpty()) {
      return nothingToDo();
    }
    RowBatch batch = received.get();
    int channel = gate.current();
    StreamEvent event = batch.event;
    long value = batch.eventValue;
    Optional<CheckpointBarrier> barrier = batch.barrier;
    if (batch.size > 0) {
      valve.active(channel);
      isIdleSent = false;
      if (aligner.isAligning()) {
        aligner.processed((long) batch.size * gate.currentRowBytes());
      }
      report.tap().process(gate.currentInput(), batch, report.times().lastNanos());
    }
    gate.release(batch);
    switch (event) {
      case NONE -> { }
      case WATERMARK -> valve.watermark(channel, value).ifPresent(this::advanceTo);
      case IDLE -> {
        valve.idle(channel).ifPresent(this::advanceTo);
        passIdleOn();
      }
      case BARRIER -> {
        if (!gate.holds(barrier.orElseThrow(), report.times().lastNanos())) {
          received(channel, barrier.orElseThrow());
        }
      }
      case END_OF_INPUT -> {
        valve.finished(channel).ifPresent(this::advanceTo);
        passIdleOn();
        isInputEnded = valve.isAllFinished();
      }
    }
    return Progress.MADE_PROGRESS;
  }

  private void received(int channel, CheckpointBarrier barrier) {
    Outcome outcome = aligner.received(channel, barrier, clock.nanoTime());
    gate.arrived(channel, barrier);
    snapshots.overtaken(outcome.overtaken(), barrier);
    outcome.aligned().ifPresent(this::take);
  }

  /** The source stops behind a barrier that the job is to end with, and nobody's timers fire any more. */
  private void take(Aligned aligned) {
    if (snapshots.take(aligned) && aligned.barrier().type().isStopping()) {
      suspendedBy = OptionalLong.of(aligned.barrier().checkpointId());
    }
  }

  private void abort(long checkpointId) {
    triggers.removeIf(barrier -> barrier.checkpointId() == checkpointId);
    aligner.abort(checkpointId);
    gate.aborted(checkpointId);
    snapshots.abort(checkpointId);
    if (suspendedBy.isPresent() && suspendedBy.getAsLong() == checkpointId) {
      suspendedBy = OptionalLong.empty();
    }
  }

  private void passIdleOn() {
    if (valve.isAllIdle() && !isIdleSent && !isAdvancing) {
      isIdleSent = true;
      chain.broadcast(StreamEvent.IDLE, 0);
    }
  }

  private Progress nothingToDo() {
    report.times().waits(SubtaskTimes.Kind.IDLE);
    if (!isFlushed) {
      isFlushed = true;
      chain.flush();
    }
    return Progress.NO_PROGRESS;
  }

  private void advanceTo(long value) {
    if (value > watermark) {
      watermark = value;
      isAdvancing = true;
    }
  }

  private void publish(long now) {
    report.worked(watermark);
    sending.send(now);
  }
}
