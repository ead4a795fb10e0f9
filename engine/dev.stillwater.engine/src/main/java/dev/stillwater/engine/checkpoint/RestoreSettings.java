package dev.stillwater.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The snapshot that a job is started from.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshot folder, metadata file or archive
 * @param allowsNonRestoredState whether state that no operator of the job claims may be lost
 * @param claimMode who owns the snapshot
 */
public record RestoreSettings(Path snapshot, boolean allowsNonRestoredState, ClaimMode claimMode) {
  public RestoreSettings {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(claimMode, "claimMode");
  }
}
