package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.snapshot.SourcePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot is a snapshot of.
 *
 * <p>THREADING: immutable.
 *
 * @param checkpointId number of the checkpoint or savepoint in its job
 * @param jobId id of the run, 32 hexadecimal digits
 * @param jobName name of the job
 * @param isSavepoint whether a person asked for it
 * @param triggerTime when it was triggered
 * @param label what the person calls it
 * @param note what the person wrote about it
 * @param jobFile the job as it ran, as the text of a job file
 * @param overrides the parameters the job ran with in place of its file's, as {@code UID.PARAM} to value
 * @param uids uid by operator id
 * @param names name by operator id
 * @param sourcePositions positions by operator id
 * @param jobPath where the job file was, absolute
 */
public record SnapshotIdentity(long checkpointId, String jobId, String jobName, boolean isSavepoint, Instant triggerTime, Optional<String> label,
    Optional<String> note, Optional<String> jobFile, Map<String, String> overrides, Map<String, String> uids, Map<String, String> names,
    Map<String, List<SourcePosition>> sourcePositions, Optional<String> jobPath) {
  public SnapshotIdentity {
    overrides = Map.copyOf(overrides);
    uids = Map.copyOf(uids);
    names = Map.copyOf(names);
    sourcePositions = Map.copyOf(sourcePositions);
  }

  /** What is not known to come from a file. */
  public SnapshotIdentity(long checkpointId, String jobId, String jobName, boolean isSavepoint, Instant triggerTime, Optional<String> label, Optional<String> note,
      Optional<String> jobFile, Map<String, String> overrides, Map<String, String> uids, Map<String, String> names, Map<String, List<SourcePosition>> sourcePositions) {
    this(checkpointId, jobId, jobName, isSavepoint, triggerTime, label, note, jobFile, overrides, uids, names, sourcePositions, Optional.empty());
  }

  /** A savepoint without label, note, job file, overrides, names and source positions. */
  public static SnapshotIdentity savepoint(long checkpointId, String jobId, String jobName, Instant triggerTime) {
    return new SnapshotIdentity(checkpointId, jobId, jobName, true, triggerTime, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(),
        Map.of(), Map.of());
  }

  /** The same with other uids and source positions. */
  public SnapshotIdentity withOperators(Map<String, String> newUids, Map<String, List<SourcePosition>> newSourcePositions) {
    return new SnapshotIdentity(checkpointId, jobId, jobName, isSavepoint, triggerTime, label, note, jobFile, overrides, newUids, names, newSourcePositions, jobPath);
  }

  /** The same with the job as it ran. */
  public SnapshotIdentity withJob(String newJobFile, Map<String, String> newOverrides) {
    return new SnapshotIdentity(checkpointId, jobId, jobName, isSavepoint, triggerTime, label, note, Optional.of(newJobFile), newOverrides, uids, names,
        sourcePositions, jobPath);
  }

  /** The same with a label and a note. */
  public SnapshotIdentity withLabel(Optional<String> newLabel, Optional<String> newNote) {
    return new SnapshotIdentity(checkpointId, jobId, jobName, isSavepoint, triggerTime, newLabel, newNote, jobFile, overrides, uids, names, sourcePositions,
        jobPath);
  }
}
