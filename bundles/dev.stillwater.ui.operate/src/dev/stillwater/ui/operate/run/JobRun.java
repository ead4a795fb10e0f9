package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import dev.stillwater.ui.operate.launch.JobLaunches;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * One run of a job: its process, what it last told about its progress, and how to end it.
 *
 * <p>THREADING: any thread.
 */
public final class JobRun {
  private static final long FORCE_AFTER_MS = 5_000;
  private final JobProcessHandle process;
  private final String name;
  private final String jobId;
  private final Optional<IFile> resource;
  private final long startNanos = System.nanoTime();
  private volatile Optional<JobProgress> progress = Optional.empty();

  /**
   * Takes over a process that was just started for a job file.
   *
   * @param jobId id of the run
   * @throws CoreException if the configuration cannot be read
   */
  public JobRun(Process started, String jobId, ILaunchConfiguration configuration) throws CoreException {
    this.process = new JobProcessHandle(started, latest -> progress = Optional.of(latest));
    this.name = configuration.getName();
    this.jobId = jobId;
    this.resource = JobLaunches.file(configuration);
  }

  /** The process, whose error stream is without progress lines. */
  public Process process() {
    return process;
  }

  /** Shows the run in the Progress view until its process ends. */
  public void show() {
    new JobRunProgress(this).schedule();
  }

  /** Id of the run. */
  public String jobId() {
    return jobId;
  }

  /** Name of the launch configuration. */
  String name() {
    return name;
  }

  /** The job file in the workspace; empty when it lies elsewhere. */
  Optional<IFile> resource() {
    return resource;
  }

  /** What the job said at its end, unless it failed; complete when the process has ended. */
  CompletableFuture<String> report() {
    return process.report();
  }

  /** What the job last told. */
  Optional<JobProgress> progress() {
    return progress;
  }

  /** Time since the start, in milliseconds. */
  long elapsedMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /** Asks the job to end and returns at once; a job that does not end within five seconds is killed. */
  void cancel() {
    process.destroy();
    process.onExit().orTimeout(FORCE_AFTER_MS, TimeUnit.MILLISECONDS).exceptionally(late -> process.destroyForcibly());
  }
}
