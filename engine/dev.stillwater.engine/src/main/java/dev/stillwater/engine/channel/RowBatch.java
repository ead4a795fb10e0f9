package dev.stillwater.engine.channel;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.row.Row;
import java.util.Optional;

/**
 * Rows of one class that travel together, and at most one event after them; used again and again by one channel.
 *
 * <p>Fields are public because generated code fills and reads them in its loops.
 *
 * <p>THREADING: confined to whoever holds it, sender or receiver; the channel hands it over.
 */
public final class RowBatch {
  /** Number of rows in a full batch. */
  public static final int CAPACITY = 256;

  /** The rows; those from {@link #size} on are free to be overwritten. */
  public final Row[] rows;

  /** For each row its position in the source, as the source counts; empty when the stream does not carry positions. */
  public final long[] positions;

  /** Number of rows that count. */
  public int size;

  /** What follows the rows. */
  public StreamEvent event = StreamEvent.NONE;

  /** Value of the event: the watermark in milliseconds. */
  public long eventValue;

  /** The barrier of {@link StreamEvent#BARRIER}. */
  public Optional<CheckpointBarrier> barrier = Optional.empty();

  /** This batch as something that may be there, made once. */
  final Optional<RowBatch> itself = Optional.of(this);

  /** Makes an empty batch with rows of the prototype's class. */
  public RowBatch(Row prototype, boolean hasPositions) {
    rows = new Row[CAPACITY];
    for (int index = 0; index < CAPACITY; index++) {
      rows[index] = prototype.newRow();
    }
    positions = new long[hasPositions ? CAPACITY : 0];
  }

  /** Forgets rows and event; the row objects stay. */
  void clear() {
    size = 0;
    if (event != StreamEvent.NONE) {
      event = StreamEvent.NONE;
      eventValue = 0;
      barrier = Optional.empty();
    }
  }
}
