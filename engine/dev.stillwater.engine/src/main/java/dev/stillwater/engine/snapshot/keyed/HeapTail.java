package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.state.KeyGroups;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rest of a key group in a heap file, from the first entry of a state whose values do not say where they end.
 *
 * <p>THREADING: one thread.
 */
final class HeapTail {
  /** A longer rest is not searched. */
  private static final int BYTES_MAX = 4 << 20;
  private static final int CHUNK_BYTES = 1 << 16;
  /** Tries for each byte; more are not made, however the bytes lie. */
  private static final int TRIES_PER_BYTE = 32;

  private final List<StateLayout> layouts;
  private final int keyGroup;
  private final int maxParallelism;
  private final String name;
  private final long fileOffset;
  private final byte[] bytes;
  private final ByteReader cursor;
  private long triesLeft;

  private HeapTail(List<StateLayout> layouts, int keyGroup, int maxParallelism, ByteReader in, byte[] bytes, long fileOffset) {
    this.layouts = layouts;
    this.keyGroup = keyGroup;
    this.maxParallelism = maxParallelism;
    this.name = in.name();
    this.fileOffset = fileOffset;
    this.bytes = bytes;
    cursor = ByteReader.of(name, fileOffset, bytes, 0, bytes.length);
    triesLeft = (long) TRIES_PER_BYTE * (bytes.length + CHUNK_BYTES);
  }

  /** Reads what is left of the key group; empty if that is too much to be searched. Cost: the rest of the key group, 4 MB at most. */
  static Optional<HeapTail> read(ByteReader in, List<StateLayout> layouts, int keyGroup, int maxParallelism) throws SnapshotException {
    long fileOffset = in.offset();
    ByteWriter rest = new ByteWriter(CHUNK_BYTES);
    while (!in.isAtEnd()) {
      if (rest.size() == BYTES_MAX) {
        return Optional.empty();
      }
      rest.writeByte(in.readByte());
    }
    return Optional.of(new HeapTail(layouts, keyGroup, maxParallelism, in, rest.toByteArray(), fileOffset));
  }

  /** A reader that stands so many bytes behind the start. */
  ByteReader reader(int from) {
    return ByteReader.of(name, fileOffset + from, bytes, from, bytes.length - from);
  }

  /**
   * Where the values of the state end that the rest begins with, counted from the start of the rest.
   *
   * @param seen ids of the states before it in the key group and its own
   */
  Optional<int[]> ends(StateLayout layout, int count, BitSet seen) {
    return ends(layout, 0, count, seen);
  }

  private Optional<int[]> ends(StateLayout layout, int from, int count, BitSet seen) {
    return HeapValueEnds.find(bytes, from, count, new HeapValueEnds.Surroundings() {
      @Override
      public int valueStart(int entryStart) {
        return HeapTail.this.valueStart(layout, entryStart);
      }

      @Override
      public boolean isEnd(int offset) {
        return isFilledFrom(offset, seen);
      }
    });
  }

  private int valueStart(StateLayout layout, int entryStart) {
    int namespaceLength = layout.namespace().fixedLength();
    int left = bytes.length - entryStart;
    boolean isTooShort = left < Math.max(0, namespaceLength) + Math.max(0, layout.key().fixedLength());
    if (triesLeft-- < 0 || isTooShort || namespaceLength == 1 && bytes[entryStart] != 0) {
      return -1;
    }
    cursor.reset(fileOffset + entryStart, bytes, entryStart, left);
    try {
      layout.namespace().skip(cursor);
      OptionalInt hash = layout.key().keyHash(layout.key().read(cursor));
      boolean isElsewhere = hash.isPresent() && KeyGroups.keyGroup(hash.getAsInt(), maxParallelism) != keyGroup;
      return isElsewhere ? -1 : (int) (cursor.offset() - fileOffset);
    } catch (SnapshotException noEntry) {
      return -1;
    }
  }

  /** Whether the states that are not seen yet stand from an offset on and fill the rest to its end. */
  private boolean isFilledFrom(int offset, BitSet seen) {
    int missing = layouts.size() - seen.cardinality();
    if (missing == 0) {
      return offset == bytes.length;
    }
    if (triesLeft-- < 0 || bytes.length - offset < missing * (Short.BYTES + Integer.BYTES)) {
      return false;
    }
    int id = (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    if (id >= layouts.size() || seen.get(id)) {
      return false;
    }
    BitSet seenThen = (BitSet) seen.clone();
    seenThen.set(id);
    cursor.reset(fileOffset + offset + Short.BYTES, bytes, offset + Short.BYTES, bytes.length - offset - Short.BYTES);
    try {
      int count = cursor.readInt();
      return count >= 0 && count <= bytes.length - offset && isFilledBy(layouts.get(id), count, seenThen);
    } catch (SnapshotException noState) {
      return false;
    }
  }

  private boolean isFilledBy(StateLayout layout, int count, BitSet seen) throws SnapshotException {
    int from = (int) (cursor.offset() - fileOffset);
    if (count > 0 && !layout.whole().isSelfDelimiting()) {
      return ends(layout, from, count, seen).isPresent();
    }
    ByteReader in = reader(from);
    for (int index = 0; index < count; index++) {
      if (layout.kind() != StateKind.TIMER) {
        layout.namespace().skip(in);
        layout.key().skip(in);
      }
      layout.whole().skip(in);
    }
    return isFilledFrom((int) (in.offset() - fileOffset), seen);
  }
}
