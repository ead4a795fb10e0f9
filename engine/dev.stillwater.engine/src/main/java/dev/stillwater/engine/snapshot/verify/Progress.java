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
  private static final long BYTES_BETWEEN_REPORTS = 1 << 20;

  private final ProgressListener listener;
  private final String snapshot;
  private final long totalBytes;
  private String what = "";
  private long doneBytes;
  private long partSizeBytes;
  private long partBytes;
  private long bytesSinceReport;
  private int steps;

  Progress(ProgressListener listener, String snapshot, long totalBytes) {
    this.listener = listener;
    this.snapshot = snapshot;
    this.totalBytes = totalBytes;
  }

  /** A part of the work begins, which has so many bytes. */
  void begin(String part, long sizeBytes) throws Cancelled {
    what = part;
    partSizeBytes = sizeBytes;
    partBytes = 0;
    report();
  }

  /** Something of the part was done. */
  void advance(long bytes) throws Cancelled {
    partBytes = Math.min(partSizeBytes, partBytes + bytes);
    bytesSinceReport += bytes;
    if (++steps % STEPS_BETWEEN_REPORTS == 0 || bytesSinceReport >= BYTES_BETWEEN_REPORTS) {
      report();
    }
  }

  /** The part is done. */
  void end() throws Cancelled {
    doneBytes += partSizeBytes;
    partSizeBytes = 0;
    partBytes = 0;
    report();
  }

  /** Number of bytes of the parts that are done. */
  long doneBytes() {
    return doneBytes;
  }

  private void report() throws Cancelled {
    bytesSinceReport = 0;
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
