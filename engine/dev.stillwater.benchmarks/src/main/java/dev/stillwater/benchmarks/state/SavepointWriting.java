package dev.stillwater.benchmarks.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TupleValue;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Writes the savepoint of a case with our own writer: one operator, one subtask.
 *
 * <p>THREADING: one thread.
 */
final class SavepointWriting {
  private static final String JOB_ID = "000102030405060708090a0b0c0d0e0f";

  private final StateCase state;
  private final int entries;
  private final int generation;
  private final ValueSerializer keys;

  SavepointWriting(StateCase state, int entries, int generation) {
    this.state = state;
    this.entries = entries;
    this.generation = generation;
    this.keys = state == StateCase.LONGS ? Serializers.ofLong() : Serializers.ofString();
  }

  /** Writes the savepoint to a folder that does not exist; returns the seconds it took, from the first entry to the last sync. */
  double write(Path folder) throws SnapshotException {
    int[] order = byKeyGroup();
    ValueSerializer values = state == StateCase.LONGS ? Serializers.ofLong()
        : Serializers.ofTuple(List.of(Serializers.ofLong(), Serializers.ofString(), Serializers.ofDouble()));
    KeyedStates states = new KeyedStates(keys, List.of(KeyedState.value(StateCase.STATE, values)));
    String operatorId = OperatorIds.ofUid(StateCase.UID);
    SnapshotIdentity identity = SnapshotIdentity.savepoint(1, JOB_ID, "bench", Instant.EPOCH).withOperators(Map.of(operatorId, StateCase.UID), Map.of());
    long start = System.nanoTime();
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), folder, identity, ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(operatorId, 1, StateCase.MAX_PARALLELISM);
      KeyedStateWriter subtask = operator.keyedState(0, states);
      for (int index : order) {
        subtask.put(0, new SnapshotEntry(keyGroup(index), 0, key(index), VoidNamespaceValue.INSTANCE, null, value(index), OptionalLong.empty()));
      }
      subtask.finish();
      writer.commit();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private Object key(int index) {
    return state == StateCase.LONGS ? (Object) StateCase.key(index) : StateCase.textKey(index);
  }

  private Object value(int index) {
    long amount = StateCase.amount(index, generation);
    return state == StateCase.LONGS ? (Object) amount : new TupleValue(List.of(amount, StateCase.city(index), StateCase.balance(index)));
  }

  private int keyGroup(int index) {
    return KeyGroups.keyGroup(keys.keyHash(key(index)).orElseThrow(), StateCase.MAX_PARALLELISM);
  }

  /** The numbers of the entries, those of a key group side by side, as an engine would hand them over. */
  private int[] byKeyGroup() {
    int[] ends = new int[StateCase.MAX_PARALLELISM + 1];
    for (int index = 0; index < entries; index++) {
      ends[keyGroup(index) + 1]++;
    }
    for (int group = 1; group < ends.length; group++) {
      ends[group] += ends[group - 1];
    }
    int[] order = new int[entries];
    for (int index = 0; index < entries; index++) {
      order[ends[keyGroup(index)]++] = index;
    }
    return order;
  }
}
