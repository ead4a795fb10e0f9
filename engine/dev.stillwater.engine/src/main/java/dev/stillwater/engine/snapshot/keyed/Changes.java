package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes have made of the entries of one state in one key group, by key and namespace.
 *
 * <p>Namespaces that were merged are merged here too: lists are joined. Values that only the job's own function can merge become one lump of bytes, unless
 * a later change says what came out, which Flink's windows do.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 2.3, {@code KvStateChangeApplier} and those made from it, {@code AbstractHeapMergingState}.
 */
final class Changes {
  private static final int CLEAR = 0;
  private static final int SET = 1;
  private static final int SET_INTERNAL = 2;
  private static final int ADD = 3;
  private static final int MERGE_NAMESPACES = 4;
  private static final int ADD_ELEMENT = 5;
  private static final int ADD_OR_UPDATE_ELEMENT = 6;
  private static final int REMOVE_ELEMENT = 7;
  private static final byte SEPARATOR = ',';

  private final StateLayout layout;
  private final Map<ByteBuffer, Change> byScope = new LinkedHashMap<>();

  /** Gives bytes that may have to be read. */
  @FunctionalInterface
  interface Bytes {
    byte[] get() throws SnapshotException;
  }

  /** An entry that changes have made; merged are values that only the job's function could merge. */
  record Entry(byte[] key, byte[] value, boolean isMerged) {
  }

  /** What became of what belongs to one key and namespace. */
  static final class Change {
    private boolean isReplaced;
    private boolean isMerged;
    private byte[] value;
    private final ByteWriter appended = new ByteWriter();
    private final Map<ByteBuffer, Optional<byte[]>> userKeys = new LinkedHashMap<>();

    /** Whether what was materialised is gone. */
    boolean isReplaced() {
      return isReplaced;
    }

    /** Elements that were added to a list, with separators. */
    ByteWriter appended() {
      return appended;
    }

    /** The value of a key inside a map, which is not among the rest afterwards; empty if the key is gone. */
    Optional<byte[]> takeUserKey(ByteBuffer userKey, Bytes materialized) throws SnapshotException {
      Optional<byte[]> changed = userKeys.remove(userKey);
      if (changed != null) {
        return changed;
      }
      return isReplaced ? Optional.empty() : Optional.of(materialized.get());
    }

    private void set(byte[] newValue) {
      isReplaced = true;
      isMerged = false;
      value = newValue;
      appended.truncate(0);
      userKeys.clear();
    }

    private void append(byte[] elements) {
      if (elements.length == 0) {
        return;
      }
      if (appended.size() > 0) {
        appended.writeByte(SEPARATOR);
      }
      appended.writeBytes(elements);
    }

    /** The value, or list with all that was added to it; empty if there is none. */
    private Optional<byte[]> whole() {
      if (appended.size() == 0) {
        return Optional.ofNullable(value);
      }
      if (value == null) {
        return Optional.of(appended.toByteArray());
      }
      return Optional.of(new ByteWriter().writeBytes(value).writeByte(SEPARATOR).writeBytes(appended.array(), 0, appended.size()).toByteArray());
    }
  }

  private Changes(StateLayout layout) {
    this.layout = layout;
  }

  /** Reads the changes of a key group. Cost: those changes; where namespaces were merged also what was materialised of the key group. */
  static Changes read(ChangelogPart part, int keyGroup, ProgressListener listener) throws SnapshotException {
    Changes changes = new Changes(part.layout());
    Set<ByteBuffer> merged = new HashSet<>();
    part.log().forEach(keyGroup, (operation, stateId, in) -> {
      if (operation == MERGE_NAMESPACES && part.ids().contains(stateId)) {
        merged.addAll(changes.readMerge(in));
      }
    });
    if (!merged.isEmpty()) {
      changes.seed(part, keyGroup, merged, listener);
    }
    part.log().forEach(keyGroup, (operation, stateId, in) -> {
      if (part.ids().contains(stateId)) {
        changes.apply(operation, in);
      }
    });
    return changes;
  }

  /** Takes over what was materialised of namespaces that are merged. */
  private void seed(ChangelogPart part, int keyGroup, Set<ByteBuffer> scopes, ProgressListener listener) throws SnapshotException {
    for (KeyedPart base : part.bases()) {
      try (KeyedEntries entries = base.entries(keyGroup, keyGroup, "", listener)) {
        while (entries.next()) {
          ByteBuffer scope = ByteBuffer.wrap(Arrays.copyOfRange(entries.keyBytes, entries.keyFrom, entries.keyTo));
          if (scopes.contains(scope)) {
            entries.loadValue();
            change(scope).set(Arrays.copyOfRange(entries.valueBytes, entries.valueFrom, entries.valueTo));
          }
        }
      }
    }
  }

  /** Whether nothing was changed. */
  boolean isEmpty() {
    return byScope.isEmpty();
  }

  /** What became of a key and namespace. */
  Optional<Change> of(ByteBuffer scope) {
    return Optional.ofNullable(byScope.get(scope));
  }

  /** Takes a key and namespace out of the rest. */
  void remove(byte[] scope) {
    byScope.remove(ByteBuffer.wrap(scope));
  }

  /** The entries that were not there before. */
  Iterator<Entry> rest() {
    List<Entry> entries = new ArrayList<>();
    byScope.forEach((scope, change) -> {
      byte[] key = scope.array();
      if (layout.kind() == StateKind.MAP) {
        change.userKeys.forEach((userKey, value) -> value.ifPresent(bytes -> entries.add(new Entry(
            new ByteWriter(key.length + userKey.capacity()).writeBytes(key).writeBytes(userKey.array()).toByteArray(), bytes, false))));
      } else {
        change.whole().ifPresent(value -> entries.add(new Entry(key, value, change.isMerged)));
      }
    });
    return entries.iterator();
  }

  private Change change(ByteBuffer scope) {
    return byScope.computeIfAbsent(scope, key -> new Change());
  }

  private void apply(int operation, ByteReader in) throws SnapshotException {
    if (layout.kind() == StateKind.TIMER) {
      applyToTimers(operation, in);
      return;
    }
    if (operation == MERGE_NAMESPACES) {
      merge(readMerge(in));
      return;
    }
    Change change = change(ByteBuffer.wrap(readScope(in, new ByteWriter())));
    switch (operation) {
      case CLEAR -> change.set(null);
      case SET, SET_INTERNAL -> change.set(layout.kind() == StateKind.LIST ? nullIfEmpty(readList(in)) : rest(in));
      case ADD -> {
        if (layout.kind() == StateKind.MAP) {
          addAll(change, in);
        } else {
          change.append(readList(in));
        }
      }
      case ADD_ELEMENT, ADD_OR_UPDATE_ELEMENT -> {
        if (layout.kind() == StateKind.MAP) {
          byte[] userKey = read(in, layout.userKey().orElseThrow());
          change.userKeys.put(ByteBuffer.wrap(userKey), Optional.of(new ByteWriter().writeBoolean(false).writeBytes(rest(in)).toByteArray()));
        } else {
          change.append(rest(in));
        }
      }
      case REMOVE_ELEMENT -> change.userKeys.put(ByteBuffer.wrap(rest(in)), Optional.empty());
      default -> throw unknown(operation, in);
    }
  }

  private static Corrupt unknown(int operation, ByteReader in) {
    return in.corrupt("this is no change of such a state.", "an operation from 0 to 7", Integer.toString(operation));
  }

  private static byte[] nullIfEmpty(byte[] bytes) {
    return bytes.length == 0 ? null : bytes;
  }

  private void applyToTimers(int operation, ByteReader in) throws SnapshotException {
    switch (operation) {
      case ADD_ELEMENT -> {
        int count = in.readCount("timers");
        for (int index = 0; index < count; index++) {
          change(ByteBuffer.wrap(read(in, layout.whole()))).set(new byte[0]);
        }
      }
      case REMOVE_ELEMENT -> change(ByteBuffer.wrap(rest(in))).set(null);
      default -> throw unknown(operation, in);
    }
  }

  private void addAll(Change change, ByteReader in) throws SnapshotException {
    int count = in.readCount("entries of a map");
    for (int index = 0; index < count; index++) {
      byte[] userKey = read(in, layout.userKey().orElseThrow());
      boolean isNull = in.readBoolean();
      ByteWriter value = new ByteWriter().writeBoolean(isNull);
      if (!isNull) {
        value.writeBytes(read(in, layout.value().orElseThrow()));
      }
      change.userKeys.put(ByteBuffer.wrap(userKey), Optional.of(value.toByteArray()));
    }
  }

  private void merge(List<ByteBuffer> scopes) {
    List<byte[]> values = new ArrayList<>();
    boolean isMerged = false;
    for (ByteBuffer scope : scopes) {
      Change change = change(scope);
      change.whole().ifPresent(values::add);
      isMerged |= change.isMerged;
      change.set(null);
    }
    ByteWriter joined = new ByteWriter();
    for (byte[] value : values) {
      if (joined.size() > 0 && layout.kind() == StateKind.LIST) {
        joined.writeByte(SEPARATOR);
      }
      joined.writeBytes(value);
    }
    Change target = change(scopes.get(0));
    target.set(values.isEmpty() ? null : joined.toByteArray());
    target.isMerged = isMerged || values.size() > 1 && layout.kind() != StateKind.LIST;
  }

  /** The target and the sources of a merge. */
  private List<ByteBuffer> readMerge(ByteReader in) throws SnapshotException {
    ByteWriter key = new ByteWriter();
    readScope(in, key);
    List<ByteBuffer> scopes = new ArrayList<>();
    scopes.add(ByteBuffer.wrap(withNamespace(key, in)));
    int count = in.readCount("namespaces");
    for (int index = 0; index < count; index++) {
      scopes.add(ByteBuffer.wrap(withNamespace(key, in)));
    }
    return scopes;
  }

  private byte[] withNamespace(ByteWriter key, ByteReader in) throws SnapshotException {
    byte[] namespace = read(in, layout.namespace());
    ByteWriter scope = new ByteWriter().writeBytes(key.array(), 0, key.size()).writeBytes(namespace);
    if (layout.isAmbiguous()) {
      CompositeKeys.writeLength(namespace.length, scope);
    }
    return scope.toByteArray();
  }

  /** Reads key and namespace, which stand without lengths; returns them in the canonical form, and in {@code key} the key alone. */
  private byte[] readScope(ByteReader in, ByteWriter key) throws SnapshotException {
    byte[] bytes = read(in, layout.key());
    key.writeBytes(bytes);
    if (layout.isAmbiguous()) {
      CompositeKeys.writeLength(bytes.length, key);
    }
    return withNamespace(key, in);
  }

  private byte[] readList(ByteReader in) throws SnapshotException {
    ValueSerializer element = layout.value().orElseThrow();
    ByteWriter list = new ByteWriter();
    int count = in.readCount("elements of a list");
    for (int index = 0; index < count; index++) {
      if (index > 0) {
        list.writeByte(SEPARATOR);
      }
      list.writeBytes(read(in, element));
    }
    return list.toByteArray();
  }

  private byte[] read(ByteReader in, ValueSerializer serializer) throws SnapshotException {
    if (!serializer.isSelfDelimiting()) {
      throw new UnreadableSerializer(in.place(), serializer.snapshotClass(),
          "changes of state '" + layout.name() + "' cannot be applied: nothing says how long this part is.");
    }
    in.mark();
    serializer.skip(in);
    byte[] bytes = rest(in, in.markedBytes());
    if (bytes.length == 0) {
      throw in.corrupt("a part of a change is empty.", "at least a byte", "none");
    }
    return bytes;
  }

  private static byte[] rest(ByteReader in, int length) {
    ByteWriter bytes = new ByteWriter(length);
    in.writeMarked(0, length, bytes);
    in.unmark();
    return bytes.toByteArray();
  }

  private static byte[] rest(ByteReader in) throws SnapshotException {
    in.mark();
    while (!in.isAtEnd()) {
      in.readByte();
    }
    return rest(in, in.markedBytes());
  }

  /** Passes over key and namespace of a key in the canonical form. */
  static void skipScope(ByteReader in, StateLayout layout) throws SnapshotException {
    long start = in.offset();
    layout.key().skip(in);
    if (layout.isAmbiguous()) {
      in.skip(CompositeKeys.lengthBytes((int) (in.offset() - start)));
    }
    start = in.offset();
    layout.namespace().skip(in);
    if (layout.isAmbiguous()) {
      in.skip(CompositeKeys.lengthBytes((int) (in.offset() - start)));
    }
  }
}
