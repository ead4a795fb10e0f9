package dev.stillwater.host.replay;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Jobs as they are named on the command line where no snapshot plays a part: {@code FILE} and {@code FILE@REVISION}.
 *
 * <p>THREADING: stateless.
 */
public final class JobVersions {
  private JobVersions() {
  }

  /** Whether the text names a job file, now or at a revision; nothing is read. */
  public static boolean isJob(String text) {
    return text.endsWith(JobFile.SUFFIX) || text.contains(JobFile.SUFFIX + "@");
  }

  /**
   * Loads the job; nothing of it runs.
   *
   * @param base what relative paths count from
   * @param workFolder an empty folder for files of revisions
   * @throws CannotStartException if there is no such job, or it cannot be read
   */
  public static Job load(String text, Path base, Path workFolder, ProgressListener listener) throws CannotStartException {
    try {
      return new VersionLoader(Optional.empty(), workFolder, listener).load(VersionName.parse(text, base), base).job();
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage(), e);
    }
  }
}
