package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Color;

/**
 * By which number the drawing of a running job is coloured. The number always stands there as well.
 *
 * <p>THREADING: UI thread.
 */
public enum LiveScheme {
  /** Records a second. */
  THROUGHPUT,
  /** Share of the time in which a task waits for room, and how full queues are. */
  BACK_PRESSURE,
  /** How long the last checkpoint took, and how far the present one is. */
  CHECKPOINT,
  /** Size of the state. */
  STATE_SIZE,
  /** How unevenly records are spread over the subtasks. */
  SKEW;

  private static final int HALF_PERCENT = 50;
  private static final int TENTH_PERCENT = 10;

  /** Name for people. */
  public String label() {
    return switch (this) {
      case THROUGHPUT -> Messages.scheme_throughput;
      case BACK_PRESSURE -> Messages.scheme_backPressure;
      case CHECKPOINT -> Messages.scheme_checkpoint;
      case STATE_SIZE -> Messages.scheme_stateSize;
      case SKEW -> Messages.scheme_skew;
    };
  }

  /** How strong the colour of an operator is, 0 to 1; not a number when its number is not known. */
  double heat(LiveOperator operator, LiveScale scale) {
    return switch (this) {
      case THROUGHPUT -> bounded(Math.max(known(operator.flow().inPerSecond()), known(operator.flow().outPerSecond())) / scale.perSecond());
      case BACK_PRESSURE -> share(operator.shares().pressedPercent(), 100);
      case CHECKPOINT -> share(operator.snapshot().durationMs(), scale.checkpointMs());
      case STATE_SIZE -> share(operator.snapshot().stateBytes(), scale.stateBytes());
      case SKEW -> bounded((operator.skew() - 1) / (scale.skew() - 1));
    };
  }

  /** How strong the colour of a stream is, 0 to 1; not a number when the scheme says nothing of streams. */
  double heat(LiveStream stream, LiveScale scale) {
    return switch (this) {
      case THROUGHPUT -> bounded(stream.recordsPerSecond() / scale.perSecond());
      case BACK_PRESSURE -> stream.isChained() ? Double.NaN : share(stream.queue().fillPercent(), 100);
      case CHECKPOINT, STATE_SIZE, SKEW -> Double.NaN;
    };
  }

  /** Zero for a rate that only one side has. */
  private static double known(double perSecond) {
    return Double.isNaN(perSecond) ? 0 : perSecond;
  }

  private static double share(long number, double all) {
    return LiveTexts.isKnown(number) ? bounded(number / all) : Double.NaN;
  }

  private static double bounded(double heat) {
    return Math.max(0, Math.min(1, heat));
  }

  /** The colour of a number; where it is good or bad it goes from green over amber to red, else it is one that gets stronger. */
  Color color(double heat) {
    boolean isJudged = this == BACK_PRESSURE || this == SKEW;
    if (!isJudged) {
      return StillwaterColors.get(this == STATE_SIZE ? StillwaterColors.KEYED : this == CHECKPOINT ? StillwaterColors.SOURCES : StillwaterColors.SELECTION);
    }
    double percent = 100 * heat;
    return StillwaterColors.get(percent >= HALF_PERCENT ? StillwaterColors.ERROR : percent >= TENTH_PERCENT ? StillwaterColors.WARNING : StillwaterColors.RUNNING);
  }

  /** The number by which the operator is coloured. */
  String text(LiveOperator operator, LiveJob job) {
    return switch (this) {
      case THROUGHPUT -> LiveTexts.flow(operator.flow());
      case BACK_PRESSURE -> LiveTexts.shares(operator);
      case CHECKPOINT -> LiveTexts.checkpoint(operator, job);
      case STATE_SIZE -> NLS.bind(Messages.state, LiveTexts.bytes(operator.snapshot().stateBytes()));
      case SKEW -> LiveTexts.skew(operator);
    };
  }

  /** The other numbers, the most wanted first. */
  String others(LiveOperator operator, LiveJob job) {
    String busy = NLS.bind(Messages.busy, LiveTexts.percent(operator.shares().busyPercent()));
    String lag = NLS.bind(Messages.lag, LiveTexts.narrowLag(operator));
    String state = NLS.bind(Messages.state, LiveTexts.bytes(operator.snapshot().stateBytes()));
    return switch (this) {
      case THROUGHPUT, CHECKPOINT, SKEW -> joined(busy, lag, state);
      case BACK_PRESSURE -> joined(lag, LiveTexts.total(operator.flow()), state);
      case STATE_SIZE -> joined(busy, lag, LiveTexts.checkpoint(operator, job));
    };
  }

  private static String joined(String one, String other, String third) {
    return NLS.bind(Messages.joined, new Object[] {one, other, third});
  }

  /** What the weakest and the strongest colour stand for. */
  String[] ends(LiveScale scale) {
    return switch (this) {
      case THROUGHPUT -> new String[] {LiveTexts.rate(0), LiveTexts.rate(scale.perSecond())};
      case BACK_PRESSURE -> new String[] {Quantities.percent(0), Quantities.percent(100)};
      case CHECKPOINT -> new String[] {Quantities.durationMs(0), Quantities.durationMs((long) scale.checkpointMs())};
      case STATE_SIZE -> new String[] {Quantities.bytes(0), Quantities.bytes((long) scale.stateBytes())};
      case SKEW -> new String[] {Messages.skew_even, NLS.bind(Messages.skew_most, Math.round(scale.skew()))};
    };
  }
}
