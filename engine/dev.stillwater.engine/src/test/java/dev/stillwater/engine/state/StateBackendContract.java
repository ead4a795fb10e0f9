package dev.stillwater.engine.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every state backend must do; extended by the tests of each kind of state, and those by the tests of each backend. */
public abstract class StateBackendContract {
  /** Folder for the snapshots. */
  @TempDir
  protected Path folder;

  /** The time. */
  protected final VirtualClock clock = new VirtualClock(1_000_000);
  private final List<KeyedStateBackend> open = new ArrayList<>();
  private StateBackend backend;
  private Executor helper = work -> { };

  /** The backend to be tested. */
  protected abstract StateBackend newBackend(Path workFolder);

  @BeforeEach
  void makeBackend() {
    backend = newBackend(folder.resolve("work"));
  }

  @AfterEach
  void closeAll() {
    open.forEach(KeyedStateBackend::close);
    backend.close();
  }

  /** Moves the clock on by so many milliseconds. */
  final void advanceTime(long ms) {
    clock.advanceTo(clock.nanoTime() + ms * 1_000_000);
  }

  /** Who helps with snapshots from now on; nobody does before. */
  final void helpedBy(Executor executor) {
    helper = executor;
  }

  /** A subtask's keyed state with keys of a type. */
  final KeyedStateBackend keyed(ValueSerializer key, int subtask, int parallelism, int maxParallelism, Optional<Path> snapshot) {
    KeyGroupRange range = KeyGroupRange.of(subtask, parallelism, maxParallelism);
    StateBackend.Site site = new StateBackend.Site(Snapshots.UID, Snapshots.OPERATOR_ID, subtask, range, key, Storage.local(), clock, ProgressListener.NONE,
        work -> helper.execute(work));
    KeyedStateBackend keyed = backend.keyed(site, snapshot.map(path -> Snapshots.restore(path, range)));
    open.add(keyed);
    return keyed;
  }

  /** The only subtask, with long keys. */
  final KeyedStateBackend single() {
    return keyed(Serializers.ofLong(), 0, 1, 128, Optional.empty());
  }

  /** The only subtask, with long keys, from a snapshot; the states are still to be asked for and restored. */
  final KeyedStateBackend single(Path snapshot) {
    return keyed(Serializers.ofLong(), 0, 1, 128, Optional.of(snapshot));
  }

  /** Takes a canonical savepoint of a single subtask. */
  final Path snapshot(Snapshots snapshots, KeyedStateBackend keyed) throws SnapshotException {
    return snapshots.take(List.of(keyed));
  }
}
