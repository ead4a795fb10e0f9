package dev.stillwater.cli;

import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.text.EntryFormat;
import dev.stillwater.engine.snapshot.text.Utf8Text;
import dev.stillwater.engine.snapshot.text.ValueJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What {@code diff} found, as a JSON document or as JSON Lines; the fields are described in {@code docs/command-line.md} and stay.
 *
 * <p>THREADING: stateless.
 */
final class DiffJson {
  private DiffJson() {
  }

  /** The document in one line. */
  static String document(String before, String after, DiffResult result) {
    List<String> operators = new ArrayList<>();
    for (OperatorDiff operator : result.operators()) {
      List<String> states = new ArrayList<>();
      for (StateDiff state : operator.states()) {
        List<String> changes = state.changes().stream().map(change -> {
          Utf8Text text = new Utf8Text(256);
          appendChange(change, text.ascii('{'));
          return text.toString();
        }).toList();
        states.add(with(Json.text(state(state)), "changes", changes));
      }
      operators.add(with(Json.text(operator(operator)), "states", states));
    }
    return with(Json.text(summary(before, after, result)), "operators", operators);
  }

  /** The object with one more member, a list of values that are JSON already. */
  private static String with(String object, String member, List<String> elements) {
    return object.substring(0, object.length() - 1) + ",\"" + member + "\":[" + String.join(",", elements) + "]}";
  }

  /** The lines that say how much differs, before the single changes. */
  static List<String> lines(String before, String after, DiffResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(typed("summary", summary(before, after, result)));
    for (OperatorDiff operator : result.operators()) {
      lines.add(typed("operator", operator(operator)));
      for (StateDiff state : operator.states()) {
        Map<String, Object> document = place(operator, state);
        document.putAll(state(state));
        document.remove("name");
        lines.add(typed("state", document));
      }
    }
    return lines;
  }

  private static String typed(String type, Map<String, Object> members) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", type);
    document.putAll(members);
    return Json.text(document);
  }

  /** How the line of every change of the state begins. */
  static byte[] lineStart(OperatorDiff operator, StateDiff state) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("type", "entry");
    start.putAll(place(operator, state));
    start.put("kind", state.kind().text());
    String object = Json.text(start);
    return (object.substring(0, object.length() - 1) + ",").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> place(OperatorDiff operator, StateDiff state) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("operatorId", operator.operatorId());
    place.put("uid", operator.uid());
    place.put("state", state.name());
    return place;
  }

  private static Map<String, Object> summary(String before, String after, DiffResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("before", before);
    document.put("after", after);
    document.put("equal", result.isEqual() && result.isComplete());
    document.put("complete", result.isComplete());
    document.put("added", total(result, StateDiff::added));
    document.put("removed", total(result, StateDiff::removed));
    document.put("changed", total(result, StateDiff::changed));
    return document;
  }

  /** The sum over all states. */
  static long total(DiffResult result, ToLongFunction<StateDiff> number) {
    return result.operators().stream().flatMap(operator -> operator.states().stream()).mapToLong(number).sum();
  }

  private static Map<String, Object> operator(OperatorDiff operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operatorId", operator.operatorId());
    document.put("uid", operator.uid());
    document.put("label", operator.label());
    document.put("presence", operator.presence().text());
    document.put("equal", operator.isEqual() && operator.isComplete());
    document.put("notes", operator.notes());
    document.put("problem", operator.problem().map(SnapshotException::getMessage));
    document.put("sourcePositions", operator.positions().stream().map(DiffJson::position).toList());
    return document;
  }

  private static Map<String, Object> position(OperatorDiff.PositionChange change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("split", change.split());
    document.put("before", change.before());
    document.put("after", change.after());
    return document;
  }

  private static Map<String, Object> state(StateDiff state) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", state.name());
    document.put("kind", state.kind().text());
    document.put("presence", state.presence().text());
    document.put("equal", state.isEqual() && state.problem().isEmpty());
    document.put("typeChanges", state.typeChanges());
    document.put("entriesBefore", state.entriesBefore());
    document.put("entriesAfter", state.entriesAfter());
    document.put("added", state.added());
    document.put("removed", state.removed());
    document.put("changed", state.changed());
    document.put("problem", state.problem().map(SnapshotException::getMessage));
    return document;
  }

  /** Appends the members of a change and the end of its object. */
  static void appendChange(EntryChange change, Utf8Text text) {
    SnapshotEntry entry = change.entry();
    text.ascii("\"change\":\"").ascii(change.kind().text()).ascii("\",\"keyGroup\":");
    if (entry.keyGroup() < 0) {
      text.ascii("null");
    } else {
      text.number(entry.keyGroup());
    }
    append(text, "key", entry.key());
    append(text, "namespace", entry.namespace());
    append(text, "userKey", entry.userKey());
    append(text, "oldValue", change.oldValue());
    append(text, "newValue", change.newValue());
    if (entry.timestamp().isPresent()) {
      text.ascii(",\"timestamp\":").number(entry.timestamp().getAsLong());
    }
    appendLastAccess(text, "oldLastAccess", change.oldValue());
    appendLastAccess(text, "newLastAccess", change.newValue());
    text.ascii('}');
  }

  private static void append(Utf8Text text, String name, Object value) {
    ValueJson.append(value, text.ascii(",\"").ascii(name).ascii("\":"));
  }

  private static void appendLastAccess(Utf8Text text, String name, Object value) {
    if (EntryFormat.hasLastAccess(value)) {
      EntryFormat.appendLastAccess(value, text.ascii(",\"").ascii(name).ascii("\":"));
    }
  }
}
