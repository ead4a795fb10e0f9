package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import java.util.List;

/**
 * A reader that is given damaged input.
 *
 * <p>THREADING: one thread.
 */
interface FuzzTarget {
  /** What it is called in messages. */
  String name();

  /** How many of all inputs it gets, in relation to the other targets. */
  int share();

  /** Whether the input is a text or an archive, whose errors need no offset. */
  default boolean isText() {
    return false;
  }

  /** Whether the samples are read without an error as they are. */
  default boolean hasWholeSamples() {
    return true;
  }

  /** Valid inputs; at least one. */
  List<Sample> samples();

  /**
   * Reads all that can be read.
   *
   * @param sample what the bytes were before they were damaged
   * @throws SnapshotException as it should be where the damage is noticed
   */
  void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException;
}
