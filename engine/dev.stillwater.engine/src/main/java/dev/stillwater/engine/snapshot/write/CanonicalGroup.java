package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import java.util.Arrays;

/**
 * The bytes of one key group as they stand in a canonical file, from the first state's id to the mark at the end. They do not depend on their place in the file,
 * so that several key groups can be made at once.
 *
 * <p>THREADING: one thread at a time.
 *
 * <p>SOURCE: Flink 2.3, {@code FullSnapshotAsyncWriter}.
 */
public final class CanonicalGroup {
  private static final int NONE = -1;

  private final int keyGroup;
  private final int prefixBytes;
  private final ByteWriter bytes;
  private final long[] entries;
  private final long[] sizeBytes;
  private int state = NONE;
  /** Where the key of the last entry stands. */
  private int key;

  private CanonicalGroup(int keyGroup, int stateCount, int prefixBytes, ByteWriter memory) {
    this.keyGroup = keyGroup;
    this.prefixBytes = prefixBytes;
    bytes = memory.truncate(0);
    entries = new long[stateCount];
    sizeBytes = new long[stateCount];
  }

  /**
   * A key group without entries yet.
   *
   * @param stateCount number of states in the file
   * @param prefixBytes bytes of the key group at the start of each key
   * @param memory what the bytes are put into in place of what it holds
   */
  static CanonicalGroup begin(int keyGroup, int stateCount, int prefixBytes, ByteWriter memory) {
    return new CanonicalGroup(keyGroup, stateCount, prefixBytes, memory);
  }

  /** Appends sorted entries; throws {@link IllegalArgumentException} if a key is there twice or does not begin with the key group. */
  void add(KeyGroupBuffer sorted) {
    sorted.firstRepeated().ifPresent(index -> {
      throw new IllegalArgumentException("The state with the id " + sorted.state(index) + " has two entries of one key in key group " + keyGroup + ".");
    });
    int count = sorted.count();
    for (int index = 0; index < count; index++) {
      if (index % KeyGroupBuffer.TOUCHED == 0) {
        sorted.touch(index);
      }
      begin(sorted.state(index));
      sorted.copyEntry(index, bytes);
      added();
    }
  }

  /** Appends an entry that comes behind all others in the order of states and of the bytes of keys; throws as for several. */
  void add(int ofState, byte[] ofKey, int keyLength, ByteWriter value) {
    begin(ofState);
    bytes.writeInt(keyLength).writeBytes(ofKey, 0, keyLength);
    bytes.writeInt(value.size()).writeBytes(value.array(), 0, value.size());
    added();
  }

  /** Begins such an entry; the caller appends length of the key, key, length of the value and value, and then calls {@link #added}. */
  ByteWriter append(int ofState) {
    begin(ofState);
    return bytes;
  }

  private void begin(int ofState) {
    if (ofState != state) {
      markLast();
      state = ofState;
      bytes.writeShort(state);
    }
    key = bytes.size() + Integer.BYTES;
  }

  /** Counts the entry that was appended; throws as for several. */
  void added() {
    sizeBytes[state] += bytes.size() - key + Integer.BYTES;
    entries[state]++;
    if (CompositeKeys.keyGroup(bytes.array(), key, prefixBytes) != keyGroup) {
      throw new IllegalArgumentException("A key of state " + state + " does not begin with its key group, " + keyGroup + ".");
    }
  }

  /** Says that all entries are there. Once. */
  public CanonicalGroup end() {
    if (state != NONE) {
      markLast();
      bytes.writeShort(CompositeKeys.END_OF_KEY_GROUP);
    }
    return this;
  }

  /** Marks the key of the last entry, if there is one, as the last of its state. */
  private void markLast() {
    if (state != NONE) {
      bytes.array()[key] |= (byte) CompositeKeys.LAST_OF_STATE;
    }
  }

  /** The key group. */
  int keyGroup() {
    return keyGroup;
  }

  /** The bytes; none for a key group without entries. */
  ByteWriter bytes() {
    return bytes;
  }

  /** Number of entries of each state. */
  long[] entries() {
    return entries;
  }

  /** Bytes of the entries of each state: keys and values with their lengths. */
  long[] sizeBytes() {
    return sizeBytes;
  }

  /** Bytes of all entries: keys and values with their lengths. */
  public long entryBytes() {
    return Arrays.stream(sizeBytes).sum();
  }
}
