package dev.stillwater.host.preflight;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.RestoreRehearsal;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.Outcome;
import dev.stillwater.host.preflight.PreflightReport.Severity;
import dev.stillwater.host.preflight.PreflightReport.StateMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes issues with ways out of what a rehearsal found: why the job does not start, and what it would lose.
 *
 * <p>THREADING: one thread.
 */
final class RestoreIssues {
  private static final String MAX_PARALLELISM = "max-parallelism";

  private final JobPlan plan;
  private final SnapshotView view;
  private final OperatorMatches matches;

  RestoreIssues(JobPlan plan, SnapshotView view, OperatorMatches matches) {
    this.plan = plan;
    this.view = view;
    this.matches = matches;
  }

  /** The failures alone, where the snapshot cannot be read. */
  static List<Issue> plain(RestoreRehearsal.Result result) {
    return result.failures().stream().map(failure -> new Issue(Severity.CANNOT_START, "snapshot-unreadable", failure.uid(), failure.message(), List.of())).toList();
  }

  /** All of them. */
  List<Issue> of(RestoreRehearsal.Result result) {
    List<Issue> issues = new ArrayList<>();
    result.failures().forEach(failure -> issues.add(issue(failure)));
    for (RestoreRehearsal.LostState lost : result.lost()) {
      OperatorMatch match = matches.operator(lost.operatorId());
      if (lost.isWholeOperator()) {
        issues.add(dropped(match));
      } else {
        lost.states().forEach(state -> issues.add(unclaimed(match, state)));
      }
    }
    return issues;
  }

  private Issue issue(JobFailure failure) {
    Optional<OperatorPlan> operator = failure.uid().flatMap(uid -> OperatorMatches.operators(plan).stream().filter(each -> each.uid().equals(uid)).findFirst());
    Optional<OperatorView> found = operator.flatMap(each -> view.operator(each.operatorId()));
    List<PreflightFix> fixes = new ArrayList<>();
    String code = "operator-cannot-open";
    if (found.isPresent() && found.get().metadata().maxParallelism() != plan.maxParallelism() && failure.message().contains("max parallelism")) {
      code = MAX_PARALLELISM;
      addWidthFixes(failure, operator.get(), found.get().metadata().maxParallelism(), fixes);
    } else if (failure.message().startsWith("The keyed state cannot be restored")) {
      code = "state-incompatible";
      addStateFixes(failure, operator, found, fixes);
    } else if (operator.isEmpty()) {
      code = "snapshot-unreadable";
    } else if (operator.get().inputs().isEmpty()) {
      code = "source-position-invalid";
    } else if (operator.get().outputs().isEmpty()) {
      code = "sink-cannot-go-on";
    }
    return new Issue(Severity.CANNOT_START, code, failure.uid(), failure.message(), fixes);
  }

  /** Too many subtasks for the key groups of the snapshot are one failure, another number of key groups is another; a copy with more key groups ends both. */
  private void addWidthFixes(JobFailure failure, OperatorPlan operator, int maxParallelism, List<PreflightFix> fixes) {
    boolean isTooWide = plan.taskOf(operator.uid()).parallelism() > maxParallelism && !failure.message().startsWith("The job has max parallelism");
    fixes.add(isTooWide ? new PreflightFix.SetParallelism(List.of(operator.uid()), maxParallelism) : new PreflightFix.SetMaxParallelism(maxParallelism));
    fixes.add(new PreflightFix.ChangeMaxParallelism(plan.maxParallelism()));
  }

  /** What does not fit can be left out, if somebody says so. */
  private void addStateFixes(JobFailure failure, Optional<OperatorPlan> operator, Optional<OperatorView> found, List<PreflightFix> fixes) {
    if (operator.isPresent() && found.isPresent()) {
      for (StateMatch state : matches.operator(operator.get().operatorId()).states()) {
        if (state.outcome() == Outcome.REFUSED && failure.message().endsWith(state.rule())) {
          fixes.add(new PreflightFix.DropInCopy(found.get().label(), Optional.of(state.name())));
        }
      }
    }
  }

  private Issue dropped(OperatorMatch match) {
    List<PreflightFix> fixes = new ArrayList<>();
    String near = "";
    boolean hasUid = view.operator(match.operatorId()).flatMap(OperatorView::uid).isPresent();
    if (match.similar().isPresent()) {
      String uid = match.similar().get();
      near = " The new operator '" + uid + "' is the most alike.";
      if (hasUid) {
        fixes.add(new PreflightFix.SetUid(uid, match.label()));
      }
      fixes.add(new PreflightFix.MapToUid(hasUid ? match.label() : match.operatorId(), uid));
    }
    fixes.add(new PreflightFix.AllowLoss());
    fixes.add(new PreflightFix.DropInCopy(hasUid ? match.label() : match.operatorId(), Optional.empty()));
    String states = match.states().stream().map(state -> "'" + state.name() + "' with " + count(state)).collect(Collectors.joining(", "));
    String message = "No operator of the job takes the state of " + (hasUid ? "uid '" + match.label() + "'" : "operator " + match.label() + " (id "
        + match.operatorId() + ", without a uid)") + (states.isEmpty() ? "" : ": " + states) + "; " + Sizes.counted(match.lostBytes(), "byte", "bytes") + " would be lost." + near;
    return new Issue(Severity.LOSES_STATE, "operator-dropped", Optional.of(match.label()), message, fixes);
  }

  private Issue unclaimed(OperatorMatch match, String name) {
    Optional<StateMatch> state = match.states().stream().filter(each -> each.name().equals(name)).findFirst();
    String size = state.map(each -> " with " + count(each) + " and " + Sizes.counted(each.sizeBytes(), "byte", "bytes")).orElse("");
    boolean isFromUid = match.match() == Match.UID;
    return new Issue(Severity.LOSES_STATE, "state-dropped", Optional.of(match.label()), "Operator '" + match.label() + "' has become another and does not ask for its state '"
        + name + "'" + size + ", which would be lost. Take back the change, or do without it.",
        List.of(new PreflightFix.AllowLoss(), new PreflightFix.DropInCopy(isFromUid ? match.label() : match.operatorId(), Optional.of(name))));
  }

  private static String count(StateMatch state) {
    return (state.isExact() ? "" : "about ") + Sizes.counted(state.entries(), "entry", "entries");
  }
}
