package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;

/**
 * Live numbers as short texts with their units; "n/a" where there is no number.
 *
 * <p>THREADING: stateless.
 */
final class LiveTexts {
  private static final double EXACT_BELOW = 9.95;

  private LiveTexts() {
  }

  /** Whether the number is known. */
  static boolean isKnown(long number) {
    return number != LiveOperator.UNKNOWN;
  }

  /** A rate for a small place, {@code 12.3k/s}. */
  static String rate(double perSecond) {
    if (Double.isNaN(perSecond)) {
      return Messages.none;
    }
    return NLS.bind(Messages.rate, perSecond > 0 && perSecond < EXACT_BELOW ? String.format(Locale.ENGLISH, "%.1f", perSecond) : narrow(Math.round(perSecond)));
  }

  /** A count for a small place, three digits at most, {@code 1.25M}. */
  static String narrow(long count) {
    if (!isKnown(count)) {
      return Messages.none;
    }
    if (Math.abs(count) < 1000) {
      return Long.toString(count);
    }
    double size = count;
    int unit = -1;
    while (Math.abs(size) >= 999.5 && unit < 3) {
      size /= 1000;
      unit++;
    }
    String digits = String.format(Locale.ENGLISH, size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", size);
    return (digits.indexOf('.') < 0 ? digits : digits.replaceAll("0+$", "").replaceAll("\\.$", "")) + "kMGT".charAt(unit);
  }

  static String percent(long percent) {
    return isKnown(percent) ? Quantities.percent(percent) : Messages.none;
  }

  static String bytes(long bytes) {
    return isKnown(bytes) ? Quantities.bytes(bytes) : Messages.none;
  }

  static String duration(long durationMs) {
    return isKnown(durationMs) ? Quantities.durationMs(durationMs) : Messages.none;
  }

  /** How far the operator is behind in event time. */
  static String lag(LiveOperator operator) {
    return operator.time().isAtEnd() ? Messages.atEnd : duration(operator.time().lagMs());
  }

  /** As {@link #lag}, for a small place. */
  static String narrowLag(LiveOperator operator) {
    return operator.time().isAtEnd() ? Messages.atEnd : narrowDuration(operator.time().lagMs());
  }

  /** Records a second in and out; of a source only out, of a sink only in. */
  static String flow(LiveOperator.Flow flow) {
    if (flow.recordsIn() == 0 && flow.recordsOut() > 0) {
      return NLS.bind(Messages.flowOut, rate(flow.outPerSecond()));
    }
    return flow.recordsOut() == 0 && flow.recordsIn() > 0 ? NLS.bind(Messages.flowIn, rate(flow.inPerSecond()))
        : NLS.bind(Messages.flow, rate(flow.inPerSecond()), rate(flow.outPerSecond()));
  }

  /** Records that came in; of a source those that went out. */
  static String total(LiveOperator.Flow flow) {
    boolean isSource = flow.recordsIn() == 0 && flow.recordsOut() > 0;
    return NLS.bind(isSource ? Messages.flowOut : Messages.flowIn, narrow(isSource ? flow.recordsOut() : flow.recordsIn()));
  }

  /** A duration for a small place, in one unit. */
  static String narrowDuration(long durationMs) {
    String text = duration(durationMs);
    int second = text.indexOf(' ', text.indexOf(' ') + 1);
    return second < 0 ? text : text.substring(0, second);
  }

  /** The three shares of the task's time. */
  static String shares(LiveOperator operator) {
    LiveOperator.Shares shares = operator.shares();
    return isKnown(shares.busyPercent()) ? NLS.bind(Messages.shares, new Object[] {shares.busyPercent(), shares.pressedPercent(), shares.idlePercent()})
        : NLS.bind(Messages.busy, Messages.none);
  }

  /** The last checkpoint of the operator, or how far the present one is. */
  static String checkpoint(LiveOperator operator, LiveJob job) {
    LiveOperator.Snapshot snapshot = operator.snapshot();
    if (job.pending().isPresent() && isKnown(snapshot.pendingAnswers())) {
      boolean isDone = snapshot.pendingAnswers() >= operator.parallelism();
      return NLS.bind(isDone ? Messages.pendingDone : Messages.pending,
          new Object[] {job.pending().get().checkpointId(), snapshot.pendingAnswers(), operator.parallelism()});
    }
    return isKnown(snapshot.checkpointId()) ? NLS.bind(Messages.checkpoint, snapshot.checkpointId(), duration(snapshot.durationMs())) : Messages.noCheckpoint;
  }

  static String skew(LiveOperator operator) {
    return Double.isNaN(operator.skew()) ? NLS.bind(Messages.skew, Messages.none) : NLS.bind(Messages.skew, String.format(Locale.ENGLISH, "%.1f×", operator.skew()));
  }

  /** What stands above the line of a stream and below it. */
  static String below(LiveStream stream, LiveScheme scheme) {
    boolean isQueue = scheme == LiveScheme.BACK_PRESSURE && !stream.isChained();
    return isQueue ? percent(stream.queue().fillPercent()) : narrow(stream.records());
  }
}
