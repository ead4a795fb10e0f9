package dev.stillwater.engine.channel;

import dev.stillwater.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last rows that a channel has brought, for people who look. Of a batch with many rows none is copied: the batch itself is held back until the next one,
 * so that looking costs the stream next to nothing. Off until somebody wants to look.
 *
 * <p>THREADING: the receiver.
 */
final class LastRows {
  /** Number of rows that are kept. */
  static final int KEPT = 32;

  private final Row[] few = new Row[KEPT];
  private Optional<RowBatch> held = Optional.empty();
  private boolean isOn;
  private int fewCount;

  /** From now on rows are kept. */
  void turnOn() {
    isOn = true;
  }

  /** Looks at a batch whose rows have been read; the one that can be used again, if there is one. */
  Optional<RowBatch> keep(RowBatch batch) {
    if (!isOn || batch.size == 0) {
      return batch.itself;
    }
    if (batch.size >= KEPT) {
      Optional<RowBatch> previous = held;
      held = batch.itself;
      fewCount = 0;
      return previous;
    }
    for (int index = 0; index < batch.size; index++) {
      int place = fewCount % KEPT;
      if (few[place] == null) {
        few[place] = batch.rows[index].copy();
      } else {
        few[place].copyFrom(batch.rows[index]);
      }
      // Beyond twice the number only the remainder counts.
      fewCount = fewCount + 1 == 2 * KEPT ? KEPT : fewCount + 1;
    }
    return batch.itself;
  }

  /** Copies of the last rows, the last one last. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int fromFew = Math.min(KEPT, fewCount);
    int fromBatch = Math.min(KEPT - fromFew, held.map(batch -> batch.size).orElse(0));
    for (int back = fromBatch; back > 0; back--) {
      RowBatch batch = held.orElseThrow();
      rows.add(batch.rows[batch.size - back].copy());
    }
    for (int back = fromFew; back > 0; back--) {
      rows.add(few[(fewCount - back) % KEPT].copy());
    }
    return rows;
  }
}
