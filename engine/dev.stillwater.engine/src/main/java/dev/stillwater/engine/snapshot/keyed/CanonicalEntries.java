package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;

/**
 * Entries of a state in a canonical file. Inside a key group the states stand one behind the other; what stands before the wanted one is passed over,
 * what stands behind it is not read. Values are read when asked for.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 2.3, {@code FullSnapshotAsyncWriter}, {@code FullSnapshotRestoreOperation}.
 */
final class CanonicalEntries extends KeyedEntries {
  private static final int ANY_STATE = -1;
  private static final int FRAME_BYTES = 2 * Integer.BYTES;

  private final KeyGroupFile file;
  private final int stateId;
  private final int stateCount;
  private final int last;
  private final int prefixBytes;
  private ByteReader in;
  private long groupEnd;
  private int group;
  private boolean isInGroup;
  private int currentId;
  private boolean isLastOfState;
  private int unreadValueBytes;
  private long entryOffset;
  private long entryBytes;

  /** A walk over key groups from one to another, both included, of the state with the id. */
  CanonicalEntries(KeyGroupFile file, int stateId, int stateCount, int first, int last, int prefixBytes, ProgressListener listener) {
    super(listener);
    this.file = file;
    this.stateId = stateId;
    this.stateCount = stateCount;
    this.last = last;
    this.prefixBytes = prefixBytes;
    group = first - 1;
  }

  /** A walk over all entries of all states, of which {@link #currentId} says the state. */
  static CanonicalEntries ofAllStates(KeyGroupFile file, int stateCount, int first, int last, int prefixBytes, ProgressListener listener) {
    return new CanonicalEntries(file, ANY_STATE, stateCount, first, last, prefixBytes, listener);
  }

  /** Goes to a place that {@link #position} named. */
  void startAt(Position position) throws SnapshotException {
    group = (int) position.part(0);
    if (!file.hasEntries(group)) {
      throw position.refused(fileName());
    }
    openGroup();
    long behind = position.part(1) - in.offset();
    if (behind < 0 || in.offset() + behind >= groupEnd) {
      throw position.refused(fileName());
    }
    if (file.isCompressed() || behind < KeyGroupFile.SKIP_BYTES_MAX) {
      in.skip(behind);
    } else {
      in = file.reader(position.part(1));
    }
    currentId = stateId;
  }

  /** Id of the state that the current entry belongs to. */
  int currentId() {
    return currentId;
  }

  /** Length that the last entry's frame gives its value, of a value too that was found not to fit; 0 once the value is passed. */
  int announcedValueBytes() {
    return unreadValueBytes;
  }

  @Override
  boolean next() throws SnapshotException {
    try {
      return advance();
    } catch (SnapshotException e) {
      isInGroup = false;
      throw e;
    }
  }

  private boolean advance() throws SnapshotException {
    while (true) {
      if (isInGroup) {
        finishEntry();
      }
      if (!isInGroup && !openNextGroup()) {
        return false;
      }
      readFrame();
      if (stateId == ANY_STATE || currentId == stateId) {
        return true;
      }
      step();
    }
  }

  private boolean openNextGroup() throws SnapshotException {
    while (++group <= last) {
      checkCancelled();
      if (file.hasEntries(group)) {
        openGroup();
        currentId = readStateId();
        if (currentId == CompositeKeys.END_OF_KEY_GROUP) {
          throw new Corrupt(in.place(), "a key group has no entries.", "an entry", "the end of the key group");
        }
        isLastOfState = false;
        unreadValueBytes = 0;
        return true;
      }
    }
    group = last;
    return false;
  }

  private void openGroup() throws SnapshotException {
    in = file.openGroup(group, in);
    groupEnd = file.isCompressed() ? Long.MAX_VALUE : file.end(group);
    isInGroup = true;
    isLastOfState = false;
    unreadValueBytes = 0;
    keyGroup = group;
  }

  /** Passes over what is left of the entry, and out of the key group if the state or the key group ends with it. */
  private void finishEntry() throws SnapshotException {
    in.skip(unreadValueBytes);
    unreadValueBytes = 0;
    if (isLastOfState) {
      isLastOfState = false;
      int before = currentId;
      currentId = readStateId();
      isInGroup = currentId != CompositeKeys.END_OF_KEY_GROUP && (before != stateId || currentId == stateId);
    }
  }

  private int readStateId() throws SnapshotException {
    Place place = in.place();
    int id = in.readUnsignedShort();
    if (id >= stateCount && id != CompositeKeys.END_OF_KEY_GROUP) {
      throw new Corrupt(place, "this is no id of a state.", "0 to " + (stateCount - 1) + ", or 65535 at the end of a key group", Integer.toString(id));
    }
    return id;
  }

  private void readFrame() throws SnapshotException {
    entryOffset = in.offset();
    if (entryOffset >= groupEnd) {
      throw new Corrupt(in.place(), "key group " + group + " does not end where the next one begins.", "the end of the key group", "more entries");
    }
    int keyLength = in.readCount("bytes of a key");
    if (keyLength <= prefixBytes || keyLength > groupEnd - entryOffset) {
      throw new Corrupt(new Place(in.name(), entryOffset), "the length of a key cannot be right.",
          prefixBytes + 1 + " to " + (groupEnd - entryOffset), Integer.toString(keyLength));
    }
    keyOffset = entryOffset + Integer.BYTES + prefixBytes;
    if (keyLength <= keyBytes.length) {
      in.readBytes(keyBytes, 0, keyLength);
    } else {
      keyBytes = in.readBytes(keyLength);
    }
    keyFrom = prefixBytes;
    keyTo = keyLength;
    isLastOfState = (keyBytes[0] & CompositeKeys.LAST_OF_STATE) != 0;
    keyBytes[0] = (byte) (keyBytes[0] & ~CompositeKeys.LAST_OF_STATE);
    int found = CompositeKeys.keyGroup(keyBytes, 0, prefixBytes);
    if (found != group) {
      throw new Corrupt(new Place(in.name(), entryOffset + Integer.BYTES), "a key lies in the wrong key group.", "key group " + group,
          "key group " + found);
    }
    unreadValueBytes = in.readCount("bytes of a value");
    if (unreadValueBytes > groupEnd - in.offset()) {
      throw new Corrupt(new Place(in.name(), in.offset() - Integer.BYTES), "the length of a value cannot be right.",
          groupEnd - in.offset() + " at most", Integer.toString(unreadValueBytes));
    }
    valueOffset = in.offset();
    valueFrom = 0;
    valueTo = unreadValueBytes;
    entryBytes = FRAME_BYTES + (long) keyLength + unreadValueBytes;
  }

  @Override
  void loadValue() throws SnapshotException {
    if (unreadValueBytes == 0) {
      return;
    }
    int length = unreadValueBytes;
    if (length <= valueBytes.length) {
      in.readBytes(valueBytes, 0, length);
    } else {
      valueBytes = in.readBytes(length);
    }
    unreadValueBytes = 0;
  }

  @Override
  long sizeBytes() {
    return entryBytes;
  }

  @Override
  String position() {
    return Position.of(group, entryOffset);
  }

  @Override
  String fileName() {
    return file.name();
  }
}
