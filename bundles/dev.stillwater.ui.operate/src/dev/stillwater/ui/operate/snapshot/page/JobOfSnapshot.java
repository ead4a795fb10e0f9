package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The job that took a snapshot, or would start from it.
 *
 * <p>THREADING: immutable.
 *
 * @param content the job file as it is written
 * @param file where the job file is, if it still is there or was chosen there
 * @param isOfSidecar whether it stands beside the snapshot, and so is the job as it ran
 */
public record JobOfSnapshot(String content, Optional<Path> file, boolean isOfSidecar) {
  public JobOfSnapshot {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(file, "file");
  }

  static Optional<JobOfSnapshot> ofSidecar(Optional<Sidecar> sidecar) {
    return sidecar.flatMap(Sidecar::jobFile).map(text -> new JobOfSnapshot(text, sidecar.flatMap(Sidecar::jobPath).flatMap(JobOfSnapshot::path), true));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException otherMachine) {
      // The job ran on a machine whose paths mean nothing here.
      return Optional.empty();
    }
  }

  /** The job as a model of one's own; empty where the file cannot be read. Cost: parses the file. */
  public Optional<Job> load() {
    return JobFile.load(content.getBytes(StandardCharsets.UTF_8), file.map(path -> path.getFileName().toString()).orElse("job.job")).job();
  }
}
