package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Arrays;

/**
 * Rows of one side, one after the other in bytes, that are taken from its front.
 *
 * <p>THREADING: the thread of its side while it is filled, whoever holds the lock of the comparison afterwards. LIFECYCLE: filled, taken, used again.
 */
final class RowBatch {
  private static final int ROWS_MAX = 1 << 12;
  private static final int BYTES_MAX = 1 << 20;
  private static final int FIRST_BYTES = 1 << 16;

  private final ByteWriter bytes = new ByteWriter(FIRST_BYTES);
  private final RowShape[] shapes = new RowShape[ROWS_MAX];
  private final int[] identityEnds = new int[ROWS_MAX];
  private final int[] numbersEnds = new int[ROWS_MAX];
  private final int[] ends = new int[ROWS_MAX];
  private long firstSequence;
  private int size;
  private int next;

  /** Forgets all rows; those that come are numbered from the one given. */
  void begin(long sequence) {
    firstSequence = sequence;
    size = 0;
    next = 0;
    bytes.truncate(0);
  }

  /** Appends a row. */
  void add(RowShape shape, Row row, Side side) {
    shape.writeIdentity(row, side, bytes);
    identityEnds[size] = bytes.size();
    shape.writeNumbers(row, side, bytes);
    numbersEnds[size] = bytes.size();
    shape.writeRest(row, side, bytes);
    ends[size] = bytes.size();
    shapes[size] = shape;
    size++;
  }

  /** Rows that were added since it began. */
  int size() {
    return size;
  }

  /** Whether so many rows are in it that no more fit. */
  boolean isFull() {
    return size == ROWS_MAX || bytes.size() >= BYTES_MAX;
  }

  long sizeBytes() {
    return bytes.size();
  }

  boolean hasNext() {
    return next < size;
  }

  RowShape shape() {
    return shapes[next];
  }

  long sequence() {
    return firstSequence + next;
  }

  byte[] bytes() {
    return bytes.array();
  }

  int from() {
    return next == 0 ? 0 : ends[next - 1];
  }

  int identityEnd() {
    return identityEnds[next];
  }

  int numbersEnd() {
    return numbersEnds[next];
  }

  int end() {
    return ends[next];
  }

  /** Goes on to the next row. */
  void forward() {
    next++;
  }

  /** A hash of what must be the same in the row at the front. */
  long hash() {
    return PendingRow.hash(bytes.array(), from(), identityEnd(), shape().number());
  }

  /** The row at the front, in bytes of its own. */
  PendingRow row(Side side, long hash) {
    int from = from();
    return new PendingRow(shape(), side, hash, sequence(), Arrays.copyOfRange(bytes.array(), from, end()), identityEnd() - from, numbersEnd() - from);
  }

  /** Whether the rows at the front of both have the same bytes, and the same event time. */
  boolean isSame(RowBatch other) {
    int from = from();
    int otherFrom = other.from();
    return shape() == other.shape() && identityEnd() - from == other.identityEnd() - otherFrom
        && Arrays.equals(bytes.array(), from, numbersEnd(), other.bytes.array(), otherFrom, other.numbersEnd())
        && shape().hasSameTime(bytes.array(), numbersEnd(), other.bytes.array(), other.numbersEnd());
  }
}
