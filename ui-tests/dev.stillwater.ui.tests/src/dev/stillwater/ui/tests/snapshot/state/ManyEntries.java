package dev.stillwater.ui.tests.snapshot.state;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.ui.tests.snapshot.KeyedSavepoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Snapshots with as many entries as wished: a count, a total and a time for each user.
 *
 * <p>THREADING: test threads.
 */
final class ManyEntries {
  private static final RowType ROW = new RowType(List.of(new RowField("count", ValueType.LONG, false), new RowField("total", ValueType.DOUBLE, false),
      new RowField("last", ValueType.TIMESTAMP, true)));

  private ManyEntries() {
  }

  static String key(int number) {
    return String.format("user-%08d", number);
  }

  private static Object value(int number) {
    return new StructValue("", List.of("count", "total", "last"),
        Arrays.asList((long) number % 200, number * 0.5, number % 10 == 0 ? null : Instant.ofEpochMilli(978_310_020_000L + number)));
  }

  static Path write(Path folder, int entries) throws SnapshotException {
    return new KeyedSavepoint("many", "per-user", KeyedState.value("totals", Serializers.ofRow(ROW)), ManyEntries::key, ManyEntries::value).write(folder, entries);
  }
}
