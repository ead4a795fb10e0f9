package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Contribution;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.ComparedReplays;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayToFailure;
import dev.stillwater.host.replay.SingleReplay;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Replays and leaves what came of it in a folder, so that people can look at it later, page by page: see {@code docs/formats/replay-results.md}. The file
 * {@code summary.json} is written last; a folder without it holds no result.
 *
 * <p>THREADING: one thread; a comparison has another one of its own.
 */
public final class ReplayResults {
  /** The report for a browser, in the folder. */
  public static final String REPORT = "report.html";

  private ReplayResults() {
  }

  /**
   * Compares two versions.
   *
   * @param folder folder of the results, which is made; must be empty or not exist
   * @return what was found; {@link ComparisonResult#verdict} is the sentence, {@link ComparisonResult#outcome} how it ended
   * @throws CannotStartException if one of them cannot start, or the folder cannot be written
   * @throws SnapshotException if a snapshot cannot be read, the disk fails, or the listener asks to stop
   */
  public static ComparisonResult compare(PreparedReplay prepared, Equality equality, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    return ComparedReplays.run(prepared, equality, listener);
  }

  /** Replays one version; throws as {@link #compare}. The sentence about it is {@link dev.stillwater.host.replay.ReplayDocuments#verdict}. */
  public static SingleReplay.Outcome replay(PreparedReplay prepared, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    return SingleReplay.run(prepared, Optional.empty(), Optional.empty(), listener);
  }

  /**
   * Replays one version to the record that breaks it; throws as {@link #compare}. The state before the record is left as the savepoint {@code before-failure} in the
   * folder. The sentence about it is {@link dev.stillwater.host.replay.ReplayDocuments#verdict}.
   */
  public static ReplayToFailure.Outcome failure(PreparedReplay prepared, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    return ReplayToFailure.run(prepared, Optional.empty(), listener);
  }

  /**
   * Looks for the input behind a key; throws as {@link #compare}.
   *
   * @param prepared what was compared
   */
  public static Contribution key(PreparedReplay prepared, KeyRequest request, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    return ComparedReplays.behind(prepared, request.operator(), request.key(), request.window(), listener);
  }
}
