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
  private final int keyGroup;
  private final ByteWriter bytes;
  private final long[] entries;
  private final long[] sizeBytes;

  private CanonicalGroup(int keyGroup, ByteWriter bytes, int stateCount) {
    this.keyGroup = keyGroup;
    this.bytes = bytes;
    entries = new long[stateCount];
    sizeBytes = new long[stateCount];
  }

  /**
   * Makes the bytes of sorted entries.
   *
   * @param stateCount number of states in the file
   * @param prefixBytes bytes of the key group at the start of each key
   * @param memory what the bytes are put into in place of what it holds
   * @throws IllegalArgumentException if a key is there twice or does not begin with the key group
   */
  static CanonicalGroup of(int keyGroup, KeyGroupBuffer sorted, int stateCount, int prefixBytes, ByteWriter memory) {
    CanonicalGroup group = new CanonicalGroup(keyGroup, memory.truncate(0), stateCount);
    group.take(sorted, prefixBytes);
    return group;
  }

  private void take(KeyGroupBuffer sorted, int prefixBytes) {
    sorted.firstRepeated().ifPresent(index -> {
      throw new IllegalArgumentException("The state with the id " + sorted.state(index) + " has two entries of one key in key group " + keyGroup + ".");
    });
    int count = sorted.count();
    int state = -1;
    int key = 0;
    for (int index = 0; index < count; index++) {
      if (index % KeyGroupBuffer.TOUCHED == 0) {
        sorted.touch(index);
      }
      if (sorted.state(index) != state) {
        markLast(index, key);
        state = sorted.state(index);
        bytes.writeShort(state);
      }
      key = bytes.size() + Integer.BYTES;
      sizeBytes[state] += sorted.copyEntry(index, bytes);
      entries[state]++;
      if (CompositeKeys.keyGroup(bytes.array(), key, prefixBytes) != keyGroup) {
        throw new IllegalArgumentException("A key of state " + state + " does not begin with its key group, " + keyGroup + ".");
      }
    }
    markLast(count, key);
    if (count > 0) {
      bytes.writeShort(CompositeKeys.END_OF_KEY_GROUP);
    }
  }

  /** Marks the key of the entry before, if there is one, as the last of its state. */
  private void markLast(int entriesBefore, int key) {
    if (entriesBefore > 0) {
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
