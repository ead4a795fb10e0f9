package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.Row;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the rows of one side: writes them into a batch, and hands full batches to the comparison when the other side is not just doing so.
 *
 * <p>THREADING: the thread of its side.
 */
public final class ResultWriter {
  private static final int ROWS_WANTED = 1 << 10;

  private final Side side;
  private final Map<String, RowShape> shapes;
  private final ReentrantLock lock;
  private final Target target;
  private RowBatch batch = new RowBatch();
  private String lastName = "";
  private RowShape lastShape;
  private long sequence;

  /** Where batches go; called while the lock is held. */
  @FunctionalInterface
  interface Target {
    /** Takes a batch; returns the one to go on with, which may be the same. */
    RowBatch take(Side side, RowBatch batch);
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
    batch.add(shape, row, side);
    if (batch.size() >= ROWS_WANTED || batch.isFull()) {
      handOver(batch.isFull());
    }
  }

  private void handOver(boolean isUrgent) {
    if (isUrgent) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return;
    }
    try {
      sequence += batch.size();
      batch = target.take(side, batch);
    } finally {
      lock.unlock();
    }
    batch.begin(sequence);
  }

  /** Hands over the rows that are still in the batch. Must be called before the comparison is asked for its result. */
  public void flush() {
    handOver(true);
  }
}
