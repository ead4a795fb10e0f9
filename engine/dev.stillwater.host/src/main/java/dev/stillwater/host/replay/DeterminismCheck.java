package dev.stillwater.host.replay;

import dev.stillwater.compiler.NonDeterminism;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.engine.replay.RunTrace.Bag;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replays one version twice: a job that depends on nothing but its input does the same both times.
 *
 * <p>THREADING: one thread.
 */
public final class DeterminismCheck {
  private static final long RECORDS_A_STEP = 20_000;
  private static final Bag NOTHING = new Bag(0, "");

  private DeterminismCheck() {
  }

  /**
   * What came of it.
   *
   * <p>THREADING: immutable.
   *
   * @param recordsRead number of input records of the first replay
   * @param first the trace of the first replay
   * @param second that of the second one
   * @param operator the first operator, in the order of the streams, that put out other rows the second time; empty if none did
   * @param rowsFirst number of rows that it put out first
   * @param rowsSecond number of rows that it put out then
   * @param reasons what was found in the code of that operator, or of all if none can be named
   * @param failure why a replay failed, if one did
   */
  public record Outcome(long recordsRead, RunTrace first, RunTrace second, Optional<String> operator, long rowsFirst, long rowsSecond, List<NonDeterminism> reasons,
      Optional<String> failure) {
    public Outcome {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
      Objects.requireNonNull(operator, "operator");
      Objects.requireNonNull(failure, "failure");
      reasons = List.copyOf(reasons);
    }

    /** Whether both replays did the same, in the same order. */
    public boolean isSame() {
      return first.equals(second);
    }
  }

  /** One replay. */
  private record Run(long recordsRead, RunTrace trace, Optional<String> failure) {
  }

  /**
   * Replays the first version twice. Cost: two replays.
   *
   * @throws CannotStartException if it cannot start
   * @throws SnapshotException if the snapshot cannot be read, or when the listener asks to stop
   */
  public static Outcome run(PreparedReplay prepared, ProgressListener listener) throws CannotStartException, SnapshotException {
    ReplayVersion version = prepared.a().tapped();
    try {
      Run first = run(prepared.spec(version, listener), "first", listener);
      Run second = run(prepared.spec(version, listener), "second", listener);
      Optional<String> operator = firstThatDiffers(version, first.trace(), second.trace());
      List<NonDeterminism> found = NonDeterminism.of(version.plan(), version.code()).stream()
          .filter(each -> operator.isEmpty() || each.uid().equals(operator.get())).toList();
      return new Outcome(first.recordsRead(), first.trace(), second.trace(), operator, rows(version, operator, first.trace()), rows(version, operator, second.trace()),
          found, first.failure().or(second::failure));
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    }
  }

  private static Run run(ReplaySpec spec, String name, ProgressListener listener) throws SnapshotException {
    try (Replay replay = Replay.open(spec.in(spec.workFolder().resolve(name)).withRows(RowListener.NONE))) {
      while (!replay.isAtEnd()) {
        replay.advance(RECORDS_A_STEP);
        listener.progressed("the " + name + " of two replays, records read", replay.recordsRead(), -1);
      }
      replay.finish();
      return new Run(replay.recordsRead(), replay.trace(), replay.failure().map(failure -> failure.text()));
    }
  }

  /** Rows in another order count only where no others differ: what comes in another order may be what several streams bring. */
  private static Optional<String> firstThatDiffers(ReplayVersion version, RunTrace first, RunTrace second) {
    for (String uid : inOrder(version.plan())) {
      for (String tap : taps(version, uid)) {
        if (!first.taps().getOrDefault(tap, NOTHING).equals(second.taps().getOrDefault(tap, NOTHING))) {
          return Optional.of(uid);
        }
      }
    }
    return Optional.empty();
  }

  private static long rows(ReplayVersion version, Optional<String> operator, RunTrace trace) {
    return operator.isEmpty() ? 0 : taps(version, operator.get()).stream().mapToLong(tap -> trace.taps().getOrDefault(tap, NOTHING).rows()).sum();
  }

  /** The streams that an operator begins, and a captured sink itself. */
  private static Set<String> taps(ReplayVersion version, String uid) {
    Set<String> taps = version.plan().streams().stream().filter(stream -> stream.source().equals(uid))
        .map(stream -> RowListener.tapOf(stream.source(), stream.sourcePort(), stream.target())).collect(Collectors.toCollection(LinkedHashSet::new));
    if (version.captured().contains(uid)) {
      taps.add(uid);
    }
    return taps;
  }

  /** Sources first. Cost: the square of the number of operators. */
  private static Set<String> inOrder(JobPlan plan) {
    List<String> uids = plan.tasks().stream().flatMap(task -> task.operators().stream()).map(operator -> operator.uid()).toList();
    Set<String> ordered = new LinkedHashSet<>();
    int before = -1;
    while (ordered.size() > before) {
      before = ordered.size();
      uids.stream().filter(uid -> plan.streams().stream().filter(stream -> stream.target().equals(uid)).map(StreamPlan::source).allMatch(ordered::contains))
          .forEach(ordered::add);
    }
    ordered.addAll(uids);
    return ordered;
  }
}
