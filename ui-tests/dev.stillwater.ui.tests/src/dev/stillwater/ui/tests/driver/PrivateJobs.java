package dev.stillwater.ui.tests.driver;

import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.run.JobRunProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;

/**
 * A registry of jobs for one test, in place of the user's; at its end all jobs of it are ended and it is removed.
 *
 * <p>THREADING: test threads.
 */
public final class PrivateJobs implements AutoCloseable {
  private static final String PROPERTY = "stillwater.jobs";
  private final Optional<String> before = Optional.ofNullable(System.getProperty(PROPERTY));
  private final Path folder;

  private PrivateJobs(Path folder) {
    this.folder = folder;
  }

  /** Makes the registry; the workbench and the processes that it starts know no other one from now on. */
  public static PrivateJobs open() {
    try {
      PrivateJobs jobs = new PrivateJobs(Files.createTempDirectory("stillwater-jobs"));
      System.setProperty(PROPERTY, jobs.folder.toString());
      JobSessions.get().refresh();
      Ui.await("an empty list of jobs", () -> JobSessions.get().sessions().isEmpty());
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The registry. */
  public JobRegistry registry() {
    return new JobRegistry(folder);
  }

  @Override
  public void close() {
    Job.getJobManager().cancel(JobRunProgress.FAMILY);
    long own = ProcessHandle.current().pid();
    registry().entries().stream().filter(entry -> !entry.state().isTerminal()).map(JobEntry::process).filter(process -> process.pid() != own)
        .forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    Ui.await("no job runs", () -> Job.getJobManager().find(JobRunProgress.FAMILY).length == 0);
    before.ifPresentOrElse(value -> System.setProperty(PROPERTY, value), () -> System.clearProperty(PROPERTY));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JobSessions.get().refresh();
  }
}
