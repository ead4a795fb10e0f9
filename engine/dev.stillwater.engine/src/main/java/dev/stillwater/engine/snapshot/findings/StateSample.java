package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.compare.StateValueText;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the first entries of a state show.
 *
 * <p>THREADING: immutable.
 *
 * @param entries number of entries that were read
 * @param sizeBytes their bytes
 * @param isWhole whether those were all
 * @param largestKey the key with the most bytes, as text; empty without keys
 * @param largestKeyBytes bytes of all its entries that follow each other
 * @param largestEntry the key of the largest entry, as text
 * @param largestEntryBytes its bytes
 * @param firstTimerMs earliest timer; empty without timers that have a time
 * @param lastTimerMs latest timer, but for those at the end of all input
 */
public record StateSample(long entries, long sizeBytes, boolean isWhole, String largestKey, long largestKeyBytes, String largestEntry, long largestEntryBytes,
    OptionalLong firstTimerMs, OptionalLong lastTimerMs) {

  /** Reads entries up to a number and a number of bytes. */
  static StateSample of(StateView state, long entriesMax, long bytesMax, ProgressListener listener) throws SnapshotException {
    try (EntryCursor cursor = state.entries(listener)) {
      return new Reader(state, cursor).read(entriesMax, bytesMax);
    }
  }

  /** Sums up while it reads. */
  private static final class Reader {
    private final boolean isKeyed;
    private final boolean isTimer;
    private final EntryCursor cursor;
    private long entries;
    private long sizeBytes;
    private Object key;
    private long keyBytes;
    private Object largestKey;
    private long largestKeyBytes;
    private Object largestEntry;
    private long largestEntryBytes;
    private long firstTimer = Long.MAX_VALUE;
    private long lastTimer = Long.MIN_VALUE;

    private Reader(StateView state, EntryCursor cursor) {
      isKeyed = state.kind().isKeyed() && state.kind() != StateKind.RAW_KEYED && state.keySerializer().isPresent();
      isTimer = state.kind() == StateKind.TIMER;
      this.cursor = cursor;
    }

    private StateSample read(long entriesMax, long bytesMax) throws SnapshotException {
      boolean hasMore = true;
      while (hasMore && entries < entriesMax && sizeBytes < bytesMax) {
        hasMore = cursor.next();
        if (hasMore) {
          add();
        }
      }
      endKey();
      return new StateSample(entries, sizeBytes, !hasMore, text(largestKey), largestKeyBytes, text(largestEntry), largestEntryBytes,
          firstTimer > lastTimer ? OptionalLong.empty() : OptionalLong.of(firstTimer), firstTimer > lastTimer ? OptionalLong.empty() : OptionalLong.of(lastTimer));
    }

    private void add() throws SnapshotException {
      long bytes = cursor.sizeBytes();
      entries++;
      sizeBytes += bytes;
      Object found = isKeyed ? cursor.key() : null;
      if (!Objects.equals(found, key)) {
        endKey();
        key = found;
        keyBytes = 0;
      }
      keyBytes += bytes;
      if (bytes > largestEntryBytes) {
        largestEntryBytes = bytes;
        largestEntry = found;
      }
      OptionalLong time = isTimer ? cursor.timestamp() : OptionalLong.empty();
      // The largest time is not one of the clock: such a timer fires when all input has ended.
      if (time.isPresent() && time.getAsLong() != Long.MAX_VALUE) {
        firstTimer = Math.min(firstTimer, time.getAsLong());
        lastTimer = Math.max(lastTimer, time.getAsLong());
      }
    }

    private void endKey() {
      if (keyBytes > largestKeyBytes) {
        largestKeyBytes = keyBytes;
        largestKey = key;
      }
    }

    private static String text(Object key) {
      return key == null ? "" : StateValueText.of(key);
    }
  }
}
