package dev.stillwater.engine.window;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.state.StateTable;
import dev.stillwater.engine.state.WindowTables;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.OperatorPart;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.OperatorWatermark;
import dev.stillwater.engine.task.RestoredState;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Event-time windows of one operator, cut into panes that overlapping windows share.
 *
 * <p>Windows begin at offset + k * slide and last for size; a pane lasts for the greatest common divisor of both, so each window is a number of whole panes
 * and a record is aggregated once, in its pane. A window fires when the watermark reaches its end - 1 ms; then its panes are merged. A record is late, and
 * dropped, when all of its windows have fired; a window without records does not fire.
 *
 * <p>Use by generated code: for each record {@link #select} and then {@link #table}; for a watermark, while {@link #hasWindow}: merge while
 * {@link #nextPane}, emit the entries of {@link #result} from {@link #cursor} on, then {@link #fired}.
 *
 * <p>THREADING: its subtask.
 *
 * <p>SOURCE: Flink's TumblingEventTimeWindows, SlidingEventTimeWindows and EventTimeTrigger for which windows there are and when they fire.
 */
public final class WindowPanes implements OperatorPart {

  private final long sizeMs;
  private final long slideMs;
  private final long offsetMs;
  private final long paneMs;
  private final WindowTables panes;
  private final StateTable merged = new StateTable();

  private Supplier<RestoredState> restored = () -> RestoredState.NONE;
  private long currentStart = Long.MAX_VALUE;
  private long currentLength;
  private StateTable current = merged;
  private long otherStart = Long.MAX_VALUE;
  private long otherLength;
  private StateTable other = merged;

  private final OperatorWatermark watermark = new OperatorWatermark();
  private long lateRecords;
  private boolean isFiring;
  private long windowStart;
  private long firstUnfiredStart = Long.MIN_VALUE;
  private Iterator<StateTable> toMerge = Collections.emptyIterator();
  private StateTable pane = merged;
  private StateTable result = merged;
  private int cursor;

  /** Makes the windows of the operator; their panes live in the tables. */
  public WindowPanes(OperatorPlan plan, ChainContext context, WindowTables panes) {
    this(plan.longValue("size"), plan.parameter("slide").map(Long::parseLong).orElse(plan.longValue("size")), plan.longValue("offset"), panes);
    restored = () -> context.restored(plan.uid());
  }

  /** Makes windows; all times in milliseconds. */
  WindowPanes(long sizeMs, long slideMs, long offsetMs, WindowTables panes) {
    if (sizeMs < 1 || slideMs < 1) {
      throw new IllegalArgumentException("Windows of " + sizeMs + " ms every " + slideMs + " ms cannot be; both must be at least 1 ms.");
    }
    this.sizeMs = sizeMs;
    this.slideMs = slideMs;
    this.offsetMs = offsetMs;
    this.panes = panes;
    paneMs = greatestCommonDivisor(sizeMs, slideMs);
    panes.stretches(paneMs, start -> align(start, paneMs) == start);
  }

  /** Knows again how far event time had come, so that no record is taken for an early one and no window fires twice. */
  @Override
  public void open() {
    watermark.restore(restored.get());
    if (watermark.value() != Long.MIN_VALUE) {
      advanced(watermark.value());
    }
  }

  /** Taken between two watermarks only, when no window is being fired. */
  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    if (isFiring) {
      throw new IllegalStateException("A window cannot be in a snapshot while it is being emitted.");
    }
    watermark.snapshot(snapshot);
  }

  /** Goes to the pane of the time, in milliseconds; false when the record belongs to no window or is late. */
  public boolean select(long timestamp) {
    long distance = timestamp - currentStart;
    if (distance >= 0 && distance < currentLength) {
      return true;
    }
    distance = timestamp - otherStart;
    if (distance >= 0 && distance < otherLength) {
      swap();
      return true;
    }
    return selectSlowly(timestamp);
  }

  /** The selected pane. */
  public StateTable table() {
    return current;
  }

  private void swap() {
    long start = currentStart;
    long length = currentLength;
    StateTable table = current;
    currentStart = otherStart;
    currentLength = otherLength;
    current = other;
    otherStart = start;
    otherLength = length;
    other = table;
  }

  private boolean selectSlowly(long timestamp) {
    if (timestamp == Long.MIN_VALUE) {
      throw new IllegalStateException("The record has no event time; set the parameter eventTime of its source.");
    }
    long lastWindow = align(timestamp, slideMs);
    if (timestamp - lastWindow >= sizeMs) {
      return false;
    }
    if (lastWindow + sizeMs - 1 <= watermark.value()) {
      lateRecords++;
      return false;
    }
    swap();
    currentStart = align(timestamp, paneMs);
    currentLength = paneMs;
    current = panes.tableAt(currentStart);
    return true;
  }

  /** Whether a window is to be fired by the watermark; goes to the earliest one unless one is being fired already. */
  public boolean hasWindow(long newWatermark) {
    if (isFiring) {
      return true;
    }
    long firstPane = panes.firstStart().orElse(Long.MAX_VALUE);
    if (firstPane == Long.MAX_VALUE) {
      advanced(newWatermark);
      return false;
    }
    long candidate = Math.max(align(firstPane - sizeMs, slideMs) + slideMs, firstUnfiredStart);
    if (candidate + sizeMs - 1 > newWatermark) {
      advanced(newWatermark);
      return false;
    }
    begin(candidate);
    return true;
  }

  private void begin(long start) {
    isFiring = true;
    windowStart = start;
    cursor = 0;
    var inWindow = panes.between(start, start + sizeMs);
    inWindow.values().forEach(StateTable::complete);
    inWindow.values().forEach(StateTable::complete);
    if (inWindow.size() == 1) {
      result = inWindow.firstEntry().getValue();
      toMerge = Collections.emptyIterator();
    } else {
      result = merged;
      toMerge = inWindow.values().iterator();
    }
  }

  private void advanced(long newWatermark) {
    watermark.advance(newWatermark);
    if (newWatermark < Long.MAX_VALUE - sizeMs - slideMs && newWatermark > Long.MIN_VALUE + sizeMs + slideMs) {
      firstUnfiredStart = Math.max(firstUnfiredStart, align(newWatermark - sizeMs + 1, slideMs) + slideMs);
    }
  }

  /** Goes to the next pane that is to be merged into the result; false when there is none. */
  public boolean nextPane() {
    if (!toMerge.hasNext()) {
      return false;
    }
    pane = toMerge.next();
    return true;
  }

  /** The pane to be merged. */
  public StateTable pane() {
    return pane;
  }

  /** The entries of the window once its panes are merged. */
  public StateTable result() {
    return result;
  }

  /** Slot of the result from which entries are to be emitted. */
  public int cursor() {
    return cursor;
  }

  /** Remembers how far the entries have been emitted. */
  public void pauseAt(int slot) {
    cursor = slot;
  }

  /** Start of the window, in milliseconds. */
  public long windowStart() {
    return windowStart;
  }

  /** End of the window, in milliseconds; its last millisecond is the one before. */
  public long windowEnd() {
    return windowStart + sizeMs;
  }

  /** The window has been emitted: drops the panes that no later window needs. */
  public void fired() {
    isFiring = false;
    if (result == merged) {
      merged.clear();
    }
    firstUnfiredStart = windowStart + slideMs;
    while (panes.firstStart().isPresent() && align(panes.firstStart().get(), slideMs) <= windowStart) {
      panes.removeFirst();
    }
    currentStart = otherStart = Long.MAX_VALUE;
    currentLength = otherLength = 0;
  }

  /** Number of records that came too late so far. */
  public long lateRecords() {
    return lateRecords;
  }

  @Override
  public void report(OperatorMetrics metrics) {
    metrics.lateRecords(lateRecords);
  }

  private long align(long time, long step) {
    return time - Math.floorMod(time - offsetMs, step);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
