package dev.stillwater.engine.task;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.row.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a subtask tells the outside: counters, times, records, and what was at work when it failed.
 *
 * <p>THREADING: the subtask; the counters are read by any thread.
 */
public final class SubtaskReport {
  private final Chain chain;
  private final InputGate gate;
  private final BarrierAligner aligner;
  private final int index;
  private final OperatorMetrics[] metrics;
  private final SubtaskTimes times;
  private final ChainTap tap;

  SubtaskReport(Chain chain, InputGate gate, BarrierAligner aligner, int index, long nowNanos) {
    this.chain = chain;
    this.gate = gate;
    this.aligner = aligner;
    this.index = index;
    metrics = new OperatorMetrics[chain.uids().size()];
    for (int operator = 0; operator < metrics.length; operator++) {
      metrics[operator] = new OperatorMetrics();
    }
    times = new SubtaskTimes(nowNanos);
    tap = new ChainTap(chain, metrics, nowNanos);
  }

  /** From now on the last records of the subtask's streams are kept. By a letter to the subtask, or before it runs. */
  public void keepRecords() {
    tap.turnOn();
    gate.keepLastRows();
  }

  /** Copies of the last records that an operator was given inside its task, the last one last. By a letter to the subtask, or when it has ended. */
  public List<Row> lastRecords(int operator) {
    return tap.rows(operator);
  }

  /** The records between operators, as they go. */
  ChainTap tap() {
    return tap;
  }

  OperatorMetrics metrics(int operator) {
    return metrics[operator];
  }

  SubtaskTimes times() {
    return times;
  }

  /** Publishes what the operators have counted. */
  void counted() {
    chain.report(metrics);
  }

  /** Publishes all after a step that has done something. */
  void worked(long watermark) {
    counted();
    tap.look();
    for (OperatorMetrics operator : metrics) {
      operator.watermark(watermark);
    }
    waited();
  }

  /** Publishes what changes while there is nothing to do. */
  void waited() {
    int queued = gate.queuedBatches();
    for (OperatorMetrics operator : metrics) {
      operator.times(times.nanos(SubtaskTimes.Kind.BUSY), times.nanos(SubtaskTimes.Kind.IDLE), times.nanos(SubtaskTimes.Kind.BACK_PRESSURED));
      operator.waiting(times.isBackPressured());
      operator.channels(queued, aligner.blockedCount());
    }
  }

  /**
   * Who failed, and at which record. A failure while a watermark or a processing time is passed on, or of an operator at work outside of records, is not the
   * fault of the record that was read last.
   */
  JobFailure failure(Throwable cause, boolean isFiring, boolean isAdvancing) {
    Optional<Integer> coded = chain.failedOperator(cause);
    boolean isOutsideRecords = isFiring || coded.isEmpty() && chain.workingOperator().isPresent();
    int operator = coded.or(chain::workingOperator).orElse(0);
    Optional<Row> record = isOutsideRecords && coded.isEmpty() ? Optional.empty() : chain.inputOf(operator).or(chain::failedInput);
    Optional<String> position = isAdvancing || isOutsideRecords || chain.position() < 0 ? Optional.empty()
        : chain.source().or(gate::currentOrigin).map(origin -> origin.positionText(chain.position()));
    return new JobFailure(Optional.of(chain.uids().get(operator)), OptionalInt.of(index), record.map(Row::toString), position, FailureText.of(cause),
        Optional.of(cause));
  }
}
