package dev.stillwater.engine.inputlog;

/**
 * How large an input log may become.
 *
 * <p>THREADING: immutable.
 *
 * @param segmentBytes size at which a segment is ended and the next one begun
 * @param totalBytes size of all segments of a subtask together above which the oldest are deleted
 */
public record InputLogSettings(long segmentBytes, long totalBytes) {
  /** Bound of a log for which none is set. */
  public static final long DEFAULT_TOTAL_BYTES = 1L << 30;

  private static final int SEGMENTS = 16;
  private static final long SEGMENT_BYTES_MIN = 4L << 10;
  private static final long SEGMENT_BYTES_MAX = 64L << 20;

  public InputLogSettings {
    if (segmentBytes < 1 || totalBytes < 1) {
      throw new IllegalArgumentException("segments of " + segmentBytes + " bytes, " + totalBytes + " in all");
    }
  }

  /** Segments of a 16th of the bound, 64 MB at most. */
  public static InputLogSettings of(long totalBytes) {
    return new InputLogSettings(Math.clamp(totalBytes / SEGMENTS, SEGMENT_BYTES_MIN, SEGMENT_BYTES_MAX), totalBytes);
  }
}
