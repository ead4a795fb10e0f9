package dev.stillwater.engine.replay;

/**
 * How fast event time goes on in a replay.
 *
 * <p>THREADING: immutable.
 *
 * @param factor seconds of event time in a second of this machine's time; 0 for as fast as possible
 */
public record ReplaySpeed(double factor) {
  /** Nothing is waited for. */
  public static final ReplaySpeed AS_FAST_AS_POSSIBLE = new ReplaySpeed(0);
  /** As fast as it was. */
  public static final ReplaySpeed REAL_TIME = new ReplaySpeed(1);

  public ReplaySpeed {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("The speed is " + factor + "; expected a number above 0, such as 10 for ten times as fast, or 0 for as fast as possible.");
    }
  }

  /** Whether nothing is waited for. */
  public boolean isAsFastAsPossible() {
    return factor == 0;
  }
}
