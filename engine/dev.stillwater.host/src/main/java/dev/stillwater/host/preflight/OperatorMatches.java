package dev.stillwater.host.preflight;

import dev.stillwater.compiler.HeldState;
import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.RestoreRehearsal;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.state.StateFit;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.Outcome;
import dev.stillwater.host.preflight.PreflightReport.StateMatch;
import dev.stillwater.host.preflight.PreflightReport.Width;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the operators of a job beside those of a snapshot, with what a rehearsal says of their states.
 *
 * <p>THREADING: one thread.
 */
final class OperatorMatches {
  private static final int POSITIONS_MAX = 50;
  private static final double SIMILAR_MIN = 1;

  private final JobPlan plan;
  private final SnapshotView view;
  private final RestoreRehearsal.Result result;
  private final Set<String> undeclared;
  private final Map<String, OperatorMatch> byId = new LinkedHashMap<>();
  private final Map<String, String> similar = new LinkedHashMap<>();

  private OperatorMatches(JobPlan plan, SnapshotView view, RestoreRehearsal.Result result, Set<String> undeclared) {
    this.plan = plan;
    this.view = view;
    this.result = result;
    this.undeclared = undeclared;
  }

  /** Compares. Cost: the headers of the snapshot's states. */
  static OperatorMatches of(JobPlan plan, SnapshotView view, RestoreRehearsal.Result result, Set<String> undeclared) throws SnapshotException {
    OperatorMatches matches = new OperatorMatches(plan, view, result, undeclared);
    matches.findSimilar();
    for (OperatorPlan operator : operators(plan)) {
      matches.byId.put(operator.operatorId(), matches.match(operator));
    }
    for (OperatorView operator : view.operators()) {
      if (!matches.byId.containsKey(operator.operatorId())) {
        matches.byId.put(operator.operatorId(), matches.dropped(operator));
      }
    }
    return matches;
  }

  static List<OperatorPlan> operators(JobPlan plan) {
    List<OperatorPlan> operators = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      operators.addAll(task.operators());
    }
    return operators;
  }

  /** All of them: those of the job, then those that only the snapshot has. */
  List<OperatorMatch> operators() {
    return List.copyOf(byId.values());
  }

  /** The one with the id. */
  OperatorMatch operator(String operatorId) {
    return byId.get(operatorId);
  }

  private OperatorMatch match(OperatorPlan operator) throws SnapshotException {
    Optional<OperatorView> found = view.operator(operator.operatorId());
    Width now = new Width(plan.taskOf(operator.uid()).parallelism(), plan.maxParallelism());
    if (found.isEmpty()) {
      return new OperatorMatch(operator.uid(), operator.operatorId(), Match.NEW, Optional.empty(), Optional.of(now), fresh(operator, Set.of()), List.of(),
          Optional.ofNullable(similar.get(operator.operatorId())));
    }
    Match match = found.get().uid().isPresent() ? Match.UID : Match.ID;
    List<StateMatch> states = new ArrayList<>();
    for (StateView state : found.get().states()) {
      states.add(state(operator, state));
    }
    Set<String> known = new HashSet<>(states.stream().map(StateMatch::name).toList());
    states.addAll(fresh(operator, known));
    return new OperatorMatch(operator.uid(), operator.operatorId(), match, Optional.of(width(found.get())), Optional.of(now), states, positions(found.get()),
        Optional.empty());
  }

  private OperatorMatch dropped(OperatorView operator) throws SnapshotException {
    List<StateMatch> states = new ArrayList<>();
    for (StateView state : operator.states()) {
      states.add(match(state, Outcome.LOST, "", "No operator of the job has the id that follows from this uid."));
    }
    return new OperatorMatch(operator.label(), operator.operatorId(), Match.DROPPED, Optional.of(width(operator)), Optional.empty(), states, positions(operator),
        Optional.ofNullable(similar.get(operator.operatorId())));
  }

  private static Width width(OperatorView operator) {
    return new Width(operator.metadata().parallelism(), operator.metadata().maxParallelism());
  }

  private static List<String> positions(OperatorView operator) throws SnapshotException {
    return operator.sourcePositions().stream().limit(POSITIONS_MAX).map(position -> position.split() + ": " + position.position()).toList();
  }

  private StateMatch state(OperatorPlan operator, StateView state) throws SnapshotException {
    Optional<StateFit> fit = result.fits().stream().filter(each -> state.kind().isKeyed() && each.uid().equals(operator.uid()) && each.state().equals(state.name()))
        .findFirst();
    if (fit.isPresent()) {
      return switch (fit.get().outcome()) {
        case AS_IS -> match(state, Outcome.TAKEN, fit.get().jobType(), "Kind, key, namespace and value types are equal.");
        case CONVERTED -> match(state, Outcome.CONVERTED, fit.get().jobType(),
            "Key and namespace are equal; the values are rows whose fields were added, removed or widened, or that got or lost a time to live.");
        case REFUSED -> match(state, Outcome.REFUSED, fit.get().jobType(), fit.get().problem());
      };
    }
    boolean isLost = result.lost().stream().anyMatch(lost -> lost.operatorId().equals(operator.operatorId()) && lost.states().contains(state.name()));
    if (isLost) {
      return match(state, Outcome.LOST, "", "The operator does not ask for a state of this name.");
    }
    if (state.kind().isKeyed() && undeclared.contains(operator.uid())) {
      return match(state, Outcome.UNKNOWN, "", "The function would have to run for its states to be known.");
    }
    String rule = switch (state.kind()) {
      case OPERATOR_LIST -> "Its elements go round over the subtasks, or back to each where their number is the same.";
      case OPERATOR_UNION -> "Each subtask gets all elements.";
      case BROADCAST -> "Each subtask gets all entries.";
      default -> "";
    };
    return match(state, Outcome.TAKEN, "", rule);
  }

  private static StateMatch match(StateView state, Outcome outcome, String jobType, String rule) throws SnapshotException {
    boolean isKnown = state.knownEntryCount().isPresent() && state.knownSizeBytes().isPresent();
    StateSize size = isKnown ? new StateSize(state.knownEntryCount().getAsLong(), state.knownSizeBytes().getAsLong(), true) : state.estimate();
    return new StateMatch(state.name(), state.kind().text(), outcome, state.valueTypeText(), jobType, size.entries(), size.sizeBytes(), size.isExact(), rule);
  }

  /** The keyed states that the operator asks for and the snapshot lacks. */
  private List<StateMatch> fresh(OperatorPlan operator, Set<String> known) {
    List<StateMatch> states = new ArrayList<>();
    for (String name : result.asked().getOrDefault(operator.uid(), Set.of())) {
      if (!known.contains(name)) {
        StateKind kind = name.startsWith("_timer_state/") ? StateKind.TIMER : StateKind.UNKNOWN;
        states.add(new StateMatch(name, kind == StateKind.TIMER ? kind.text() : "", Outcome.NEW, "", "", 0, 0, true, "The snapshot has no state of this name."));
      }
    }
    return states;
  }

  /** Pairs what only the snapshot has with what only the job has, the most alike first. */
  private void findSimilar() throws SnapshotException {
    Set<String> planned = new HashSet<>(operators(plan).stream().map(OperatorPlan::operatorId).toList());
    List<OperatorPlan> fresh = new ArrayList<>(operators(plan).stream().filter(operator -> view.operator(operator.operatorId()).isEmpty()).toList());
    for (OperatorView dropped : view.operators()) {
      if (planned.contains(dropped.operatorId())) {
        continue;
      }
      OperatorPlan best = null;
      double most = 0;
      for (OperatorPlan candidate : fresh) {
        double likeness = likeness(dropped, candidate);
        if (likeness > most) {
          most = likeness;
          best = candidate;
        }
      }
      if (most >= SIMILAR_MIN) {
        similar.put(dropped.operatorId(), best.uid());
        similar.put(best.operatorId(), dropped.label());
        fresh.remove(best);
      }
    }
  }

  /** States of the same names count twice as much as a name that is near. */
  private double likeness(OperatorView dropped, OperatorPlan candidate) throws SnapshotException {
    Set<String> before = new HashSet<>(dropped.states().stream().map(StateView::name).toList());
    Set<String> now = new HashSet<>(result.asked().getOrDefault(candidate.uid(), Set.of()));
    now.addAll(heldByKind(candidate.kind()));
    Set<String> both = new HashSet<>(before);
    both.retainAll(now);
    double states = before.isEmpty() ? 0 : 2.0 * both.size() / before.size();
    boolean isNear = NameSuggestion.nearest(dropped.label(), List.of(candidate.uid(), candidate.name())).isPresent();
    return states + (isNear ? 1 : 0);
  }

  private static List<String> heldByKind(String kind) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setKind(kind);
    return OperatorCatalog.standard().kind(kind).map(known -> HeldState.of(operator, known)).orElse(List.of()).stream().map(HeldState::name).toList();
  }
}
