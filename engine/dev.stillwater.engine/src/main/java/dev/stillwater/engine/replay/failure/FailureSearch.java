package dev.stillwater.engine.replay.failure;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Replays a job to the record before the one that breaks it.
 *
 * <p>The first replay goes on in chunks, each twice as long as the one before, with a savepoint of its own between them, until the job fails. The second one goes
 * from the last of these to the record before.
 *
 * <p>THREADING: one thread. LIFECYCLE: finds once.
 */
public final class FailureSearch {
  private static final Logger LOG = System.getLogger(FailureSearch.class.getName());
  private static final long FIRST_CHUNK = 1 << 16;
  private static final long STEP = 1 << 12;

  private final ReplaySpec spec;
  private final ProgressListener listener;
  private long recordsRead;

  /** A search. The version's streams should be tapped, so that the record is known that came to the operator. */
  public FailureSearch(ReplaySpec spec, ProgressListener listener) {
    this.spec = spec.withListener(listener).withRows(RowListener.NONE);
    this.listener = listener;
  }

  /**
   * The job before the record that breaks it; empty if it comes to its end. Cost: a replay, and at most half of it again.
   *
   * @throws SnapshotException if a snapshot cannot be read or written, when the job does not fail again where it failed, or when the listener asks to stop
   * @throws dev.stillwater.engine.JobFailureException if the replay cannot start
   */
  public Optional<FailureScene> find() throws SnapshotException {
    Optional<Path> start = spec.snapshot();
    long startRecords = 0;
    long failedBehind;
    try (Replay replay = Replay.open(spec.in(spec.workFolder().resolve("search")))) {
      long chunk = FIRST_CHUNK;
      while (true) {
        advance(replay, chunk, 0);
        recordsRead = replay.recordsRead();
        if (replay.failure().isPresent()) {
          failedBehind = recordsRead;
          break;
        }
        if (replay.isAtEnd()) {
          return atEnd(replay);
        }
        Optional<Path> old = startRecords == 0 ? Optional.empty() : start;
        start = Optional.of(replay.savepoint());
        startRecords = recordsRead;
        old.ifPresent(FailureSearch::drop);
        chunk *= 2;
      }
    }
    return Optional.of(again(start, startRecords, failedBehind));
  }

  /** Number of input records that the search has read up to the failure or the end. */
  public long recordsRead() {
    return recordsRead;
  }

  private void advance(Replay replay, long records, long before) throws SnapshotException {
    long done = 0;
    while (done < records && !replay.isAtEnd()) {
      done += replay.advance(Math.min(STEP, records - done));
      listener.progressed("replaying to the failure, records read", before + replay.recordsRead(), -1);
    }
  }

  /** All has been read; what is due at the end may fail. */
  private Optional<FailureScene> atEnd(Replay replay) throws SnapshotException {
    Path savepoint = replay.savepoint();
    replay.finish();
    if (replay.failure().isEmpty()) {
      return Optional.empty();
    }
    JobFailure failure = replay.failure().get();
    return Optional.of(StateBeforeFailure.of(spec, savepoint, Optional.empty(), listener).scene(failure, recordsRead, true, Optional.empty()));
  }

  private FailureScene again(Optional<Path> start, long startRecords, long failedBehind) throws SnapshotException {
    OperatorInputs inputs = new OperatorInputs(spec.version().plan());
    ReplaySpec second = spec.in(spec.workFolder().resolve("failure")).withRows(inputs);
    try (Replay replay = Replay.open(start.map(second::from).orElse(second))) {
      advance(replay, failedBehind - startRecords, startRecords);
      Path savepoint = replay.savepoint();
      inputs.forget();
      replay.advance(1);
      if (replay.failure().isEmpty()) {
        throw new SnapshotException.Refused(Place.of(spec.version().name()), "the job failed after " + failedBehind + " records of the replay, and did not when these were "
            + "replayed again: it depends on something that is not in its input.", "See the warnings on its functions, and replay with --check-determinism.");
      }
      JobFailure failure = replay.failure().get();
      Optional<InputRecord> record = replay.failedRecord();
      Optional<OperatorInputs.Last> last = failure.uid().flatMap(inputs::lastOf);
      return StateBeforeFailure.of(spec, savepoint, last, listener).scene(failure, failedBehind + 1, false, record);
    }
  }

  private static void drop(Path savepoint) {
    try {
      SnapshotStaging.deleteTree(Storage.local(), savepoint);
    } catch (IOException e) {
      // It lies in the work folder, which goes with everything in it.
      LOG.log(Level.DEBUG, "The savepoint {0} cannot be removed: {1}", savepoint, IoReason.of(e));
    }
  }
}
