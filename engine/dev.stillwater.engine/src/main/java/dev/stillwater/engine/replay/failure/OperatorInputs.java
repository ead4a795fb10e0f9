package dev.stillwater.engine.replay.failure;

import dev.stillwater.engine.operator.RowKeys;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the last record that came to each operator by a tapped stream.
 *
 * <p>THREADING: the thread of the replay.
 */
final class OperatorInputs implements RowListener {
  private final Map<String, StreamPlan> streams = new HashMap<>();
  private final Map<String, Last> last = new HashMap<>();

  /** The last record that came to an operator. */
  record Last(StreamPlan stream, Row row) {
  }

  OperatorInputs(JobPlan plan) {
    plan.streams().forEach(stream -> streams.putIfAbsent(RowListener.tapOf(stream.source(), stream.sourcePort(), stream.target()), stream));
  }

  @Override
  public void row(String tap, int subtask, Row row) {
    StreamPlan stream = streams.get(tap);
    if (stream != null) {
      Last before = last.get(stream.target());
      if (before != null && before.stream() == stream) {
        before.row().copyFrom(row);
      } else {
        last.put(stream.target(), new Last(stream, row.copy()));
      }
    }
  }

  void forget() {
    last.clear();
  }

  Optional<Last> lastOf(String uid) {
    return Optional.ofNullable(last.get(uid));
  }

  /** The key under which the operator has the record; empty without one. */
  static Optional<Object> key(JobPlan plan, Last input) {
    List<List<String>> keys = plan.operator(input.stream().target()).keys();
    List<String> fields = input.stream().targetPort() < keys.size() ? keys.get(input.stream().targetPort()) : List.of();
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    RowKeys rowKeys = new RowKeys(input.row().type(), fields);
    return rowKeys.isMissing(input.row()) ? Optional.empty() : Optional.of(rowKeys.of(input.row()));
  }
}
