package dev.stillwater.engine.task;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.source.SourceOperator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One parallel instance of a task: input gate, generated chain and mailbox, driven in steps that never wait.
 *
 * <p>A step does one of: letters of the mailbox, going on with a watermark, reading from the source, one batch of the input. No input is taken while an
 * output is full.
 *
 * <p>THREADING: one thread steps; {@link #metrics}, {@link #mailbox} and {@link #wakeup} are for all.
 *
 * <p>LIFECYCLE: running, advancing to a watermark (again and again), finishing, done.
 */
public final class Subtask implements Step {
  private static final int SOURCE_RECORDS_A_STEP = 1024;
  private static final long FLUSH_NANOS = 1_000_000_000L;

  private final TaskPlan task;
  private final int index;
  private final Chain chain;
  private final InputGate gate;
  private final WatermarkValve valve;
  private final Wakeup wakeup;
  private final Mailbox mailbox = new Mailbox();
  private final EngineClock clock;
  private final JobControl control;
  private final Optional<SourceOperator> source;
  private final OperatorMetrics[] metrics;

  private boolean isAdvancing;
  private boolean isInputEnded;
  private boolean isFinished;
  private boolean isIdleSent;
  private long watermark = Long.MIN_VALUE;
  private long busyNanos;
  private long flushNanos;

  /** Makes a subtask of a chain that is not yet open. */
  public Subtask(TaskPlan task, int index, Chain chain, List<InputGate.Input> inputs, Wakeup wakeup, ChainContext context) {
    this.task = task;
    this.index = index;
    this.chain = chain;
    gate = new InputGate(inputs);
    valve = new WatermarkValve(inputs.size());
    this.wakeup = wakeup;
    clock = context.clock();
    control = context.control();
    source = chain.source();
    metrics = new OperatorMetrics[task.operators().size()];
    for (int operator = 0; operator < metrics.length; operator++) {
      metrics[operator] = new OperatorMetrics();
    }
    flushNanos = clock.nanoTime();
  }

  @Override
  public String name() {
    return "subtask-" + task.head().uid() + "-" + index;
  }

  @Override
  public Wakeup wakeup() {
    return wakeup;
  }

  @Override
  public long wakeNanos() {
    boolean waitsForTime = source.isPresent() && !isInputEnded && !isAdvancing && !chain.isBlocked();
    return waitsForTime ? source.get().wakeNanos() : Long.MAX_VALUE;
  }

  /** The task. */
  public TaskPlan task() {
    return task;
  }

  /** Index in the task, from 0. */
  public int index() {
    return index;
  }

  /** Counters of the operator, by its place in the task. */
  public OperatorMetrics metrics(int operator) {
    return metrics[operator];
  }

  /** Where other threads leave work for this subtask. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** Opens the operators; on the thread that starts the job. */
  public void open() {
    chain.open();
    chain.report(metrics);
  }

  @Override
  public Progress step() {
    if (control.isStopping()) {
      return Progress.DONE;
    }
    long start = clock.nanoTime();
    Progress progress;
    try {
      progress = mailbox.isEmpty() ? work() : mail();
    } catch (JobFailureException e) {
      showLastWork(e);
      throw e;
    } catch (Throwable e) { // Whatever a job's code throws is the job's failure.
      JobFailureException failed = new JobFailureException(failure(e));
      showLastWork(failed);
      throw failed;
    }
    if (progress != Progress.NO_PROGRESS) {
      long end = clock.nanoTime();
      busyNanos += end - start;
      publish(end);
    }
    return progress;
  }

  /** Closes the operators; by the thread of the last step, or by any when no step was ever done. */
  public void close() {
    chain.close();
  }

  /** Whoever searches for the failure sees what was counted and printed up to it. */
  private void showLastWork(JobFailureException failure) {
    try {
      chain.report(metrics);
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
    if (chain.isBlocked()) {
      return Progress.NO_PROGRESS;
    }
    if (isFinished) {
      return Progress.DONE;
    }
    if (isAdvancing) {
      return advance();
    }
    if (isInputEnded) {
      chain.finish();
      chain.flushOutlets();
      chain.broadcast(StreamEvent.END_OF_INPUT, 0);
      isFinished = true;
      return Progress.MADE_PROGRESS;
    }
    return source.isPresent() ? readSource(source.get()) : readGate();
  }

  private Progress advance() {
    if (chain.advance(watermark)) {
      isAdvancing = false;
      chain.broadcast(StreamEvent.WATERMARK, watermark);
    }
    return Progress.MADE_PROGRESS;
  }

  private Progress readSource(SourceOperator reading) {
    int count = chain.read(SOURCE_RECORDS_A_STEP);
    if (count > 0) {
      isIdleSent = false;
      advanceTo(reading.watermark());
    }
    if (reading.isFinished()) {
      isInputEnded = true;
      advanceTo(Long.MAX_VALUE);
      return Progress.MADE_PROGRESS;
    }
    if (count > 0 || reading.isSearching()) {
      return Progress.MADE_PROGRESS;
    }
    if (!isIdleSent && reading.isIdle()) {
      isIdleSent = true;
      chain.broadcast(StreamEvent.IDLE, 0);
    }
    return nothingToDo();
  }

  private Progress readGate() {
    Optional<RowBatch> received = gate.poll();
    if (received.isEmpty()) {
      return nothingToDo();
    }
    RowBatch batch = received.get();
    int channel = gate.current();
    StreamEvent event = batch.event;
    long value = batch.eventValue;
    if (batch.size > 0) {
      valve.active(channel);
      isIdleSent = false;
      chain.process(gate.currentInput(), batch);
    }
    gate.release(batch);
    switch (event) {
      case NONE -> {
      }
      case WATERMARK -> advanceTo(valve.watermark(channel, value));
      case IDLE -> {
        advanceTo(valve.idle(channel));
        passIdleOn();
      }
      case END_OF_INPUT -> {
        advanceTo(valve.finished(channel));
        passIdleOn();
        isInputEnded = valve.isAllFinished();
      }
    }
    return Progress.MADE_PROGRESS;
  }

  private void passIdleOn() {
    if (valve.isAllIdle() && !isIdleSent && !isAdvancing) {
      isIdleSent = true;
      chain.broadcast(StreamEvent.IDLE, 0);
    }
  }

  private Progress nothingToDo() {
    chain.flush();
    return Progress.NO_PROGRESS;
  }

  private void advanceTo(OptionalLong value) {
    if (value.isPresent()) {
      advanceTo(value.getAsLong());
    }
  }

  private void advanceTo(long value) {
    if (value > watermark) {
      watermark = value;
      isAdvancing = true;
    }
  }

  private void publish(long now) {
    chain.report(metrics);
    for (OperatorMetrics operator : metrics) {
      operator.watermark(watermark);
      operator.busyNanos(busyNanos);
    }
    if (now - flushNanos >= FLUSH_NANOS) {
      flushNanos = now;
      chain.flush();
    }
  }

  /** A failure while a watermark is passed on is not the fault of the record that was read last. */
  private JobFailure failure(Throwable cause) {
    int operator = chain.failedOperator(cause).orElse(0);
    Optional<Row> record = chain.inputOf(operator).or(chain::failedInput);
    Optional<String> position = isAdvancing || chain.position() < 0 ? Optional.empty()
        : source.or(gate::currentOrigin).map(origin -> origin.positionText(chain.position()));
    return new JobFailure(Optional.of(chain.uids().get(operator)), OptionalInt.of(index), record.map(Row::toString), position, message(cause),
        Optional.of(cause));
  }

  private static String message(Throwable cause) {
    String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (text.equals("/ by zero")) {
      return "Division by zero.";
    }
    return text.endsWith(".") ? text : text + ".";
  }
}
