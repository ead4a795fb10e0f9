package dev.stillwater.host.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobSettings;
import dev.stillwater.host.LatestCheckpoint;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The newest complete checkpoint of a job, as {@code --from latest} means it.
 *
 * <p>THREADING: immutable.
 *
 * @param folder the checkpoint
 * @param passedOver what was newer and could not be used, one sentence each
 */
public record LatestSnapshot(Path folder, List<String> passedOver) {
  private static final String SUFFIX = ".job";

  public LatestSnapshot {
    passedOver = List.copyOf(passedOver);
  }

  /**
   * Looks for it. Cost: reads the manifest of each checkpoint there, and the files of the newest.
   *
   * @param jobFile the job
   * @param checkpoints folder of the checkpoints; empty for that of the job's own settings
   * @throws CannotStartException if there is none, or the job or the folder cannot be read
   */
  public static LatestSnapshot find(Path jobFile, Optional<Path> checkpoints) throws CannotStartException {
    JobLoadResult loaded = JobFile.load(jobFile);
    if (loaded.job().isEmpty()) {
      throw new CannotStartException("The job " + jobFile + " cannot be read.", loaded.problems());
    }
    Job job = loaded.job().get();
    Path directory = checkpoints.orElseGet(() -> ownDirectory(job, jobFile.toAbsolutePath().normalize()));
    try {
      LatestCheckpoint latest = LatestCheckpoint.find(Storage.local(), directory, job.getName());
      if (latest.folder().isEmpty()) {
        String more = latest.passedOver().isEmpty() ? "" : " " + String.join(" ", latest.passedOver());
        throw new CannotStartException("There is no checkpoint of the job '" + job.getName() + "' below " + directory + "." + more
            + " Name the folder of its checkpoints (--checkpoint-dir), or a snapshot (--from SNAPSHOT).", List.of());
      }
      return new LatestSnapshot(latest.folder().get(), latest.passedOver());
    } catch (IOException e) {
      throw new CannotStartException("The folder of the checkpoints '" + directory + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  private static Path ownDirectory(Job job, Path jobFile) {
    String file = jobFile.getFileName().toString();
    String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    return JobSettings.of(job, CheckpointOverrides.NONE, jobFile.getParent(), name).checkpoints().directory().orElse(jobFile.getParent());
  }
}
