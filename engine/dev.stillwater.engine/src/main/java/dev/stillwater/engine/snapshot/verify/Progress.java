package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;

/**
 * How far a verification is, in bytes of all that there is to check.
 *
 * <p>THREADING: one thread.
 */
final class Progress implements ProgressListener {
  private static final int STEPS_BETWEEN_REPORTS = 1 << 10;

  private final ProgressListener listener;
  private final String snapshot;
  private final long totalBytes;
  private String what = "";
  private long doneBytes;
  private long partBytes;
  private int steps;

  Progress(ProgressListener listener, String snapshot, long totalBytes) {
    this.listener = listener;
    this.snapshot = snapshot;
    this.totalBytes = totalBytes;
  }

  /** A part of the work begins. */
  void begin(String part) throws Cancelled {
    what = part;
    partBytes = 0;
    report();
  }

  /** Something of the part was done. */
  void advance(long bytes) throws Cancelled {
    partBytes += bytes;
    if (++steps % STEPS_BETWEEN_REPORTS == 0) {
      report();
    }
  }

  /** The part, which had so many bytes, is done. */
  void end(long bytes) throws Cancelled {
    doneBytes = Math.min(totalBytes, doneBytes + bytes);
    partBytes = 0;
    report();
  }

  /** Number of bytes of the parts that are done. */
  long doneBytes() {
    return doneBytes;
  }

  private void report() throws Cancelled {
    if (listener.isCancelled()) {
      throw new Cancelled(Place.of(snapshot));
    }
    listener.progressed(what, Math.min(totalBytes, doneBytes + partBytes), totalBytes);
  }

  /** What a reader inside says is not passed on: it counts something else. */
  @Override
  public void progressed(String part, long done, long total) {
  }

  @Override
  public boolean isCancelled() {
    return listener.isCancelled();
  }
}
