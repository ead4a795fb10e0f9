package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.StateView;
import java.util.function.Consumer;

/**
 * Finds the entries of a state that a test lets through, in one walk, and tells what was found on the way.
 *
 * <p>THREADING: one thread; what is published is immutable.
 */
public final class StateScan {
  private static final long PUBLISH_NANOS = 250_000_000;
  private static final int ROWS_BETWEEN_LOOKS = 1 << 8;

  private StateScan() {
  }

  /**
   * What a scan found.
   *
   * @param rows numbers of the entries
   * @param scanned number of entries that were looked at
   * @param undecodable number of entries that could not be tested, since they cannot be decoded; they are not among the rows
   */
  public record Result(RowSet rows, long scanned, long undecodable) {
  }

  /**
   * Tests all entries. Cost: the state. Memory: two bytes for each row that is found, a bit for each entry at most.
   *
   * @param published gets what was found so far, some times a second
   * @throws Cancelled when the listener asked for it; what was published stays true
   */
  public static Result find(StateView state, EntryTest test, ProgressListener listener, Consumer<Result> published) throws SnapshotException {
    RowSet.Builder found = new RowSet.Builder();
    long undecodable = 0;
    long told = System.nanoTime();
    try (EntryWalk walk = new EntryWalk(state, listener)) {
      while (walk.next()) {
        try {
          if (test.test(walk.cursor())) {
            found.add(walk.row());
          }
        } catch (Cancelled stopped) {
          throw stopped;
        } catch (SnapshotException damage) {
          undecodable++;
        }
        if ((walk.row() & ROWS_BETWEEN_LOOKS - 1) == 0 && System.nanoTime() - told > PUBLISH_NANOS) {
          told = System.nanoTime();
          published.accept(new Result(found.rows(), walk.row() + 1, undecodable));
        }
      }
      return new Result(found.rows(), walk.row() + 1, undecodable);
    }
  }
}
