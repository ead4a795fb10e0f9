package dev.stillwater.ui.tests.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Snapshots with as many entries as wished: a count, a total and a time for each user.
 *
 * <p>THREADING: test threads.
 */
final class ManyEntries {
  static final String UID = "per-user";
  static final String STATE = "totals";
  private static final int PARALLELISM = 2;
  private static final int MAX_PARALLELISM = 128;

  private ManyEntries() {
  }

  static String key(int number) {
    return String.format("user-%08d", number);
  }

  static StructValue value(int number) {
    return new StructValue("", List.of("count", "total", "last"), Arrays.asList((long) number % 200, number * 0.5, number % 10 == 0 ? null : Instant.ofEpochMilli(978_310_020_000L + number)));
  }

  static Path write(Path folder, int entries) throws SnapshotException {
    RowType row = new RowType(List.of(new RowField("count", ValueType.LONG, false), new RowField("total", ValueType.DOUBLE, false),
        new RowField("last", ValueType.TIMESTAMP, true)));
    KeyedStates states = new KeyedStates(Serializers.ofString(), List.of(KeyedState.value(STATE, Serializers.ofRow(row))));
    SnapshotIdentity identity = SnapshotIdentity.savepoint(7, "0123456789abcdef0123456789abcdef", "many", Instant.parse("2026-01-02T03:04:05Z"))
        .withOperators(Map.of(OperatorIds.ofUid(UID), UID), Map.of());
    int[][] byGroup = new int[MAX_PARALLELISM][16];
    int[] sizes = new int[MAX_PARALLELISM];
    for (int number = 0; number < entries; number++) {
      int group = KeyGroups.keyGroup(key(number).hashCode(), MAX_PARALLELISM);
      if (sizes[group] == byGroup[group].length) {
        byGroup[group] = Arrays.copyOf(byGroup[group], sizes[group] * 2);
      }
      byGroup[group][sizes[group]++] = number;
    }
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), folder, identity, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid(UID), PARALLELISM, MAX_PARALLELISM);
      for (int subtask = 0; subtask < PARALLELISM; subtask++) {
        KeyedStateWriter keyed = operator.keyedState(subtask, states);
        for (int group = 0; group < MAX_PARALLELISM; group++) {
          if (KeyGroups.subtask(group, PARALLELISM, MAX_PARALLELISM) == subtask) {
            for (int index = 0; index < sizes[group]; index++) {
              int number = byGroup[group][index];
              keyed.put(0, new SnapshotEntry(group, subtask, key(number), VoidNamespaceValue.INSTANCE, null, value(number), OptionalLong.empty()));
            }
          }
        }
        keyed.finish();
      }
      writer.commit();
    }
    return folder;
  }
}
