package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import java.util.Arrays;
import java.util.List;

/**
 * A file with key groups at offsets.
 *
 * <p>THREADING: one thread.
 */
final class KeyGroupFile {
  /** Up to so many bytes are passed over by reading them. */
  static final int SKIP_BYTES_MAX = 1 << 16;

  private static final int LOOKED_AT_MAX = 8;

  private final KeyGroupsFile handle;
  private final ByteSource source;
  private final boolean isCompressed;
  private final int lowestOffset;
  private final long[] sorted;

  /** A file that begins with a header, so that the offset 0 stands for an empty key group. */
  KeyGroupFile(KeyGroupsFile handle, ByteSource source, boolean isCompressed) {
    this(handle, source, isCompressed, 1);
  }

  /**
   * A file with key groups.
   *
   * @param lowestOffset lowest offset of a key group that has entries
   */
  KeyGroupFile(KeyGroupsFile handle, ByteSource source, boolean isCompressed, int lowestOffset) {
    this.handle = handle;
    this.source = source;
    this.isCompressed = isCompressed;
    this.lowestOffset = lowestOffset;
    sorted = handle.offsets().stream().mapToLong(Long::longValue).filter(offset -> offset >= lowestOffset).sorted().toArray();
  }

  String name() {
    return source.name();
  }

  boolean isCompressed() {
    return isCompressed;
  }

  long sizeBytes() {
    return source.sizeBytes();
  }

  int firstKeyGroup() {
    return handle.firstKeyGroup();
  }

  int lastKeyGroup() {
    return handle.firstKeyGroup() + handle.keyGroupCount() - 1;
  }

  /** Length of all key groups. */
  long dataBytes() {
    return sorted.length == 0 ? 0 : Math.max(0, source.sizeBytes() - sorted[0]);
  }

  /** The same file with one key group alone, and of it with so many bytes at most. */
  KeyGroupFile start(int keyGroup, int bytes) {
    KeyGroupsFile one = new KeyGroupsFile(handle.form(), keyGroup, List.of(offset(keyGroup)), handle.stream(), handle.handleId());
    return new KeyGroupFile(one, source.slice(0, Math.min(end(keyGroup) - source.fileOffset(), offset(keyGroup) + bytes)), isCompressed, lowestOffset);
  }

  /** Length of a key group in the file. */
  long bytes(int keyGroup) {
    return end(keyGroup) - source.fileOffset() - offset(keyGroup);
  }

  /**
   * Whether key groups begin with their number, as the heap backend writes them. Full checkpoints of RocksDB had the same form of handle up to Flink 1.14
   * and the canonical layout, in which a key group begins with a state's id and leaves no trace when it is empty. Cost: reads the start of some key groups.
   */
  boolean hasHeapLayout() {
    int looked = 0;
    for (int keyGroup = Math.max(1, firstKeyGroup()); keyGroup <= lastKeyGroup() && looked < LOOKED_AT_MAX; keyGroup++) {
      if (hasEntries(keyGroup)) {
        looked++;
        if (startsWith(keyGroup)) {
          return true;
        }
      }
    }
    return looked == 0 && hasEntries(0);
  }

  private boolean startsWith(int keyGroup) {
    try {
      return ByteReader.of(source, Math.min(offset(keyGroup), source.sizeBytes())).readInt() == keyGroup;
    } catch (SnapshotException e) {
      return false;
    }
  }

  /** Whether the key group has an offset. */
  boolean hasEntries(int keyGroup) {
    return offset(keyGroup) >= lowestOffset;
  }

  /** Offset of a key group in these bytes. */
  long offset(int keyGroup) {
    int index = keyGroup - handle.firstKeyGroup();
    return index < 0 || index >= handle.offsets().size() ? -1 : handle.offsets().get(index);
  }

  /** Offset in the file of the end of a key group: where another one begins, or the end of the bytes. */
  long end(int keyGroup) {
    int index = Arrays.binarySearch(sorted, offset(keyGroup));
    long end = index + 1 < sorted.length ? sorted[index + 1] : source.sizeBytes();
    return source.fileOffset() + end;
  }

  /** A reader that stands at an offset of the file. */
  ByteReader reader(long fileOffset) {
    return ByteReader.of(source, fileOffset - source.fileOffset());
  }

  /** A reader that stands at the start of a key group: the given one, if it is near, else a new one. */
  ByteReader openGroup(int keyGroup, ByteReader near) throws SnapshotException {
    long offset = offset(keyGroup);
    long fileOffset = source.fileOffset() + offset;
    if (offset > source.sizeBytes()) {
      throw new Truncated(new Place(source.name(), source.fileOffset() + source.sizeBytes()), "key group " + keyGroup + " at offset " + fileOffset,
          "the end");
    }
    if (isCompressed) {
      long end = end(keyGroup) - source.fileOffset();
      return FramedSnappy.reader(source.slice(0, end), offset);
    }
    long gap = near == null ? -1 : fileOffset - near.offset();
    if (gap >= 0 && gap < SKIP_BYTES_MAX) {
      near.skip(gap);
      return near;
    }
    return ByteReader.of(source, offset);
  }

  /** The bytes of a key group; those of raw files are what an operator wrote. */
  ByteSource slice(int keyGroup) {
    return source.slice(offset(keyGroup), bytes(keyGroup));
  }

  /** A reader of what stands behind the number of the key group, which it reads and checks; for the heap's form. */
  ByteReader openHeapGroup(int keyGroup) throws SnapshotException {
    long offset = offset(keyGroup);
    ByteReader in = ByteReader.of(source.slice(0, end(keyGroup) - source.fileOffset()), Math.min(offset, source.sizeBytes()));
    Place place = in.place();
    int found = in.readInt();
    if (found != keyGroup) {
      throw new Corrupt(place, "this is not the start of key group " + keyGroup + ".", Integer.toString(keyGroup), Integer.toString(found));
    }
    return isCompressed ? FramedSnappy.reader(source.slice(0, end(keyGroup) - source.fileOffset()), offset + Integer.BYTES) : in;
  }
}
