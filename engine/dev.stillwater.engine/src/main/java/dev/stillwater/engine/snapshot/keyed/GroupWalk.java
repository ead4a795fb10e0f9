package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.structure.FieldBuilder;

/**
 * Goes over the entries of one key group, of all its states, as they lie in the file; tells the parts of those that are asked for.
 *
 * <p>THREADING: one thread.
 */
interface GroupWalk {
  /** Goes to the next entry; false at the end of the key group. */
  boolean next() throws SnapshotException;

  /** Offset in the file of the entry, or of what stands before it: the id of its state. */
  long start();

  /** Offset in the file behind the entry. */
  long end();

  /** Tells the parts of the entry, which the walk does not leave thereby. */
  void describe(FieldBuilder out) throws SnapshotException;

  /** Tells what stands behind the last entry. */
  void describeEnd(FieldBuilder out);
}
