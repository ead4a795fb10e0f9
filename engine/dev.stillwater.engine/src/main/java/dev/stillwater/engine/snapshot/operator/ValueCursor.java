package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import java.util.OptionalLong;

/**
 * What the cursors over state without keys have in common.
 *
 * <p>THREADING: one thread.
 */
abstract class ValueCursor implements StatePart.PartCursor {
  private static final int STEPS_BETWEEN_CHECKS = 1 << 8;

  private final int subtask;
  private final String file;
  private final ProgressListener listener;
  private int steps;

  ValueCursor(int subtask, String file, ProgressListener listener) {
    this.subtask = subtask;
    this.file = file;
    this.listener = listener;
  }

  /** To be called for every entry. */
  final void step() throws Cancelled {
    if (steps++ % STEPS_BETWEEN_CHECKS == 0 && listener.isCancelled()) {
      throw new Cancelled(Place.of(file));
    }
  }

  @Override
  public int keyGroup() {
    return StatePart.NO_KEY_GROUP;
  }

  @Override
  public final int subtask() {
    return subtask;
  }

  @Override
  public Object key() throws SnapshotException {
    return null;
  }

  @Override
  public Object namespace() {
    return null;
  }

  @Override
  public Object userKey() throws SnapshotException {
    return null;
  }

  @Override
  public OptionalLong timestamp() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
  }
}
