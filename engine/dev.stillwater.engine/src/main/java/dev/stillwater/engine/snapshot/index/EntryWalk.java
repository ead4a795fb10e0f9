package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks over all entries of a state and numbers them from 0; passes over what is damaged, always in the same way, so that the numbers stay.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
final class EntryWalk implements AutoCloseable {
  /** Behind so many different damages the rest of a state is not tried. */
  private static final int DAMAGES_MAX = 20;
  private static final int STEPS_BETWEEN_CHECKS = 1 << 10;

  private final EntryCursor cursor;
  private final ProgressListener listener;
  private final Set<String> damages = new LinkedHashSet<>();
  private long row = -1;
  private boolean isBehindDamage;
  private boolean isOver;

  EntryWalk(StateView state, ProgressListener listener) throws SnapshotException {
    this.listener = listener;
    cursor = state.entries(listener);
  }

  /** Goes to the next entry; false at the end. */
  boolean next() throws SnapshotException.Cancelled {
    isBehindDamage = row < 0;
    while (!isOver) {
      try {
        if (!cursor.next()) {
          isOver = true;
          return false;
        }
        if ((++row & STEPS_BETWEEN_CHECKS - 1) == 0 && listener.isCancelled()) {
          throw new SnapshotException.Cancelled(SnapshotException.Place.of("index"));
        }
        return true;
      } catch (SnapshotException.Cancelled stopped) {
        throw stopped;
      } catch (SnapshotException damage) {
        isBehindDamage = true;
        isOver = !damages.add(damage.getMessage()) || damages.size() >= DAMAGES_MAX;
      }
    }
    return false;
  }

  EntryCursor cursor() {
    return cursor;
  }

  /** Number of the current entry, from 0. */
  long row() {
    return row;
  }

  /** Whether something damaged lies between the entry before and this one, or this is the first. */
  boolean isBehindDamage() {
    return isBehindDamage;
  }

  /** What was damaged so far, in words. */
  List<String> damages() {
    return List.copyOf(damages);
  }

  @Override
  public void close() {
    cursor.close();
  }
}
