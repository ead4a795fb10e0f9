package dev.stillwater.ui.operate.jobs;

import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.JobSummary;
import dev.stillwater.host.registry.JobEntry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a job as it was when it was last asked: of this machine, or of a Flink cluster.
 *
 * <p>THREADING: immutable.
 *
 * @param jobId id of the run, 32 hexadecimal digits
 * @param name name of the job
 * @param jobFile its file, absolute; empty for a job of a cluster
 * @param state what it does in Flink's words, or {@link #UNREACHABLE}
 * @param summary times and tasks
 * @param numbers records, restarts, snapshots
 * @param entry what the registry knows of a job of this machine
 * @param cluster the Flink cluster of a job that is not of this machine
 * @param failure why it failed; of a job that runs, nothing
 * @param problem why it could not be asked, in plain words
 */
public record JobSession(String jobId, String name, Optional<Path> jobFile, String state, JobSummary summary, JobNumbers numbers, Optional<JobEntry> entry,
    Optional<URI> cluster, Optional<SessionFailure> failure, Optional<String> problem) {
  /** State of a job whose process runs and does not answer, or not as it should. */
  public static final String UNREACHABLE = "UNREACHABLE";
  /** State of a job that works. */
  public static final String RUNNING = "RUNNING";
  /** State of a job that has ended with an error. */
  public static final String FAILED = "FAILED";

  public JobSession {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(jobFile, "jobFile");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(problem, "problem");
  }

  /** Whether it has ended for good, well or not. */
  public boolean isEnded() {
    return JobClient.isFinal(state);
  }

  /** Whether it is a job, and not a mere line for a cluster that does not answer. */
  public boolean isJob() {
    return jobId.matches("[0-9a-f]{32}");
  }

  /** Whether it runs on this machine. */
  public boolean isLocal() {
    return entry.isPresent();
  }

  /** When it began. */
  public Instant started() {
    return Instant.ofEpochMilli(summary.startTimeMs());
  }

  /** When it ended; empty while it runs. */
  public Optional<Instant> ended() {
    return summary.endTimeMs().isPresent() ? Optional.of(Instant.ofEpochMilli(summary.endTimeMs().getAsLong())) : Optional.empty();
  }

  /** How long it has run up to now, or ran, in milliseconds. */
  public long uptimeMs(Instant now) {
    return Math.max(0, ended().orElse(now).toEpochMilli() - summary.startTimeMs());
  }
}
