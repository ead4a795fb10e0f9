package dev.stillwater.host;

import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is changed from outside of a job's checkpoints, and the snapshot it begins with.
 *
 * <p>THREADING: immutable.
 *
 * @param backend state backend in place of the job's own
 * @param intervalMs time between two checkpoints in milliseconds
 * @param directory folder of the checkpoints, absolute
 * @param retained number of completed checkpoints that are kept
 * @param from where to begin: {@link #LATEST}, or the path of a snapshot, absolute
 * @param allowsNonRestoredState whether state that no operator claims may be lost
 * @param claimMode who owns the snapshot that the job begins with
 */
public record CheckpointOverrides(Optional<StateBackendSettings.Kind> backend, OptionalLong intervalMs, Optional<Path> directory, OptionalInt retained,
    Optional<String> from, boolean allowsNonRestoredState, ClaimMode claimMode) {
  /** In place of a snapshot: the newest complete checkpoint of the job below the folder of the checkpoints. */
  public static final String LATEST = "latest";

  /** Nothing is changed, and the job begins anew. */
  public static final CheckpointOverrides NONE = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
      Optional.empty(), false, ClaimMode.NO_CLAIM);

  public CheckpointOverrides {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(intervalMs, "intervalMs");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(retained, "retained");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(claimMode, "claimMode");
  }

  /** Whether the job begins with its newest checkpoint, if there is one. */
  public boolean isFromLatest() {
    return from.isPresent() && from.get().equals(LATEST);
  }
}
