package dev.stillwater.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows that wait for their equals of the other side, found by their hash; knows how much memory it takes.
 *
 * <p>Invariant: no two rows of different sides in it are equal.
 *
 * <p>THREADING: whoever holds the lock of its comparison.
 */
final class PendingRows {
  private static final int FIRST_CAPACITY = 1 << 10;

  private PendingRow[] places = new PendingRow[FIRST_CAPACITY];
  private int size;
  private long sizeBytes;

  int size() {
    return size;
  }

  /** About the memory that the rows take. */
  long sizeBytes() {
    return sizeBytes + (long) places.length * Integer.BYTES;
  }

  /** Takes out a row of the other side that is equal to the one in the bytes, one of the same event time if it can be; null if there is none. */
  PendingRow cancel(RowShape shape, Side side, long hash, byte[] bytes, int from, int identityEnd, int numbersEnd) {
    PendingRow found = null;
    for (PendingRow row = places[place(hash)]; row != null; row = row.next) {
      if (row.hash == hash && row.side != side && row.shape == shape && isEqual(row, bytes, from, identityEnd, numbersEnd)) {
        found = row;
        if (shape.hasSameTime(row.bytes, row.numbersEnd, bytes, numbersEnd)) {
          break;
        }
      }
    }
    if (found != null) {
      remove(found);
    }
    return found;
  }

  private void remove(PendingRow removed) {
    int place = place(removed.hash);
    if (places[place] == removed) {
      places[place] = removed.next;
    } else {
      PendingRow before = places[place];
      while (before.next != removed) {
        before = before.next;
      }
      before.next = removed.next;
    }
    size--;
    sizeBytes -= removed.sizeBytes();
  }

  private static boolean isEqual(PendingRow row, byte[] bytes, int from, int identityEnd, int numbersEnd) {
    return Arrays.equals(row.bytes, 0, row.identityEnd, bytes, from, identityEnd)
        && row.shape.hasNearNumbers(row.bytes, row.identityEnd, row.numbersEnd, bytes, identityEnd, numbersEnd);
  }

  /** Adds a row without an equal. */
  void add(PendingRow row) {
    if (size >= places.length) {
      grow();
    }
    int place = place(row.hash);
    row.next = places[place];
    places[place] = row;
    size++;
    sizeBytes += row.sizeBytes();
  }

  private void grow() {
    PendingRow[] old = places;
    places = new PendingRow[old.length * 2];
    for (PendingRow first : old) {
      PendingRow row = first;
      while (row != null) {
        PendingRow next = row.next;
        int place = place(row.hash);
        row.next = places[place];
        places[place] = row;
        row = next;
      }
    }
  }

  private int place(long hash) {
    return (int) hash & places.length - 1;
  }

  /** Hands all rows over, in no order, and forgets them. */
  void drain(Consumer<PendingRow> target) {
    List<PendingRow> all = new ArrayList<>(size);
    for (PendingRow first : places) {
      for (PendingRow row = first; row != null; row = row.next) {
        all.add(row);
      }
    }
    places = new PendingRow[FIRST_CAPACITY];
    size = 0;
    sizeBytes = 0;
    all.forEach(target);
  }
}
