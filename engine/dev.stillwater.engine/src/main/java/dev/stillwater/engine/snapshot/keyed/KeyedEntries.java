package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.util.Arrays;

/**
 * The entries of one state in the file or files of one subtask, as bytes in the canonical form; each form of files has its own way to walk over them.
 *
 * <p>The fields describe the current entry and are valid until the next one.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
abstract class KeyedEntries implements AutoCloseable {
  private static final int STEPS_BETWEEN_CHECKS = 1 << 12;

  /** Holds the key: key, namespace, key inside a map; of timers time, key, namespace. Without the key group. */
  byte[] keyBytes = new byte[64];
  int keyFrom;
  int keyTo;
  /** Offset in the file of {@link #keyBytes} at {@link #keyFrom}. */
  long keyOffset;
  /** Holds the value once {@link #loadValue} was called. */
  byte[] valueBytes = new byte[64];
  int valueFrom;
  int valueTo;
  /** Offset in the file of {@link #valueBytes} at {@link #valueFrom}. */
  long valueOffset;
  int keyGroup;
  /** Whether the value is all that belongs to the key and namespace, as one lump: a whole list or map whose parts cannot be told apart. */
  boolean isWhole;

  private final ProgressListener listener;
  private int steps;

  KeyedEntries(ProgressListener listener) {
    this.listener = listener;
  }

  /** Goes to the next entry; false at the end. After an error that names a key group, the next call goes on with the next key group where it can. */
  abstract boolean next() throws SnapshotException;

  /** Makes sure that the value is in memory. */
  void loadValue() throws SnapshotException {
  }

  /** Bytes that the entry takes in the file. */
  abstract long sizeBytes();

  /** Where the current entry is, for {@link StatePart#open}. */
  abstract String position();

  /** Name of what is read, for messages. */
  abstract String fileName();

  @Override
  public void close() {
  }

  /** To be called for every entry that is passed over. */
  final void step() throws Cancelled {
    if ((++steps & STEPS_BETWEEN_CHECKS - 1) == 0) {
      checkCancelled();
    }
  }

  /** To be called for every key group. */
  final void checkCancelled() throws Cancelled {
    if (listener.isCancelled()) {
      throw new Cancelled(Place.of(fileName()));
    }
  }

  /** An array that is at least so long: the given one or a longer one with the same content. */
  static byte[] grown(byte[] array, int length) {
    return array.length >= length ? array : Arrays.copyOf(array, Math.max(length, array.length * 2));
  }
}
