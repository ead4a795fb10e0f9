package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.ArrayList;
import java.util.List;
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
        List<String> opaque = new ArrayList<>();
        Stream.of(state.keySerializer(), state.namespaceSerializer(), state.userKeySerializer(), state.valueSerializer()).flatMap(each -> each.stream())
            .forEach(serializer -> collect(serializer, opaque));
        if (!opaque.isEmpty()) {
          boolean isKryo = opaque.stream().anyMatch(name -> name.contains("Kryo"));
          found.add(Level.WARNING, state, isKryo ? "Values are written by Kryo: no field of the class may change, and no other program can read them."
              : "Values are written by a serializer that only the job has.", opaque.stream().distinct().toList(),
              isKryo ? "Make the class a POJO, or give it a serializer of its own, and move the state once." : "");
        }
      }
      for (String note : operator.notes()) {
        found.add(Level.WARNING, operator, note, List.of(), "");
      }
    }
  }

  private static void collect(ValueSerializer serializer, List<String> opaque) {
    if (!serializer.isSelfDelimiting() && serializer.parts().isEmpty()) {
      opaque.add(serializer.snapshotClass());
    }
    serializer.parts().forEach(part -> collect(part, opaque));
  }
}
