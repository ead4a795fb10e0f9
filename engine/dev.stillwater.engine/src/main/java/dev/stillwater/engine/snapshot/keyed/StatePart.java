package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;

/**
 * What one subtask holds of one state.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: as the snapshot it comes from.
 */
public interface StatePart {
  /** Key group of operator state, which has none. */
  int NO_KEY_GROUP = -1;

  /** Index of the subtask. */
  int subtask();

  /** First key group, {@link #NO_KEY_GROUP} for operator state. */
  int firstKeyGroup();

  /** Last key group, {@link #NO_KEY_GROUP} for operator state. */
  int lastKeyGroup();

  /**
   * Walks over the entries of the key groups from first to last.
   *
   * @param position empty to begin at the first entry, else what {@link PartCursor#position} said of the entry to begin with
   */
  PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException;

  /** Estimate of the number of entries and their bytes; reads 64 kB at most. */
  StateSize estimate() throws SnapshotException;

  /** A cursor that can say where it is. THREADING: one thread. LIFECYCLE: close it. */
  interface PartCursor extends EntryCursor {
    /** Where the current entry is, for {@link StatePart#open}. */
    @Override
    String position();
  }
}
