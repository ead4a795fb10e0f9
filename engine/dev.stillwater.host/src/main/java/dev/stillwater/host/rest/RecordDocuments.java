package dev.stillwater.host.rest;

import dev.stillwater.engine.StreamRecords;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last records of a stream, under {@code /stillwater/}.
 *
 * <p>THREADING: any thread.
 */
final class RecordDocuments {
  private static final long PATIENCE_MS = 500;
  private static final int TEXT_MAX = 2000;
  private static final int LIMIT = 100;

  private final HostedJob job;

  RecordDocuments(HostedJob job) {
    this.job = job;
  }

  /** {@code /stillwater/jobs/:jobid/streams/:streamindex/records}: waits for the receivers, half a second at most. */
  Map<String, Object> records(long index, Optional<String> limit) throws RestException {
    List<StreamPlan> streams = job.plan().streams();
    if (index >= streams.size()) {
      throw new RestException(RestException.NOT_FOUND, "Stream " + index + " not found; the job has " + streams.size() + ".");
    }
    if (limit.isPresent() && !limit.get().matches("\\d{1,6}")) {
      throw new RestException(RestException.BAD_REQUEST, "Bad request, could not parse parameters: Cannot resolve query parameter (limit) from value \"" + limit.get() + "\".");
    }
    StreamPlan stream = streams.get((int) index);
    StreamRecords found;
    try {
      found = job.execution().lastRecords((int) index, PATIENCE_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RestException(RestException.UNAVAILABLE, "The job's process is ending.");
    }
    OperatorPlan source = job.plan().operator(stream.source());
    RowType type = source.outputs().get(stream.sourcePort());
    List<StreamRecords.Seen> records = found.records();
    int most = limit.map(Integer::valueOf).orElse(LIMIT);
    return Documents.map("index", index, "source", stream.source(), "sourcePort", stream.sourcePort(), "target", stream.target(), "targetPort", stream.targetPort(),
        "isSampled", stream.isChained(), "columns", columns(records.isEmpty() ? type : records.getFirst().row().type()),
        "records", records.stream().skip(Math.max(0, records.size() - most)).map(RecordDocuments::record).toList(), "silentSubtasks", found.silent());
  }

  private static List<Map<String, Object>> columns(RowType type) {
    return type.fields().stream().map(field -> Documents.map("name", field.name(), "type", field.type().text())).toList();
  }

  private static Map<String, Object> record(StreamRecords.Seen seen) {
    Row row = seen.row();
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < row.type().size(); column++) {
      values.add(row.isNull(column) ? Optional.empty() : value(row, column));
    }
    return Documents.map("subtask", seen.subtask(), "timestamp", row.timestamp == Row.NO_TIMESTAMP ? Optional.empty() : Optional.of(row.timestamp), "values", values);
  }

  private static Object value(Row row, int column) {
    return switch (row.type().field(column).type()) {
      case BOOLEAN, INT, LONG, DOUBLE -> row.get(column);
      case STRING, TIMESTAMP, BYTES, DECIMAL -> {
        StringBuilder text = new StringBuilder();
        row.appendText(column, text);
        yield text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "..." : text.toString();
      }
    };
  }
}
