package dev.stillwater.host.report;

import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as a JSON document; what is not known is absent.
 *
 * <p>THREADING: stateless.
 */
final class ReportJson {
  private ReportJson() {
  }

  static String of(SnapshotReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("snapshot", report.name());
    document.put("kind", report.kind());
    document.put("metadataVersion", report.metadataVersion());
    document.put("checkpointId", report.checkpointId());
    report.takenAt().ifPresent(time -> document.put("time", time.toString()));
    report.sidecar().map(sidecar -> sidecar.manifest()).ifPresent(manifest -> {
      document.put("job", manifest.jobName());
      manifest.label().ifPresent(label -> document.put("label", label));
      manifest.note().ifPresent(note -> document.put("note", note));
    });
    document.put("sizeBytes", report.sizeBytes());
    document.put("findings", report.findings().stream().map(ReportJson::finding).toList());
    document.put("operators", report.operators().stream().map(ReportJson::operator).toList());
    report.comparison().ifPresent(comparison -> {
      document.put("against", comparison.name());
      document.put("equal", comparison.result().isEqual() && comparison.result().isComplete());
      document.put("complete", comparison.result().isComplete());
      document.put("changes", comparison.result().operators().stream().filter(ReportComparison::isToldOf).map(ReportJson::change).toList());
    });
    return Json.text(document);
  }

  private static Map<String, Object> finding(SnapshotFinding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rule", finding.rule());
    document.put("severity", finding.level().name().toLowerCase(Locale.ROOT));
    finding.operator().ifPresent(operator -> document.put("operator", operator));
    finding.state().ifPresent(state -> document.put("state", state));
    document.put("text", finding.text());
    document.put("evidence", finding.evidence());
    document.put("remedy", finding.remedy());
    return document;
  }

  private static Map<String, Object> operator(Operator operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operator", operator.label());
    document.put("operatorId", operator.operatorId());
    document.put("parallelism", operator.parallelism());
    document.put("maxParallelism", operator.maxParallelism());
    document.put("sizeBytes", operator.sizeBytes());
    operator.keyGroups().map(KeyGroupSizes::bytes).ifPresent(bytes -> document.put("keyGroupBytes", Arrays.stream(bytes).boxed().toList()));
    document.put("positions", operator.positions());
    document.put("states", operator.states().stream().map(ReportJson::state).toList());
    return document;
  }

  private static Map<String, Object> state(State state) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("state", state.name());
    document.put("kind", state.kind());
    document.put("entries", state.entries());
    document.put("sizeBytes", state.sizeBytes());
    document.put("exact", state.isExact());
    document.put("keyType", state.keyType());
    document.put("valueType", state.valueType());
    return document;
  }

  private static Map<String, Object> change(OperatorDiff operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operator", operator.label());
    document.put("presence", operator.presence().text());
    List<Map<String, Object>> states = operator.states().stream().filter(state -> !state.isEqual() || state.problem().isPresent()).map(ReportJson::change).toList();
    document.put("states", states);
    document.put("positions", operator.positions().stream().map(ReportJson::position).toList());
    document.put("notes", operator.notes());
    operator.problem().ifPresent(problem -> document.put("problem", problem.getMessage()));
    return document;
  }

  private static Map<String, Object> position(OperatorDiff.PositionChange position) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("split", position.split());
    position.before().ifPresent(before -> document.put("before", before));
    position.after().ifPresent(after -> document.put("after", after));
    return document;
  }

  private static Map<String, Object> change(StateDiff state) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("state", state.name());
    document.put("entriesBefore", state.entriesBefore());
    document.put("entriesAfter", state.entriesAfter());
    document.put("added", state.added());
    document.put("removed", state.removed());
    document.put("changed", state.changed());
    state.problem().ifPresent(problem -> document.put("problem", problem.getMessage()));
    return document;
  }
}
