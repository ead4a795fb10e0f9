package dev.stillwater.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** States whose types have changed since the snapshot. */
public abstract class EvolutionContract extends StateBackendContract {
  private static final RowType OLD = RowType.of(RowField.required("id", ValueType.INT), RowField.nullable("name", ValueType.STRING),
      RowField.required("gone", ValueType.LONG));
  private static final RowType NEW = RowType.of(RowField.nullable("note", ValueType.STRING), RowField.required("id", ValueType.DECIMAL),
      RowField.nullable("name", ValueType.STRING));

  private static StructValue row(RowType type, Object... values) {
    return new StructValue("", type.fields().stream().map(RowField::name).toList(), Arrays.asList(values));
  }

  private Path oldSnapshot() throws SnapshotException {
    KeyedStateBackend keyed = single();
    ValueState<StructValue> value = keyed.value(StateSpec.of("value", Serializers.ofRow(OLD)));
    ListState<StructValue> list = keyed.list(StateSpec.of("list", Serializers.ofRow(OLD)));
    MapState<String, StructValue> map = keyed.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofRow(OLD)));
    ValueState<Long> dropped = keyed.value(StateSpec.of("dropped", Serializers.ofLong()));
    keyed.restore();
    keyed.currentKey(3L);
    value.update(row(OLD, 7, "a", 1L));
    list.add(row(OLD, 8, null, 2L));
    list.add(row(OLD, 9, "b", 3L));
    map.put("x", row(OLD, 10, "c", 4L));
    dropped.update(1L);
    return snapshot(new Snapshots(folder, 128), keyed);
  }

  @Test
  void rows_getTheNewColumnsInEveryKindOfState() throws SnapshotException {
    // Catches values of the old form behind a serializer of the new one.
    KeyedStateBackend keyed = single(oldSnapshot());
    ValueState<StructValue> value = keyed.value(StateSpec.of("value", Serializers.ofRow(NEW)));
    ListState<StructValue> list = keyed.list(StateSpec.of("list", Serializers.ofRow(NEW)));
    MapState<String, StructValue> map = keyed.map(StateSpec.map("map", Serializers.ofString(), Serializers.ofRow(NEW)));
    ValueState<Long> added = keyed.value(StateSpec.of("added", Serializers.ofLong()));
    keyed.restore();
    keyed.currentKey(3L);
    assertEquals(row(NEW, null, BigDecimal.valueOf(7), "a"), value.value());
    assertEquals(List.of(row(NEW, null, BigDecimal.valueOf(8), null), row(NEW, null, BigDecimal.valueOf(9), "b")), list.get());
    assertEquals(row(NEW, null, BigDecimal.valueOf(10), "c"), map.get("x"));
    assertEquals(null, added.value());
  }

  private void assertRefused(KeyedStateBackend keyed, String... parts) {
    SnapshotException refused = assertThrows(SnapshotException.class, keyed::restore);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), () -> part + " in: " + refused.getMessage());
    }
  }

  @Test
  void whatCannotBeTakenOver_isNamed() throws SnapshotException {
    // Catches a restore that reads one type as another, or a message that does not say which state it is.
    Path snapshot = oldSnapshot();
    KeyedStateBackend narrower = single(snapshot);
    narrower.value(StateSpec.of("value", Serializers.ofRow(RowType.of(RowField.required("gone", ValueType.INT)))));
    assertRefused(narrower, "operator 'count'", "state 'value'", "'gone'", "long", "int", "uid");
    KeyedStateBackend otherKind = single(snapshot);
    otherKind.list(StateSpec.of("value", Serializers.ofRow(OLD)));
    assertRefused(otherKind, "state 'value'", "value state", "list state");
    KeyedStateBackend otherType = single(snapshot);
    otherType.value(StateSpec.of("dropped", Serializers.ofString()));
    assertRefused(otherType, "state 'dropped'", "Long", "String");
    KeyedStateBackend otherKey = keyed(Serializers.ofString(), 0, 1, 128, Optional.of(snapshot));
    otherKey.value(StateSpec.of("dropped", Serializers.ofLong()));
    assertRefused(otherKey, "keys", "Long", "String");
    KeyedStateBackend otherUserKey = single(snapshot);
    otherUserKey.map(StateSpec.map("map", Serializers.ofLong(), Serializers.ofRow(OLD)));
    assertRefused(otherUserKey, "keys of the map", "String", "Long");
    KeyedStateBackend otherNamespace = single(snapshot);
    otherNamespace.value(StateSpec.of("dropped", Serializers.ofLong()).withNamespace(Serializers.ofTimeWindow()));
    assertRefused(otherNamespace, "namespaces", "TimeWindow");
  }

  @Test
  void windowsOfAnotherLength_areRefused() throws SnapshotException {
    // Catches contents of windows that a changed size would put into the wrong window.
    KeyedStateBackend keyed = single();
    WindowTables tables = keyed.windowTables(CountEntry.descriptor("window-contents", true), new CountEntry.Codec());
    tables.stretches(1000, start -> true);
    keyed.restore();
    CountEntry.find(tables.tableAt(5000), 1).count = 4;
    Path snapshot = snapshot(new Snapshots(folder, 128), keyed);
    KeyedStateBackend changed = single(snapshot);
    changed.windowTables(CountEntry.descriptor("window-contents", true), new CountEntry.Codec()).stretches(2000, start -> true);
    assertRefused(changed, "state 'window-contents'", "5000", "6000", "size");
  }

  @Test
  void accumulators_canComeFromAValueStateOfFlink() throws SnapshotException {
    // Catches accumulators that a job on Flink wrote as a value state and that are refused because of that alone.
    KeyedStateBackend keyed = single();
    ValueState<StructValue> value = keyed.value(StateSpec.of("aggregate", Serializers.ofRow(CountEntry.VALUE)));
    keyed.restore();
    Map<Long, Long> model = new TreeMap<>();
    for (long key = 0; key < 100; key++) {
      keyed.currentKey(key);
      value.update(row(CountEntry.VALUE, key * 3));
      model.put(key, key * 3);
    }
    KeyedStateBackend typed = single(snapshot(new Snapshots(folder, 128), keyed));
    KeyedTable table = typed.table(CountEntry.descriptor("aggregate", false), new CountEntry.Codec());
    typed.restore();
    for (long key = 0; key < 100; key++) {
      assertEquals(model.get(key), CountEntry.find(table.table(Long.hashCode(key)), key).count);
    }
  }
}
