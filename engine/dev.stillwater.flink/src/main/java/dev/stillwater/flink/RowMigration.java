package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.serializer.RowEvolution;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.Arrays;
import java.util.List;

/**
 * Turns rows of older columns into rows of a job's, by the rules of the engine's {@link RowEvolution}.
 *
 * <p>THREADING: immutable; any thread.
 */
final class RowMigration {
  private final RowType from;
  private final RowType to;
  private final List<String> oldNames;
  private final RowEvolution evolution;

  private RowMigration(RowType from, RowType to, RowEvolution evolution) {
    this.from = from;
    this.to = to;
    this.oldNames = from.fields().stream().map(RowField::name).toList();
    this.evolution = evolution;
  }

  /**
   * The migration between two types.
   *
   * @throws IllegalArgumentException if there is none, with the reasons
   */
  static RowMigration between(RowType from, RowType to) {
    RowEvolution evolution = RowEvolution.of(from, to);
    if (!evolution.isAllowed()) {
      throw new IllegalArgumentException("A row of " + from + " cannot become one of " + to + ". " + String.join(" ", evolution.problems()));
    }
    return new RowMigration(from, to, evolution);
  }

  RowType from() {
    return from;
  }

  Row migrate(Row row) {
    Object[] values = new Object[from.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = row.get(index);
    }
    ArrayRow migrated = ArrayRow.of(to, evolution.convert(new StructValue("", oldNames, Arrays.asList(values))).values().toArray());
    migrated.timestamp = row.timestamp;
    return migrated;
  }
}
