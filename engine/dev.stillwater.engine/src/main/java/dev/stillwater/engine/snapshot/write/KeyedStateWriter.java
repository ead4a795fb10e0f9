package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.state.KeyGroups;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * Writes the keyed state of one subtask. Entries come key group by key group, in ascending order; inside a key group in any order, since they are sorted by
 * state and by the bytes of their keys: the same logical state gives the same bytes. Memory: one key group.
 *
 * <p>THREADING: one thread at a time, any one. LIFECYCLE: made by {@link OperatorWriter#keyedState}; {@link #finish} it.
 */
public final class KeyedStateWriter {
  private static final char LIST_SEPARATOR = ',';

  private final KeyedStates states;
  private final CanonicalFile file;
  private final KeyGroupRange range;
  private final int prefixBytes;
  private final KeyGroupBuffer buffer = new KeyGroupBuffer();
  private final ByteWriter key = new ByteWriter();
  private final ByteWriter value = new ByteWriter();
  private final ByteWriter formatted = new ByteWriter();
  private int keyGroup = -1;
  private KeyGroupsFile handle;

  KeyedStateWriter(StagedFile file, KeyedStates states, KeyGroupRange range) throws SnapshotException {
    this.states = states;
    this.range = range;
    this.prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
    this.file = new CanonicalFile(file, StateHeaders.keyed(states), states.states().size(), range);
  }

  /** The key groups that belong to the subtask. */
  public KeyGroupRange range() {
    return range;
  }

  /** Key group of a key; empty where its hash takes the job's classes. */
  public OptionalInt keyGroup(Object ofKey) {
    OptionalInt hash = states.key().keyHash(ofKey);
    return hash.isEmpty() ? hash : OptionalInt.of(KeyGroups.keyGroup(hash.getAsInt(), range.maxParallelism()));
  }

  /**
   * Adds an entry of the state with the id. Lists are whole, maps come entry by entry, timers have a timestamp and no value. An empty list is no entry: Flink
   * keeps none either.
   *
   * @throws IllegalArgumentException if the entry does not fit the state
   * @throws SnapshotException.Refused for a null value in a map, which Flink's heap backend could not write again
   */
  public void put(int state, SnapshotEntry entry) throws SnapshotException {
    KeyedState description = states.states().get(state);
    key.truncate(0);
    value.truncate(0);
    CompositeKeys.writeKeyGroup(entry.keyGroup(), prefixBytes, key);
    switch (description.kind()) {
      case TIMER -> {
        CompositeKeys.writeTimestamp(entry.timestamp().orElseThrow(() -> new IllegalArgumentException("A timer needs a timestamp.")), key);
        states.key().write(entry.key(), key);
        description.namespace().write(entry.namespace(), key);
      }
      case LIST -> {
        List<?> elements = (List<?>) entry.value();
        if (elements.isEmpty()) {
          return;
        }
        writeKey(description, entry);
        writeList(description.value().orElseThrow(), elements);
      }
      case MAP -> {
        if (entry.value() == null) {
          throw nullInMap(description);
        }
        writeKey(description, entry);
        description.userKey().orElseThrow().write(entry.userKey(), key);
        description.value().orElseThrow().write(entry.value(), value.writeBoolean(false));
      }
      default -> {
        writeKey(description, entry);
        description.value().orElseThrow().write(entry.value(), value);
      }
    }
    add(state, entry.keyGroup(), key, value);
  }

  private void writeKey(KeyedState description, SnapshotEntry entry) {
    CompositeKeys.writeKeyAndNamespace(states.key(), entry.key(), description.namespace(), entry.namespace(), key);
  }

  private void writeList(ValueSerializer element, List<?> elements) {
    for (int index = 0; index < elements.size(); index++) {
      if (index > 0) {
        value.writeByte(LIST_SEPARATOR);
      }
      element.write(elements.get(index), value);
    }
  }

  /**
   * Adds an entry as bytes; the writers are not kept.
   *
   * @param toKey key group, key, namespace and, in a map, the key in it; of a timer key group, time, key and namespace
   * @param toValue the value in the canonical form
   * @throws SnapshotException.Refused for a null value in a map
   */
  public void putBytes(int state, int toKeyGroup, ByteWriter toKey, ByteWriter toValue) throws SnapshotException {
    requireValue(state, toValue);
    add(state, toKeyGroup, toKey, toValue);
  }

  /**
   * Ends an entry that was begun in a buffer of a key group, for {@link #group}. For threads that make key groups while this one writes others: several may call it
   * at a time, each with a buffer of its own.
   *
   * @throws SnapshotException.Refused for a null value in a map, and for more than can be sorted
   */
  public void end(KeyGroupBuffer target, int state, int ofKeyGroup) throws SnapshotException {
    requireValue(state, target.bytes(), target.value());
    target.end();
    requireRoom(target, ofKeyGroup, 0);
  }

  /**
   * Sorts a buffer and makes the bytes of the key group. Any thread; cost: its entries.
   *
   * @param memory what the bytes are put into in place of what it holds
   * @throws IllegalArgumentException if an entry is there twice
   */
  public CanonicalGroup group(int ofKeyGroup, KeyGroupBuffer entries, ByteWriter memory) {
    entries.sort();
    CanonicalGroup group = sortedGroup(ofKeyGroup, memory);
    group.add(entries);
    return group.end();
  }

  /**
   * Begins the bytes of a key group whose entries come sorted, by {@link #add(CanonicalGroup, int, byte[], int, ByteWriter)}. Any thread.
   *
   * @param memory what the bytes are put into in place of what it holds
   */
  public CanonicalGroup sortedGroup(int ofKeyGroup, ByteWriter memory) {
    return CanonicalGroup.begin(ofKeyGroup, states.states().size(), prefixBytes, memory);
  }

  /**
   * Appends an entry as bytes that comes behind all others in the order of states and of the bytes of keys. Any thread; neither key nor value are kept.
   *
   * @throws IllegalArgumentException if the key does not begin with the key group
   * @throws SnapshotException.Refused for a null value in a map
   */
  public void add(CanonicalGroup target, int state, byte[] toKey, int keyLength, ByteWriter toValue) throws SnapshotException {
    requireValue(state, toValue);
    target.add(state, toKey, keyLength, toValue);
  }

  /**
   * Begins an entry as the one before: the caller appends length of the key, key, length of the value and value to what is given here, and then calls
   * {@link #appended}. So the bytes are copied once.
   */
  public ByteWriter append(CanonicalGroup target, int state) {
    return target.append(state);
  }

  /**
   * Ends an entry that was begun by {@link #append}; throws as {@link #add}.
   *
   * @param valueAt where its value stands
   */
  public void appended(CanonicalGroup target, int state, int valueAt) throws SnapshotException {
    requireValue(state, target.bytes(), valueAt);
    target.added();
  }

  /**
   * Adds a whole key group. Must not be mixed with entries that come one by one.
   *
   * @throws IllegalArgumentException if it comes too late
   */
  public void put(CanonicalGroup group) throws SnapshotException {
    file.write(group);
  }

  /** Lets a helper force to the disk what has been written of a long file, sooner or later or never; returns at once. */
  public void forceMeanwhile(Executor helper) {
    file.forceMeanwhile(helper);
  }

  private void requireValue(int state, ByteWriter toValue) throws SnapshotException {
    requireValue(state, toValue, 0);
  }

  private void requireValue(int state, ByteWriter bytes, int valueAt) throws SnapshotException {
    KeyedState description = states.states().get(state);
    if (description.kind() == StateKind.MAP && (bytes.size() == valueAt || bytes.array()[valueAt] != 0)) {
      throw nullInMap(description);
    }
  }

  private void requireRoom(KeyGroupBuffer target, int toKeyGroup, long entryBytes) throws SnapshotException {
    if (!target.hasRoom(entryBytes)) {
      throw new SnapshotException.Refused(file.place(), "key group " + toKeyGroup + " holds more than 1 GB, which is more than can be sorted in memory.",
          "Run the job with a higher max parallelism.");
    }
  }

  /**
   * Adds an entry as bytes that comes in the order of the file: by key group, state and the bytes of the key. It goes to the file as it is, so that nothing is
   * sorted and no key group is held in memory; must not be mixed with {@link #put} and {@link #putBytes}. The writers are not kept.
   *
   * @throws IllegalArgumentException if key group or state come too late
   * @throws SnapshotException.Refused for a null value in a map
   */
  public void putSorted(int state, int toKeyGroup, ByteWriter toKey, ByteWriter toValue) throws SnapshotException {
    requireValue(state, toValue);
    file.write(toKeyGroup, state, toKey, toValue);
  }

  private SnapshotException nullInMap(KeyedState description) {
    return new SnapshotException.Refused(file.place(), "the map state '" + description.name() + "' holds a null value, with which Flink's heap backend fails.",
        "Leave the entry out, or use a value that says the same.");
  }

  private void add(int state, int toKeyGroup, ByteWriter toKey, ByteWriter toValue) throws SnapshotException {
    if (toKeyGroup != keyGroup) {
      if (toKeyGroup < keyGroup || toKeyGroup < range.first() || toKeyGroup > range.last()) {
        throw new IllegalArgumentException("Key group " + toKeyGroup + " cannot follow key group " + keyGroup + " in a subtask that has " + range.first()
            + " to " + range.last() + ".");
      }
      flush();
      keyGroup = toKeyGroup;
    }
    requireRoom(buffer, toKeyGroup, (long) toKey.size() + toValue.size());
    buffer.add(state, toKey, toValue);
  }

  private void flush() throws SnapshotException {
    if (buffer.count() > 0) {
      file.write(group(keyGroup, buffer, formatted));
      buffer.clear();
    }
  }

  /** Ends the file and forces it to the disk. */
  public void finish() throws SnapshotException {
    flush();
    handle = file.finish();
  }

  Optional<KeyGroupsFile> handle() {
    return Optional.ofNullable(handle);
  }

  KeyedStates states() {
    return states;
  }

  long entries(int state) {
    return file.entries(state);
  }

  long sizeBytes(int state) {
    return file.sizeBytes(state);
  }
}
