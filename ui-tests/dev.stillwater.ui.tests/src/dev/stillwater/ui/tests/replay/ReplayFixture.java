package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.replay.process.ReplayProcess;
import dev.stillwater.ui.operate.launch.JobClassPath;
import dev.stillwater.ui.operate.launch.JobLaunches;
import dev.stillwater.ui.operate.replay.ReplayLaunches;
import dev.stillwater.ui.operate.replay.ReplayProgress;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Ui;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;

/**
 * A job of the sample project with a savepoint behind 18,000 of its 20,000 records, in a registry of its own.
 *
 * <p>THREADING: test threads.
 */
final class ReplayFixture implements AutoCloseable {
  private static final long RECORDS = 18_000;
  private static final String SAVEPOINT = "before-change";
  private final PrivateJobs jobs = PrivateJobs.open();
  private final IFile job;
  private final Path savepoint;

  private ReplayFixture(String name, Path taken) throws Exception {
    IFile sample = Samples.file(Samples.DELAYS);
    job = sample.getParent().getFile(IPath.fromPortableString(name));
    String text = read(sample);
    if (job.exists()) {
      job.delete(true, null);
    }
    job.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), IResource.FORCE, null);
    savepoint = jobs.registry().folder("taken").resolve(SAVEPOINT);
    Path original = taken.resolve(name);
    if (!Files.exists(original)) {
      Files.createDirectories(original);
      takeSavepoint(job.getLocation().toString(), original.resolve(SAVEPOINT), Files.createDirectories(jobs.registry().folder("work")));
    }
    copy(original, savepoint.getParent());
    SavepointCatalog.user().record(savepoint, CatalogEntry.By.IDE);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void takeSavepoint(String job, Path target, Path work) throws Exception {
    String name = SavepointMain.class.getSimpleName() + ".class";
    Path classes = Path.of(FileLocator.toFileURL(SavepointMain.class.getResource(name)).toURI());
    for (int level = SavepointMain.class.getName().split("\\.").length; level > 0; level--) {
      classes = classes.getParent();
    }
    Process process = new ProcessBuilder(ReplayProcess.ownJava().toString(), "-cp", JobClassPath.text() + File.pathSeparator + classes,
        SavepointMain.class.getName(), job,
        Long.toString(RECORDS), target.toString(), work.toString()).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), text);
    }
  }

  /**
   * Makes the job of the name with its savepoint.
   *
   * @param taken where the savepoint is kept for the other tests of the class: taking one costs a process
   */
  static ReplayFixture open(String name, Path taken) throws Exception {
    return new ReplayFixture(name, taken);
  }

  /** The job's file. */
  IFile job() {
    return job;
  }

  /** The savepoint. */
  Path savepoint() {
    return savepoint;
  }

  /** Writes another threshold into the job: flights count as delayed from 15 minutes on. */
  void change() throws Exception {
    String text = read(job);
    job.setContents(new ByteArrayInputStream(text.replace("delay > 0", "delay >= 15").replace("delay &gt; 0", "delay >= 15").getBytes(StandardCharsets.UTF_8)),
        IResource.FORCE | IResource.KEEP_HISTORY, null);
  }

  /** Where the job's sinks write when they do; not there until then. */
  IFolder out() {
    return Samples.out(job);
  }

  /** A file beside the job. */
  IFile beside(String name) {
    return job.getParent().getFile(IPath.fromPortableString(name));
  }

  private static String read(IFile file) throws Exception {
    try (InputStream in = file.getContents(true)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws CoreException {
    Job.getJobManager().cancel(ReplayProgress.FAMILY);
    Ui.await("no replay runs", () -> Job.getJobManager().find(ReplayProgress.FAMILY).length == 0);
    for (String type : List.of(ReplayLaunches.REPLAY, ReplayLaunches.COMPARISON, JobLaunches.SNAPSHOT_TYPE)) {
      for (ILaunchConfiguration each : DebugPlugin.getDefault().getLaunchManager()
          .getLaunchConfigurations(DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(type))) {
        each.delete();
      }
    }
    Samples.delete(job);
    jobs.close();
  }
}
