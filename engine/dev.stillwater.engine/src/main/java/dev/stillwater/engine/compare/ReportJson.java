package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.ResultDifference.KeyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison as a JSON document.
 *
 * <p>THREADING: stateless.
 */
final class ReportJson {
  private ReportJson() {
  }

  static Map<String, Object> document(ComparisonResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", switch (result.outcome()) {
      case EQUAL -> "equal";
      case DIFFERENT -> "different";
      case NOT_COMPARED -> "notCompared";
    });
    document.put("text", result.verdict());
    document.put("results", result.total());
    document.put("differences", result.differenceCount());
    document.put("a", run(result.a()));
    document.put("b", run(result.b()));
    document.put("sinks", result.sinks().stream().map(ReportJson::rows).toList());
    document.put("streams", result.streams().map(streams -> (Object) streams.stream().map(stream -> rows(stream.rows())).toList()));
    document.put("origins", result.origins());
    document.put("operators", result.operators().stream().map(ReportJson::operator).toList());
    document.put("firstDivergence", result.divergence().map(ReportJson::divergence));
    document.put("contribution", result.contribution().map(ReportJson::contribution));
    document.put("jobChanges", result.modelChanges().stream().map(ReportJson::change).toList());
    document.put("notes", result.notes());
    return document;
  }

  private static Map<String, Object> run(RunFigures run) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", run.name());
    object.put("recordsRead", run.recordsRead());
    object.put("runTimeMs", run.runTimeMs());
    object.put("failure", run.failure().map(failure -> {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("operator", failure.uid());
      details.put("position", failure.position());
      details.put("record", failure.record());
      details.put("message", failure.message());
      return details;
    }));
    return object;
  }

  private static Map<String, Object> rows(SinkDiff diff) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", diff.name());
    object.put("presence", presence(diff.presence()));
    object.put("rowsA", diff.rowsA());
    object.put("rowsB", diff.rowsB());
    object.put("equal", diff.equal());
    object.put("changed", diff.changed());
    object.put("onlyA", diff.onlyA());
    object.put("onlyB", diff.onlyB());
    object.put("moved", diff.moved());
    object.put("columnNotes", diff.columnNotes());
    object.put("first", diff.differences().stream().map(ReportJson::difference).toList());
    return object;
  }

  /** {@code both}, {@code onlyA} or {@code onlyB}. */
  static String presence(Presence presence) {
    return switch (presence) {
      case BOTH -> "both";
      case ONLY_BEFORE -> "onlyA";
      case ONLY_AFTER -> "onlyB";
    };
  }

  private static Map<String, Object> difference(ResultDifference difference) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", difference.kind().text());
    Map<String, Object> key = new LinkedHashMap<>();
    for (KeyValue field : difference.key()) {
      key.put(field.field(), field.value());
    }
    object.put("key", key);
    object.put("time", difference.row().eventTime().map(Object::toString));
    object.put("changedFields", difference.changedFields());
    object.put("a", difference.a().map(ReportJson::row));
    object.put("b", difference.b().map(ReportJson::row));
    return object;
  }

  private static Map<String, Object> row(ResultRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    row.type().fields().forEach(field -> object.put(field.name(), row.text(field.name())));
    return object;
  }

  private static Map<String, Object> operator(OperatorComparison operator) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("uid", operator.uid());
    object.put("a", operator.a().map(ReportJson::figures));
    object.put("b", operator.b().map(ReportJson::figures));
    object.put("states", operator.state().map(state -> (Object) state.states().stream().map(ReportJson::state).toList()));
    return object;
  }

  private static Map<String, Object> figures(OperatorFigures figures) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("recordsIn", figures.recordsIn());
    object.put("recordsOut", figures.recordsOut());
    object.put("lateRecords", figures.lateRecords());
    object.put("taskTimeMs", figures.taskTimeMs());
    object.put("stateBytes", figures.stateBytes() < 0 ? Optional.empty() : figures.stateBytes());
    return object;
  }

  private static Map<String, Object> state(StateDiff state) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", state.name());
    object.put("presence", presence(state.presence()));
    object.put("entriesA", state.entriesBefore());
    object.put("entriesB", state.entriesAfter());
    object.put("onlyA", state.removed());
    object.put("onlyB", state.added());
    object.put("changed", state.changed());
    object.put("typeChanges", state.typeChanges());
    object.put("problem", state.problem().map(Throwable::getMessage));
    List<Object> first = new ArrayList<>();
    for (EntryChange change : state.changes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("place", StateValueText.place(change.entry()));
      entry.put("a", change.kind() == EntryChange.Kind.ADDED ? Optional.empty() : StateValueText.of(change.oldValue()));
      entry.put("b", change.kind() == EntryChange.Kind.REMOVED ? Optional.empty() : StateValueText.of(change.newValue()));
      first.add(entry);
    }
    object.put("first", first);
    return object;
  }

  private static Map<String, Object> divergence(Divergence divergence) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operator", divergence.operator());
    object.put("presence", presence(divergence.presence()));
    object.put("kind", switch (divergence.kind()) {
      case OUTPUT -> "output";
      case STATE -> "state";
      case FAILURE -> "failure";
    });
    object.put("source", divergence.record().map(record -> record.uid()));
    object.put("position", divergence.record().map(record -> record.position()));
    object.put("recordNumber", divergence.record().isEmpty() ? Optional.empty() : divergence.recordNumber());
    object.put("record", divergence.record().flatMap(record -> record.row()).map(row -> row(ResultRow.of(row))));
    List<Object> states = new ArrayList<>();
    for (Divergence.StateAt state : divergence.states()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("state", state.state());
      entry.put("place", state.place());
      entry.put("beforeA", state.beforeA());
      entry.put("afterA", state.afterA());
      entry.put("beforeB", state.beforeB());
      entry.put("afterB", state.afterB());
      states.add(entry);
    }
    object.put("states", states);
    object.put("inputs", divergence.inputs().stream().map(ReportJson::stream).toList());
    object.put("outputs", divergence.outputs().stream().map(ReportJson::stream).toList());
    return object;
  }

  private static Map<String, Object> stream(Divergence.Rows rows) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("stream", rows.stream());
    object.put("equal", rows.isEqual());
    object.put("a", rows.a().stream().map(ReportJson::row).toList());
    object.put("b", rows.b().stream().map(ReportJson::row).toList());
    return object;
  }

  static Map<String, Object> contribution(Contribution contribution) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operator", contribution.operator());
    object.put("key", contribution.key());
    object.put("window", contribution.window().map(window -> StateValueText.window(window.startMs(), window.endMs())));
    object.put("windowMs", contribution.window().map(window -> List.of(window.startMs(), window.endMs())));
    object.put("cut", contribution.isCut());
    object.put("a", contribution.a().stream().map(ReportJson::arrival).toList());
    object.put("b", contribution.b().stream().map(ReportJson::arrival).toList());
    return object;
  }

  private static Map<String, Object> arrival(Contribution.Arrival arrival) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("position", arrival.position());
    object.put("recordNumber", arrival.recordNumber());
    object.put("row", row(arrival.row()));
    return object;
  }

  private static Map<String, Object> change(ModelChange change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("subject", change.subject());
    object.put("feature", change.feature());
    object.put("a", change.a());
    object.put("b", change.b());
    return object;
  }
}
