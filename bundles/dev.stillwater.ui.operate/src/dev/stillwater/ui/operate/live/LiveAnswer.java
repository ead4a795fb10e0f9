package dev.stillwater.ui.operate.live;

import dev.stillwater.host.client.Document;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job's process tells of the job, as numbers for the drawing. Who answers is not trusted: what is missing or of another type is not known.
 *
 * <p>THREADING: immutable.
 *
 * @param job the numbers
 * @param indexes indexes of the streams by their ends, by which their records are asked for
 */
record LiveAnswer(LiveJob job, Map<LiveStream.Ends, Integer> indexes) {
  private static final int BARRIERS_MAX = 64;

  /** Takes the numbers out of an answer. Cost: number of operators and streams. */
  static LiveAnswer of(String jobId, String state, boolean isEnded, Document answer) {
    List<LiveOperator> operators = new ArrayList<>();
    answer.objects("operators").forEach(operator -> operators.add(operator(operator)));
    List<LiveStream> streams = new ArrayList<>();
    Map<LiveStream.Ends, Integer> indexes = new HashMap<>();
    for (Document document : answer.objects("streams")) {
      LiveStream stream = stream(document);
      streams.add(stream);
      indexes.put(stream.ends(), (int) document.number("index").orElse(-1));
    }
    Optional<LiveJob.Pending> pending = answer.object("pendingCheckpoint").map(each -> new LiveJob.Pending(number(each, "id"), each.flag("isSavepoint"),
        number(each, "acknowledged"), number(each, "subtasks")));
    return new LiveAnswer(LiveJob.of(jobId, state, isEnded, operators, streams, pending, answer.number("barrierDelayMs").orElse(0)), Map.copyOf(indexes));
  }

  /** The same, with what made the job fail. */
  LiveAnswer with(Optional<LiveJob.Failure> failure) {
    return new LiveAnswer(job.with(failure), indexes);
  }

  private static LiveOperator operator(Document operator) {
    return new LiveOperator(operator.text("uid").orElse(""), (int) operator.number("parallelism").orElse(1),
        new LiveOperator.Flow(number(operator, "recordsIn"), number(operator, "recordsOut"), decimal(operator, "recordsInPerSecond"),
            decimal(operator, "recordsOutPerSecond"), operator.number("lateRecords").orElse(0), operator.number("badLines").orElse(0)),
        new LiveOperator.Shares(number(operator, "busyPercent"), number(operator, "idlePercent"), number(operator, "backPressuredPercent"),
            number(operator, "queuedBatches"), number(operator, "blockedChannels")),
        new LiveOperator.Time(number(operator, "watermark"), number(operator, "watermarkLagMs"), operator.flag("inputEnded")),
        new LiveOperator.Snapshot(number(operator, "checkpointId"), number(operator, "checkpointDurationMs"), number(operator, "checkpointAlignmentMs"),
            number(operator, "stateBytes"), number(operator, "pendingAcknowledged")),
        decimal(operator, "skew"));
  }

  private static LiveStream stream(Document stream) {
    LiveStream.Ends ends = new LiveStream.Ends(stream.text("source").orElse(""), (int) stream.number("sourcePort").orElse(0), stream.text("target").orElse(""),
        (int) stream.number("targetPort").orElse(0));
    List<Document> barriers = stream.objects("barriers");
    return new LiveStream(ends, stream.flag("isChained"), number(stream, "records"), decimal(stream, "recordsPerSecond"),
        new LiveStream.Queue(number(stream, "queueFillPercent"), number(stream, "queuedBatches"), number(stream, "capacityBatches"), number(stream, "blockedChannels")),
        barriers.isEmpty() ? List.of() : barriers.subList(0, Math.min(BARRIERS_MAX, barriers.size())).stream().map(LiveAnswer::barrier).toList());
  }

  private static LiveStream.Barrier barrier(Document barrier) {
    int percent = (int) Math.max(0, Math.min(100, barrier.number("percent").orElse(0)));
    return new LiveStream.Barrier(number(barrier, "checkpointId"), percent, barrier.text("state").filter("BLOCKING"::equals).isPresent(),
        (int) barrier.number("sender").orElse(0), (int) barrier.number("receiver").orElse(0));
  }

  private static long number(Document document, String name) {
    return document.number(name).orElse(LiveOperator.UNKNOWN);
  }

  private static double decimal(Document document, String name) {
    return document.decimal(name).orElse(Double.NaN);
  }
}
