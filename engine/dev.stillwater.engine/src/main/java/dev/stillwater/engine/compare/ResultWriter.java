package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the rows of one side: writes them into a batch, and hands full batches to the comparison when the other side is not just doing so.
 *
 * <p>THREADING: the thread of its side.
 */
public final class ResultWriter {
  private static final int ROWS_WANTED = 1 << 10;
  private static final int ROWS_MAX = 1 << 13;
  private static final int BYTES_MAX = 1 << 20;

  private final Side side;
  private final Map<String, RowShape> shapes;
  private final ReentrantLock lock;
  private final Target target;
  private final ByteWriter bytes = new ByteWriter(1 << 16);
  private final RowShape[] rowShapes = new RowShape[ROWS_MAX];
  private final long[] hashes = new long[ROWS_MAX];
  private final int[] identityEnds = new int[ROWS_MAX];
  private final int[] numbersEnds = new int[ROWS_MAX];
  private final int[] ends = new int[ROWS_MAX];
  private String lastName = "";
  private RowShape lastShape;
  private int rows;
  private long sequence;

  /** Where the rows of a batch go; called while the lock is held. */
  @FunctionalInterface
  interface Target {
    /** Takes a row; the bytes are used again. */
    void take(RowShape shape, Side side, long hash, long sequence, byte[] bytes, int from, int identityEnd, int numbersEnd, int end);
  }

  ResultWriter(Side side, Map<String, RowShape> shapes, ReentrantLock lock, Target target) {
    this.side = side;
    this.shapes = shapes;
    this.lock = lock;
    this.target = target;
  }

  /** Takes a row of a sink or stream; those of others are passed over. */
  public void row(String name, Row row) {
    if (!name.equals(lastName)) {
      lastName = name;
      lastShape = shapes.get(name);
    }
    RowShape shape = lastShape;
    if (shape == null || !shape.equality().isInside(row.timestamp, Row.NO_TIMESTAMP)) {
      return;
    }
    int from = bytes.size();
    shape.writeIdentity(row, side, bytes);
    int identityEnd = bytes.size();
    shape.writeNumbers(row, side, bytes);
    int numbersEnd = bytes.size();
    shape.writeRest(row, side, bytes);
    rowShapes[rows] = shape;
    hashes[rows] = PendingRow.hash(bytes.array(), from, identityEnd, shape.number());
    identityEnds[rows] = identityEnd;
    numbersEnds[rows] = numbersEnd;
    ends[rows] = bytes.size();
    rows++;
    if (rows >= ROWS_WANTED || bytes.size() >= BYTES_MAX) {
      handOver(rows == ROWS_MAX || bytes.size() >= 2 * BYTES_MAX);
    }
  }

  private void handOver(boolean isUrgent) {
    if (isUrgent) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return;
    }
    try {
      int from = 0;
      for (int row = 0; row < rows; row++) {
        target.take(rowShapes[row], side, hashes[row], sequence++, bytes.array(), from, identityEnds[row], numbersEnds[row], ends[row]);
        from = ends[row];
      }
    } finally {
      lock.unlock();
    }
    rows = 0;
    bytes.truncate(0);
  }

  /** Hands over the rows that are still in the batch. Must be called before the comparison is asked for its result. */
  public void flush() {
    handOver(true);
  }
}
