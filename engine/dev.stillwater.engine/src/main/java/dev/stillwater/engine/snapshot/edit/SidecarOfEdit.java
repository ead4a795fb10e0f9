package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.edit.EditPlan.OperatorPlan;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the sidecar of an edited copy from the one of its source, or from the metadata where there is none.
 *
 * <p>THREADING: one thread.
 */
final class SidecarOfEdit {
  private static final int MANIFEST_VERSION = 1;

  private final Optional<Sidecar> source;
  private final SnapshotView view;
  private final Map<String, String> uids = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, String> overrides = new TreeMap<>();
  private final Map<String, List<SourcePosition>> positions = new TreeMap<>();
  private final List<StateCount> states = new ArrayList<>();

  SidecarOfEdit(SnapshotView view, Optional<Sidecar> source) {
    this.view = view;
    this.source = source;
    source.ifPresent(sidecar -> overrides.putAll(sidecar.manifest().overrides()));
  }

  /**
   * Adds what is known of an operator.
   *
   * @param rewritten entries and bytes of the keyed states that were written anew, by name; empty if none were
   */
  void add(OperatorPlan plan, Map<String, StateCount> rewritten) {
    OperatorView operator = plan.operator();
    Optional<String> uidBefore = operator.uid();
    if (plan.isDropped()) {
      uidBefore.ifPresent(uid -> overrides.keySet().removeIf(name -> name.startsWith(uid + ".")));
      return;
    }
    plan.newUid().or(() -> uidBefore).ifPresent(uid -> uids.put(plan.id(), uid));
    operator.name().ifPresent(name -> names.put(plan.id(), name));
    if (plan.newUid().isPresent() && uidBefore.isPresent()) {
      rename(uidBefore.get() + ".", plan.newUid().get() + ".");
    }
    List<SourcePosition> known = source.map(sidecar -> sidecar.sourcePositions().get(operator.operatorId())).orElse(null);
    if (known != null) {
      positions.put(plan.id(), known);
    }
    for (StateCount count : source.map(sidecar -> sidecar.manifest().states()).orElse(List.of())) {
      boolean isReplaced = plan.droppedStates().contains(count.stateName()) || rewritten.containsKey(count.stateName()) && isKeyed(count);
      if (count.operatorId().equals(operator.operatorId()) && !isReplaced) {
        states.add(new StateCount(plan.id(), count.stateName(), count.kind(), count.entries(), count.sizeBytes()));
      }
    }
    states.addAll(rewritten.values());
  }

  private static boolean isKeyed(StateCount count) {
    for (StateKind kind : StateKind.values()) {
      if (kind.text().equals(count.kind())) {
        return kind.isKeyed();
      }
    }
    return false;
  }

  private void rename(String before, String after) {
    for (String name : List.copyOf(overrides.keySet())) {
      if (name.startsWith(before)) {
        overrides.put(after + name.substring(before.length()), overrides.remove(name));
      }
    }
  }

  /** The sidecar, without its list of files. */
  Sidecar sidecar(long checkpointId) {
    Optional<Manifest> before = source.map(Sidecar::manifest);
    Manifest manifest = new Manifest(MANIFEST_VERSION, SnapshotWriter.ENGINE_VERSION, before.map(Manifest::jobName).orElse(""),
        before.map(Manifest::jobId).orElse(""), checkpointId, before.map(Manifest::isSavepoint).orElse(view.kind().purpose().equals("savepoint")),
        before.flatMap(Manifest::triggerTime), before.flatMap(Manifest::label), before.flatMap(Manifest::note), overrides, uids, names, List.of(), states);
    return new Sidecar(manifest, source.flatMap(Sidecar::jobFile), positions, source.flatMap(Sidecar::jobPath), source.flatMap(Sidecar::clockTime));
  }
}
