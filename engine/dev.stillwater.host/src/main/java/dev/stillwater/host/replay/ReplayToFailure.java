package dev.stillwater.host.replay;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.failure.FailureScene;
import dev.stillwater.engine.replay.failure.FailureSearch;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CannotStartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job that failed, replayed up to the record before the one that broke it.
 *
 * <p>THREADING: one thread.
 */
public final class ReplayToFailure {
  private ReplayToFailure() {
  }

  /**
   * What came of it.
   *
   * <p>THREADING: immutable.
   *
   * @param scene the job right before the record; empty if it does not fail
   * @param recordsRead number of input records up to there
   * @param savepoint where the state before the record was left, if that was asked for
   * @param notes what people should know about the input, such as where its log ends
   */
  public record Outcome(Optional<FailureScene> scene, long recordsRead, Optional<Path> savepoint, List<String> notes) {
    public Outcome {
      Objects.requireNonNull(scene, "scene");
      Objects.requireNonNull(savepoint, "savepoint");
      notes = List.copyOf(notes);
    }
  }

  /**
   * Replays the first version to its failure. Cost: at most one and a half replays.
   *
   * @param savepoint folder that the state before the record is left in, which must not exist; empty for none
   * @throws CannotStartException if it cannot start
   * @throws SnapshotException if a snapshot cannot be read or written, when the job does not fail twice, or when the listener asks to stop
   */
  public static Outcome run(PreparedReplay prepared, Optional<Path> savepoint, ProgressListener listener) throws CannotStartException, SnapshotException {
    ReplaySpec spec = prepared.spec(prepared.a().tapped(), listener);
    FailureSearch search = new FailureSearch(spec, listener);
    try {
      Optional<FailureScene> scene = search.find();
      Optional<Path> saved = Optional.empty();
      if (scene.isPresent() && savepoint.isPresent()) {
        saved = Optional.of(SavepointOfReplay.keep(scene.get().savepoint(), savepoint.get(), prepared, listener));
      }
      return new Outcome(scene, search.recordsRead(), saved, InputNotes.of(spec));
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    }
  }
}
