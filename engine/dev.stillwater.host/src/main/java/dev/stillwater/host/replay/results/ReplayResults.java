package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.ComparisonReport;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Contribution;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.ComparedReplays;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayDocuments;
import dev.stillwater.host.replay.ReplayToFailure;
import dev.stillwater.host.replay.SingleReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
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
  private static final String KEY = "key.json";

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
    try (ResultsWriter writer = ResultsWriter.begin(folder)) {
      ComparisonResult result = ComparedReplays.run(prepared, equality, Optional.empty(), writer, listener);
      finish(writer, () -> ResultsSummary.of(prepared, result, equality, folder));
      return result;
    }
  }

  /** Replays one version; throws as {@link #compare}. The sentence about it is {@link ReplayDocuments#verdict}. */
  public static SingleReplay.Outcome replay(PreparedReplay prepared, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    return replay(prepared, folder, Optional.empty(), listener);
  }

  /**
   * The same.
   *
   * @param savepoint folder that the state at the end is left in, which must not exist; empty for no savepoint
   */
  public static SingleReplay.Outcome replay(PreparedReplay prepared, Path folder, Optional<Path> savepoint, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    try (ResultsWriter writer = ResultsWriter.begin(folder); CapturedRows rows = CapturedRows.of(prepared, writer)) {
      SingleReplay.Outcome outcome = SingleReplay.run(prepared, Optional.empty(), savepoint, rows, listener);
      rows.finish();
      finish(writer, () -> ResultsSummary.summary(ResultsSummary.REPLAY, prepared, ReplayDocuments.document(prepared, outcome), folder));
      return outcome;
    }
  }

  /**
   * Replays one version to the record that breaks it; throws as {@link #compare}. The state before the record is left as the savepoint {@code before-failure} in the
   * folder. The sentence about it is {@link ReplayDocuments#verdict}.
   */
  public static ReplayToFailure.Outcome failure(PreparedReplay prepared, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    try (ResultsWriter writer = ResultsWriter.begin(folder)) {
      ReplayToFailure.Outcome outcome = ReplayToFailure.run(prepared, Optional.of(folder.resolve(StoredResults.SAVEPOINT)), listener);
      finish(writer, () -> ResultsSummary.summary(ResultsSummary.FAILURE, prepared, ReplayDocuments.document(prepared, outcome), folder));
      return outcome;
    }
  }

  /**
   * Looks for the input behind a key, and leaves the answer in {@code key.json} in the folder; throws as {@link #compare}.
   *
   * @param prepared what was compared
   */
  public static Contribution key(PreparedReplay prepared, KeyRequest request, Path folder, ProgressListener listener) throws CannotStartException, SnapshotException {
    Contribution found = ComparedReplays.behind(prepared, request.operator(), request.key(), request.window(), listener);
    try {
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(KEY + ".part");
      Files.writeString(unfinished, Json.text(ComparisonReport.document(found)) + "\n");
      Files.move(unfinished, folder.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
      return found;
    } catch (IOException e) {
      throw ResultsWriter.unwritable(folder, e);
    }
  }

  /** The answer of {@link #key} in the folder: members as those of {@code contribution} in {@code docs/replay.md}. Throws as {@link StoredResults#open}. */
  public static Members readKey(Path folder) throws ResultsException {
    Path file = folder.resolve(KEY);
    try {
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> members) {
        return new Members(members);
      }
      throw new ResultsException("The file " + file + " is damaged: it holds no object. Look for the key again.", null);
    } catch (IllegalArgumentException e) {
      throw new ResultsException("The file " + file + " is damaged: " + e.getMessage() + ". Look for the key again.", e);
    } catch (IOException e) {
      throw new ResultsException("The file " + file + " cannot be read: " + IoReason.of(e), e);
    }
  }

  /** Makes what stands in the summary. */
  private interface Summary {
    Map<String, Object> make() throws IOException, CannotStartException;
  }

  private static void finish(ResultsWriter writer, Summary summary) throws CannotStartException {
    try {
      writer.finish(summary.make());
    } catch (IOException e) {
      throw ResultsWriter.unwritable(writer.folder(), e);
    }
  }
}
