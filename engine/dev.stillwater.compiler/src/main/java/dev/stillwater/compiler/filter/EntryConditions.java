package dev.stillwater.compiler.filter;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.index.EntryTest;
import dev.stillwater.engine.snapshot.index.StateColumn;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateRow;
import java.util.List;
import java.util.Optional;

/**
 * Tests the entries of a state by a condition over its columns.
 *
 * <p>THREADING: one thread, for one walk.
 */
public final class EntryConditions implements EntryTest {
  private final RowFilter filter;
  private final List<StateColumn> columns;
  private final Row row;

  /** A condition over the columns that can be named, made by {@link RowFilters#of} for their row type. */
  public EntryConditions(RowFilter filter, StateColumns columns) {
    this.filter = filter;
    this.columns = columns.named();
    row = filter.row();
  }

  @Override
  public boolean test(EntryCursor cursor) throws SnapshotException {
    StateRow entry = new StateRow(0, cursor.entry(), cursor.sizeBytes(), Optional.empty());
    for (int index = 0; index < columns.size(); index++) {
      row.set(index, columns.get(index).of(entry));
    }
    try {
      return filter.isTrue();
    } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException failed) {
      // The entry counts as one that could not be tested; the walk goes on.
      throw new Corrupt(Place.of("condition"), "the condition fails for an entry: " + failed.getMessage(), failed);
    }
  }
}
