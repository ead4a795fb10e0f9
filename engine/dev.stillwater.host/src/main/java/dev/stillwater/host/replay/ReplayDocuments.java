package dev.stillwater.host.replay;

import dev.stillwater.engine.JobStatus.OperatorStatus;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.engine.replay.failure.FailureScene;
import dev.stillwater.engine.replay.failure.FailureScene.StateEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a replay of one version, as a sentence and as members of a JSON document; {@code docs/replay.md} describes them, and they stay.
 *
 * <p>THREADING: stateless.
 */
public final class ReplayDocuments {
  private static final String NO_ROWS = "";

  private ReplayDocuments() {
  }

  /** The sentence about a replay to the end. */
  public static String verdict(PreparedReplay prepared, SingleReplay.Outcome outcome) {
    String records = counted(outcome.recordsRead(), "record");
    if (outcome.failure().isPresent()) {
      return "Failed after " + records + ": " + outcome.failure().get().text();
    }
    long results = outcome.version().captured().stream().mapToLong(uid -> bag(outcome, uid).rows()).sum();
    return "Replayed " + prepared.a().compiled().name() + " from " + from(prepared) + " to " + UntilText.of(prepared.request().until()) + ": " + records + " read, "
        + counted(results, "result") + ".";
  }

  /** The sentence about a replay to the failure. */
  public static String verdict(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    if (outcome.scene().isEmpty()) {
      return "Does not fail: " + prepared.a().compiled().name() + " from " + from(prepared) + " came to its end after " + counted(outcome.recordsRead(), "record") + ".";
    }
    FailureScene scene = outcome.scene().get();
    String operator = scene.operator().map(uid -> ", in operator " + uid).orElse("");
    String key = scene.key().map(text -> ", at key " + text).orElse("");
    if (scene.isAtEnd()) {
      return "Fails when its input has ended, after " + counted(scene.recordNumber(), "record") + operator + ": " + scene.failure().message();
    }
    String read = scene.input().map(input -> ", read from " + input.position()).orElse("");
    return "Fails at record " + grouped(scene.recordNumber()) + operator + key + read + ": " + scene.failure().message();
  }

  private static String from(PreparedReplay prepared) {
    return prepared.request().snapshot().map(Path::toString).orElse("the beginning of the input");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String counted(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** The rows of a sink or stream; none where it had none. */
  public static RunTrace.Bag bag(SingleReplay.Outcome outcome, String uid) {
    return outcome.trace().taps().getOrDefault(uid, new RunTrace.Bag(0, NO_ROWS));
  }

  /** The document about a replay to the end. */
  public static Map<String, Object> document(PreparedReplay prepared, SingleReplay.Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", outcome.failure().isPresent() ? "failed" : "replayed");
    document.put("text", verdict(prepared, outcome));
    document.put("job", prepared.a().name());
    document.put("snapshot", prepared.request().snapshot().map(Path::toString));
    document.put("recordsRead", outcome.recordsRead());
    document.put("trace", outcome.trace().digest());
    document.put("sinks", outcome.version().captured().stream().sorted().map(uid -> sink(uid, bag(outcome, uid))).toList());
    document.put("streams", outcome.trace().taps().entrySet().stream().filter(entry -> !outcome.version().captured().contains(entry.getKey()))
        .map(entry -> sink(entry.getKey(), entry.getValue())).toList());
    document.put("operators", outcome.status().operators().stream().map(ReplayDocuments::operator).toList());
    document.put("lastRecord", outcome.lastRecord().map(record -> {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("uid", record.uid());
      members.put("subtask", record.subtask());
      members.put("position", record.position());
      members.put("record", record.row().map(Object::toString));
      return members;
    }));
    document.put("failure", outcome.failure().map(failure -> failure.text()));
    document.put("savepoint", outcome.savepoint().map(Path::toString));
    document.put("notes", prepared.notes());
    return document;
  }

  private static Map<String, Object> sink(String uid, RunTrace.Bag bag) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", uid);
    members.put("results", bag.rows());
    members.put("digest", Optional.of(bag.digest()).filter(digest -> !digest.isEmpty()));
    return members;
  }

  private static Map<String, Object> operator(OperatorStatus operator) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", operator.uid());
    members.put("recordsIn", operator.recordsIn());
    members.put("recordsOut", operator.recordsOut());
    members.put("lateRecords", operator.lateRecords());
    members.put("badLines", operator.badLines());
    return members;
  }

  /** The document about a replay to the failure. */
  public static Map<String, Object> document(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", outcome.scene().isPresent() ? "failed" : "finished");
    document.put("text", verdict(prepared, outcome));
    document.put("job", prepared.a().name());
    document.put("snapshot", prepared.request().snapshot().map(Path::toString));
    document.put("recordsRead", outcome.recordsRead());
    document.put("failure", outcome.scene().map(ReplayDocuments::members));
    document.put("savepoint", outcome.savepoint().map(Path::toString));
    List<String> notes = new ArrayList<>(prepared.notes());
    notes.addAll(outcome.notes());
    document.put("notes", notes);
    return document;
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
    members.put("state", scene.states().stream().map(ReplayDocuments::entry).toList());
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
