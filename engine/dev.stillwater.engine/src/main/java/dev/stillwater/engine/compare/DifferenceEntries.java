package dev.stillwater.engine.compare;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rows without an equal, sorted so that those stand together that may be equal after all, or the same result with other values.
 *
 * <p>An entry's key: number of the shape, hash or bytes of the row's key, side, sequence. So the rows of a group are those of A, then those of B, as they came.
 *
 * <p>THREADING: one thread at a time. LIFECYCLE: close it.
 */
final class DifferenceEntries implements AutoCloseable {
  private static final int TAIL_BYTES = 1 + Long.BYTES;
  private static final int HEAD_BYTES = 2 * Integer.BYTES;
  /** Rows of one side of a group that are held to be paired; those behind them count as one side's own. */
  private static final int GROUP_ROWS_MAX = 1 << 14;
  private static final int ENTRIES_BETWEEN_CHECKS = 1 << 10;

  private final List<RowShape> shapes;
  private final SortedEntries entries;
  private final ByteWriter key = new ByteWriter();
  private long count;

  /** Takes rows. */
  @FunctionalInterface
  interface Adder {
    void add(PendingRow row) throws IOException;
  }

  DifferenceEntries(List<RowShape> shapes, Path folder, long memoryBytes) {
    this.shapes = shapes;
    entries = new SortedEntries(folder, memoryBytes);
  }

  boolean hasEntries() {
    return count > 0;
  }

  boolean isSpilled() {
    return entries.isSpilled();
  }

  /** Adds a row that may have an equal among the others. */
  void addByHash(PendingRow row) throws IOException {
    key.truncate(0).writeInt(row.shape.number()).writeLong(row.hash);
    add(row);
  }

  /** Adds a row that has no equal. */
  void addByKey(PendingRow row) throws IOException {
    key.truncate(0).writeInt(row.shape.number());
    row.shape.writeKey(row, key);
    add(row);
  }

  private void add(PendingRow row) throws IOException {
    key.writeByte(row.side.ordinal()).writeLong(row.sequence);
    ByteBuffer value = ByteBuffer.allocate(HEAD_BYTES + row.bytes.length);
    value.putInt(row.identityEnd).putInt(row.numbersEnd).put(row.bytes);
    entries.add(key.toByteArray(), value.array());
    count++;
  }

  private PendingRow row(byte[] entryKey, byte[] value) {
    ByteBuffer tail = ByteBuffer.wrap(entryKey, entryKey.length - TAIL_BYTES, TAIL_BYTES);
    Side side = tail.get() == 0 ? Side.A : Side.B;
    ByteBuffer head = ByteBuffer.wrap(value);
    RowShape shape = shapes.get(ByteBuffer.wrap(entryKey).getInt());
    return new PendingRow(shape, side, 0, tail.getLong(), Arrays.copyOfRange(value, HEAD_BYTES, value.length), head.getInt(), head.getInt());
  }

  /** Rows of one group, those of A and those of B. */
  private final class Group {
    private byte[] prefix = new byte[0];
    private final List<PendingRow> a = new ArrayList<>();
    private final List<PendingRow> b = new ArrayList<>();

    boolean has(byte[] entryKey) {
      int length = entryKey.length - TAIL_BYTES;
      return prefix.length == length && Arrays.equals(prefix, 0, length, entryKey, 0, length);
    }

    void begin(byte[] entryKey) {
      prefix = Arrays.copyOf(entryKey, entryKey.length - TAIL_BYTES);
      a.clear();
      b.clear();
    }
  }

  /** Reads group by group. */
  private void groups(GroupReader reader, ProgressListener listener) throws IOException, SnapshotException {
    Group group = new Group();
    long[] read = {0};
    SnapshotException[] stopped = {null};
    entries.read((entryKey, value) -> {
      if (++read[0] % ENTRIES_BETWEEN_CHECKS == 0) {
        listener.progressed("aligning the results that differ", read[0], count);
        if (listener.isCancelled()) {
          stopped[0] = new SnapshotException.Cancelled(SnapshotException.Place.of("results"));
          return false;
        }
      }
      if (!group.has(entryKey)) {
        if (!reader.end(group)) {
          group.begin(entryKey);
          return false;
        }
        group.begin(entryKey);
      }
      return reader.take(group, row(entryKey, value));
    });
    if (stopped[0] != null) {
      throw stopped[0];
    }
    reader.end(group);
  }

  /** Takes the rows of groups. */
  private interface GroupReader {
    /** Takes the next row of the group; returns whether more is wanted. */
    boolean take(Group group, PendingRow row) throws IOException;

    /** The group has no more rows; returns whether more is wanted. */
    boolean end(Group group) throws IOException;
  }

  /** Hands over the pairs that are equal, and those that have none. Rows must have been added by hash. */
  void cancelEqual(BiConsumer<PendingRow, PendingRow> cancelled, Adder others, ProgressListener listener) throws IOException, SnapshotException {
    groups(new GroupReader() {
      @Override
      public boolean take(Group group, PendingRow row) throws IOException {
        if (row.side == Side.A) {
          group.a.add(row);
          return true;
        }
        int equal = -1;
        for (int index = 0; index < group.a.size(); index++) {
          PendingRow one = group.a.get(index);
          if (isEqual(one, row)) {
            equal = index;
            if (row.shape.hasSameTime(one.bytes, one.numbersEnd, row.bytes, row.numbersEnd)) {
              break;
            }
          }
        }
        if (equal < 0) {
          others.add(row);
        } else {
          cancelled.accept(group.a.remove(equal), row);
        }
        return true;
      }

      @Override
      public boolean end(Group group) throws IOException {
        for (PendingRow row : group.a) {
          others.add(row);
        }
        group.a.clear();
        return true;
      }
    }, listener);
  }

  private static boolean isEqual(PendingRow one, PendingRow other) {
    return Arrays.equals(one.bytes, 0, one.identityEnd, other.bytes, 0, other.identityEnd)
        && one.shape.hasNearNumbers(one.bytes, one.identityEnd, one.numbersEnd, other.bytes, other.identityEnd, other.numbersEnd);
  }

  /** Takes rows that differ: those of both sides that are the same result, or one alone, the other null. */
  @FunctionalInterface
  interface PairTaker {
    /** Takes a pair; returns whether more are wanted. */
    boolean take(PendingRow a, PendingRow b);
  }

  /** Pairs rows with the same key. Rows must have been added by key. */
  void align(PairTaker taker, ProgressListener listener) throws IOException, SnapshotException {
    groups(new GroupReader() {
      private boolean isWanted = true;

      @Override
      public boolean take(Group group, PendingRow row) {
        List<PendingRow> own = row.side == Side.A ? group.a : group.b;
        if (own.size() < GROUP_ROWS_MAX) {
          own.add(row);
        } else {
          isWanted = isWanted && (row.side == Side.A ? taker.take(row, null) : taker.take(null, row));
        }
        return isWanted;
      }

      @Override
      public boolean end(Group group) {
        for (int index = 0; index < Math.max(group.a.size(), group.b.size()) && isWanted; index++) {
          isWanted = taker.take(index < group.a.size() ? group.a.get(index) : null, index < group.b.size() ? group.b.get(index) : null);
        }
        group.a.clear();
        group.b.clear();
        return isWanted;
      }
    }, listener);
  }

  @Override
  public void close() {
    entries.close();
  }
}
