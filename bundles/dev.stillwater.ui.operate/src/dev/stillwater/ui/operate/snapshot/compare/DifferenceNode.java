package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.OperatorDiff;
import dev.stillwater.engine.compare.Presence;
import dev.stillwater.engine.compare.StateDiff;
import dev.stillwater.ui.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * An operator, or one of its states, in the tree of differences.
 *
 * <p>THREADING: immutable.
 *
 * @param operator the operator
 * @param state the state; empty for the operator itself
 */
record DifferenceNode(OperatorDiff operator, Optional<StateDiff> state) {
  /** What stays the same while the differences grow: which operator and state it is. */
  record Key(String operatorId, Optional<String> state, boolean isKeyed) {
  }

  Key key() {
    return new Key(operator.operatorId(), state.map(StateDiff::name), state.filter(each -> each.kind().isKeyed()).isPresent());
  }

  /** The operators of a comparison. */
  static List<DifferenceNode> of(DiffResult result) {
    return result.operators().stream().map(operator -> new DifferenceNode(operator, Optional.empty())).toList();
  }

  List<DifferenceNode> children() {
    return state.isPresent() ? List.of() : operator.states().stream().map(one -> new DifferenceNode(operator, Optional.of(one))).toList();
  }

  String name() {
    return state.map(StateDiff::name).orElse(operator.label());
  }

  /** What is the matter, in one word or two. */
  String status() {
    Presence presence = state.map(StateDiff::presence).orElse(operator.presence());
    if (state.isPresent() ? state.get().problem().isPresent() : !operator.isComplete()) {
      return Messages.DifferenceNode_incomplete;
    }
    return switch (presence) {
      case ONLY_BEFORE -> Messages.DifferenceNode_removed;
      case ONLY_AFTER -> Messages.DifferenceNode_added;
      case BOTH -> isEqual() ? Messages.DifferenceNode_equal : Messages.DifferenceNode_changed;
    };
  }

  boolean isEqual() {
    return state.map(StateDiff::isEqual).orElse(operator.isEqual());
  }

  private String number(java.util.function.ToLongFunction<StateDiff> of) {
    long number = state.map(of::applyAsLong).orElseGet(() -> operator.states().stream().mapToLong(of).sum());
    return number == 0 ? "" : Quantities.count(number);
  }

  String before() {
    return number(StateDiff::entriesBefore);
  }

  String after() {
    return number(StateDiff::entriesAfter);
  }

  String added() {
    return number(StateDiff::added);
  }

  String removed() {
    return number(StateDiff::removed);
  }

  String changed() {
    return number(StateDiff::changed);
  }

  /** What there is to say beside the entries: types, parallelism, positions, what cannot be read. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (state.isPresent()) {
      state.get().typeChanges().forEach(remarks::add);
      state.get().problem().ifPresent(problem -> remarks.add(problem.getMessage()));
      if (state.get().differences() > state.get().changes().size()) {
        remarks.add(NLS.bind(Messages.DifferenceNode_some, Quantities.count(state.get().changes().size()), Quantities.count(state.get().differences())));
      }
    } else {
      operator.notes().forEach(remarks::add);
      operator.problem().ifPresent(problem -> remarks.add(problem.getMessage()));
      operator.positions().forEach(change -> remarks.add(NLS.bind(Messages.DifferenceNode_position,
          new Object[] {change.split(), change.before().orElse("-"), change.after().orElse("-")})));
    }
    return remarks;
  }
}
