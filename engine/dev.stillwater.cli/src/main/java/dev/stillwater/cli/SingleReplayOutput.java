package dev.stillwater.cli;

import dev.stillwater.engine.JobStatus.OperatorStatus;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.SingleReplay.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code replay} says of one version to people.
 *
 * <p>THREADING: stateless.
 */
final class SingleReplayOutput {
  private SingleReplayOutput() {
  }

  /** The lines for people; the first one says what came of it. */
  static List<String> lines(PreparedReplay prepared, Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(ReplayDocuments.verdict(prepared, outcome));
    lines.add("");
    TextTable sinks = new TextTable("", "SINK", ">RESULTS", "DIGEST");
    for (String uid : outcome.version().captured().stream().sorted().toList()) {
      RunTrace.Bag bag = ReplayDocuments.bag(outcome, uid);
      sinks.row(uid, Quantity.grouped(bag.rows()), bag.digest());
    }
    lines.addAll(sinks.lines());
    lines.add("");
    TextTable operators = new TextTable("", "OPERATOR", ">RECORDS IN", ">OUT", "");
    for (OperatorStatus operator : outcome.status().operators()) {
      operators.row(operator.uid(), Quantity.grouped(operator.recordsIn()), Quantity.grouped(operator.recordsOut()),
          operator.lateRecords() == 0 ? "" : Quantity.grouped(operator.lateRecords()) + " late");
    }
    lines.addAll(operators.lines());
    lines.add("");
    lines.add("Trace       " + outcome.trace().digest());
    outcome.lastRecord().ifPresent(record -> lines.add("Last record " + record.position() + record.row().map(row -> ": " + row).orElse("")));
    outcome.savepoint().ifPresent(path -> lines.add("Savepoint   " + path));
    return lines;
  }
}
