package dev.stillwater.ui.tests.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
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
import java.util.function.IntFunction;

/**
 * A savepoint as a job would have written it: one operator with one state by a text as key, parallelism 2, max parallelism 128.
 *
 * <p>THREADING: immutable.
 *
 * @param job name of the job
 * @param uid uid of the operator
 * @param state the state
 * @param key gives the key of a number
 * @param value gives the value of a number
 */
public record KeyedSavepoint(String job, String uid, KeyedState state, IntFunction<String> key, IntFunction<Object> value) {
  private static final int PARALLELISM = 2;
  private static final int MAX_PARALLELISM = 128;

  /** Writes the entries of so many numbers, from 0. Cost: memory of four to eight bytes for each. */
  public Path write(Path folder, int entries) throws SnapshotException {
    int[][] byGroup = byGroup(entries);
    KeyedStates states = new KeyedStates(Serializers.ofString(), List.of(state));
    SnapshotIdentity identity = SnapshotIdentity.savepoint(7, "0123456789abcdef0123456789abcdef", job, Instant.parse("2026-01-02T03:04:05Z"))
        .withOperators(Map.of(OperatorIds.ofUid(uid), uid), Map.of());
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), folder, identity, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid(uid), PARALLELISM, MAX_PARALLELISM);
      for (int subtask = 0; subtask < PARALLELISM; subtask++) {
        KeyedStateWriter keyed = operator.keyedState(subtask, states);
        for (int group = keyed.range().first(); group <= keyed.range().last(); group++) {
          for (int number : byGroup[group]) {
            keyed.put(0, new SnapshotEntry(group, subtask, key.apply(number), VoidNamespaceValue.INSTANCE, null, value.apply(number), OptionalLong.empty()));
          }
        }
        keyed.finish();
      }
      writer.commit();
    }
    return folder;
  }

  private int[][] byGroup(int entries) {
    int[][] byGroup = new int[MAX_PARALLELISM][16];
    int[] sizes = new int[MAX_PARALLELISM];
    for (int number = 0; number < entries; number++) {
      int group = KeyGroups.keyGroup(key.apply(number).hashCode(), MAX_PARALLELISM);
      if (sizes[group] == byGroup[group].length) {
        byGroup[group] = Arrays.copyOf(byGroup[group], sizes[group] * 2);
      }
      byGroup[group][sizes[group]++] = number;
    }
    for (int group = 0; group < MAX_PARALLELISM; group++) {
      byGroup[group] = Arrays.copyOf(byGroup[group], sizes[group]);
    }
    return byGroup;
  }
}
