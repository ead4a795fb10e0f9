package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.keyed.FramedSnappy;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import java.util.Arrays;

/**
 * The bytes of operator state, in which elements stand at offsets.
 *
 * <p>THREADING: one thread.
 */
final class OperatorFile {
  private static final int SKIP_BYTES_MAX = 1 << 16;

  private final ByteSource source;
  private final boolean isCompressed;
  private final long[] sorted;

  OperatorFile(OperatorStateHandle handle, ByteSource source, boolean isCompressed) {
    this.source = source;
    this.isCompressed = isCompressed;
    sorted = handle.partitions().stream().flatMap(partition -> partition.offsets().stream()).mapToLong(Long::longValue).sorted().toArray();
  }

  String name() {
    return source.name();
  }

  boolean isCompressed() {
    return isCompressed;
  }

  /** Offset of what stands behind an element: of the next one, of whichever state, or the end. */
  long end(long offset) {
    int from = Arrays.binarySearch(sorted, offset);
    int next = from < 0 ? -from - 1 : from;
    while (next < sorted.length && sorted[next] == offset) {
      next++;
    }
    return next < sorted.length ? Math.min(sorted[next], source.sizeBytes()) : source.sizeBytes();
  }

  /** The bytes of an element as they stand in the file. */
  ByteSource slice(long offset) throws SnapshotException {
    require(offset);
    return source.slice(offset, end(offset) - offset);
  }

  /** A reader that stands at an element and ends with it. */
  ByteReader element(long offset) throws SnapshotException {
    ByteSource slice = slice(offset);
    return isCompressed ? FramedSnappy.reader(slice, 0) : ByteReader.of(slice);
  }

  /** A reader that stands at an element: the given one if it is near. It ends with the file. */
  ByteReader from(long offset, ByteReader near) throws SnapshotException {
    require(offset);
    if (isCompressed) {
      return element(offset);
    }
    long gap = near == null ? -1 : source.fileOffset() + offset - near.offset();
    if (gap >= 0 && gap < SKIP_BYTES_MAX) {
      near.skip(gap);
      return near;
    }
    return ByteReader.of(source, offset);
  }

  private void require(long offset) throws SnapshotException {
    Place end = new Place(source.name(), source.fileOffset() + source.sizeBytes());
    if (offset < 0) {
      throw new Corrupt(end, "the offset of an element cannot be right.", "0 or more", Long.toString(offset));
    }
    if (offset > source.sizeBytes()) {
      throw new Truncated(end, "an element at offset " + offset, "the end");
    }
  }
}
