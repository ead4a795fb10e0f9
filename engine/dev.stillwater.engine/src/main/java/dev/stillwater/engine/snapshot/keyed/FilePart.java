package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;
import java.util.List;

/**
 * A state in a file with key groups, of the canonical form or of the heap backend.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class FilePart implements KeyedPart {
  private final KeyGroupFile file;
  private final boolean isCanonical;
  private final List<StateLayout> layouts;
  private final int id;
  private final KeyedStates.Context context;

  FilePart(KeyGroupFile file, boolean isCanonical, List<StateLayout> layouts, int id, KeyedStates.Context context) {
    this.file = file;
    this.isCanonical = isCanonical;
    this.layouts = layouts;
    this.id = id;
    this.context = context;
  }

  @Override
  public int subtask() {
    return context.subtask();
  }

  @Override
  public int firstKeyGroup() {
    return file.firstKeyGroup();
  }

  @Override
  public int lastKeyGroup() {
    return file.lastKeyGroup();
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    return new KeyedCursor(entries(first, last, position, listener), layouts.get(id), subtask());
  }

  private HeapEntries.HeapStates heapStates() {
    return new HeapEntries.HeapStates(layouts, context.maxParallelism());
  }

  @Override
  public KeyedEntries entries(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    int from = Math.max(first, firstKeyGroup());
    int to = Math.min(last, lastKeyGroup());
    if (isCanonical) {
      CanonicalEntries entries = new CanonicalEntries(file, id, layouts.size(), from, to, context.prefixBytes(), listener);
      if (!position.isEmpty()) {
        entries.startAt(new Position(position));
      }
      return entries;
    }
    HeapEntries entries = new HeapEntries(file, heapStates(), id, from, to, listener);
    if (!position.isEmpty()) {
      entries.startAt(new Position(position));
    }
    return entries;
  }

  @Override
  public StateSize estimate() throws SnapshotException {
    return new FileEstimate(file, isCanonical, layouts, id, context).estimate();
  }
}
