package dev.stillwater.host.catalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that began with a snapshot.
 *
 * <p>THREADING: immutable.
 *
 * @param jobId id of the run, 32 hexadecimal digits
 * @param jobName name of its job
 * @param jobPath where the job's file was
 * @param version version of the job
 * @param startMs when it began, wall clock in milliseconds
 * @param snapshotId the snapshot's id in the catalogue
 * @param snapshot where the snapshot was then
 * @param user who started it
 */
public record StartedRun(String jobId, String jobName, Optional<String> jobPath, Optional<JobVersion> version, long startMs, String snapshotId, Path snapshot,
    String user) {
  public StartedRun {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(jobName, "jobName");
    Objects.requireNonNull(jobPath, "jobPath");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(snapshotId, "snapshotId");
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(user, "user");
  }

  /** The run as the members of a JSON object, as its file has them. */
  public Map<String, Object> toMembers() {
    return CatalogText.members(this);
  }
}
