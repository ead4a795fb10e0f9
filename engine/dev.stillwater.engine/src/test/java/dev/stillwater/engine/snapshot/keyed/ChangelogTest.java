package dev.stillwater.engine.snapshot.keyed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.SnappyFramedOutputStream;

/** Changes of every operation over state that was materialised, inside the metadata and in compressed files. */
class ChangelogTest {
  private static final long KEY = 1;
  private static final int GROUP = KeyGroups.keyGroup(Long.hashCode(KEY), 128);
  private static final String OPERATOR = OperatorIds.ofUid("x");
  private static final int CLEAR = 0;
  private static final int SET = 1;
  private static final int SET_INTERNAL = 2;
  private static final int ADD = 3;
  private static final int MERGE = 4;
  private static final int ADD_ELEMENT = 5;
  private static final int ADD_OR_UPDATE = 6;
  private static final int REMOVE = 7;
  private static final int METADATA = 8;
  private static final int SUM = 2;
  private static final int LIST = 0;
  private static final int MAP = 1;
  private static final int TIMERS = 3;
  private static final ValueSerializer LONG = Serializers.ofLong();
  private static final ValueSerializer TEXT = Serializers.ofString();
  private static final ValueSerializer WINDOW = Serializers.ofTimeWindow();

  @TempDir
  private Path folder;
  private SnapshotView base;
  private final List<byte[]> changes = new ArrayList<>();

  private static TimeWindowValue window(long start) {
    return new TimeWindowValue(start, start + 10);
  }

  private static SnapshotEntry entry(Object namespace, Object userKey, Object value) {
    return new SnapshotEntry(GROUP, 0, KEY, namespace, userKey, value, OptionalLong.empty());
  }

  @BeforeEach
  void materialize() throws SnapshotException {
    Path target = folder.resolve("base");
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), target, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE)) {
      KeyedStateWriter keyed = writer.operator(OPERATOR, 1, 128).keyedState(0, new dev.stillwater.engine.snapshot.write.KeyedStates(LONG, List.of(
          KeyedState.of("sum", StateKind.REDUCING, WINDOW, LONG), new KeyedState("list", StateKind.LIST, WINDOW, Optional.empty(),
              Optional.of(TEXT)),
          KeyedState.map("map", TEXT, LONG), KeyedState.timers("timers", WINDOW))));
      keyed.put(SUM, entry(window(0), null, 100L));
      keyed.put(SUM, entry(window(10), null, 200L));
      keyed.put(SUM, entry(window(20), null, 300L));
      keyed.put(LIST, entry(window(0), null, List.of("a", "b")));
      keyed.put(LIST, entry(window(10), null, List.of("c")));
      keyed.put(MAP, entry(VoidNamespaceValue.INSTANCE, "x", 1L));
      keyed.put(MAP, entry(VoidNamespaceValue.INSTANCE, "y", 2L));
      keyed.put(TIMERS, new SnapshotEntry(GROUP, 0, KEY, window(0), null, null, OptionalLong.of(9)));
      keyed.put(TIMERS, new SnapshotEntry(GROUP, 0, KEY, window(10), null, null, OptionalLong.of(19)));
      keyed.finish();
      writer.commit();
    }
    base = SnapshotReader.open(target, SnapshotOptions.local(), ProgressListener.NONE);
  }

  @AfterEach
  void close() {
    base.close();
  }

  private KeyGroupsFile materialized() {
    return (KeyGroupsFile) base.metadata().operators().get(0).subtasks().get(0).managedKeyed().orElseThrow();
  }

  /** Descriptions of the states, whose ids in the changes are above those in the file. */
  private List<byte[]> descriptions() throws SnapshotException {
    KeyedHeader header = KeyedHeader.read(ByteReader.of(base.files().open(materialized().stream())));
    List<byte[]> descriptions = new ArrayList<>();
    for (int id = 0; id < header.states().size(); id++) {
      ByteWriter out = new ByteWriter().writeByte(METADATA).writeInt(7).writeBytes(header.states().get(id).headerBytes());
      if (id != TIMERS) {
        out.writeBoolean(false).writeBoolean(false);
      }
      descriptions.add(out.writeShort(id + 40).writeByte(id == TIMERS ? 3 : 0).toByteArray());
    }
    return descriptions;
  }

  private ByteWriter change(int operation, int state) {
    return new ByteWriter().writeByte(operation).writeShort(state + 40);
  }

  private ByteWriter change(int operation, int state, ValueSerializer namespaces, Object namespace) {
    ByteWriter out = change(operation, state);
    LONG.write(KEY, out);
    namespaces.write(namespace, out);
    return out;
  }

  private void add(ByteWriter change) {
    changes.add(change.toByteArray());
  }

  private static ByteWriter with(ByteWriter out, ValueSerializer serializer, Object value) {
    serializer.write(value, out);
    return out;
  }

  private void merge(int state, TimeWindowValue target, TimeWindowValue... sources) {
    ByteWriter out = with(change(MERGE, state, WINDOW, target), WINDOW, target).writeInt(sources.length);
    for (TimeWindowValue source : sources) {
      WINDOW.write(source, out);
    }
    add(out);
  }

  private KeyedHandle inline() throws SnapshotException {
    List<KeyedHandle.Change> all = new ArrayList<>();
    descriptions().forEach(bytes -> all.add(new KeyedHandle.Change(-1, ByteSource.of("meta", bytes))));
    changes.forEach(bytes -> all.add(new KeyedHandle.Change(GROUP, ByteSource.of("change", bytes))));
    return new KeyedHandle.ChangelogInline(0, 128, 0, 1, all, "id");
  }

  /** The changes in a compressed file, behind as many bytes as nobody points to. */
  private KeyedHandle file(int unused) throws SnapshotException, IOException {
    ByteWriter set = new ByteWriter().writeBytes(new byte[unused]).writeInt(2).writeInt(4).writeInt(-1);
    descriptions().forEach(bytes -> set.writeInt(bytes.length).writeBytes(bytes));
    set.writeInt(changes.size()).writeInt(GROUP);
    changes.forEach(bytes -> set.writeInt(bytes.length).writeBytes(bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    try (SnappyFramedOutputStream compressed = new SnappyFramedOutputStream(out)) {
      compressed.write(set.toByteArray());
    }
    Files.write(folder.resolve("base").resolve("changes"), out.toByteArray());
    return new KeyedHandle.ChangelogFiles(13, 0, 128, List.of(new KeyedHandle.OffsetStream(unused, new StreamHandle.RelativeFile("changes", set.size()))),
        set.size(), set.size(), "id", "filesystem");
  }

  /** The entries of a state: value by namespace, in a map by the key inside it, of timers by their time. */
  private Map<Object, Object> entries(String state, KeyedHandle... log) throws SnapshotException {
    KeyedHandle.Changelog handle = new KeyedHandle.Changelog(14, 0, 128, 0, List.of(materialized()), List.of(log), 1, 1, "id");
    KeyedStates states = KeyedStates.open(handle, new KeyedStates.Context(base.files(), new RocksInstances(base.files()), 0, 128));
    assertEquals(List.of("list", "map", "sum", "timers"), states.states().stream().map(item -> item.layout().name()).toList());
    Map<Object, Object> entries = new LinkedHashMap<>();
    StatePart part = states.states().stream().filter(item -> item.layout().name().equals(state)).findFirst().orElseThrow().part();
    try (EntryCursor cursor = part.open(0, 127, "", ProgressListener.NONE)) {
      while (cursor.next()) {
        assertEquals(KEY, cursor.key());
        assertEquals(GROUP, cursor.keyGroup());
        Object place = cursor.timestamp().isPresent() ? cursor.timestamp().getAsLong() : cursor.userKey() != null ? cursor.userKey() : cursor.namespace();
        assertEquals(null, entries.put(place, cursor.timestamp().isPresent() ? cursor.namespace() : cursor.value()));
      }
    }
    return entries;
  }

  @Test
  void valuesAreSetAndCleared() throws SnapshotException, IOException {
    add(with(change(SET_INTERNAL, SUM, WINDOW, window(0)), LONG, 101L));
    add(change(CLEAR, SUM, WINDOW, window(10)));
    add(with(change(SET, SUM, WINDOW, window(90)), LONG, 900L));
    add(with(change(SET, SUM, WINDOW, window(0)), LONG, 102L));
    Map<Object, Object> expected = Map.of(window(0), 102L, window(20), 300L, window(90), 900L);
    assertEquals(expected, entries("sum", inline()));
    assertEquals(expected, entries("sum", file(0)));
    assertEquals(expected, entries("sum", file(200_000)));
  }

  @Test
  void listsGrowAndAreReplaced() throws SnapshotException {
    add(with(change(ADD_ELEMENT, LIST, WINDOW, window(0)), TEXT, "z"));
    add(with(change(ADD, LIST, WINDOW, window(0)), Serializers.ofList(TEXT), List.of("y", "x")));
    add(with(change(SET, LIST, WINDOW, window(10)), Serializers.ofList(TEXT), List.of("new")));
    add(with(change(ADD_ELEMENT, LIST, WINDOW, window(50)), TEXT, "first"));
    assertEquals(Map.of(window(0), List.of("a", "b", "z", "y", "x"), window(10), List.of("new"), window(50), List.of("first")), entries("list", inline()));
    add(with(change(SET_INTERNAL, LIST, WINDOW, window(10)), Serializers.ofList(TEXT), List.of()));
    add(change(CLEAR, LIST, WINDOW, window(0)));
    add(with(change(ADD_ELEMENT, LIST, WINDOW, window(0)), TEXT, "again"));
    assertEquals(Map.of(window(0), List.of("again"), window(50), List.of("first")), entries("list", inline()));
  }

  @Test
  void mapsChangeKeyByKey() throws SnapshotException {
    Object namespace = VoidNamespaceValue.INSTANCE;
    ValueSerializer none = Serializers.ofVoidNamespace();
    add(with(with(change(ADD_OR_UPDATE, MAP, none, namespace), TEXT, "x"), LONG, 10L));
    add(with(change(REMOVE, MAP, none, namespace), TEXT, "y"));
    add(with(change(ADD, MAP, none, namespace), Serializers.ofMap(TEXT, LONG), Map.of("z", 3L)));
    assertEquals(Map.of("x", 10L, "z", 3L), entries("map", inline()));
    add(change(CLEAR, MAP, none, namespace));
    add(with(with(change(ADD_OR_UPDATE, MAP, none, namespace), TEXT, "w"), LONG, 4L));
    assertEquals(Map.of("w", 4L), entries("map", inline()));
  }

  @Test
  void timersAreAddedAndTakenBack() throws SnapshotException {
    ValueSerializer timer = Serializers.ofTimer(LONG, WINDOW);
    ByteWriter added = change(ADD_ELEMENT, TIMERS).writeInt(2);
    CompositeKeys.writeTimestamp(29, added);
    with(with(added, LONG, KEY), WINDOW, window(20));
    CompositeKeys.writeTimestamp(39, added);
    with(with(added, LONG, KEY), WINDOW, window(30));
    add(added);
    ByteWriter removed = change(REMOVE, TIMERS);
    CompositeKeys.writeTimestamp(9, removed);
    add(with(with(removed, LONG, KEY), WINDOW, window(0)));
    assertEquals("Long", timer.parts().get(0).typeText());
    assertEquals(Map.of(19L, window(10), 29L, window(20), 39L, window(30)), entries("timers", inline()));
  }

  @Test
  void mergedNamespacesOfListsAreJoined() throws SnapshotException {
    add(with(change(ADD_ELEMENT, LIST, WINDOW, window(10)), TEXT, "d"));
    merge(LIST, window(0), window(10), window(70));
    assertEquals(Map.of(window(0), List.of("a", "b", "c", "d")), entries("list", inline()));
  }

  @Test
  void mergedNamespacesOfOtherStatesTakeTheValueThatFollows() throws SnapshotException {
    merge(SUM, window(0), window(10));
    assertInstanceOf(OpaqueValue.class, entries("sum", inline()).get(window(0)));
    add(with(change(SET_INTERNAL, SUM, WINDOW, window(0)), LONG, 333L));
    assertEquals(Map.of(window(0), 333L, window(20), 300L), entries("sum", inline()));
  }

  @Test
  void aNamespaceThatIsMergedIntoAnEmptyOneMovesThere() throws SnapshotException {
    merge(SUM, window(60), window(10));
    assertEquals(Map.of(window(0), 100L, window(20), 300L, window(60), 200L), entries("sum", inline()));
  }

  @Test
  void anUnknownOperationIsAnError() {
    add(with(change(77, SUM, WINDOW, window(0)), LONG, 1L));
    assertThrows(Corrupt.class, () -> entries("sum", inline()));
  }
}
