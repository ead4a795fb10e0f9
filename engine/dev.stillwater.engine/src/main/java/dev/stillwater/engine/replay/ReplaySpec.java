package dev.stillwater.engine.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is replayed and how. Begin with {@link #of}.
 *
 * <p>THREADING: immutable; the listeners say themselves.
 *
 * @param version the job
 * @param snapshot folder, metadata file or archive that it begins with; empty for the beginning of the input
 * @param until where it ends
 * @param backend where the state lives
 * @param seed of the order in which subtasks take their steps; 0 for that of the plan
 * @param workFolder the only folder that the replay writes to; savepoints go there
 * @param rows hears the rows of captured sinks and tapped streams
 * @param speed how fast event time goes on
 * @param listener asked at least every 100 ms whether the replay is to stop
 * @param shared objects that sources find among those that their subtasks share, by {@code ChainContext.sharedKey}
 * @param allowsNonRestoredState whether the snapshot may hold state that belongs to no operator
 */
public record ReplaySpec(ReplayVersion version, Optional<Path> snapshot, ReplayLimit until, StateBackendSettings backend, long seed, Path workFolder,
    RowListener rows, ReplaySpeed speed, ProgressListener listener, Map<String, Object> shared, boolean allowsNonRestoredState) {
  public ReplaySpec {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(listener, "listener");
    workFolder = workFolder.toAbsolutePath().normalize();
    shared = Map.copyOf(shared);
  }

  /** All of the input, state on the heap, the order of the plan, as fast as possible; nobody listens. */
  public static ReplaySpec of(ReplayVersion version, Path workFolder) {
    return new ReplaySpec(version, Optional.empty(), ReplayLimit.END_OF_DATA, StateBackendSettings.of(StateBackendSettings.Kind.FILESYSTEM), 0, workFolder,
        RowListener.NONE, ReplaySpeed.AS_FAST_AS_POSSIBLE, ProgressListener.NONE, Map.of(), false);
  }

  /** The same of another version. */
  public ReplaySpec withVersion(ReplayVersion other) {
    return new ReplaySpec(other, snapshot, until, backend, seed, workFolder, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same from a snapshot. */
  public ReplaySpec from(Path other) {
    return new ReplaySpec(version, Optional.of(other), until, backend, seed, workFolder, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same up to a limit. */
  public ReplaySpec until(ReplayLimit other) {
    return new ReplaySpec(version, snapshot, other, backend, seed, workFolder, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same with another backend. */
  public ReplaySpec withBackend(StateBackendSettings other) {
    return new ReplaySpec(version, snapshot, until, other, seed, workFolder, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same in the order that a seed gives. */
  public ReplaySpec withSeed(long other) {
    return new ReplaySpec(version, snapshot, until, backend, other, workFolder, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same in another work folder. */
  public ReplaySpec in(Path other) {
    return new ReplaySpec(version, snapshot, until, backend, seed, other, rows, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same for another who hears the rows. */
  public ReplaySpec withRows(RowListener other) {
    return new ReplaySpec(version, snapshot, until, backend, seed, workFolder, other, speed, listener, shared, allowsNonRestoredState);
  }

  /** The same at another speed. */
  public ReplaySpec withSpeed(ReplaySpeed other) {
    return new ReplaySpec(version, snapshot, until, backend, seed, workFolder, rows, other, listener, shared, allowsNonRestoredState);
  }

  /** The same for another who may stop it. */
  public ReplaySpec withListener(ProgressListener other) {
    return new ReplaySpec(version, snapshot, until, backend, seed, workFolder, rows, speed, other, shared, allowsNonRestoredState);
  }

  /** The same with other objects that sources share. */
  public ReplaySpec withShared(Map<String, Object> other) {
    return new ReplaySpec(version, snapshot, until, backend, seed, workFolder, rows, speed, listener, other, allowsNonRestoredState);
  }

  /** The same from a snapshot that may hold state of operators that the version does not have. */
  public ReplaySpec allowingNonRestoredState() {
    return new ReplaySpec(version, snapshot, until, backend, seed, workFolder, rows, speed, listener, shared, true);
  }
}
