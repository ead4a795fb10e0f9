package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What edits come to for each operator, once it is certain that they can be applied together.
 *
 * <p>THREADING: one thread.
 */
final class EditPlan {
  private static final String TIMERS = "_timer_state/";

  private final SnapshotView view;
  private final Place place;
  private final Map<String, OperatorPlan> operators = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private long checkpointId;

  /** What becomes of one operator. */
  static final class OperatorPlan {
    private final OperatorView operator;
    private final Set<String> droppedStates = new TreeSet<>();
    private boolean isDropped;
    private boolean isCanonical;
    private Optional<String> newUid = Optional.empty();
    private Optional<Integer> newMaxParallelism = Optional.empty();

    OperatorPlan(OperatorView operator) {
      this.operator = operator;
    }

    OperatorView operator() {
      return operator;
    }

    boolean isDropped() {
      return isDropped;
    }

    Set<String> droppedStates() {
      return droppedStates;
    }

    /** Whether all keyed state is to be canonical. */
    boolean isCanonical() {
      return isCanonical;
    }

    Optional<String> newUid() {
      return newUid;
    }

    String id() {
      return newUid.map(OperatorIds::ofUid).orElse(operator.operatorId());
    }

    int maxParallelism() {
      return newMaxParallelism.orElse(operator.metadata().maxParallelism());
    }

    /** Whether keys go to other key groups. */
    boolean isRekeyed() {
      return maxParallelism() != operator.metadata().maxParallelism();
    }
  }

  private EditPlan(SnapshotView view) {
    this.view = view;
    this.place = Place.of(view.files().namedPath().toString());
    this.checkpointId = view.metadata().checkpointId();
    view.operators().forEach(operator -> operators.put(operator.operatorId(), new OperatorPlan(operator)));
  }

  /**
   * Plans the edits. Cost: the headers of operators whose states are named.
   *
   * @throws Refused if an edit names what is not there or contradicts another one
   */
  static EditPlan of(SnapshotView view, List<Edit> edits) throws SnapshotException {
    EditPlan plan = new EditPlan(view);
    for (Edit edit : edits) {
      plan.add(edit);
    }
    plan.check();
    return plan;
  }

  /** The operators in the order of the snapshot. */
  List<OperatorPlan> operators() {
    return List.copyOf(operators.values());
  }

  long checkpointId() {
    return checkpointId;
  }

  /** A sentence for each change. */
  List<String> changes() {
    return changes;
  }

  private void add(Edit edit) throws SnapshotException {
    switch (edit) {
      case Edit.DropOperator drop -> dropOperator(find(drop.operator()), "");
      case Edit.DropState drop -> dropState(drop);
      case Edit.ChangeUid change -> changeUid(change);
      case Edit.DropUnclaimed drop -> dropUnclaimed(drop.claims());
      case Edit.ChangeMaxParallelism change -> changeMaxParallelism(change);
      case Edit.ToCanonical canonical -> {
        operators.values().forEach(operator -> operator.isCanonical = true);
        changes.add("Keyed state is in the canonical form.");
      }
      case Edit.ChangeCheckpointId change -> {
        checkpointId = change.checkpointId();
        changes.add("The checkpoint id is " + checkpointId + " in place of " + view.metadata().checkpointId() + ".");
      }
    }
  }

  private OperatorPlan find(String name) throws Refused {
    Optional<OperatorView> found = view.operator(name).or(() -> view.operatorOfUid(name));
    if (found.isEmpty()) {
      throw new Refused(place, "there is no operator with the uid or id '" + name + "'.",
          "There are: " + String.join(", ", view.operators().stream().map(OperatorView::label).toList()) + ".");
    }
    return operators.get(found.get().operatorId());
  }

  private void dropOperator(OperatorPlan operator, String reason) {
    if (!operator.isDropped) {
      operator.isDropped = true;
      changes.add("Operator '" + operator.operator.label() + "' is left out" + reason + ".");
    }
  }

  private static boolean isDroppable(StateView state) {
    return switch (state.kind()) {
      case RAW_KEYED, RAW_OPERATOR, COORDINATOR, CHANNEL_INPUT, CHANNEL_OUTPUT -> false;
      default -> true;
    };
  }

  private static List<String> stateNames(OperatorView operator) throws SnapshotException {
    return operator.states().stream().filter(EditPlan::isDroppable).map(StateView::name).distinct().toList();
  }

  private void dropState(Edit.DropState drop) throws SnapshotException {
    OperatorPlan operator = find(drop.operator());
    List<String> names = stateNames(operator.operator);
    if (!names.contains(drop.state())) {
      throw new Refused(place, "operator '" + operator.operator.label() + "' has no state '" + drop.state() + "' that can be left out.",
          names.isEmpty() ? "It has none." : "It has: " + String.join(", ", names) + ".");
    }
    dropState(operator, drop.state(), "");
  }

  private void dropState(OperatorPlan operator, String state, String reason) {
    if (operator.droppedStates.add(state)) {
      changes.add("State '" + state + "' of operator '" + operator.operator.label() + "' is left out" + reason + ".");
    }
  }

  private void changeUid(Edit.ChangeUid change) throws Refused {
    OperatorPlan operator = find(change.operator());
    if (change.newUid().isBlank()) {
      throw new Refused(place, "the new uid of operator '" + operator.operator.label() + "' is empty.", "Give it the uid that the job uses.");
    }
    if (operator.newUid.isPresent() && !operator.newUid.get().equals(change.newUid())) {
      throw new Refused(place, "operator '" + operator.operator.label() + "' cannot get two uids, '" + operator.newUid.get() + "' and '" + change.newUid() + "'.",
          "Give one of them.");
    }
    operator.newUid = Optional.of(change.newUid());
    changes.add("Operator '" + operator.operator.label() + "' has the uid '" + change.newUid() + "' and the id " + operator.id() + ".");
  }

  private void dropUnclaimed(Map<String, Optional<Set<String>>> claims) throws SnapshotException {
    Map<String, Optional<Set<String>>> byId = new LinkedHashMap<>();
    claims.forEach((uid, states) -> view.operatorOfUid(uid).ifPresent(operator -> byId.put(operator.operatorId(), states)));
    for (OperatorPlan operator : operators.values()) {
      Optional<Set<String>> states = byId.get(operator.operator.operatorId());
      if (states == null) {
        dropOperator(operator, ", as no operator claims it");
      } else if (states.isPresent()) {
        for (String state : stateNames(operator.operator)) {
          if (!states.get().contains(state) && !state.startsWith(TIMERS)) {
            dropState(operator, state, ", as no descriptor claims it");
          }
        }
      }
    }
  }

  private void changeMaxParallelism(Edit.ChangeMaxParallelism change) throws Refused {
    int maxParallelism = change.maxParallelism();
    if (maxParallelism < 1 || maxParallelism > KeyGroups.MAX_PARALLELISM_MAX) {
      throw new Refused(place, "the max parallelism cannot be " + maxParallelism + ".", "Give 1 to " + KeyGroups.MAX_PARALLELISM_MAX + ".");
    }
    List<OperatorPlan> changed = change.operator().isEmpty() ? operators() : List.of(find(change.operator().get()));
    for (OperatorPlan operator : changed) {
      if (operator.newMaxParallelism.isPresent() && operator.newMaxParallelism.get() != maxParallelism) {
        throw new Refused(place, "operator '" + operator.operator.label() + "' cannot have two max parallelisms, " + operator.newMaxParallelism.get() + " and "
            + maxParallelism + ".", "Give one of them.");
      }
      operator.newMaxParallelism = Optional.of(maxParallelism);
    }
    changes.add("The max parallelism of " + change.operator().map(name -> "operator '" + name + "'").orElse("all operators") + " is " + maxParallelism + ".");
  }

  private void check() throws SnapshotException {
    Set<String> ids = new HashSet<>();
    for (OperatorPlan operator : operators.values()) {
      String label = operator.operator.label();
      if (operator.isDropped && (operator.newUid.isPresent())) {
        throw new Refused(place, "operator '" + label + "' cannot be left out and get another uid.", "Choose one of them.");
      }
      if (operator.isDropped) {
        continue;
      }
      if (!ids.add(operator.id())) {
        throw new Refused(place, "two operators would have the id " + operator.id() + ", of the uid '" + operator.newUid.or(operator.operator::uid).orElse(label)
            + "'.", "Give the uid to one of them, and leave the other one out.");
      }
      if (operator.isRekeyed()) {
        checkRekeyed(operator, label);
      }
    }
  }

  private void checkRekeyed(OperatorPlan operator, String label) throws SnapshotException {
    int parallelism = operator.operator.metadata().parallelism();
    int before = operator.operator.metadata().maxParallelism();
    if (parallelism < 1 || before < 1 || before > KeyGroups.MAX_PARALLELISM_MAX) {
      throw new Refused(place, "operator '" + label + "' has the parallelism " + parallelism + " and the max parallelism " + before + ", which cannot be.", "");
    }
    if (parallelism > operator.maxParallelism()) {
      throw new Refused(place, "operator '" + label + "' ran with parallelism " + parallelism + ", which is more than the max parallelism "
          + operator.maxParallelism() + ".", "Give " + parallelism + " or more.");
    }
    for (StateView state : operator.operator.states()) {
      if (state.kind() == StateKind.RAW_KEYED) {
        throw new Refused(place, "operator '" + label + "' has keyed state that only its own code understands, so that its keys cannot be given to other key groups.",
            "Keep its max parallelism.");
      }
    }
    if (view.metadata().operators().stream().flatMap(each -> each.subtasks().stream())
        .anyMatch(subtask -> !subtask.inputChannels().isEmpty() || !subtask.outputChannels().isEmpty())) {
      throw new Refused(place, "the snapshot holds records on their way between operators, which were sent by the old key groups.",
          "Use a savepoint or an aligned checkpoint.");
    }
    if (operator.operator.metadata().subtasks().stream().anyMatch(subtask -> subtask.rawKeyed().isPresent())) {
      throw new Refused(place, "operator '" + label + "' has timers outside of its state backend, whose key groups cannot be changed.",
          "Take a savepoint in the canonical form with timers in RocksDB, and change that.");
    }
  }
}
