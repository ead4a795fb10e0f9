package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * What makes two entries of a kind of state the same entry.
 *
 * <p>THREADING: immutable.
 */
enum EntryIdentity {
  /** Key, namespace and key inside the map; of timers also the time. */
  OF_KEY,
  /** The value itself: the elements of a state are a bag, whatever subtask holds them. */
  OF_VALUE,
  /** The key group. */
  OF_KEY_GROUP,
  /** There is one entry at most. */
  OF_STATE;

  /** The identity of the entries of a kind of state. */
  static EntryIdentity of(StateKind kind) {
    return switch (kind) {
      case VALUE, LIST, MAP, REDUCING, AGGREGATING, FOLDING, UNKNOWN, TIMER, BROADCAST -> OF_KEY;
      case OPERATOR_LIST, OPERATOR_UNION, RAW_OPERATOR, CHANNEL_INPUT, CHANNEL_OUTPUT -> OF_VALUE;
      case RAW_KEYED -> OF_KEY_GROUP;
      case COORDINATOR -> OF_STATE;
    };
  }

  /** Whether an identity may be there several times. */
  boolean isBag() {
    return this == OF_VALUE;
  }

  /** Appends the identity of the current entry. */
  void write(EntryCursor cursor, ByteWriter out) throws SnapshotException {
    switch (this) {
      case OF_KEY -> cursor.writeIdentity(out);
      case OF_VALUE -> cursor.writeValue(out);
      case OF_KEY_GROUP -> out.writeInt(cursor.keyGroup());
      case OF_STATE -> out.writeByte(0);
    }
  }

  /** Appends the bytes of the current entry's value, unless they are the identity. */
  void writeValue(EntryCursor cursor, ByteWriter out) throws SnapshotException {
    if (this != OF_VALUE) {
      cursor.writeValue(out);
    }
  }
}
