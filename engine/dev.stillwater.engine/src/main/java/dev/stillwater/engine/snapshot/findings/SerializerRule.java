package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values that only the job's own classes can read, such as those of Kryo, and what was noticed while states were opened.
 *
 * <p>THREADING: stateless.
 */
public final class SerializerRule implements SnapshotRule {
  @Override
  public String id() {
    return "serializers";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    for (OperatorView operator : evidence.view().operators()) {
      for (StateView state : evidence.states(operator)) {
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Stream.of(state.keySerializer(), state.namespaceSerializer(), state.userKeySerializer()).flatMap(Optional::stream).forEach(serializer -> collect(serializer, keys));
        state.valueSerializer().ifPresent(serializer -> collect(serializer, values));
        List<String> opaque = Stream.concat(keys.stream(), values.stream()).distinct().toList();
        if (!opaque.isEmpty()) {
          boolean isKryo = opaque.stream().anyMatch(name -> name.contains("Kryo"));
          String what = values.isEmpty() ? "Keys" : keys.isEmpty() ? "Values" : "Keys and values";
          found.add(Level.WARNING, state, isKryo ? what + " are written by Kryo: no field of the class may change, and no other program can read them."
              : what + " are written by a serializer that only the job has.", opaque,
              isKryo ? "Make the class a POJO, or give it a serializer of its own, and move the state once." : "");
        }
      }
      notes(operator, found);
    }
  }

  /** What was noticed at one subtask is mostly so at all of them, and is told once. */
  private static void notes(OperatorView operator, FindingSink found) throws SnapshotException {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    operator.notes().forEach(note -> alike.computeIfAbsent(note.replaceAll("\\d+", "0"), none -> new ArrayList<>()).add(note));
    for (List<String> notes : alike.values()) {
      found.add(Level.WARNING, operator, notes.getFirst(), notes.size() == 1 ? List.of()
          : List.of("the same of " + Sizes.counted(notes.size() - 1, "other subtask", "other subtasks")), "");
    }
  }

  private static void collect(ValueSerializer serializer, List<String> opaque) {
    if (!serializer.isSelfDelimiting() && serializer.parts().isEmpty()) {
      opaque.add(serializer.snapshotClass());
    }
    serializer.parts().forEach(part -> collect(part, opaque));
  }
}
