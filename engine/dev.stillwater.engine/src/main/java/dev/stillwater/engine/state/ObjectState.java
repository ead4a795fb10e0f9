package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state that is written by hand: an {@link ObjectEntry} for each key and namespace that has something, in a table for each key group.
 *
 * <p>THREADING: the subtask; {@link #write} any thread.
 */
final class ObjectState extends RegisteredState {
  private static final int CLEANED_SLOTS = 8;

  private final KeyContext context;
  private final ObjectCodec codec;
  private final KeyedTable tables;
  private final boolean hasStore;
  private final boolean hasNamespaces;
  private final boolean isAmbiguous;
  private final Optional<Ttl> ttl;
  private int groupHand;
  private int slotHand;

  ObjectState(KeyedState description, KeyContext context, ObjectCodec codec, KeyedTable tables, boolean hasStore, Optional<Ttl> ttl) {
    super(description);
    this.context = context;
    this.codec = codec;
    this.tables = tables;
    this.hasStore = hasStore;
    this.ttl = ttl;
    hasNamespaces = !Serializers.areEqual(description.namespace(), Serializers.ofVoidNamespace());
    isAmbiguous = CompositeKeys.isAmbiguous(codec.keySerializer(), description.namespace());
  }

  /** The time to live, if there is one. */
  Optional<Ttl> ttl() {
    return ttl;
  }

  private Object namespace() {
    return hasNamespaces ? context.namespace() : VoidNamespaceValue.INSTANCE;
  }

  private StateTable table() {
    return tables.group(context.keyGroup());
  }

  /** Slot of the entry, or the empty one where it belongs. */
  private static int slot(StateTable table, Object key, Object namespace, int hash) {
    StateEntry[] slots = table.slots();
    int slot = StateTable.firstSlot(hash, slots.length);
    while (slots[slot] != null) {
      if (slots[slot].keyHash == hash) {
        ObjectEntry entry = (ObjectEntry) slots[slot];
        if (entry.key.equals(key) && entry.namespace.equals(namespace)) {
          return slot;
        }
      }
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  /** What is stored for the current key and namespace, not to be changed; null when there is nothing. */
  Object get() {
    return get(namespace());
  }

  /** What is stored for the current key and a namespace. */
  Object get(Object namespace) {
    int hash = context.entryHash(namespace);
    StateTable table = table();
    ObjectEntry found = (ObjectEntry) table.slots()[slot(table, context.key(), namespace, hash)];
    if (found == null && hasStore) {
      found = new ObjectEntry(context.key(), namespace, hash);
      table.load(found);
    }
    Object stored = found == null ? null : found.value;
    if (ttl.isPresent() && !hasStore) {
      cleanUp(ttl.get());
    }
    return stored;
  }

  /**
   * Looks at some slots, from where it ended the last time, and takes out what has expired, so that keys go which never come again. Cost: what
   * lies in those slots.
   */
  private void cleanUp(Ttl rules) {
    long nowMs = rules.nowMs();
    for (int looked = 0; looked < CLEANED_SLOTS; looked++) {
      StateTable table = tables.tables()[groupHand];
      if (slotHand >= table.slots().length) {
        slotHand = 0;
        groupHand = (groupHand + 1) % tables.tables().length;
      } else if (table.slots()[slotHand] instanceof ObjectEntry entry && isExpired(entry.value, rules, nowMs)) {
        table.drop(slotHand);
      } else {
        slotHand++;
      }
    }
  }

  /** Whether all that is stored has expired. */
  private static boolean isExpired(Object stored, Ttl rules, long nowMs) {
    return switch (stored) {
      case ListValue list -> list.view().stream().allMatch(element -> rules.isExpired(element, nowMs));
      case Map<?, ?> map -> map.values().stream().allMatch(mapped -> rules.isExpired(mapped, nowMs));
      default -> rules.isExpired(stored, nowMs);
    };
  }

  /** The entry of the current key and namespace, to be changed at once. */
  ObjectEntry mutable() {
    return mutable(namespace());
  }

  private ObjectEntry mutable(Object namespace) {
    int hash = context.entryHash(namespace);
    StateTable table = table();
    int slot = slot(table, context.key(), namespace, hash);
    StateEntry found = table.slots()[slot];
    if (found == null) {
      found = new ObjectEntry(context.key(), namespace, hash);
      table.insert(found, slot);
    } else {
      found = table.own(found, slot);
    }
    found.absent(false);
    return (ObjectEntry) found;
  }

  /** Stores a value in place of what is there. */
  void set(Object stored) {
    mutable().value = stored;
  }

  /** Removes what is stored for the current key and namespace. */
  void remove() {
    remove(namespace());
  }

  void remove(Object namespace) {
    StateTable table = table();
    if (hasStore) {
      ObjectEntry entry = mutable(namespace);
      entry.value = null;
      entry.absent(true);
      return;
    }
    int slot = slot(table, context.key(), namespace, context.entryHash(namespace));
    if (table.slots()[slot] != null) {
      table.drop(slot);
    }
  }

  /** Stores a value for the current key and a namespace. */
  void set(Object namespace, Object stored) {
    mutable(namespace).value = stored;
  }

  @Override
  void begin() {
    for (StateTable table : tables.tables()) {
      table.begin();
    }
  }

  @Override
  FrozenState freeze(Generations.Hold hold) {
    List<FrozenState.Part> parts = new ArrayList<>(tables.tables().length);
    for (StateTable table : tables.tables()) {
      parts.add(new FrozenState.Part(table, table.freeze(hold), null));
    }
    return new FrozenState(this, parts, context.range(), true, ttl.isPresent() ? ttl.get().nowMs() : 0);
  }

  @Override
  void write(StateEntry stateEntry, Object namespace, int keyGroup, EntryBytes bytes) throws SnapshotException {
    ObjectEntry entry = (ObjectEntry) stateEntry;
    if (entry.value == null) {
      return;
    }
    long nowMs = bytes.nowMs();
    switch (description().kind()) {
      case MAP -> writeMap(entry, keyGroup, nowMs, bytes);
      case LIST -> writeList(entry, keyGroup, nowMs, bytes);
      default -> {
        if (ttl.isEmpty() || !ttl.get().isExpired(entry.value, nowMs)) {
          begin(entry, keyGroup, bytes);
          codec.writeValue(entry, bytes.value());
          bytes.end();
        }
      }
    }
  }

  private void begin(ObjectEntry entry, int keyGroup, EntryBytes bytes) {
    bytes.begin(keyGroup);
    bytes.keyAndNamespace(out -> codec.writeKey(entry, out), isAmbiguous, description().namespace(), entry.namespace);
  }

  private void writeList(ObjectEntry entry, int keyGroup, long nowMs, EntryBytes bytes) throws SnapshotException {
    ObjectEntry written = entry;
    if (ttl.isPresent()) {
      written = codec.copy(entry);
      written.value = ListValue.of(((ListValue) entry.value).view().stream().filter(element -> !ttl.get().isExpired(element, nowMs)).toList());
    }
    if (((ListValue) written.value).size() > 0) {
      begin(written, keyGroup, bytes);
      codec.writeValue(written, bytes.value());
      bytes.end();
    }
  }

  private void writeMap(ObjectEntry entry, int keyGroup, long nowMs, EntryBytes bytes) throws SnapshotException {
    for (Map.Entry<?, ?> mapping : ((Map<?, ?>) entry.value).entrySet()) {
      if (ttl.isEmpty() || !ttl.get().isExpired(mapping.getValue(), nowMs)) {
        begin(entry, keyGroup, bytes);
        description().userKey().orElseThrow().write(mapping.getKey(), bytes.key());
        codec.valueSerializer().write(mapping.getValue(), bytes.value().writeBoolean(false));
        bytes.end();
      }
    }
  }

  @Override
  void take(RestoredEntries entries) throws SnapshotException {
    while (entries.next()) {
      ObjectEntry entry = codec.newEntry();
      ByteReader key = readKey(entry, entries);
      StateTable table = tables.group(entries.keyGroup());
      if (description().kind() == StateKind.MAP) {
        takeMapping(entry, key, entries.value(), table);
      } else {
        codec.readValue(entry, entries.value());
        table.add(entry);
      }
    }
  }

  /** Reads key and namespace of the entry that the cursor stands at; gives the reader of what follows them. */
  private ByteReader readKey(ObjectEntry entry, RestoredEntries entries) throws SnapshotException {
    ByteReader key = entries.key();
    codec.readKey(entry, key);
    entries.skipLength(isAmbiguous, 0);
    int start = (int) key.offset();
    entry.namespace = description().namespace().read(key);
    entries.skipLength(isAmbiguous, start);
    entry.keyHash = context.entryHash(entry.key, entry.namespace);
    return key;
  }

  @Override
  void check(RestoredEntries entries) throws SnapshotException {
    while (entries.next()) {
      ObjectEntry entry = codec.newEntry();
      ByteReader key = readKey(entry, entries);
      if (description().kind() != StateKind.MAP) {
        codec.readValue(entry, entries.value());
      } else {
        description().userKey().orElseThrow().read(key);
        ByteReader value = entries.value();
        if (!value.readBoolean()) {
          codec.valueSerializer().read(value);
        }
      }
    }
  }

  private void takeMapping(ObjectEntry entry, ByteReader key, ByteReader value, StateTable table) throws SnapshotException {
    Object userKey = description().userKey().orElseThrow().read(key);
    if (value.readBoolean()) {
      return;
    }
    Object mapped = codec.valueSerializer().read(value);
    ObjectEntry known = (ObjectEntry) table.find(entry);
    if (known == null) {
      entry.value = new LinkedHashMap<>();
      table.add(entry);
      known = entry;
    }
    map(known).put(userKey, mapped);
  }

  @SuppressWarnings("unchecked") // A map state stores nothing else.
  static Map<Object, Object> map(ObjectEntry entry) {
    return (Map<Object, Object>) entry.value;
  }

  @Override
  void forEach(EntryVisitor visitor) {
    for (StateTable table : tables.tables()) {
      table.complete();
      for (StateEntry entry : table.slots()) {
        if (entry != null && ((ObjectEntry) entry).value != null) {
          visitor.visit(entry, ((ObjectEntry) entry).namespace);
        }
      }
    }
  }
}
