package dev.stillwater.cli;

import dev.stillwater.engine.replay.failure.FailureScene;
import dev.stillwater.engine.replay.failure.FailureScene.StateEntry;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.ReplayToFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code replay --to-failure} says to people.
 *
 * <p>THREADING: stateless.
 */
final class FailureOutput {
  private FailureOutput() {
  }

  /** The lines for people; the first one says what came of it. */
  static List<String> lines(PreparedReplay prepared, ReplayToFailure.Outcome outcome) {
    List<String> lines = new ArrayList<>(List.of(ReplayDocuments.verdict(prepared, outcome)));
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
}
