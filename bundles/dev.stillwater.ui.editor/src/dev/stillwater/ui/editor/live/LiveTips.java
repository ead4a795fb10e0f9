package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.figures.TipFigure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * What the tips of operators and streams say of a running job: all numbers, and the last records of a stream.
 *
 * <p>THREADING: UI thread.
 */
final class LiveTips {
  private static final int RECORDS = 6;
  private static final int VALUE_MAX = 24;
  private static final int COLUMNS_MAX = 8;

  private LiveTips() {
  }

  static void add(TipFigure tip, LiveOperator operator, boolean isEnded) {
    tip.heading(isEnded ? Messages.tip_ended : Messages.tip_live);
    LiveOperator.Flow flow = operator.flow();
    tip.row(Messages.tip_in, flow(flow.recordsIn(), flow.inPerSecond()));
    tip.row(Messages.tip_out, flow(flow.recordsOut(), flow.outPerSecond()));
    tip.row(Messages.tip_busy, LiveTexts.percent(operator.shares().busyPercent()));
    tip.row(Messages.tip_pressed, LiveTexts.percent(operator.shares().pressedPercent()));
    tip.row(Messages.tip_idle, LiveTexts.percent(operator.shares().idlePercent()));
    if (LiveTexts.isKnown(operator.shares().queuedBatches())) {
      tip.row(Messages.tip_queued, Quantities.count(operator.shares().queuedBatches()));
    }
    if (LiveTexts.isKnown(operator.shares().blockedChannels()) && operator.shares().blockedChannels() > 0) {
      tip.row(Messages.tip_blocked, NLS.bind(Messages.tip_blockedValue, operator.shares().blockedChannels()));
    }
    tip.row(Messages.tip_watermark, operator.time().isAtEnd() ? Messages.atEnd
        : LiveTexts.isKnown(operator.time().watermarkMs()) ? Instant.ofEpochMilli(operator.time().watermarkMs()).toString() : Messages.none);
    tip.row(Messages.tip_lag, LiveTexts.lag(operator));
    LiveOperator.Snapshot snapshot = operator.snapshot();
    tip.row(Messages.tip_state, LiveTexts.bytes(snapshot.stateBytes()));
    tip.row(Messages.tip_checkpoint, LiveTexts.isKnown(snapshot.checkpointId())
        ? NLS.bind(Messages.tip_checkpointValue, snapshot.checkpointId(), LiveTexts.duration(snapshot.durationMs())) : Messages.noCheckpoint);
    if (LiveTexts.isKnown(snapshot.alignmentMs())) {
      tip.row(Messages.tip_alignment, LiveTexts.duration(snapshot.alignmentMs()));
    }
    tip.row(Messages.tip_skew, LiveTexts.skew(operator));
    if (flow.lateRecords() > 0) {
      tip.row(Messages.tip_late, Quantities.count(flow.lateRecords()));
    }
    if (flow.badLines() > 0) {
      tip.row(Messages.tip_badLines, Quantities.count(flow.badLines()));
    }
  }

  private static String flow(long records, double perSecond) {
    return NLS.bind(Messages.tip_rateValue, LiveTexts.isKnown(records) ? Quantities.count(records) : Messages.none, LiveTexts.rate(perSecond));
  }

  static void add(TipFigure tip, LiveStream stream, boolean isEnded) {
    tip.heading(isEnded ? Messages.tip_ended : Messages.tip_live);
    tip.row(Messages.tip_rate, LiveTexts.rate(stream.recordsPerSecond()));
    tip.row(Messages.tip_records, LiveTexts.isKnown(stream.records()) ? Quantities.count(stream.records()) : Messages.none);
    LiveStream.Queue queue = stream.queue();
    tip.row(Messages.tip_queue, stream.isChained() ? Messages.tip_noQueue
        : !LiveTexts.isKnown(queue.batches()) ? LiveTexts.percent(queue.fillPercent())
        : NLS.bind(Messages.tip_queueValue, new Object[] {LiveTexts.percent(queue.fillPercent()), queue.batches(), Quantities.counted(queue.capacity(), "batch", "batches")}));
    if (LiveTexts.isKnown(queue.blockedChannels()) && queue.blockedChannels() > 0) {
      tip.row(Messages.tip_blocked, NLS.bind(Messages.tip_blockedValue, queue.blockedChannels()));
    }
    if (!stream.barriers().isEmpty()) {
      tip.heading(Messages.tip_barriers);
      stream.barriers().forEach(barrier -> tip.line(NLS.bind(barrier.isBlocking() ? Messages.tip_barrierBlocking : Messages.tip_barrier,
          new Object[] {barrier.checkpointId(), barrier.sender(), barrier.receiver(), Quantities.percent(barrier.percent())})));
    }
  }

  static void addRecords(TipFigure tip, Optional<LiveControl.Records> records) {
    records.ifPresentOrElse(known -> addRecords(tip, known), () -> tip.line(Messages.tip_loading));
  }

  private static void addRecords(TipFigure tip, LiveControl.Records records) {
    tip.heading(records.isSampled() ? Messages.tip_samplesHeading : Messages.tip_recordsHeading);
    if (records.rows().isEmpty()) {
      tip.line(Messages.tip_noRecords);
      return;
    }
    int columns = Math.min(COLUMNS_MAX, records.columns().size());
    tip.line(String.join(" · ", records.columns().subList(0, columns)));
    for (List<String> row : records.rows().subList(0, Math.min(RECORDS, records.rows().size()))) {
      tip.lines(null, String.join(" · ", row.subList(0, Math.min(columns, row.size())).stream().map(LiveTips::cut).toList()));
    }
    tip.line(Messages.tip_open);
  }

  private static String cut(String value) {
    String line = value.replace('\n', ' ');
    return line.length() <= VALUE_MAX ? line : line.substring(0, VALUE_MAX - 1) + '…';
  }
}
