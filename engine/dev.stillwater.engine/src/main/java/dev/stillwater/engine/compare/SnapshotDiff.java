package dev.stillwater.engine.compare;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two snapshots: operators by id, states by name, entries by key, whatever backend, form, version of Flink, parallelism or max parallelism they
 * were written with.
 *
 * <p>Lists are compared in their order, operator state as a bag of elements. Values whose bytes differ are compared decoded, so that the order of a map's
 * entries is no difference. Memory is bounded by {@link DiffOptions#tableBytes}.
 *
 * <p>THREADING: one thread.
 */
public final class SnapshotDiff {
  private final SnapshotView before;
  private final SnapshotView after;
  private final DiffOptions options;

  /** A comparison of an earlier with a later snapshot, which stay open as long as it is used. */
  public SnapshotDiff(SnapshotView before, SnapshotView after, DiffOptions options) {
    this.before = before;
    this.after = after;
    this.options = options;
  }

  /**
   * Compares all; what cannot be compared is named in the result. Cost: both snapshots whole, some of their parts twice.
   *
   * @throws Cancelled when the listener asked for it
   */
  public DiffResult compare(ProgressListener listener) throws Cancelled {
    return compare(listener, result -> { });
  }

  /**
   * Compares as {@link #compare(ProgressListener)} and hands over what was found so far, after each state and some thousand entries: the operators up to the one
   * that is being compared. Cost: of each handing over, the number of states and the changes that are kept of the one that is being compared.
   *
   * @param soFar hears what was found, on this thread
   * @throws Cancelled when the listener asked for it; what was handed over last stays right, as far as it goes
   */
  public DiffResult compare(ProgressListener listener, Consumer<DiffResult> soFar) throws Cancelled {
    Set<String> ids = new LinkedHashSet<>();
    after.operators().forEach(operator -> ids.add(operator.operatorId()));
    before.operators().forEach(operator -> ids.add(operator.operatorId()));
    options.operatorId().ifPresent(id -> ids.retainAll(Set.of(id)));
    List<OperatorDiff> operators = new ArrayList<>();
    for (String id : ids) {
      Consumer<OperatorDiff> heard = partial -> soFar.accept(new DiffResult(Stream.concat(operators.stream(), Stream.of(partial)).toList()));
      operators.add(operator(before.operator(id), after.operator(id), listener, heard));
      soFar.accept(new DiffResult(operators));
    }
    return new DiffResult(operators);
  }

  /**
   * Hands over the changes of one state of the result, in the order in which they are found, until the sink is closed. Cost: the state, in both snapshots.
   *
   * @throws SnapshotException if the state cannot be compared to its end, or the listener asked to stop
   */
  public void changes(OperatorDiff operator, StateDiff state, ChangeSink sink, ProgressListener listener) throws SnapshotException {
    StateKey key = new StateKey(state.name(), state.kind().isKeyed());
    Optional<StateView> old = Optional.ofNullable(states(before.operator(operator.operatorId())).get(key));
    Optional<StateView> now = Optional.ofNullable(states(after.operator(operator.operatorId())).get(key));
    new StateComparison(old, now, options.tableBytes(), sink, listener).run();
  }

  /** Name of a state and whether it is keyed: a keyed and an operator state may share a name. */
  private record StateKey(String name, boolean isKeyed) {
  }

  private static Map<StateKey, StateView> states(Optional<OperatorView> operator) throws SnapshotException {
    Map<StateKey, StateView> states = new LinkedHashMap<>();
    if (operator.isPresent()) {
      operator.get().states().forEach(state -> states.put(new StateKey(state.name(), state.kind().isKeyed()), state));
    }
    return states;
  }

  private OperatorDiff operator(Optional<OperatorView> old, Optional<OperatorView> now, ProgressListener listener, Consumer<OperatorDiff> soFar)
      throws Cancelled {
    OperatorView any = now.or(() -> old).orElseThrow();
    Optional<String> uid = now.flatMap(OperatorView::uid).or(() -> old.flatMap(OperatorView::uid));
    String label = uid.or(() -> now.flatMap(OperatorView::name)).or(() -> old.flatMap(OperatorView::name)).orElse(any.operatorId());
    List<StateDiff> states = new ArrayList<>();
    Presence presence = Presence.of(old.isPresent(), now.isPresent());
    List<String> notes = notes(old, now);
    List<OperatorDiff.PositionChange> positions = List.of();
    Optional<SnapshotException> problem = Optional.empty();
    try {
      Map<StateKey, StateView> oldStates = states(old);
      Map<StateKey, StateView> newStates = states(now);
      Set<StateKey> keys = new LinkedHashSet<>(newStates.keySet());
      keys.addAll(oldStates.keySet());
      for (StateKey key : keys) {
        Consumer<StateDiff> heard = partial -> soFar.accept(new OperatorDiff(any.operatorId(), label, uid, presence,
            Stream.concat(states.stream(), Stream.of(partial)).toList(), List.of(), notes, Optional.empty()));
        states.add(state(Optional.ofNullable(oldStates.get(key)), Optional.ofNullable(newStates.get(key)), listener, heard));
      }
      positions = positions(old, now);
    } catch (Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException unreadable) {
      problem = Optional.of(unreadable);
    }
    return new OperatorDiff(any.operatorId(), label, uid, presence, states, positions, notes, problem);
  }

  private static List<String> notes(Optional<OperatorView> old, Optional<OperatorView> now) {
    List<String> notes = new ArrayList<>();
    if (old.isPresent() && now.isPresent()) {
      note(notes, "parallelism", old.get().metadata().parallelism(), now.get().metadata().parallelism());
      note(notes, "max parallelism", old.get().metadata().maxParallelism(), now.get().metadata().maxParallelism());
    }
    return notes;
  }

  private static void note(List<String> notes, String what, int old, int now) {
    if (old != now) {
      notes.add("the " + what + " was " + old + " and is " + now);
    }
  }

  private StateDiff state(Optional<StateView> old, Optional<StateView> now, ProgressListener listener, Consumer<StateDiff> soFar) throws Cancelled {
    List<EntryChange> changes = new ArrayList<>();
    StateComparison comparison = new StateComparison(old, now, options.tableBytes(), new FirstChanges(changes, options.changesMax()), listener);
    List<String> types = old.isPresent() && now.isPresent() ? typeChanges(old.get(), now.get()) : List.of();
    comparison.setObserver(() -> soFar.accept(found(old, now, types, comparison, changes, Optional.empty())));
    Optional<SnapshotException> problem = Optional.empty();
    try {
      comparison.run();
    } catch (Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException unreadable) {
      problem = Optional.of(unreadable);
    }
    return found(old, now, types, comparison, changes, problem);
  }

  private static StateDiff found(Optional<StateView> old, Optional<StateView> now, List<String> types, StateComparison comparison, List<EntryChange> changes,
      Optional<SnapshotException> problem) {
    StateView any = now.or(() -> old).orElseThrow();
    return new StateDiff(any.name(), any.kind(), Presence.of(old.isPresent(), now.isPresent()), types, comparison.entriesBefore, comparison.entriesAfter,
        comparison.added, comparison.removed, comparison.changed, changes, problem);
  }

  private static List<String> typeChanges(StateView old, StateView now) {
    List<String> changes = new ArrayList<>();
    typeChange(changes, "kind", old.kind().text(), now.kind().text());
    typeChange(changes, "type of the keys", old.keyTypeText(), now.keyTypeText());
    typeChange(changes, "type of the values", old.valueTypeText(), now.valueTypeText());
    return changes;
  }

  private static void typeChange(List<String> changes, String what, String old, String now) {
    if (!old.equals(now)) {
      changes.add("the " + what + " was " + old + " and is " + now);
    }
  }

  private static List<OperatorDiff.PositionChange> positions(Optional<OperatorView> old, Optional<OperatorView> now) throws SnapshotException {
    Map<String, String> oldPositions = positions(old);
    Map<String, String> newPositions = positions(now);
    Set<String> splits = new LinkedHashSet<>(newPositions.keySet());
    splits.addAll(oldPositions.keySet());
    return splits.stream().filter(split -> !Optional.ofNullable(oldPositions.get(split)).equals(Optional.ofNullable(newPositions.get(split))))
        .map(split -> new OperatorDiff.PositionChange(split, Optional.ofNullable(oldPositions.get(split)), Optional.ofNullable(newPositions.get(split))))
        .toList();
  }

  /** Positions by split; where several subtasks hold a split of the same name, all of them. */
  private static Map<String, String> positions(Optional<OperatorView> operator) throws SnapshotException {
    if (operator.isEmpty()) {
      return Map.of();
    }
    return operator.get().sourcePositions().stream()
        .collect(Collectors.groupingBy(SourcePosition::split, TreeMap::new, Collectors.mapping(SourcePosition::position, Collectors.collectingAndThen(
            Collectors.toList(), positions -> positions.stream().sorted().collect(Collectors.joining(", "))))));
  }

  /** Keeps the first changes. */
  private record FirstChanges(List<EntryChange> changes, int max) implements ChangeSink {
    @Override
    public boolean isOpen() {
      return changes.size() < max;
    }

    @Override
    public void take(EntryChange change) {
      changes.add(change);
    }
  }
}
