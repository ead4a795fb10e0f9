package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot of a job that is whole and can be restored.
 *
 * <p>THREADING: immutable.
 *
 * @param checkpointId number in the job
 * @param type why it was taken; of a restored snapshot whether it was a savepoint
 * @param folder its folder
 * @param label what the person calls it
 * @param triggerTimeMs when it was triggered, wall clock in milliseconds
 * @param completionTimeMs when it was complete, wall clock in milliseconds
 * @param checkpointedBytes bytes written for it
 * @param stateBytes bytes of the full state
 * @param metadata what its metadata file says
 */
public record CompletedCheckpoint(long checkpointId, CheckpointType type, Path folder, Optional<String> label, long triggerTimeMs, long completionTimeMs,
    long checkpointedBytes, long stateBytes, SnapshotMetadata metadata) {
  public CompletedCheckpoint {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(metadata, "metadata");
  }
}
