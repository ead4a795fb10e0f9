package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;

/**
 * Reads something from an open snapshot.
 *
 * <p>THREADING: called on a thread of the platform's jobs, never two for one document at a time.
 *
 * @param <T> what is read, immutable
 */
@FunctionalInterface
public interface Reading<T> {
  /** Reads; says how far it is and stops when the listener says so. */
  T of(SnapshotView view, ProgressListener listener) throws SnapshotException;
}
