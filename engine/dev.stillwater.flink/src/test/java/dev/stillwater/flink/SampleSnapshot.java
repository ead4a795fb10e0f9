package dev.stillwater.flink;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.java.tuple.Tuple2;

/** Writes a {@link SampleState} with our writer, as a job with three subtasks would have. */
public final class SampleSnapshot {
  static final int PARALLELISM = 3;
  static final int MAX_PARALLELISM = 128;

  private final SnapshotWriter writer;
  private final SampleState state;
  private final int maxParallelism;

  private SampleSnapshot(SnapshotWriter writer, SampleState state, int maxParallelism) {
    this.writer = writer;
    this.state = state;
    this.maxParallelism = maxParallelism;
  }

  /** One entry of the state with the name. */
  private record Named(String state, Object key, Object namespace, Object userKey, Object value, OptionalLong timestamp) {
    static Named of(String state, Object key, Object value) {
      return new Named(state, key, VoidNamespaceValue.INSTANCE, null, value, OptionalLong.empty());
    }

    static Named inMap(String state, Object key, Object userKey, Object value) {
      return new Named(state, key, VoidNamespaceValue.INSTANCE, userKey, value, OptionalLong.empty());
    }

    static Named timer(String state, Object key, Object namespace, long time) {
      return new Named(state, key, namespace, null, null, OptionalLong.of(time));
    }
  }

  /** State of the source "ids", to be carried over. */
  public record Source(byte[] coordinator, byte[] splits) {
  }

  /** Writes the snapshot. */
  public static void write(Path folder, SampleState state, Source source, int maxParallelism) throws SnapshotException {
    SnapshotIdentity identity = SnapshotIdentity.savepoint(7, "0123456789abcdef0123456789abcdef", "sample", Instant.ofEpochMilli(1_700_000_000_000L));
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), folder, identity, ProgressListener.NONE)) {
      SampleSnapshot snapshot = new SampleSnapshot(writer, state, maxParallelism);
      snapshot.writeSource(source);
      snapshot.writeKeyed();
      snapshot.writeTuples();
      snapshot.writeWindows();
      snapshot.writeLists();
      writer.commit();
    }
  }

  private void writeSource(Source source) throws SnapshotException {
    OperatorWriter operator = writer.operator(OperatorIds.ofUid("ids"), 1, maxParallelism);
    operator.coordinatorState(source.coordinator());
    OperatorStateWriter lists = operator.operatorState(0, List.of(OperatorState.list("SourceReaderState", Serializers.ofBytes())));
    lists.addBytes("SourceReaderState", source.splits());
    lists.finish();
  }

  private void writeKeyed() throws SnapshotException {
    ValueSerializer row = Serializers.ofRow(SampleState.ROW);
    KeyedStates states = new KeyedStates(Serializers.ofLong(),
        List.of(KeyedState.value("count", Serializers.ofLong()), KeyedState.list("words", Serializers.ofString()),
        KeyedState.map("map", Serializers.ofString(), Serializers.ofLong()),
        KeyedState.of("max", StateKind.REDUCING, Serializers.ofVoidNamespace(), Serializers.ofLong()),
        KeyedState.of("mean", StateKind.AGGREGATING, Serializers.ofVoidNamespace(), Serializers.ofTuple(List.of(Serializers.ofLong(), Serializers.ofLong()))),
        KeyedState.value("row", row), KeyedState.list("rows", row), KeyedState.map("named", Serializers.ofString(), row),
        KeyedState.timers("_timer_state/event_user-timers", Serializers.ofVoidNamespace()),
        KeyedState.timers("_timer_state/processing_user-timers", Serializers.ofVoidNamespace())));
    List<Named> entries = new ArrayList<>();
    state.keyed.forEach((key, values) -> {
      entries.add(Named.of("count", key, values.count));
      entries.add(Named.of("words", key, values.words));
      values.map.forEach((name, value) -> entries.add(Named.inMap("map", key, name, value)));
      entries.add(Named.of("max", key, values.max));
      entries.add(Named.of("mean", key, tuple(values.mean)));
      entries.add(Named.of("row", key, struct(values.row)));
      entries.add(Named.of("rows", key, values.rows.stream().map(SampleSnapshot::struct).toList()));
      values.named.forEach((name, value) -> entries.add(Named.inMap("named", key, name, struct(value))));
      values.timers.forEach(time -> entries.add(Named.timer("_timer_state/event_user-timers", key, VoidNamespaceValue.INSTANCE, time)));
    });
    OperatorWriter operator = writer.operator(OperatorIds.ofUid("keyed"), PARALLELISM, maxParallelism);
    writeEntries(operator, states, entries);
    for (int subtask = 0; subtask < PARALLELISM; subtask++) {
      OperatorStateWriter rules = operator.operatorState(subtask, List.of(OperatorState.broadcast("rules", Serializers.ofString(), Serializers.ofLong())));
      state.rules.forEach((name, value) -> rules.put("rules", name, value));
      rules.finish();
    }
  }

  private void writeTuples() throws SnapshotException {
    KeyedStates states = new KeyedStates(Serializers.ofTuple(List.of(Serializers.ofString(), Serializers.ofLong())),
        List.of(KeyedState.value("count", Serializers.ofLong()),
        KeyedState.map("byNumber", Serializers.ofLong(), Serializers.ofString()),
        KeyedState.timers("_timer_state/event_user-timers", Serializers.ofVoidNamespace())));
    List<Named> entries = new ArrayList<>();
    state.tuples.forEach((index, values) -> {
      TupleValue key = tuple(SampleState.tuple(index));
      entries.add(Named.of("count", key, values.count));
      values.byNumber.forEach((number, text) -> entries.add(Named.inMap("byNumber", key, number, text)));
      entries.add(Named.timer("_timer_state/event_user-timers", key, VoidNamespaceValue.INSTANCE, SampleState.TUPLE_TIMER + index));
    });
    writeEntries(writer.operator(OperatorIds.ofUid("tuples"), PARALLELISM, maxParallelism), states, entries);
  }

  private void writeWindows() throws SnapshotException {
    KeyedStates states = new KeyedStates(Serializers.ofString(),
        List.of(KeyedState.of("window-contents", StateKind.REDUCING, Serializers.ofTimeWindow(), Serializers.ofLong()),
        KeyedState.timers("_timer_state/event_window-timers", Serializers.ofTimeWindow())));
    List<Named> entries = new ArrayList<>();
    state.windows.forEach((key, sums) -> sums.forEach((start, sum) -> {
      TimeWindowValue window = new TimeWindowValue(start, start + SampleState.WINDOW_MS);
      entries.add(new Named("window-contents", key, window, null, sum, OptionalLong.empty()));
      entries.add(Named.timer("_timer_state/event_window-timers", key, window, window.end() - 1));
    }));
    writeEntries(writer.operator(OperatorIds.ofUid("windows"), PARALLELISM, maxParallelism), states, entries);
  }

  private void writeLists() throws SnapshotException {
    OperatorWriter operator = writer.operator(OperatorIds.ofUid("lists"), PARALLELISM, maxParallelism);
    for (int subtask = 0; subtask < PARALLELISM; subtask++) {
      OperatorStateWriter lists = operator.operatorState(subtask,
          List.of(OperatorState.list("split", Serializers.ofString()), OperatorState.union("union", Serializers.ofLong())));
      for (String element : state.split.get(subtask)) {
        lists.add("split", element);
      }
      lists.add("union", state.union.get(subtask));
      lists.finish();
    }
  }

  private static void writeEntries(OperatorWriter operator, KeyedStates states, List<Named> entries) throws SnapshotException {
    for (int subtask = 0; subtask < PARALLELISM; subtask++) {
      KeyedStateWriter writer = operator.keyedState(subtask, states);
      List<Named> own = entries.stream().filter(entry -> isIn(writer, entry)).sorted(Comparator.comparing(entry -> keyGroup(writer, entry))).toList();
      for (Named entry : own) {
        writer.put(states.id(entry.state()),
            new SnapshotEntry(keyGroup(writer, entry), subtask, entry.key(), entry.namespace(), entry.userKey(), entry.value(), entry.timestamp()));
      }
      writer.finish();
    }
  }

  private static int keyGroup(KeyedStateWriter writer, Named entry) {
    return writer.keyGroup(entry.key()).orElseThrow();
  }

  private static boolean isIn(KeyedStateWriter writer, Named entry) {
    int keyGroup = keyGroup(writer, entry);
    return keyGroup >= writer.range().first() && keyGroup <= writer.range().last();
  }

  private static TupleValue tuple(Tuple2<?, ?> tuple) {
    return new TupleValue(List.of(tuple.f0, tuple.f1));
  }

  private static StructValue struct(Row row) {
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < row.type().size(); index++) {
      values.add(row.get(index));
    }
    return new StructValue("", row.type().fields().stream().map(field -> field.name()).toList(), values);
  }
}
