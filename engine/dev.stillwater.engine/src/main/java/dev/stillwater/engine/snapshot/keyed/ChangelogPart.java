package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import java.util.List;

/**
 * A state as it was materialised with the changes since. Memory: the changes of the state in one key group.
 *
 * <p>THREADING: any thread, one at a time.
 */
record ChangelogPart(KeyedHandle.Changelog handle, StateLayout layout, List<KeyedPart> bases, ChangeLog log, List<Integer> ids,
    KeyedStates.Context context) implements KeyedPart {
  @Override
  public int subtask() {
    return context.subtask();
  }

  @Override
  public int firstKeyGroup() {
    return handle.firstKeyGroup();
  }

  @Override
  public int lastKeyGroup() {
    return handle.firstKeyGroup() + handle.keyGroupCount() - 1;
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    return new KeyedCursor(entries(first, last, position, listener), layout, subtask());
  }

  @Override
  public KeyedEntries entries(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    ChangelogEntries entries = new ChangelogEntries(this, Math.max(first, firstKeyGroup()), Math.min(last, lastKeyGroup()), listener);
    if (!position.isEmpty()) {
      entries.startAt(new Position(position));
    }
    return entries;
  }

  /** The size of what was materialised and, as if each change were an entry of its own, of the changes. */
  @Override
  public StateSize estimate() throws SnapshotException {
    long entries = 0;
    long bytes = 0;
    for (KeyedPart base : bases) {
      StateSize size = base.estimate();
      entries += size.entries();
      bytes += size.sizeBytes();
    }
    for (int id : ids) {
      entries += log.size(id)[0];
      bytes += log.size(id)[1];
    }
    return new StateSize(entries, bytes, false);
  }
}
