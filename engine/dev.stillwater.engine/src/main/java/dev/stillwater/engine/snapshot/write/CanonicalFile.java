package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A keyed state file in the canonical form. Entries come in the order of key groups and inside them of state ids, and are written as they come: one entry is
 * kept back, since the mark that a state or a key group ends stands in its last key.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 2.3, {@code FullSnapshotAsyncWriter}.
 */
public final class CanonicalFile {
  private final StagedFile file;
  private final int firstKeyGroup;
  private final int prefixBytes;
  private final Long[] offsets;
  private final long[] entries;
  private final long[] sizeBytes;
  private final ByteWriter kept = new ByteWriter(1024);
  private int keyGroup = -1;
  private int state = -1;
  private boolean hasKept;

  /** Begins a file for {@code keyGroupCount} key groups. The header names {@code stateCount} states. */
  public CanonicalFile(StagedFile file, byte[] header, int stateCount, KeyGroupRange range) throws SnapshotException {
    this.file = file;
    this.firstKeyGroup = range.first();
    this.prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
    this.offsets = new Long[range.count()];
    this.entries = new long[stateCount];
    this.sizeBytes = new long[stateCount];
    Arrays.fill(offsets, 0L);
    file.write(header, 0, header.length);
  }

  /** Where the file's bytes come from in messages. */
  Place place() {
    return new Place(file.name(), file.position());
  }

  /**
   * Writes an entry: its key with the key group at its start, and its value. Neither array is kept.
   *
   * @throws IllegalArgumentException if the key group or the state is not one of the file, comes too late, or the key begins with another key group
   */
  public void write(int toKeyGroup, int toState, ByteWriter key, ByteWriter value) throws SnapshotException {
    if (toKeyGroup != keyGroup || toState != state) {
      begin(toKeyGroup, toState);
    } else {
      file.write(kept);
    }
    if (key.size() < prefixBytes || CompositeKeys.keyGroup(key.array(), 0, prefixBytes) != toKeyGroup) {
      throw new IllegalArgumentException("A key of state " + toState + " does not begin with its key group, " + toKeyGroup + ".");
    }
    hasKept = true;
    kept.truncate(0).writeInt(key.size()).writeBytes(key.array(), 0, key.size()).writeInt(value.size()).writeBytes(value.array(), 0, value.size());
    entries[toState]++;
    sizeBytes[toState] += kept.size();
  }

  private void begin(int toKeyGroup, int toState) throws SnapshotException {
    int index = toKeyGroup - firstKeyGroup;
    if (toKeyGroup < keyGroup || toKeyGroup == keyGroup && toState < state || index < 0 || index >= offsets.length || toState < 0
        || toState >= entries.length) {
      throw new IllegalArgumentException("An entry of key group " + toKeyGroup + " and state " + toState + " cannot follow one of key group " + keyGroup
          + " and state " + state + " in a file of the key groups " + firstKeyGroup + " to " + (firstKeyGroup + offsets.length - 1) + ".");
    }
    if (toKeyGroup != keyGroup) {
      end();
      offsets[index] = file.position();
    } else {
      writeMarked(-1);
    }
    writeShort(toState);
    keyGroup = toKeyGroup;
    state = toState;
  }

  private void end() throws SnapshotException {
    if (hasKept) {
      writeMarked(CompositeKeys.END_OF_KEY_GROUP);
      hasKept = false;
    }
  }

  /**
   * Writes a whole key group.
   *
   * @throws IllegalArgumentException if it is not one of the file or comes too late
   */
  void write(CanonicalGroup group) throws SnapshotException {
    int index = group.keyGroup() - firstKeyGroup;
    if (group.keyGroup() <= keyGroup || index < 0 || index >= offsets.length) {
      throw new IllegalArgumentException("Key group " + group.keyGroup() + " cannot follow key group " + keyGroup + " in a file of the key groups "
          + firstKeyGroup + " to " + (firstKeyGroup + offsets.length - 1) + ".");
    }
    end();
    keyGroup = group.keyGroup();
    state = entries.length;
    if (group.bytes().size() > 0) {
      offsets[index] = file.position();
      file.write(group.bytes());
    }
    for (int id = 0; id < entries.length; id++) {
      entries[id] += group.entries()[id];
      sizeBytes[id] += group.sizeBytes()[id];
    }
  }

  /** As {@link StagedFile#forceMeanwhile}. */
  void forceMeanwhile(Executor helper) {
    file.forceMeanwhile(helper);
  }

  /** Writes the entry kept back as the last one of its state, and what follows it unless that is negative. */
  private void writeMarked(int follows) throws SnapshotException {
    kept.array()[Integer.BYTES] |= (byte) CompositeKeys.LAST_OF_STATE;
    file.write(kept);
    if (follows >= 0) {
      writeShort(follows);
    }
  }

  private void writeShort(int value) throws SnapshotException {
    file.write(new byte[] {(byte) (value >> 8), (byte) value}, 0, 2);
  }

  /** Number of entries of a state so far. */
  public long entries(int ofState) {
    return entries[ofState];
  }

  /** Bytes of the entries of a state so far: keys and values with their lengths. */
  public long sizeBytes(int ofState) {
    return sizeBytes[ofState];
  }

  /** Ends the file and forces it to the disk. */
  public KeyGroupsFile finish() throws SnapshotException {
    end();
    file.finish();
    return new KeyGroupsFile(KeyGroupsFile.CANONICAL, firstKeyGroup, List.of(offsets), file.handle(), "");
  }
}
