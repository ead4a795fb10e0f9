package dev.stillwater.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Compares the rows of one sink in their order: the next of A with the next of B; where they differ it looks for the nearest place from which both go on alike.
 *
 * <p>THREADING: whoever holds the lock of its comparison.
 */
final class OrderedRows {
  private static final int LOOK_AHEAD = 512;
  private static final int COMPACT_ROWS = 1 << 12;

  private final Queue a = new Queue();
  private final Queue b = new Queue();
  private final Consumer<PendingRow> outOfPlace;
  private final BiConsumer<PendingRow, PendingRow> inPlace;
  private long equal;

  /** Rows of one side, oldest first. */
  private static final class Queue {
    private final List<PendingRow> rows = new ArrayList<>();
    private int head;
    private long sizeBytes;

    int size() {
      return rows.size() - head;
    }

    PendingRow get(int index) {
      return rows.get(head + index);
    }

    void add(PendingRow row) {
      rows.add(row);
      sizeBytes += row.sizeBytes();
    }

    PendingRow remove() {
      PendingRow row = rows.set(head++, null);
      sizeBytes -= row.sizeBytes();
      if (head == rows.size() || head >= COMPACT_ROWS) {
        rows.subList(0, head).clear();
        head = 0;
      }
      return row;
    }
  }

  /** No rows yet; hands those over that have no equal at their place, and the pairs that are equal there. */
  OrderedRows(Consumer<PendingRow> outOfPlace, BiConsumer<PendingRow, PendingRow> inPlace) {
    this.outOfPlace = outOfPlace;
    this.inPlace = inPlace;
  }

  /** Pairs that were equal and in their place. */
  long equal() {
    return equal;
  }

  /** About the memory that waiting rows take. */
  long sizeBytes() {
    return a.sizeBytes + b.sizeBytes;
  }

  /** Rows that wait. */
  int size() {
    return a.size() + b.size();
  }

  /** Adds the next row of its side. */
  void add(PendingRow row) {
    (row.side == Side.A ? a : b).add(row);
    advance(false);
  }

  /** Compares what there is; no row comes any more, or memory must be freed. */
  void end() {
    advance(true);
    while (a.size() > 0) {
      outOfPlace.accept(a.remove());
    }
    while (b.size() > 0) {
      outOfPlace.accept(b.remove());
    }
  }

  private void advance(boolean isEnding) {
    while (a.size() > 0 && b.size() > 0) {
      if (isEqual(a.get(0), b.get(0))) {
        inPlace.accept(a.remove(), b.remove());
        equal++;
      } else if (isEnding || Math.min(a.size(), b.size()) >= LOOK_AHEAD) {
        passDifference();
      } else {
        return;
      }
    }
  }

  /** Hands over the rows before the nearest place from which both sides go on alike. */
  private void passDifference() {
    Map<Long, Integer> ofA = new HashMap<>();
    Map<Long, Integer> ofB = new HashMap<>();
    int skippedA = Math.min(a.size(), LOOK_AHEAD);
    int skippedB = Math.min(b.size(), LOOK_AHEAD);
    boolean isFound = false;
    for (int index = 0; index < LOOK_AHEAD && !isFound; index++) {
      put(a, index, ofA);
      put(b, index, ofB);
      int fromA = find(a, index, b, ofB);
      int fromB = find(b, index, a, ofA);
      isFound = fromA >= 0 || fromB >= 0;
      if (fromA >= 0) {
        skippedA = index;
        skippedB = fromA;
      } else if (fromB >= 0) {
        skippedA = fromB;
        skippedB = index;
      }
    }
    for (int row = 0; row < skippedA; row++) {
      outOfPlace.accept(a.remove());
    }
    for (int row = 0; row < skippedB; row++) {
      outOfPlace.accept(b.remove());
    }
  }

  private static void put(Queue queue, int index, Map<Long, Integer> places) {
    if (index < queue.size()) {
      places.putIfAbsent(queue.get(index).hash, index);
    }
  }

  /** The place in the other queue of the row's equal, or -1. */
  private static int find(Queue queue, int index, Queue other, Map<Long, Integer> places) {
    Integer place = index < queue.size() ? places.get(queue.get(index).hash) : null;
    return place != null && isEqual(queue.get(index), other.get(place)) ? place : -1;
  }

  private static boolean isEqual(PendingRow one, PendingRow other) {
    return one.hash == other.hash && one.identityEnd == other.identityEnd
        && Arrays.equals(one.bytes, 0, one.identityEnd, other.bytes, 0, other.identityEnd)
        && one.shape.hasNearNumbers(one.bytes, one.identityEnd, one.numbersEnd, other.bytes, other.identityEnd, other.numbersEnd);
  }
}
