package dev.stillwater.engine.task;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counters of one operator in one subtask, published after each step.
 *
 * <p>THREADING: the subtask sets, any thread reads.
 */
public final class OperatorMetrics {
  private static final int RECORDS_IN = 0;
  private static final int RECORDS_OUT = 1;
  private static final int BAD_LINES = 2;
  private static final int LATE_RECORDS = 3;
  private static final int WATERMARK = 4;
  private static final int BYTES_READ = 5;
  private static final int BYTES_TOTAL = 6;
  private static final int RECORDS_TOTAL = 7;
  private static final int BUSY_NANOS = 8;
  private static final int IDLE_NANOS = 9;
  private static final int BACK_PRESSURED_NANOS = 10;
  private static final int QUEUED_BATCHES = 11;
  private static final int BLOCKED_CHANNELS = 12;
  private static final int IS_BACK_PRESSURED = 13;
  private static final int COUNT = 14;

  private final AtomicLongArray values = new AtomicLongArray(COUNT);

  /** Makes counters at 0, the watermark at Long.MIN_VALUE. */
  public OperatorMetrics() {
    values.set(WATERMARK, Long.MIN_VALUE);
  }

  /** Sets the records that came in and went out. */
  public void records(long in, long out) {
    values.lazySet(RECORDS_IN, in);
    values.lazySet(RECORDS_OUT, out);
  }

  /** Sets the lines that could not be read. */
  public void badLines(long count) {
    values.lazySet(BAD_LINES, count);
  }

  /** Sets the records that came too late. */
  public void lateRecords(long count) {
    values.lazySet(LATE_RECORDS, count);
  }

  /** Sets the watermark, in milliseconds. */
  public void watermark(long timestamp) {
    values.lazySet(WATERMARK, timestamp);
  }

  /** Sets how much of the input's bytes has been read. */
  public void bytes(long read, long total) {
    values.lazySet(BYTES_READ, read);
    values.lazySet(BYTES_TOTAL, total);
  }

  /** Sets the number of records that will have gone out in the end, 0 when that is not known. */
  public void recordsTotal(long count) {
    values.lazySet(RECORDS_TOTAL, count);
  }

  /** Sets what the subtask's time went to, in nanoseconds: work, waiting for input, waiting for room in its outputs. */
  public void times(long busy, long idle, long backPressured) {
    values.lazySet(BUSY_NANOS, busy);
    values.lazySet(IDLE_NANOS, idle);
    values.lazySet(BACK_PRESSURED_NANOS, backPressured);
  }

  /** Sets whether what follows the last step is a wait for room in the outputs, and not one for input. */
  public void waiting(boolean isBackPressured) {
    values.lazySet(IS_BACK_PRESSURED, isBackPressured ? 1 : 0);
  }

  /** Sets how many batches wait in the subtask's input channels, and how many of these wait for barriers. */
  public void channels(int queuedBatches, int blocked) {
    values.lazySet(QUEUED_BATCHES, queuedBatches);
    values.lazySet(BLOCKED_CHANNELS, blocked);
  }

  /** Records that came in. */
  public long recordsIn() {
    return values.get(RECORDS_IN);
  }

  /** Records that went out. */
  public long recordsOut() {
    return values.get(RECORDS_OUT);
  }

  /** Lines that could not be read. */
  public long badLines() {
    return values.get(BAD_LINES);
  }

  /** Records that came too late. */
  public long lateRecords() {
    return values.get(LATE_RECORDS);
  }

  /** The watermark in milliseconds; Long.MIN_VALUE before the first. */
  public long watermark() {
    return values.get(WATERMARK);
  }

  /** Bytes read. */
  public long bytesRead() {
    return values.get(BYTES_READ);
  }

  /** Bytes to read, 0 when that is not known. */
  public long bytesTotal() {
    return values.get(BYTES_TOTAL);
  }

  /** Records that will have gone out in the end, 0 when that is not known. */
  public long recordsTotal() {
    return values.get(RECORDS_TOTAL);
  }

  /** Time in which the task was not waiting, in nanoseconds. */
  public long busyNanos() {
    return values.get(BUSY_NANOS);
  }

  /** Time in which the task waited for input or for a time, in nanoseconds. */
  public long idleNanos() {
    return values.get(IDLE_NANOS);
  }

  /** Time in which the task waited for room in its outputs, in nanoseconds. */
  public long backPressuredNanos() {
    return values.get(BACK_PRESSURED_NANOS);
  }

  /** Whether the task waited for room in its outputs after its last step, and not for input. */
  public boolean isBackPressured() {
    return values.get(IS_BACK_PRESSURED) != 0;
  }

  /** Batches that waited in the task's input channels at its last step. */
  public int queuedBatches() {
    return (int) values.get(QUEUED_BATCHES);
  }

  /** Input channels that wait for the barriers of others at the moment. */
  public int blockedChannels() {
    return (int) values.get(BLOCKED_CHANNELS);
  }
}
