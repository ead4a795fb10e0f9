package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.ArrayList;
import java.util.List;

/**
 * A state whose entries are generated: one value for each key, or for each key and window.
 *
 * <p>THREADING: the subtask; {@link #write} any thread.
 */
abstract class TypedState extends RegisteredState {
  /** Restored entries whose slots are fetched from memory at once: they lie there in no order, and taking one by one waits for each. */
  private static final int TAKEN_AT_ONCE = 64;

  private final EntryCodec<StateEntry> codec;
  private final KeyGroupRange range;
  private final boolean isAmbiguous;
  private final StateEntry[] touched = new StateEntry[TAKEN_AT_ONCE];

  @SuppressWarnings("unchecked") // The tables only ever hold entries that the codec made.
  TypedState(KeyedState description, EntryCodec<?> codec, KeyGroupRange range) {
    super(description);
    this.codec = (EntryCodec<StateEntry>) codec;
    this.range = range;
    isAmbiguous = CompositeKeys.isAmbiguous(codec.keySerializer(), description.namespace());
  }

  final KeyGroupRange range() {
    return range;
  }

  @Override
  boolean hasDefaults() {
    return true;
  }

  @Override
  void write(StateEntry entry, Object namespace, int keyGroup, EntryBytes bytes) throws SnapshotException {
    bytes.begin(keyGroup);
    bytes.keyAndNamespace(out -> codec.writeKey(entry, out), isAmbiguous, description().namespace(), namespace);
    codec.writeValue(entry, bytes.value());
    bytes.end();
  }

  @Override
  void take(RestoredEntries entries) throws SnapshotException {
    reserve(entries.knownCount());
    StateEntry[] taken = new StateEntry[TAKEN_AT_ONCE];
    StateTable[] tables = new StateTable[TAKEN_AT_ONCE];
    int count = 0;
    while (entries.next()) {
      taken[count] = codec.newEntry();
      tables[count] = read(taken[count], entries);
      if (++count == TAKEN_AT_ONCE) {
        add(taken, tables, count);
        count = 0;
      }
    }
    add(taken, tables, count);
  }

  @Override
  void check(RestoredEntries entries) throws SnapshotException {
    while (entries.next()) {
      read(codec.newEntry(), entries);
    }
  }

  /** Reads the entry that the cursor stands at; gives the table that it belongs to. */
  private StateTable read(StateEntry entry, RestoredEntries entries) throws SnapshotException {
    ByteReader key = entries.key();
    codec.readKey(entry, key);
    if (KeyGroups.keyGroup(entry.keyHash, range.maxParallelism()) != entries.keyGroup()) {
      throw entries.corrupt("a key lies in the wrong key group.", "key group " + KeyGroups.keyGroup(entry.keyHash, range.maxParallelism()),
          "key group " + entries.keyGroup());
    }
    ValueSerializer namespaces = description().namespace();
    Object namespace = VoidNamespaceValue.INSTANCE;
    if (namespaces.fixedLength() != 1) {
      entries.skipLength(isAmbiguous, 0);
      namespace = namespaces.read(key);
    }
    try {
      codec.readValue(entry, entries.value());
    } catch (ArithmeticException e) {
      throw new SnapshotException.Refused(Place.of(entries.place()), "a value cannot be taken over by the changed aggregate: " + e.getMessage(),
          "Take back the change of the aggregate, or give it another name.");
    }
    return table(entry, namespace, entries);
  }

  private void add(StateEntry[] entries, StateTable[] tables, int count) {
    for (int index = 0; index < count; index++) {
      touched[index] = tables[index].first(entries[index].keyHash);
    }
    for (int index = 0; index < count; index++) {
      tables[index].add(entries[index]);
      touched[index] = null;
    }
  }

  /** Makes room. */
  abstract void reserve(long entries);

  /** The table that an entry of a snapshot belongs to. */
  abstract StateTable table(StateEntry entry, Object namespace, RestoredEntries entries) throws SnapshotException;

  private static void visit(StateTable table, Object namespace, EntryVisitor visitor) {
    for (StateEntry entry : table.slots()) {
      if (entry != null) {
        visitor.visit(entry, namespace);
      }
    }
  }

  /** One value for each key. */
  static final class OfKeys extends TypedState {
    private final KeyedTable table;

    OfKeys(KeyedState description, EntryCodec<?> codec, KeyGroupRange range, KeyedTable table) {
      super(description, codec, range);
      this.table = table;
    }

    @Override
    void begin() {
      for (StateTable group : table.tables()) {
        group.begin();
      }
    }

    @Override
    FrozenState freeze(Generations.Hold hold) {
      List<FrozenState.Part> parts = new ArrayList<>(table.tables().length);
      for (StateTable group : table.tables()) {
        parts.add(new FrozenState.Part(group, group.freeze(hold), VoidNamespaceValue.INSTANCE));
      }
      return new FrozenState(this, parts, range(), !table.isSingle(), 0);
    }

    @Override
    void reserve(long entries) {
      for (StateTable group : table.tables()) {
        group.reserve(entries * (table.isSingle() ? range().count() : 1) / range().maxParallelism());
      }
    }

    @Override
    StateTable table(StateEntry entry, Object namespace, RestoredEntries entries) {
      return table.group(entries.keyGroup());
    }

    @Override
    void forEach(EntryVisitor visitor) {
      for (StateTable group : table.tables()) {
        visit(group, VoidNamespaceValue.INSTANCE, visitor);
      }
    }
  }

  /** One value for each key and window. */
  static final class OfWindows extends TypedState {
    private final WindowTables tables;

    OfWindows(KeyedState description, EntryCodec<?> codec, KeyGroupRange range, WindowTables tables) {
      super(description, codec, range);
      this.tables = tables;
    }

    @Override
    void begin() {
      tables.all().values().forEach(StateTable::begin);
    }

    @Override
    FrozenState freeze(Generations.Hold hold) {
      List<FrozenState.Part> parts = new ArrayList<>(tables.size());
      tables.all().forEach((start, table) -> parts.add(new FrozenState.Part(table, table.freeze(hold), new TimeWindowValue(start, start + tables.lengthMs()))));
      return new FrozenState(this, parts, range(), false, 0);
    }

    @Override
    void reserve(long entries) {
      // The entries lie in tables that are not known before they are read.
    }

    @Override
    StateTable table(StateEntry entry, Object namespace, RestoredEntries entries) throws SnapshotException {
      TimeWindowValue window = (TimeWindowValue) namespace;
      return tables.restored(window, entries.place());
    }

    /** The tables by window. */
    WindowTables tables() {
      return tables;
    }

    @Override
    void forEach(EntryVisitor visitor) {
      tables.all().forEach((start, table) -> visit(table, new TimeWindowValue(start, start + tables.lengthMs()), visitor));
    }
  }
}
