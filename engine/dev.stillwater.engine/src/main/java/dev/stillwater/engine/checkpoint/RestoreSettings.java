package dev.stillwater.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * The snapshot that a job is started from.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshot folder, metadata file or archive
 * @param allowsNonRestoredState whether state that no operator of the job claims may be lost
 * @param claimMode who owns the snapshot
 * @param released uids of operators whose state is not taken, and is not missed by anybody
 */
public record RestoreSettings(Path snapshot, boolean allowsNonRestoredState, ClaimMode claimMode, Set<String> released) {
  public RestoreSettings {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(claimMode, "claimMode");
    released = Set.copyOf(released);
  }

  /** All operators take their state. */
  public RestoreSettings(Path snapshot, boolean allowsNonRestoredState, ClaimMode claimMode) {
    this(snapshot, allowsNonRestoredState, claimMode, Set.of());
  }
}
