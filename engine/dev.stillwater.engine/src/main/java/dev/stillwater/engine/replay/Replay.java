package dev.stillwater.engine.replay;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A job that goes on record by record over input that was recorded, always in the same way: one thread, a clock of its own, captured sinks.
 *
 * <p>THREADING: one thread at a time.
 *
 * <p>LIFECYCLE: {@link #open}, {@link #advance} and {@link #savepoint} in any order, {@link #finish}, {@link #close}.
 */
public final class Replay implements AutoCloseable {
  private Replay() {
  }

  /**
   * Makes a replay ready for its first record.
   *
   * @throws SnapshotException if the snapshot, or that of the limit, cannot be read
   * @throws dev.stillwater.engine.JobFailureException if the job cannot start: it does not fit the snapshot, its input is missing or another, the limit lies
   *     before the beginning
   */
  public static Replay open(ReplaySpec spec) throws SnapshotException {
    return open(spec, Storage.local());
  }

  /** The same on another disk. */
  public static Replay open(ReplaySpec spec, Storage storage) throws SnapshotException {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Reads so many more input records and lets all that follows from each happen before the next; fewer only at the end or when the job fails, 0 at the end.
   *
   * @throws SnapshotException.Cancelled if the listener says so
   */
  public long advance(long records) throws SnapshotException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Whether no record is left before the limit, or the job has failed. */
  public boolean isAtEnd() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Number of input records that were read since {@link #open}. */
  public long recordsRead() {
    throw new UnsupportedOperationException("not yet");
  }

  /** The record that was read last. */
  public Optional<InputRecord> lastRecord() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Takes a savepoint in canonical form of the state at this moment; the folder, in the work folder. Cost: as much as there is state. */
  public Path savepoint() throws SnapshotException {
    throw new UnsupportedOperationException("not yet");
  }

  /** Ends the job: at the end of the data windows fire and it ends as it would have; after a limit, or before one, nothing more happens. */
  public void finish() throws SnapshotException {
    throw new UnsupportedOperationException("not yet");
  }

  /** The job in numbers at this moment. */
  public JobStatus status() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Why the job failed, if it did: in its own code at a record, which is not counted then. */
  public Optional<JobFailure> failure() {
    throw new UnsupportedOperationException("not yet");
  }

  /** What has come out so far. */
  public RunTrace trace() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Ends the job, if it runs, without its results; the work folder stays. */
  @Override
  public void close() {
    throw new UnsupportedOperationException("not yet");
  }
}
