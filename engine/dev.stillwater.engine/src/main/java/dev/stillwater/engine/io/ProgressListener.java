package dev.stillwater.engine.io;

/**
 * Hears how far long work is and may ask it to stop.
 *
 * <p>THREADING: called by the thread that does the work; {@link #isCancelled} must be cheap, it is asked at least every 100 ms.
 */
public interface ProgressListener {
  /** Hears nothing and never stops the work. */
  ProgressListener NONE = new ProgressListener() {
    @Override
    public void progressed(String what, long done, long total) {
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  };

  /**
   * The work has come so far.
   *
   * @param what what is being done, for people: {@code reading state 'count' of 'keyed-a'}
   * @param done amount of work done
   * @param total whole amount in the same unit, or -1 if it is unknown
   */
  void progressed(String what, long done, long total);

  /** Whether the work is to stop. */
  boolean isCancelled();
}
