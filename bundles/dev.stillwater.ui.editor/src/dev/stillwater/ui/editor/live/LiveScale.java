package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;

/**
 * The largest numbers of a job, rounded up to 1, 2 or 5 with zeros so that colours do not flicker, against which others are coloured.
 *
 * <p>THREADING: immutable.
 *
 * @param perSecond records a second through an operator or over a stream
 * @param stateBytes size of an operator's state
 * @param checkpointMs time that a checkpoint took in an operator
 * @param skew how many times the mean the fullest subtask gets
 */
record LiveScale(double perSecond, double stateBytes, double checkpointMs, double skew) {
  private static final double SKEW_MIN = 2;

  static LiveScale of(LiveJob job) {
    double perSecond = 1;
    double stateBytes = 1024;
    double checkpointMs = 10;
    double skew = SKEW_MIN;
    for (LiveOperator operator : job.operators().values()) {
      perSecond = larger(perSecond, operator.flow().inPerSecond());
      perSecond = larger(perSecond, operator.flow().outPerSecond());
      stateBytes = larger(stateBytes, operator.snapshot().stateBytes());
      checkpointMs = larger(checkpointMs, operator.snapshot().durationMs());
      skew = larger(skew, operator.skew());
    }
    for (LiveStream stream : job.streams().values()) {
      perSecond = larger(perSecond, stream.recordsPerSecond());
    }
    return new LiveScale(rounded(perSecond), binary(stateBytes), rounded(checkpointMs), Math.ceil(skew));
  }

  /** A number that is not known is never larger. */
  private static double larger(double one, double other) {
    return other > one ? other : one;
  }

  private static double rounded(double value) {
    double step = Math.pow(10, Math.floor(Math.log10(value)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * step >= value) {
        return times * step;
      }
    }
    return 10 * step;
  }

  /** The next power of two, as sizes are told in. */
  private static double binary(double bytes) {
    return Math.pow(2, Math.ceil(Math.log(bytes) / Math.log(2)));
  }
}
