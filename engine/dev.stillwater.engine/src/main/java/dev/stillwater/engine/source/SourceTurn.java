package dev.stillwater.engine.source;

import dev.stillwater.engine.row.Row;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Grants one subtask of a source its records, where somebody decides whose turn it is.
 *
 * <p>THREADING: one thread, which also runs the subtask.
 *
 * <p>LIFECYCLE: made, attached to its subtask while the job starts, then granted again and again.
 */
public final class SourceTurn {
  private final String uid;
  private final int subtask;
  private final long untilMs;
  private SourceOperator source;
  private Reading reading;
  private long granted;
  private long taken;
  private boolean mayEnd;
  private boolean hasPassedOver;

  /**
   * The subtask that reads.
   *
   * @param row the record that was read last
   * @param position where that was, as the source counts; -1 before the first
   * @param wake tells the subtask that there is something to do
   */
  public record Reading(Supplier<Optional<Row>> row, LongSupplier position, Runnable wake) {
  }

  /**
   * Makes the turn of a subtask.
   *
   * @param untilMs records of this event time and later are not taken, in milliseconds; Long.MAX_VALUE for no such time
   */
  public SourceTurn(String uid, int subtask, long untilMs) {
    this.uid = uid;
    this.subtask = subtask;
    this.untilMs = untilMs;
  }

  /** Makes the source follow. */
  public void attach(SourceOperator newSource, Reading newReading) {
    source = newSource;
    reading = newReading;
    source.follow(this);
  }

  /** The source. */
  public String uid() {
    return uid;
  }

  /** Index of the subtask, from 0. */
  public int subtask() {
    return subtask;
  }

  /** Records of this event time and later are not taken, in milliseconds. */
  long untilMs() {
    return untilMs;
  }

  int granted(int max) {
    return (int) Math.min(max, granted);
  }

  void taken(int count) {
    granted -= count;
    taken += count;
  }

  boolean mayEnd() {
    return mayEnd && !isLimited();
  }

  void passedOver() {
    hasPassedOver = true;
  }

  /** Lets the source read so many records more. */
  public void grant(long records) {
    granted += records;
    reading.wake().run();
  }

  /** Takes back what is granted and was not read. */
  public void revoke() {
    granted = 0;
  }

  /** Lets the end of the source be known to those behind it. */
  public void letEnd() {
    mayEnd = true;
    reading.wake().run();
  }

  /** Whether the end was let be known. */
  public boolean isLetEnd() {
    return mayEnd;
  }

  /** Number of records that were read. */
  public long taken() {
    return taken;
  }

  /** Whether nothing more is read. */
  public boolean isOver() {
    return source.isPastLimit() || source.isFinished();
  }

  /** Whether nothing more is read because of a limit, with or without records behind it. */
  public boolean isLimited() {
    return source.isPastLimit() || source.isStopped() || hasPassedOver && source.isFinished();
  }

  /** Whether only late records could be older than the limit, because so much was read before. */
  public boolean isBehindLimit() {
    return untilMs != Long.MAX_VALUE && source.watermark() >= untilMs - 1;
  }

  /** How far event time has come, in milliseconds; Long.MIN_VALUE before the first record with event time. */
  public long newest() {
    return source.newest();
  }

  /** The record that was read last; the row is the source's own and changes with the next one. */
  public Optional<Row> row() {
    return reading.row().get();
  }

  /** Where the record was that was read last, as the source counts; -1 before the first. */
  public long position() {
    return reading.position().getAsLong();
  }

  /** A place that {@link #position} gave, for people; soon after it was read. */
  public String positionText(long position) {
    return position < 0 ? "" : source.positionText(position);
  }
}
