package dev.stillwater.host.replay;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.compare.ComparedVersion;
import dev.stillwater.engine.compare.ComparisonOptions;
import dev.stillwater.engine.compare.ComparisonOptions.Streams;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.ComparisonStore;
import dev.stillwater.engine.compare.Contribution;
import dev.stillwater.engine.compare.Contribution.Window;
import dev.stillwater.engine.compare.Contributions;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.ModelChange;
import dev.stillwater.engine.compare.RunComparison;
import dev.stillwater.engine.compare.WantedKey;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.JobDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Two versions of a job, replayed side by side and compared.
 *
 * <p>THREADING: the caller's thread for one version, a thread of its own for the other.
 */
public final class ComparedReplays {
  private ComparedReplays() {
  }

  /** A version that compiled with captured sinks and does not with tapped streams, which is a defect. */
  private static final class Uncompiled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Uncompiled(CannotStartException cause) {
      super(cause);
    }
  }

  /**
   * Compares them. Cost: both replays side by side, and some more passes when they differ.
   *
   * @throws CannotStartException if one of them cannot start
   * @throws SnapshotException if a snapshot cannot be read, the disk fails, or the listener asks to stop
   */
  public static ComparisonResult run(PreparedReplay prepared, Equality equality, ProgressListener listener) throws CannotStartException, SnapshotException {
    return run(prepared, equality, Optional.empty(), ComparisonStore.NONE, listener);
  }

  /** The same with the input behind a key, if one is asked for. */
  public static ComparisonResult run(PreparedReplay prepared, Equality equality, Optional<WantedKey> behind, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    return run(prepared, equality, behind, ComparisonStore.NONE, listener);
  }

  /** The same with a store that takes all rows and entries that differ. */
  public static ComparisonResult run(PreparedReplay prepared, Equality equality, Optional<WantedKey> behind, ComparisonStore store, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    PreparedVersion b = prepared.b().orElseThrow(() -> new IllegalArgumentException("There is one version, and two are needed."));
    ComparisonOptions options = ComparisonOptions.full().withStore(store);
    if (prepared.request().conditions().tapsStreams()) {
      options = options.withStreams(Streams.ALWAYS);
    }
    options = behind.map(options::withBehind).orElse(options);
    try {
      ComparisonResult result = RunComparison.run(version(prepared, prepared.a(), listener), version(prepared, b, listener), equality, options,
          ComparedReplays::start, listener);
      List<String> notes = new ArrayList<>(prepared.notes());
      result.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
      missedEnd(prepared.request().until(), result).ifPresent(notes::add);
      return result.withNotes(notes).withModelChanges(changes(prepared.a(), b));
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    } catch (Uncompiled problem) {
      throw (CannotStartException) problem.getCause();
    }
  }

  /**
   * The input behind a key of a keyed operator, on both sides. Cost: each version once more.
   *
   * @param key names of the operator's key fields with their values as text
   * @param window the window, if only records of that are wanted
   * @throws CannotStartException if one of the versions cannot start
   * @throws SnapshotException if a snapshot cannot be read, the disk fails, or the listener asks to stop
   */
  public static Contribution behind(PreparedReplay prepared, String operator, Map<String, String> key, Optional<Window> window, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    PreparedVersion b = prepared.b().orElseThrow(() -> new IllegalArgumentException("There is one version, and two are needed."));
    try {
      return Contributions.find(prepared.spec(prepared.a().tapped(), listener), prepared.spec(b.tapped(), listener), operator, key, window, listener);
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    }
  }

  /** What people should know where the end that was asked for did not decide what was read. */
  private static Optional<String> missedEnd(ReplayLimit until, ComparisonResult result) {
    boolean isFailed = result.a().failure().isPresent() || result.b().failure().isPresent();
    long read = Math.max(result.a().recordsRead(), result.b().recordsRead());
    if (isFailed || until instanceof ReplayLimit.EndOfData) {
      return Optional.empty();
    }
    if (read == 0) {
      return Optional.of("The end of the replay, " + UntilText.of(until) + ", lies before the first input record. Choose a later one (--until).");
    }
    return until instanceof ReplayLimit.Records records && read < records.count()
        ? Optional.of("The input ended after " + String.format(Locale.ROOT, "%,d", read) + (read == 1 ? " record" : " records") + ", before " + UntilText.of(until)
            + ", which was asked for.") : Optional.empty();
  }

  private static List<ModelChange> changes(PreparedVersion a, PreparedVersion b) {
    return JobDiff.compare(a.job(), b.job()).stream().map(change -> new ModelChange((change.subject().text() + " " + change.name()).strip(), change.feature(),
        change.oldValue().orElse(""), change.newValue().orElse(""))).toList();
  }

  private static ComparedVersion version(PreparedReplay prepared, PreparedVersion version, ProgressListener listener) throws CannotStartException {
    return new ComparedVersion(prepared.spec(version.compiled(), listener), () -> {
      try {
        // The first pass has written to open sinks; those that follow only look.
        return version.tapped();
      } catch (CannotStartException problem) {
        throw new Uncompiled(problem);
      }
    });
  }

  private static void start(Runnable run) {
    Thread thread = new Thread(run, "replay-other-version");
    thread.setDaemon(true);
    thread.start();
  }
}
