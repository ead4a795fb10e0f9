package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * Entries as they are after the changes: for each key group first those that were materialised, changed where they were changed, then those that are new.
 *
 * <p>THREADING: one thread.
 */
final class ChangelogEntries extends KeyedEntries {
  private static final byte SEPARATOR = ',';
  private static final int FRAME_BYTES = 2 * Integer.BYTES;

  private final ChangelogPart part;
  private final ProgressListener listener;
  private final int last;
  private final ByteWriter joined = new ByteWriter();
  private final ByteReader scopeReader;
  private int group;
  private Changes changes;
  private int base;
  private KeyedEntries source;
  private Iterator<Changes.Entry> added;
  private KeyedEntries valueSource;
  private long entry;
  private int userKeyBytes;
  private boolean isAhead;

  ChangelogEntries(ChangelogPart part, int first, int last, ProgressListener listener) {
    super(listener);
    this.part = part;
    this.listener = listener;
    this.last = last;
    group = first - 1;
    scopeReader = ByteReader.of(fileName(), 0, keyBytes, 0, 0);
  }

  /** Goes to a place that {@link #position} named. Cost: what stands before it in its key group. */
  void startAt(Position position) throws SnapshotException {
    group = (int) position.part(0) - 1;
    do {
      if (!next() || keyGroup != position.part(0)) {
        throw position.refused(fileName());
      }
    } while (entry < position.part(1));
    isAhead = true;
  }

  @Override
  boolean next() throws SnapshotException {
    if (isAhead) {
      isAhead = false;
      return true;
    }
    try {
      while (true) {
        step();
        if (changes == null && !openNextGroup()) {
          return false;
        }
        if (nextInGroup()) {
          entry++;
          return true;
        }
      }
    } catch (SnapshotException e) {
      leaveGroup();
      throw e;
    }
  }

  private boolean openNextGroup() throws SnapshotException {
    if (++group > last) {
      group = last;
      return false;
    }
    checkCancelled();
    keyGroup = group;
    entry = -1;
    base = -1;
    added = null;
    changes = Changes.read(part, group, listener);
    return true;
  }

  private void leaveGroup() {
    closeSource();
    changes = null;
  }

  private void closeSource() {
    if (source != null) {
      source.close();
      source = null;
    }
  }

  private boolean nextInGroup() throws SnapshotException {
    while (added == null) {
      if (source == null) {
        if (++base == part.bases().size()) {
          added = changes.rest();
          break;
        }
        source = part.bases().get(base).entries(group, group, "", listener);
      }
      if (!source.next()) {
        closeSource();
      } else if (take(source)) {
        return true;
      }
    }
    if (!added.hasNext()) {
      leaveGroup();
      return false;
    }
    Changes.Entry entry = added.next();
    set(entry.key(), entry.value(), entry.isMerged());
    return true;
  }

  /** Makes an entry that was materialised the current one, as changed; false if it is no more. */
  private boolean take(KeyedEntries from) throws SnapshotException {
    Optional<Changes.Change> change = changes.isEmpty() ? Optional.empty() : changes.of(scope(from));
    if (change.isEmpty()) {
      keyBytes = from.keyBytes;
      keyFrom = from.keyFrom;
      keyTo = from.keyTo;
      keyOffset = from.keyOffset;
      isWhole = from.isWhole;
      valueSource = from;
      return true;
    }
    byte[] key = Arrays.copyOfRange(from.keyBytes, from.keyFrom, from.keyTo);
    if (part.layout().kind() == StateKind.MAP) {
      ByteBuffer userKey = ByteBuffer.wrap(key, key.length - userKeyBytes, userKeyBytes).slice();
      Optional<byte[]> value = change.get().takeUserKey(userKey, () -> value(from));
      value.ifPresent(bytes -> set(key, bytes, false));
      return value.isPresent();
    }
    if (change.get().isReplaced()) {
      return false;
    }
    joined.truncate(0);
    from.loadValue();
    joined.writeBytes(from.valueBytes, from.valueFrom, from.valueTo - from.valueFrom);
    if (change.get().appended().size() > 0) {
      joined.writeByte(SEPARATOR).writeBytes(change.get().appended().array(), 0, change.get().appended().size());
    }
    changes.remove(key);
    set(key, joined.toByteArray(), false);
    return true;
  }

  private static byte[] value(KeyedEntries from) throws SnapshotException {
    from.loadValue();
    return Arrays.copyOfRange(from.valueBytes, from.valueFrom, from.valueTo);
  }

  /** Key and namespace of an entry: the whole key, but of a map what stands before the key inside it. */
  private ByteBuffer scope(KeyedEntries from) throws SnapshotException {
    int length = from.keyTo - from.keyFrom;
    userKeyBytes = 0;
    if (part.layout().kind() == StateKind.MAP) {
      scopeReader.reset(0, from.keyBytes, from.keyFrom, length);
      Changes.skipScope(scopeReader, part.layout());
      userKeyBytes = length - (int) scopeReader.offset();
    }
    return ByteBuffer.wrap(from.keyBytes, from.keyFrom, length - userKeyBytes).slice();
  }

  private void set(byte[] key, byte[] value, boolean isMerged) {
    keyBytes = key;
    keyFrom = 0;
    keyTo = key.length;
    keyOffset = 0;
    valueBytes = value;
    valueFrom = 0;
    valueTo = value.length;
    valueOffset = 0;
    isWhole = isMerged;
    valueSource = null;
  }

  @Override
  void loadValue() throws SnapshotException {
    if (valueSource != null) {
      valueSource.loadValue();
      valueBytes = valueSource.valueBytes;
      valueFrom = valueSource.valueFrom;
      valueTo = valueSource.valueTo;
      valueOffset = valueSource.valueOffset;
    }
  }

  @Override
  long sizeBytes() {
    return valueSource != null ? valueSource.sizeBytes() : FRAME_BYTES + (long) keyBytes.length + valueBytes.length;
  }

  @Override
  String position() {
    return Position.of(group, entry);
  }

  @Override
  String fileName() {
    return "state '" + part.layout().name() + "' with its changes";
  }

  @Override
  public void close() {
    closeSource();
  }
}
