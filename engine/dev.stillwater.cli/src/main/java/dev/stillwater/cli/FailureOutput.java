package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.replay.failure.FailureScene;
import dev.stillwater.engine.replay.failure.FailureScene.StateEntry;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayToFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code replay --to-failure} says; the fields of the JSON document are described in {@code docs/replay.md} and stay.
 *
 * <p>THREADING: stateless.
 */
final class FailureOutput {
  private FailureOutput() {
  }

  /** The lines for people; the first one says what came of it. */
  static List<String> lines(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    List<String> lines = new ArrayList<>(List.of(verdict(prepared, outcome)));
    if (outcome.scene().isEmpty()) {
      return lines;
    }
    FailureScene scene = outcome.scene().get();
    lines.add("");
    lines.add("Message     " + scene.failure().message());
    lines.add("Operator    " + scene.operator().map(uid -> "'" + uid + "' (" + kind(prepared, uid) + ")" + subtask(scene)).orElse("none can be named"));
    scene.operatorInput().ifPresent(input -> lines.add("Got         " + input.row() + ", from " + input.stream()));
    scene.key().ifPresent(key -> lines.add("Key         " + key));
    scene.input().ifPresent(input -> lines.add("Read from   " + input.position() + " by '" + input.uid() + "'" + input.row().map(row -> ": " + row).orElse("")));
    outcome.savepoint().ifPresent(path -> lines.add("Savepoint   " + path + ", the state before the record"));
    if (scene.operator().isPresent()) {
      lines.add("");
      lines.addAll(state(scene));
    }
    return lines;
  }

  private static List<String> state(FailureScene scene) {
    String of = scene.key().map(key -> " for the key " + key).orElse("");
    if (scene.states().isEmpty()) {
      return List.of("Before it, the operator had no state" + of + ".");
    }
    List<String> lines = new ArrayList<>(List.of("The operator's state" + of + " before it:"));
    TextTable table = new TextTable("  ", "STATE", "ENTRY", "VALUE");
    for (StateEntry entry : scene.states()) {
      table.row(entry.state(), entry.place(), entry.value());
    }
    lines.addAll(table.lines());
    if (scene.isStateCut()) {
      lines.add("  ... and more; keep the state with --savepoint DIR and look at it with 'inspect'.");
    }
    return lines;
  }

  private static String subtask(FailureScene scene) {
    OptionalInt subtask = scene.failure().subtask();
    return subtask.isEmpty() ? "" : ", subtask " + subtask.getAsInt();
  }

  private static String kind(PreparedReplay prepared, String uid) {
    return prepared.a().job().getOperators().stream().filter(operator -> uid.equals(operator.getUid())).map(operator -> operator.getKind()).findFirst().orElse("?");
  }

  private static String verdict(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    String from = " from " + prepared.request().snapshot().map(Path::toString).orElse("the beginning of the input");
    if (outcome.scene().isEmpty()) {
      return "Does not fail: " + prepared.a().compiled().name() + from + " came to its end after " + Quantity.counted(outcome.recordsRead(), "record", "records") + ".";
    }
    FailureScene scene = outcome.scene().get();
    String operator = scene.operator().map(uid -> ", in operator " + uid).orElse("");
    String key = scene.key().map(text -> ", at key " + text).orElse("");
    if (scene.isAtEnd()) {
      return "Fails when its input has ended, after " + Quantity.counted(scene.recordNumber(), "record", "records") + operator + ": " + scene.failure().message();
    }
    String read = scene.input().map(input -> ", read from " + input.position()).orElse("");
    return "Fails at record " + Quantity.grouped(scene.recordNumber()) + operator + key + read + ": " + scene.failure().message();
  }

  /** The document in one line. */
  static String document(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", outcome.scene().isPresent() ? "failed" : "finished");
    document.put("text", verdict(prepared, outcome));
    document.put("job", prepared.a().name());
    document.put("snapshot", prepared.request().snapshot().map(Path::toString));
    document.put("recordsRead", outcome.recordsRead());
    document.put("failure", outcome.scene().map(FailureOutput::members));
    document.put("savepoint", outcome.savepoint().map(Path::toString));
    List<String> notes = new ArrayList<>(prepared.notes());
    notes.addAll(outcome.notes());
    document.put("notes", notes);
    return Json.text(document);
  }

  private static Map<String, Object> members(FailureScene scene) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("message", scene.failure().message());
    members.put("uid", scene.operator());
    members.put("subtask", scene.failure().subtask().isPresent() ? Optional.of(scene.failure().subtask().getAsInt()) : Optional.empty());
    members.put("recordNumber", scene.recordNumber());
    members.put("isAtEnd", scene.isAtEnd());
    members.put("source", scene.input().map(input -> input.uid()));
    members.put("position", scene.input().map(input -> input.position()));
    members.put("sourceRecord", scene.input().flatMap(input -> input.row().map(Object::toString)));
    members.put("stream", scene.operatorInput().map(FailureScene.OperatorInput::stream));
    members.put("record", scene.operatorInput().map(FailureScene.OperatorInput::row));
    members.put("key", scene.key());
    members.put("state", scene.states().stream().map(FailureOutput::entry).toList());
    members.put("isStateCut", scene.isStateCut());
    return members;
  }

  private static Map<String, Object> entry(StateEntry entry) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", entry.state());
    members.put("entry", entry.place());
    members.put("value", entry.value());
    return members;
  }
}
