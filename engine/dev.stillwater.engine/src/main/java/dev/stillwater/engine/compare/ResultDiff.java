package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.ComparisonStore.KeyedBy;
import dev.stillwater.engine.compare.ResultDifference.Kind;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Compares the rows of sinks and streams of two sides while both put them out: equal ones are forgotten at once, so that only what differs, and what one side
 * is ahead, takes memory; what is too much for it goes to the disk.
 *
 * <p>THREADING: each side's writer by its own thread, a lock guards what they share and is taken once a thousand rows; all else by one thread after both have
 * flushed. LIFECYCLE: add, {@link #finish}, {@link #differences}, close.
 */
public final class ResultDiff implements AutoCloseable {
  private static final long MEMORY_BYTES_MIN = 8L << 20;
  private static final long MEMORY_BYTES_MAX = 256L << 20;
  private static final int HEAP_SHARE = 8;
  /** What one side is ahead takes so much of the memory at most before it goes to the table. */
  private static final int AHEAD_SHARE = 4;
  /** As much of it do rows take that are kept for a store. */
  private static final int KEPT_SHARE = 4;

  private final Path folder;
  private final long memoryBytes;
  private final int differencesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, RowShape> shapes = new LinkedHashMap<>();
  private final List<Counts> counts = new ArrayList<>();
  private final List<OrderedRows> ordered = new ArrayList<>();
  /** Batches that one side is ahead of the other; those of one side at most. */
  private final List<ArrayDeque<RowBatch>> ahead = List.of(new ArrayDeque<>(), new ArrayDeque<>());
  private final ArrayDeque<RowBatch> spare = new ArrayDeque<>();
  private long aheadBytes;
  private final PendingRows pending = new PendingRows();
  private final ResultWriter writerA;
  private final ResultWriter writerB;
  private final DifferenceEntries spilled;
  private final DifferenceEntries aligned;
  private Optional<KeptRows> kept = Optional.empty();
  private Optional<IOException> failure = Optional.empty();
  private boolean isFinished;

  /** What was counted of one sink or stream. */
  static final class Counts {
    final Presence presence;
    final PriorityQueue<ResultDifference> first = new PriorityQueue<>(Comparator.comparingLong(ResultDifference::sequence).reversed());
    long rowsA;
    long rowsB;
    long equal;
    long changed;
    long onlyA;
    long onlyB;
    long moved;

    Counts(Presence presence) {
      this.presence = presence;
    }
  }

  /**
   * Makes a comparison.
   *
   * @param a sinks and streams of A with the types of their rows
   * @param b those of B
   * @param folder a folder on the disk for what is too much for the memory; used only then
   * @param memoryBytes most memory that rows take, nearly
   * @param differencesMax highest number of differences that the result keeps of each sink or stream
   */
  public ResultDiff(Map<String, RowType> a, Map<String, RowType> b, Equality equality, Path folder, long memoryBytes, int differencesMax) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
    this.differencesMax = differencesMax;
    Set<String> names = new LinkedHashSet<>(a.keySet());
    names.addAll(b.keySet());
    for (String name : names) {
      RowType typeA = a.getOrDefault(name, b.get(name));
      shapes.put(name, new RowShape(shapes.size(), name, typeA, b.getOrDefault(name, typeA), equality));
      counts.add(new Counts(Presence.of(a.containsKey(name), b.containsKey(name))));
      ordered.add(new OrderedRows(this::outOfPlace, this::keepEqual));
    }
    boolean isOrdered = !equality.isOrderIgnored();
    ResultWriter.Target target = isOrdered ? this::takeOrdered : this::take;
    writerA = new ResultWriter(Side.A, shapes, lock, target);
    writerB = new ResultWriter(Side.B, shapes, lock, target);
    spilled = new DifferenceEntries(List.copyOf(shapes.values()), folder, 0);
    aligned = new DifferenceEntries(List.copyOf(shapes.values()), folder, memoryBytes / 2);
  }

  /**
   * Rows are kept to be handed over at the end; called before the first one. Cost: a second sorting of the rows that differ.
   *
   * @param equalMax how many equal pairs are kept of each sink or stream: the first ones
   */
  public void keepRows(int equalMax) {
    kept = Optional.of(new KeptRows(List.copyOf(shapes.values()), equalMax, folder, memoryBytes / KEPT_SHARE));
  }

  /** Memory for a comparison that fits this JVM, in bytes. */
  public static long memoryOfHeap() {
    return Math.max(MEMORY_BYTES_MIN, Math.min(MEMORY_BYTES_MAX, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
  }

  /** The writer of a side, to be used by one thread. */
  public ResultWriter writer(Side side) {
    return side == Side.A ? writerA : writerB;
  }

  /**
   * Takes a batch. Replays put out the same rows in the same order where they agree, so that rows of both sides are first compared as they come, without a look
   * into the table; only those that are not the same at the same place are looked for in it.
   */
  private RowBatch take(Side side, RowBatch batch) {
    ArrayDeque<RowBatch> others = ahead.get(side.other().ordinal());
    while (batch.hasNext() && !others.isEmpty()) {
      RowBatch other = others.peek();
      cancelInOrder(side, batch, other);
      if (!other.hasNext()) {
        aheadBytes -= other.sizeBytes();
        spare.add(others.remove());
      }
    }
    if (!batch.hasNext()) {
      return batch;
    }
    ahead.get(side.ordinal()).add(batch);
    aheadBytes += batch.sizeBytes();
    if (aheadBytes > memoryBytes / AHEAD_SHARE) {
      takeAhead();
    }
    return spare.isEmpty() ? new RowBatch() : spare.remove();
  }

  private void cancelInOrder(Side side, RowBatch batch, RowBatch other) {
    while (batch.hasNext() && other.hasNext()) {
      if (batch.isSame(other)) {
        Counts count = counts.get(batch.shape().number());
        count.rowsA++;
        count.rowsB++;
        count.equal++;
        if (wantsEqual(batch.shape())) {
          keepEqual(batch.row(side, 0), other.row(side.other(), 0));
        }
        batch.forward();
        other.forward();
      } else {
        takeRow(side.other(), other);
        takeRow(side, batch);
      }
    }
  }

  /** Puts what one side is ahead into the table. */
  private void takeAhead() {
    for (Side side : Side.values()) {
      ArrayDeque<RowBatch> batches = ahead.get(side.ordinal());
      while (!batches.isEmpty()) {
        RowBatch batch = batches.remove();
        while (batch.hasNext()) {
          takeRow(side, batch);
        }
        spare.add(batch);
      }
    }
    aheadBytes = 0;
  }

  private void takeRow(Side side, RowBatch batch) {
    RowShape shape = batch.shape();
    Counts count = count(shape, side);
    long hash = batch.hash();
    PendingRow other = pending.cancel(shape, side, hash, batch.bytes(), batch.from(), batch.identityEnd(), batch.numbersEnd());
    if (other != null) {
      count.equal++;
      if (wantsEqual(shape)) {
        keepEqual(batch.row(side, hash), other);
      }
    } else {
      add(batch.row(side, hash));
    }
    batch.forward();
  }

  private RowBatch takeOrdered(Side side, RowBatch batch) {
    while (batch.hasNext()) {
      RowShape shape = batch.shape();
      count(shape, side);
      OrderedRows rows = ordered.get(shape.number());
      rows.add(batch.row(side, batch.hash()));
      if (rows.sizeBytes() > memoryBytes / 2) {
        rows.end();
      }
      batch.forward();
    }
    return batch;
  }

  private Counts count(RowShape shape, Side side) {
    Counts count = counts.get(shape.number());
    if (side == Side.A) {
      count.rowsA++;
    } else {
      count.rowsB++;
    }
    return count;
  }

  private void outOfPlace(PendingRow row) {
    PendingRow other = pending.cancel(row.shape, row.side, row.hash, row.bytes, 0, row.identityEnd, row.numbersEnd);
    if (other != null) {
      moved(row, other);
    } else {
      add(row);
    }
  }

  private boolean wantsEqual(RowShape shape) {
    return kept.isPresent() && kept.get().wantsEqual(shape);
  }

  private void keepEqual(PendingRow one, PendingRow other) {
    if (wantsEqual(one.shape) && failure.isEmpty()) {
      PendingRow a = one.side == Side.A ? one : other;
      try {
        kept.get().addEqual(one.shape, a.sequence, a.bytes, (a == one ? other : one).bytes);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
  }

  private void keepDifference(Kind kind, PendingRow a, PendingRow b) {
    if (kept.isPresent() && failure.isEmpty()) {
      try {
        kept.get().add(kind, a, b);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
  }

  private void moved(PendingRow row, PendingRow other) {
    keepDifference(Kind.MOVED, row.side == Side.A ? row : other, row.side == Side.A ? other : row);
    Counts count = counts.get(row.shape.number());
    count.moved++;
    ResultRow result = row.shape.row(row.side, row.bytes);
    keep(count, new ResultDifference(row.shape.name(), Kind.MOVED, Optional.of(result), Optional.of(result), List.of(), row.shape.key(result), row.sequence));
  }

  private void add(PendingRow row) {
    pending.add(row);
    if (pending.sizeBytes() > memoryBytes / 2 && failure.isEmpty()) {
      drain(spilled::addByHash);
    }
  }

  private void drain(DifferenceEntries.Adder target) {
    pending.drain(row -> {
      try {
        if (failure.isEmpty()) {
          target.add(row);
        }
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    });
  }

  /** Whether each row so far has had its equal, at its place where order counts. Both sides must have flushed. */
  public boolean isBalanced() {
    takeAhead();
    return pending.size() == 0 && !spilled.hasEntries() && failure.isEmpty() && ordered.stream().allMatch(rows -> rows.size() == 0)
        && counts.stream().allMatch(count -> count.moved == 0);
  }

  /**
   * Compares what has been left over; no row may come afterwards. Cost: the rows that differ, sorted.
   *
   * @throws SnapshotException if the disk fails, or the listener asks to stop
   */
  public List<SinkDiff> finish(ProgressListener listener) throws SnapshotException {
    if (!isFinished) {
      isFinished = true;
      takeAhead();
      ordered.forEach(OrderedRows::end);
      try {
        if (spilled.hasEntries()) {
          drain(spilled::addByHash);
          throwFailure();
          spilled.cancelEqual(this::cancelled, aligned::addByKey, listener);
        } else {
          drain(aligned::addByKey);
        }
        throwFailure();
        aligned.align((a, b) -> {
          tally(a, b);
          return failure.isEmpty();
        }, listener);
        throwFailure();
      } catch (IOException e) {
        throw unreachable(e);
      }
    }
    return shapes.values().stream().map(this::result).toList();
  }

  private void throwFailure() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private SnapshotException unreachable(IOException e) {
    return new SnapshotException.Unreachable(SnapshotException.Place.of(folder.toString()), "the results that differ cannot be kept there: " + e.getMessage(), e);
  }

  private void cancelled(PendingRow row, PendingRow other) {
    Counts count = counts.get(row.shape.number());
    if (row.shape.equality().isOrderIgnored()) {
      count.equal++;
      keepEqual(row, other);
    } else {
      moved(row, other);
    }
  }

  private void tally(PendingRow a, PendingRow b) {
    Counts count = counts.get((a == null ? b : a).shape.number());
    if (b == null) {
      count.onlyA++;
    } else if (a == null) {
      count.onlyB++;
    } else {
      count.changed++;
    }
    keepDifference(kind(a, b), a, b);
    // Most differences are counted alone; to make them readable costs more than to find them.
    if (count.first.size() < differencesMax || differencesMax > 0 && (a == null ? b : a).sequence < count.first.peek().sequence()) {
      keep(count, difference(a, b));
    }
  }

  private static ResultDifference difference(PendingRow a, PendingRow b) {
    Optional<ResultRow> rowA = Optional.ofNullable(a).map(row -> row.shape.row(Side.A, row.bytes));
    Optional<ResultRow> rowB = Optional.ofNullable(b).map(row -> row.shape.row(Side.B, row.bytes));
    PendingRow any = a == null ? b : a;
    List<String> changed = rowA.isPresent() && rowB.isPresent() ? any.shape.changedFields(rowA.get(), rowB.get()) : List.of();
    return new ResultDifference(any.shape.name(), kind(a, b), rowA, rowB, changed, any.shape.key(rowA.or(() -> rowB).orElseThrow()), any.sequence);
  }

  private static Kind kind(PendingRow a, PendingRow b) {
    return b == null ? Kind.ONLY_A : a == null ? Kind.ONLY_B : Kind.CHANGED;
  }

  private void keep(Counts count, ResultDifference difference) {
    count.first.add(difference);
    if (count.first.size() > differencesMax) {
      count.first.remove();
    }
  }

  private SinkDiff result(RowShape shape) {
    Counts count = counts.get(shape.number());
    List<ResultDifference> first = count.first.stream().sorted(Comparator.comparingLong(ResultDifference::sequence)).toList();
    return new SinkDiff(shape.name(), count.presence, count.rowsA, count.rowsB, count.equal + ordered.get(shape.number()).equal(), count.changed, count.onlyA,
        count.onlyB, count.moved, shape.notes(), first);
  }

  /** Whether rows had to go to the disk. */
  public boolean isSpilled() {
    return spilled.hasEntries() || aligned.isSpilled();
  }

  /**
   * Hands over all differences but those in order, by sink and key, until the taker returns false. Cost: the rows that differ.
   *
   * @throws SnapshotException if the disk fails, or the listener asks to stop
   */
  public void differences(DifferenceTaker taker, ProgressListener listener) throws SnapshotException {
    try {
      aligned.align((a, b) -> taker.take(difference(a, b)), listener);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Hands the kept rows over to a store, sink by sink as they were put out. Cost: the rows that were kept.
   *
   * @param isSink whether they are of sinks
   * @param keyed the keyed operator that the rows of a name come from
   * @throws SnapshotException if the disk fails, or the listener asks to stop
   */
  public void handOver(ComparisonStore store, boolean isSink, Function<String, Optional<KeyedBy>> keyed, ProgressListener listener) throws SnapshotException {
    if (kept.isPresent()) {
      try {
        kept.get().handOver(shape -> store.beginRows(shape.table(isSink, keyed.apply(shape.name()))), store, listener);
      } catch (IOException e) {
        throw unreachable(e);
      }
    }
  }

  /** Takes differences. */
  @FunctionalInterface
  public interface DifferenceTaker {
    /** Takes one; returns whether more are wanted. */
    boolean take(ResultDifference difference);
  }

  @Override
  public void close() {
    spilled.close();
    aligned.close();
    kept.ifPresent(KeptRows::close);
  }
}
