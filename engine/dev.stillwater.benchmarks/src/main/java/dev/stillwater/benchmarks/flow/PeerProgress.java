package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.state.Digest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far the peer's job is. Its tasks run in this JVM and find it by class.
 *
 * <p>THREADING: each source sets its own counter, each sink adds its own digest once; any thread reads.
 */
final class PeerProgress {
  private static final int SUBTASKS_MAX = 128;
  /** Counters this far apart lie in different cache lines. */
  private static final int STRIDE = 16;
  private static final AtomicLongArray RECORDS = new AtomicLongArray(SUBTASKS_MAX * STRIDE);
  private static final AtomicLong FIRST_RECORD_MS = new AtomicLong();
  private static final Digest TOTAL = new Digest();

  private PeerProgress() {
  }

  /** Says how many records a source subtask has emitted. */
  static void records(int subtask, long count) {
    RECORDS.lazySet(subtask * STRIDE, count);
  }

  /** Records emitted by all source subtasks. */
  static long records() {
    long sum = 0;
    for (int subtask = 0; subtask < SUBTASKS_MAX; subtask++) {
      sum += RECORDS.get(subtask * STRIDE);
    }
    return sum;
  }

  /** Says that a sink got its first record now. */
  static void firstRecord() {
    FIRST_RECORD_MS.compareAndSet(0, System.currentTimeMillis());
  }

  /** When the first record came to a sink, in milliseconds since 1970; 0 before. */
  static long firstRecordMs() {
    return FIRST_RECORD_MS.get();
  }

  /** Adds what a sink subtask took. */
  static synchronized void add(Digest digest) {
    TOTAL.add(digest);
  }

  /** Digest of all records that the sinks took. */
  static synchronized String digest() {
    return TOTAL.text();
  }

  /** Number of records that the sinks took. */
  static synchronized long digested() {
    return TOTAL.entries();
  }
}
