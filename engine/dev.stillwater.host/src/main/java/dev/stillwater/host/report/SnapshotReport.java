package dev.stillwater.host.report;

import dev.stillwater.engine.compare.DiffOptions;
import dev.stillwater.engine.compare.DiffResult;
import dev.stillwater.engine.compare.SnapshotDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.SnapshotEvidence;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.findings.SnapshotFindings;
import dev.stillwater.engine.snapshot.findings.SnapshotRule;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What there is to say about a snapshot to somebody who was handed it, on one page: findings first, then what it holds.
 *
 * <p>THREADING: immutable; made by one thread, and long.
 *
 * @param name the snapshot as the person named it
 * @param kind what it is, for people
 * @param metadataVersion version of Flink's metadata
 * @param checkpointId number of the checkpoint
 * @param sidecar what stands beside it
 * @param findings what is odd, what matters most first
 * @param operators the operators
 * @param comparison how it differs from an older one
 */
public record SnapshotReport(String name, String kind, int metadataVersion, long checkpointId, Optional<Sidecar> sidecar, List<SnapshotFinding> findings,
    List<Operator> operators, Optional<Comparison> comparison) {
  private static final int POSITIONS_MAX = 100;

  /**
   * An operator.
   *
   * @param label uid, else name, else id
   * @param operatorId id, 32 hexadecimal digits
   * @param parallelism number of subtasks
   * @param maxParallelism number of key groups
   * @param sizeBytes bytes of all its state
   * @param states its states; empty where they cannot be read
   * @param positions how far a source had read
   * @param keyGroups bytes by key group, where that can be told
   */
  public record Operator(String label, String operatorId, int parallelism, int maxParallelism, long sizeBytes, List<State> states, List<String> positions,
      Optional<KeyGroupSizes> keyGroups) {
    public Operator {
      states = List.copyOf(states);
      positions = List.copyOf(positions);
    }
  }

  /** A state with its size, which is counted or estimated. */
  public record State(String name, String kind, long entries, long sizeBytes, boolean isExact, String keyType, String valueType) {
  }

  /** An older snapshot and what has changed since. */
  public record Comparison(String name, DiffResult result) {
  }

  /**
   * How a snapshot is looked at.
   *
   * @param job the job whose operators claim the state; without one the job in the sidecar
   * @param rules rules that look in addition to the known ones
   * @param told hears the findings as they come, before they are in order
   */
  public record Search(Optional<Job> job, List<SnapshotRule> rules, Consumer<SnapshotFinding> told) {
    public Search {
      rules = List.copyOf(rules);
    }
  }

  public SnapshotReport {
    Objects.requireNonNull(name, "name");
    findings = List.copyOf(findings);
    operators = List.copyOf(operators);
  }

  /**
   * Looks at a snapshot. Cost: bounded, whatever its size; with an older one both whole.
   *
   * @param name what the person calls it
   * @param job the job whose operators claim the state; without one the job in the sidecar
   * @throws SnapshotException.Cancelled if the listener said so
   */
  public static SnapshotReport of(SnapshotView view, String name, Optional<Job> job, ProgressListener listener) throws SnapshotException {
    return of(view, name, new Search(job, List.of(), finding -> { }), listener);
  }

  /** The same with rules of others, telling of findings as they come. */
  public static SnapshotReport of(SnapshotView view, String name, Search search, ProgressListener listener) throws SnapshotException {
    SnapshotEvidence.Options quick = SnapshotEvidence.Options.quick();
    Optional<Job> known = search.job().or(() -> jobOf(view));
    SnapshotEvidence.Options options = known.map(found -> quick.withClaims(found.getOperators().stream().map(operator -> operator.getUid()).filter(Objects::nonNull).toList()))
        .orElse(quick);
    List<SnapshotFinding> findings = SnapshotFindings.of(view, options, search.rules(), listener, search.told());
    List<Operator> operators = new ArrayList<>();
    for (OperatorView operator : view.operators()) {
      listener.progressed("measuring the state of " + operator.label(), operators.size(), view.operators().size());
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of(view.files().namedPath().toString()));
      }
      operators.add(operator(operator));
    }
    String form = view.kind().form();
    String kind = form.startsWith("without") ? view.kind().purpose() + " " + form : form + " " + view.kind().purpose();
    return new SnapshotReport(name, kind, view.metadata().version(), view.metadata().checkpointId(), view.sidecar(), findings, operators, Optional.empty());
  }

  /** The same with a comparison to an older snapshot. Cost: both whole. */
  public SnapshotReport against(SnapshotView view, SnapshotView older, String olderName, ProgressListener listener) throws SnapshotException.Cancelled {
    DiffResult result = new SnapshotDiff(older, view, DiffOptions.keeping(0)).compare(listener);
    return new SnapshotReport(name, kind, metadataVersion, checkpointId, sidecar, findings, operators, Optional.of(new Comparison(olderName, result)));
  }

  private static Optional<Job> jobOf(SnapshotView view) {
    return view.sidecar().flatMap(Sidecar::jobFile).flatMap(text -> JobFile.load(text.getBytes(StandardCharsets.UTF_8), "job.job").job());
  }

  private static Operator operator(OperatorView view) throws SnapshotException.Cancelled {
    List<State> states = new ArrayList<>();
    List<String> positions = new ArrayList<>();
    try {
      for (StateView state : view.states()) {
        StateSize size = state.estimate();
        states.add(new State(state.name(), state.kind().text(), size.entries(), size.sizeBytes(), size.isExact(), state.keyTypeText(), state.valueTypeText()));
      }
      view.sourcePositions().stream().limit(POSITIONS_MAX).forEach(position -> positions.add(position.split() + ": " + position.position()));
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) { // A rule has told of it among the findings.
      positions.add("not all of it can be read: " + e.getMessage());
    }
    return new Operator(view.label(), view.operatorId(), view.metadata().parallelism(), view.metadata().maxParallelism(), view.sizeBytes(), states, positions,
        KeyGroupSizes.of(view.metadata()));
  }

  /** When it was taken, if that is known. */
  public Optional<Instant> takenAt() {
    return sidecar.flatMap(found -> found.manifest().takenAt());
  }

  /** Bytes of all operators. */
  public long sizeBytes() {
    return operators.stream().mapToLong(Operator::sizeBytes).sum();
  }

  /** Whether a finding says that a restore fails or loses something. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.level() == SnapshotFinding.Level.ERROR);
  }

  /** As one page of HTML that needs nothing else. */
  public String html() {
    return new ReportPage(this).page();
  }

  /** As a JSON document with stable names. */
  public String json() {
    return ReportJson.of(this);
  }

  /** As lines of text. */
  public List<String> lines() {
    return ReportLines.of(this);
  }
}
