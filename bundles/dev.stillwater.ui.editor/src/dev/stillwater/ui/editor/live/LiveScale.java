package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import java.util.Optional;

/**
 * The largest numbers of a job, rounded up to 1, 2 or 5 with zeros, against which others are coloured. A number that wavers about such a step keeps the scale that
 * there is, so that colours do not flicker.
 *
 * <p>THREADING: immutable.
 *
 * @param perSecond records a second through an operator or over a stream
 * @param stateBytes size of an operator's state
 * @param checkpointMs time that a checkpoint took in an operator
 * @param skew how many times the mean the fullest subtask gets
 */
public record LiveScale(double perSecond, double stateBytes, double checkpointMs, double skew) {
  private static final double SKEW_MIN = 2;
  /** How much larger than its scale a number may be before the scale grows. */
  private static final double OVER = 1.1;
  /** A smaller step fits from two fifths or a half on; the scale shrinks a little later. */
  private static final double UNDER = 0.35;

  /** The scale of a job's numbers at this moment, after the one before; empty for the first. */
  public static LiveScale of(LiveJob job, Optional<LiveScale> before) {
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
    return new LiveScale(steady(perSecond, before.map(LiveScale::perSecond), rounded(perSecond)), steady(stateBytes, before.map(LiveScale::stateBytes), binary(stateBytes)),
        steady(checkpointMs, before.map(LiveScale::checkpointMs), rounded(checkpointMs)), steady(skew, before.map(LiveScale::skew), Math.ceil(skew)));
  }

  private static double steady(double largest, Optional<Double> before, double fresh) {
    return before.filter(end -> largest <= end * OVER && largest >= end * UNDER).orElse(fresh);
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
