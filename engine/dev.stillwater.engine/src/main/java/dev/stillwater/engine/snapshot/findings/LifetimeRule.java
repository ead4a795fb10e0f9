package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import java.util.ArrayList;
import java.util.List;

/**
 * State by key that nothing ever removes by itself.
 *
 * <p>THREADING: stateless.
 */
public final class LifetimeRule implements SnapshotRule {
  private static final long ENTRIES_MIN = 10_000;

  @Override
  public String id() {
    return "no-time-to-live";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    List<String> endless = new ArrayList<>();
    for (StateView state : evidence.states()) {
      boolean isByKey = state.kind().isKeyed() && state.kind() != StateKind.TIMER && state.kind() != StateKind.RAW_KEYED
          && state.namespaceSerializer().filter(namespace -> namespace.snapshotClass().contains("VoidNamespace")).isPresent();
      boolean hasTtl = state.valueSerializer().flatMap(Serializers::behindTtl).isPresent();
      if (isByKey && !hasTtl) {
        long entries = evidence.estimate(state).entries();
        if (entries >= ENTRIES_MIN) {
          endless.add("'" + state.name() + "' of '" + state.operator().label() + "': about " + Sizes.grouped(entries) + " entries");
        }
      }
    }
    if (!endless.isEmpty()) {
      found.add(Level.NOTE, "State without a time to live grows with the number of keys that ever came, unless the job removes it.", endless,
          "If keys stop coming some day, give the state a time to live or a timer that clears it.");
    }
  }
}
