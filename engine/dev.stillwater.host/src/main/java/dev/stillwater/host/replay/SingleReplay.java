package dev.stillwater.host.replay;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayDriver;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One version of a job, replayed to its end.
 *
 * <p>THREADING: one thread.
 */
public final class SingleReplay {
  private static final long RECORDS_A_STEP = 20_000;

  private SingleReplay() {
  }

  /**
   * What came of a replay.
   *
   * <p>THREADING: immutable.
   *
   * @param version the version as it ran
   * @param recordsRead number of input records
   * @param lastRecord the record that was read last
   * @param status the job in numbers
   * @param trace what came out
   * @param failure why the job failed, if it did
   * @param savepoint where the state at the end was left, if that was asked for
   * @param notes what people should know about the input, such as where its log ends
   */
  public record Outcome(ReplayVersion version, long recordsRead, Optional<InputRecord> lastRecord, JobStatus status, RunTrace trace, Optional<JobFailure> failure,
      Optional<Path> savepoint, List<String> notes) {
    public Outcome {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Replays the first version. Cost: that of the run.
   *
   * @param results where results are written; empty for nowhere
   * @param savepoint folder that the state at the end is left in, which must not exist; empty for no savepoint
   * @throws CannotStartException if it cannot start, or results cannot be written
   * @throws SnapshotException if the snapshot cannot be read, or when the listener asks to stop
   */
  public static Outcome run(PreparedReplay prepared, Optional<Path> results, Optional<Path> savepoint, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    return run(prepared, results, savepoint, RowListener.NONE, listener);
  }

  /** The same; the rows of sinks and tapped streams are heard as well. */
  public static Outcome run(PreparedReplay prepared, Optional<Path> results, Optional<Path> savepoint, RowListener rows, ProgressListener listener)
      throws CannotStartException, SnapshotException {
    ReplayVersion version = prepared.a().compiled();
    ReplaySpec spec = prepared.spec(version, listener);
    ReplayDriver driver = ReplayDriver.of(spec);
    try (ResultFiles files = ResultFiles.of(version, results); Replay replay = Replay.open(spec.withRows(both(files, rows)))) {
      while (!replay.isAtEnd()) {
        driver.advance(replay, RECORDS_A_STEP, listener);
        files.requireWritten();
        listener.progressed("replaying " + version.name() + ", records read", replay.recordsRead(), -1);
      }
      Optional<Path> saved = Optional.empty();
      if (savepoint.isPresent() && replay.failure().isEmpty()) {
        saved = Optional.of(SavepointOfReplay.keep(replay.savepoint(), savepoint.get(), prepared, listener));
      }
      replay.finish();
      files.finish();
      return new Outcome(version, replay.recordsRead(), replay.lastRecord(), replay.status(), replay.trace(), replay.failure(), saved,
          InputNotes.of(spec));
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    }
  }

  private static RowListener both(RowListener one, RowListener other) {
    return (tap, subtask, row) -> {
      one.row(tap, subtask, row);
      other.row(tap, subtask, row);
    };
  }
}
