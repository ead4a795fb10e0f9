package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.Divergence.StateAt;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Savepoints of both sides at the same record, and what differs between them.
 *
 * <p>THREADING: one thread.
 */
final class Savepoints {
  private static final int CHANGES_KEPT = 20;
  private static final String NONE = "none";

  private final SnapshotOptions options;
  private final ProgressListener listener;
  /** Uids of the operators that both sides have, by their ids. */
  private final Map<String, String> common = new LinkedHashMap<>();

  /** Both sides' savepoints. */
  record Pair(Path a, Path b) {
  }

  Savepoints(Path scratchFolder, Topology a, Topology b, ProgressListener listener) {
    this.listener = listener;
    options = new SnapshotOptions(Storage.local(), Optional.empty(), scratchFolder);
    Set<String> idsOfB = b.plans().values().stream().map(OperatorPlan::operatorId).collect(Collectors.toSet());
    a.plans().forEach((uid, plan) -> {
      if (idsOfB.contains(plan.operatorId())) {
        common.put(plan.operatorId(), uid);
      }
    });
  }

  /** Removes both; they are of no use any more. */
  void drop(Pair pair) {
    remove(pair.a());
    remove(pair.b());
  }

  private static void remove(Path path) {
    Storage storage = Storage.local();
    try {
      if (storage.isDirectory(path) && !storage.isSymbolicLink(path)) {
        storage.list(path).forEach(Savepoints::remove);
      }
      storage.delete(path);
    } catch (IOException inUse) {
      // It lies in the work folder of the comparison, which goes with everything in it.
      System.getLogger(Savepoints.class.getName()).log(System.Logger.Level.DEBUG, "The savepoint " + path + " cannot be removed: " + inUse.getMessage());
    }
  }

  /** Whether a state that both sides have differs. Cost: all states. */
  boolean hasOtherState(Pair pair) throws SnapshotException {
    try (SnapshotView a = SnapshotReader.open(pair.a(), options, listener); SnapshotView b = SnapshotReader.open(pair.b(), options, listener)) {
      return new SnapshotDiff(a, b, DiffOptions.keeping(0)).compare(listener).operators().stream().filter(operator -> common.containsKey(operator.operatorId()))
          .anyMatch(operator -> operator.states().stream().anyMatch(Savepoints::isDifferent));
    }
  }

  private static boolean isDifferent(StateDiff state) {
    return state.presence() == Presence.BOTH && state.typeChanges().isEmpty() && state.problem().isEmpty() && state.differences() > 0;
  }

  /** The entries that differ after a record, by the uid of their operator, with what they were before it. */
  Map<String, List<StateAt>> differences(Pair before, Pair after) throws SnapshotException {
    Map<String, List<StateAt>> differences = new LinkedHashMap<>();
    try (SnapshotView beforeA = SnapshotReader.open(before.a(), options, listener); SnapshotView beforeB = SnapshotReader.open(before.b(), options, listener);
        SnapshotView afterA = SnapshotReader.open(after.a(), options, listener); SnapshotView afterB = SnapshotReader.open(after.b(), options, listener)) {
      for (OperatorDiff operator : new SnapshotDiff(afterA, afterB, DiffOptions.keeping(CHANGES_KEPT)).compare(listener).operators()) {
        String uid = common.get(operator.operatorId());
        if (uid == null) {
          continue;
        }
        List<StateAt> entries = new ArrayList<>();
        for (StateDiff state : operator.states()) {
          if (isDifferent(state)) {
            for (EntryChange change : state.changes()) {
              entries.add(new StateAt(state.name(), StateValueText.place(change.entry()), value(beforeA, operator, state, change.entry()),
                  text(state, change.kind() == EntryChange.Kind.ADDED, change.oldValue()), value(beforeB, operator, state, change.entry()),
                  text(state, change.kind() == EntryChange.Kind.REMOVED, change.newValue())));
            }
          }
        }
        if (!entries.isEmpty()) {
          differences.put(uid, entries);
        }
      }
    }
    return differences;
  }

  private static String text(StateDiff state, boolean isMissing, Object value) {
    return isMissing ? NONE : state.kind() == StateKind.TIMER ? "set" : StateValueText.of(value);
  }

  /** The value of the entry in a savepoint; of state without keys it is not known which element it was. */
  private String value(SnapshotView snapshot, OperatorDiff operator, StateDiff state, SnapshotEntry entry) throws SnapshotException {
    if (entry.key() == null) {
      return NONE;
    }
    Optional<StateView> view = Optional.empty();
    Optional<OperatorView> owner = snapshot.operator(operator.operatorId());
    if (owner.isPresent()) {
      view = owner.get().states().stream().filter(one -> one.name().equals(state.name()) && one.kind().isKeyed()).findFirst();
    }
    if (view.isEmpty()) {
      return NONE;
    }
    for (SnapshotEntry candidate : view.get().find(entry.key(), listener)) {
      if (Objects.equals(candidate.namespace(), entry.namespace()) && Objects.equals(candidate.userKey(), entry.userKey())
          && candidate.timestamp().equals(entry.timestamp())) {
        return text(state, false, candidate.value());
      }
    }
    return NONE;
  }
}
