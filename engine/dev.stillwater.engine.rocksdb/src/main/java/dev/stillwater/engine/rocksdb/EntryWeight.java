package dev.stillwater.engine.rocksdb;

/**
 * What an entry of a state takes on the heap, estimated from the lengths of those that were read and written last, so that large values do not fill the heap.
 *
 * <p>THREADING: any thread; measurements of several threads at once may be lost.
 */
final class EntryWeight {
  /** Object, slot, and copy while it is frozen, in bytes. */
  private static final int FIXED_BYTES = 96;
  /** Decoded values are larger than their bytes. */
  private static final int DECODED = 2;
  private static final int MEMORY = 8;
  private static final int SAMPLE_EVERY = 16;

  private volatile long average = 16;
  private int count;

  /** Takes an entry of so many bytes into account. */
  void add(long bytes) {
    average += (bytes - average + (bytes > average ? MEMORY - 1 : 0)) / MEMORY;
  }

  /** Whether it is time again to measure an entry that is not written just now. */
  boolean isSampleDue() {
    return ++count % SAMPLE_EVERY == 0;
  }

  /** Bytes on the heap. */
  long entryBytes() {
    return FIXED_BYTES + DECODED * average;
  }
}
