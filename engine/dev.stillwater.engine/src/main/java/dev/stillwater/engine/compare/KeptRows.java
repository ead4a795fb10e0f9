package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.ComparisonStore.ComparedRow;
import dev.stillwater.engine.compare.ResultDifference.Kind;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a {@link ComparisonStore} is given at the end, sorted by table and by when they were put out; on the disk when they are many.
 *
 * <p>THREADING: one thread at a time, whoever holds the lock of its comparison. LIFECYCLE: add, {@link #handOver}, close.
 */
final class KeptRows implements AutoCloseable {
  private static final int EQUAL = 0;
  private static final int ROWS_BETWEEN_CHECKS = 1 << 10;

  private final List<RowShape> shapes;
  private final int[] equalLeft;
  private final SortedEntries entries;
  private final ByteWriter writer = new ByteWriter();
  private long count;

  /**
   * No rows yet.
   *
   * @param equalMax how many equal pairs are kept of each table
   * @param memoryBytes most memory that rows take
   */
  KeptRows(List<RowShape> shapes, int equalMax, Path folder, long memoryBytes) {
    this.shapes = shapes;
    equalLeft = new int[shapes.size()];
    Arrays.fill(equalLeft, equalMax);
    entries = new SortedEntries(folder, memoryBytes);
  }

  /** Whether another equal pair of the table is wanted. */
  boolean wantsEqual(RowShape shape) {
    return equalLeft[shape.number()] > 0;
  }

  /** Keeps a pair that is equal. */
  void addEqual(RowShape shape, long sequence, byte[] a, byte[] b) throws IOException {
    equalLeft[shape.number()]--;
    add(shape, EQUAL, sequence, a, b);
  }

  /** Keeps a difference; the row that a side does not have is null. */
  void add(Kind kind, PendingRow a, PendingRow b) throws IOException {
    PendingRow any = a == null ? b : a;
    add(any.shape, kind.ordinal() + 1, any.sequence, a == null ? null : a.bytes, b == null ? null : b.bytes);
  }

  private void add(RowShape shape, int kind, long sequence, byte[] a, byte[] b) throws IOException {
    writer.truncate(0).writeInt(shape.number()).writeLong(sequence).writeByte(a == null ? 1 : 0).writeLong(count++);
    byte[] key = writer.toByteArray();
    writer.truncate(0).writeByte(kind);
    write(a);
    write(b);
    entries.add(key, writer.toByteArray());
  }

  private void write(byte[] bytes) {
    if (bytes == null) {
      writer.writeInt(-1);
    } else {
      writer.writeInt(bytes.length).writeBytes(bytes);
    }
  }

  /** Hands all rows over, table by table; cost: their number. */
  void handOver(TableBeginner beginner, ComparisonStore store, ProgressListener listener) throws IOException, SnapshotException {
    int[] begun = {0};
    long[] done = {0};
    boolean[] isStopped = {false};
    entries.read((key, value) -> {
      if (++done[0] % ROWS_BETWEEN_CHECKS == 0) {
        listener.progressed("writing the results, rows", done[0], count);
        isStopped[0] = listener.isCancelled();
      }
      int table = ByteBuffer.wrap(key).getInt();
      while (begun[0] <= table) {
        beginner.begin(shapes.get(begun[0]++));
      }
      store.row(row(shapes.get(table), ByteBuffer.wrap(key, Integer.BYTES, Long.BYTES).getLong(), ByteBuffer.wrap(value)));
      return !isStopped[0];
    });
    if (isStopped[0]) {
      throw new SnapshotException.Cancelled(SnapshotException.Place.of("results"));
    }
    while (begun[0] < shapes.size()) {
      beginner.begin(shapes.get(begun[0]++));
    }
  }

  private static ComparedRow row(RowShape shape, long sequence, ByteBuffer value) {
    int kind = value.get();
    Optional<ResultRow> a = read(value).map(bytes -> shape.row(Side.A, bytes));
    Optional<ResultRow> b = read(value).map(bytes -> shape.row(Side.B, bytes));
    Optional<Kind> difference = kind == EQUAL ? Optional.empty() : Optional.of(Kind.values()[kind - 1]);
    List<String> changed = difference.filter(Kind.CHANGED::equals).isPresent() ? shape.changedFields(a.orElseThrow(), b.orElseThrow()) : List.of();
    return new ComparedRow(difference, a, b, changed, sequence);
  }

  private static Optional<byte[]> read(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return Optional.of(bytes);
  }

  /** Begins a table. */
  @FunctionalInterface
  interface TableBeginner {
    void begin(RowShape shape) throws IOException;
  }

  @Override
  public void close() {
    entries.close();
  }
}
