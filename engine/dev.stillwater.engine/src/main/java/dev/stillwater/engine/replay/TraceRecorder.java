package dev.stillwater.engine.replay;

import dev.stillwater.engine.row.Row;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts and digests rows on their way to a listener.
 *
 * <p>THREADING: one thread.
 */
final class TraceRecorder implements RowListener {
  private final RowListener next;
  private final RowHash hash = new RowHash();
  private final Map<String, Bag> bags = new HashMap<>();
  private long high;
  private long low;

  private static final class Bag {
    private final long name;
    private long rows;
    private long high;
    private long low;

    Bag(String tap) {
      long folded = 1;
      for (int index = 0; index < tap.length(); index++) {
        folded = RowHash.mix(folded ^ tap.charAt(index));
      }
      name = folded;
    }
  }

  TraceRecorder(RowListener next) {
    this.next = next;
  }

  @Override
  public void row(String tap, int subtask, Row row) {
    Bag bag = bags.computeIfAbsent(tap, Bag::new);
    hash.take(row);
    bag.rows++;
    bag.high += hash.high;
    bag.low += hash.low;
    high = RowHash.mix(high ^ hash.high + bag.name + subtask);
    low = RowHash.mix(low + (hash.low ^ bag.name) * 31 + subtask);
    next.row(tap, subtask, row);
  }

  /** The trace so far; cost: number of sinks and streams. */
  RunTrace trace() {
    Map<String, RunTrace.Bag> taps = new HashMap<>();
    bags.forEach((tap, bag) -> taps.put(tap, new RunTrace.Bag(bag.rows, text(bag.high, bag.low))));
    return new RunTrace(text(high, low), taps);
  }

  private static String text(long high, long low) {
    return String.format("%016x%016x", high, low);
  }
}
