package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Offsets as a list that takes eight bytes for each.
 *
 * <p>THREADING: immutable.
 */
final class Offsets extends AbstractList<Long> implements RandomAccess {
  private static final int FIRST_CAPACITY = 128;

  private final long[] offsets;

  private Offsets(long[] offsets) {
    this.offsets = offsets;
  }

  /** Reads so many offsets, none below the lowest allowed one; the memory grows with what is read and not with the count. */
  static Offsets read(ByteReader in, int count, long lowest) throws SnapshotException {
    long[] offsets = new long[Math.min(count, FIRST_CAPACITY)];
    for (int index = 0; index < count; index++) {
      if (index == offsets.length) {
        offsets = Arrays.copyOf(offsets, (int) Math.min(count, offsets.length * 2L));
      }
      long at = in.offset();
      long offset = in.readLong();
      if (offset < lowest) {
        throw new Corrupt(new Place(in.name(), at), "this cannot be an offset.", lowest + " or more", Long.toString(offset));
      }
      offsets[index] = offset;
    }
    return new Offsets(offsets);
  }

  @Override
  public Long get(int index) {
    return offsets[index];
  }

  @Override
  public int size() {
    return offsets.length;
  }
}
