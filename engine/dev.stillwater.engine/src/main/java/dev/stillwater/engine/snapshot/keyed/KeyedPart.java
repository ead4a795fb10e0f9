package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;

/**
 * What one subtask holds of one keyed state, with its entries as bytes.
 *
 * <p>THREADING: any thread, one at a time.
 */
interface KeyedPart extends StatePart {
  /** Walks over the entries as {@link StatePart#open} does, without decoding them. */
  KeyedEntries entries(int first, int last, String position, ProgressListener listener) throws SnapshotException;
}
