package dev.stillwater.host.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.NonDeterminism;
import dev.stillwater.engine.RestoreRehearsal;
import dev.stillwater.engine.io.DryStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.host.preflight.PreflightReport.Match;
import dev.stillwater.host.preflight.PreflightReport.OperatorMatch;
import dev.stillwater.host.preflight.PreflightReport.Outcome;
import dev.stillwater.host.preflight.PreflightReport.Severity;
import dev.stillwater.host.preflight.PreflightReport.Width;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds where a job starts and its results are not what one would expect: records that are read twice or never, results that come twice or disappear, and what
 * depends on the clock.
 *
 * <p>THREADING: one thread.
 */
final class ResultWarnings {
  private static final Set<String> FILE_SINK_STATES = Set.of("sink-file", "sink-parts", "sink-counters");
  private static final int ELEMENTS_MAX = 1_000;

  private final CompiledJob job;
  private final JobPlan plan;
  private final SnapshotView view;
  private final OperatorMatches matches;
  private final RestoreRehearsal.Result result;
  private final List<Issue> issues = new ArrayList<>();

  ResultWarnings(CompiledJob job, SnapshotView view, OperatorMatches matches, RestoreRehearsal.Result result) {
    this.job = job;
    plan = job.plan();
    this.view = view;
    this.matches = matches;
    this.result = result;
  }

  /** All of them. Cost: the operator state of sinks, and the class files of functions. */
  List<Issue> all() throws SnapshotException {
    for (OperatorPlan operator : OperatorMatches.operators(plan)) {
      OperatorMatch match = matches.operator(operator.operatorId());
      if (operator.inputs().isEmpty()) {
        source(operator, match);
      }
      if (operator.outputs().isEmpty()) {
        sink(operator, match);
      }
      width(operator, match);
    }
    for (NonDeterminism found : NonDeterminism.of(plan, job.code())) {
      if (found.kind() == NonDeterminism.Kind.PROCESSING_TIME) {
        add(Severity.WARNING, "processing-time", found.uid(),
            "The operator works on processing time: " + found.why() + ". What was due while the job did not run happens at once when it starts.");
      }
    }
    return issues;
  }

  private void add(Severity severity, String code, String uid, String message) {
    issues.add(new Issue(severity, code, Optional.of(uid), message, List.of()));
  }

  private void source(OperatorPlan source, OperatorMatch match) {
    if (source.kind().equals("socket-source")) {
      add(Severity.WARNING, "source-skips", source.uid(), "A socket cannot be read again: what came between the snapshot and the start is not read.");
      return;
    }
    boolean goesOn = match.match() != Match.NEW && match.states().stream().anyMatch(state -> state.outcome() == Outcome.TAKEN);
    if (goesOn) {
      return;
    }
    List<String> counted = downstream(source.uid()).stream().map(uid -> matches.operator(plan.operator(uid).operatorId()))
        .filter(each -> each.match() != Match.NEW && each.states().stream().anyMatch(ResultWarnings::isKeptKeyed)).map(OperatorMatch::label).toList();
    if (!counted.isEmpty()) {
      add(Severity.WARNING, "source-repeats", source.uid(), "The snapshot has no position of this source, so that it begins at its beginning, while '"
          + String.join("', '", counted) + "' " + (counted.size() == 1 ? "goes" : "go") + " on with what had been counted: records that were read before count twice.");
    }
  }

  /** Whether a state by key goes on with entries. */
  static boolean isKeptKeyed(PreflightReport.StateMatch state) {
    boolean isKept = state.outcome() == Outcome.TAKEN || state.outcome() == Outcome.CONVERTED || state.outcome() == Outcome.UNKNOWN;
    boolean isKeyed = List.of(StateKind.values()).stream().anyMatch(kind -> kind.isKeyed() && kind.text().equals(state.kind()));
    return isKept && isKeyed && state.entries() > 0;
  }

  private Set<String> downstream(String uid) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(uid));
    while (!open.isEmpty()) {
      String next = open.pop();
      for (StreamPlan stream : plan.streams()) {
        if (stream.source().equals(next) && found.add(stream.target())) {
          open.push(stream.target());
        }
      }
    }
    return found;
  }

  private void sink(OperatorPlan sink, OperatorMatch match) throws SnapshotException {
    if (sink.kind().equals("console-sink")) {
      add(Severity.NOTE, "sink-repeats", sink.uid(), "What was printed after the snapshot was taken is printed again.");
      return;
    }
    Optional<Path> path = sink.parameter("path").map(Path::of);
    if (path.isEmpty()) {
      return;
    }
    Set<String> known = knownPaths(sink);
    if (!known.isEmpty() && !known.contains(path.get().toString())) {
      add(Severity.WARNING, "sink-moves", sink.uid(), "It begins '" + path.get() + "' anew: the results from before the snapshot stay in " + String.join(", ", known)
          + ".");
    }
    long lostBytes = result.changes().stream().filter(change -> change.path().startsWith(path.get())).mapToLong(DryStorage.Change::lostBytes).sum();
    if (lostBytes <= 0) {
      return;
    }
    if (match.match() == Match.NEW || !known.contains(path.get().toString())) {
      add(Severity.WARNING, "sink-skips", sink.uid(), "The snapshot does not know '" + path.get() + "', so that the start replaces it: "
          + Sizes.counted(lostBytes, "byte of earlier results goes, and nobody computes it", "bytes of earlier results go, and nobody computes them") + " again.");
    } else {
      add(Severity.NOTE, "sink-goes-back", sink.uid(), Sizes.counted(lostBytes, "byte", "bytes") + " in '" + path.get()
          + (lostBytes == 1 ? "' was written after the snapshot; it is cut off and written again." : "' were written after the snapshot; they are cut off and written again, each once."));
    }
  }

  /** Files and folders that the sink had when the snapshot was taken. */
  private Set<String> knownPaths(OperatorPlan sink) throws SnapshotException {
    Set<String> paths = new TreeSet<>();
    Optional<OperatorView> operator = view.operator(sink.operatorId());
    for (StateView state : operator.isPresent() ? operator.get().states() : List.<StateView>of()) {
      if (FILE_SINK_STATES.contains(state.name())) {
        try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
          for (int count = 0; count < ELEMENTS_MAX && cursor.next(); count++) {
            if (cursor.value() instanceof StructValue row && !row.values().isEmpty()) {
              paths.add(String.valueOf(row.values().getFirst()));
            }
          }
        }
      }
    }
    return paths;
  }

  private void width(OperatorPlan operator, OperatorMatch match) {
    if (match.before().isEmpty() || match.states().isEmpty()) {
      return;
    }
    Width before = match.before().get();
    int now = match.now().orElseThrow().parallelism();
    if (before.parallelism() != now) {
      add(Severity.NOTE, "rescaled", operator.uid(), "The parallelism was " + before.parallelism() + " and is " + now + "; the " + before.maxParallelism()
          + " key groups are given out anew.");
    }
  }
}
