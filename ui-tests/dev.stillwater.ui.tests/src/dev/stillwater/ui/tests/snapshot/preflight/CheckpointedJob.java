package dev.stillwater.ui.tests.snapshot.preflight;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.ui.tests.driver.Ui;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/**
 * A project with a job that counts by sensor, and a checkpoint of it that the engine took inside this process.
 *
 * <p>THREADING: test threads. LIFECYCLE: close it; that deletes the project.
 */
final class CheckpointedJob implements AutoCloseable {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Readings" defaultParallelism="2">
        <schemas name="reading"><fields name="sensor"/><fields name="value" type="int"/></schemas>
        <operators uid="in" kind="csv-source" parallelism="1"><parameters name="path" value="in.csv"/><parameters name="schema" value="reading"/></operators>
        <operators uid="totals" kind="aggregate"><expressions name="n" text="count()"/></operators>
        <operators uid="none" kind="discard-sink"/>
        <streams source="in" target="totals" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="totals" target="none"/>
      </job:Job>
      """;
  private static final int RECORDS = 5_000;

  private final IProject project;
  private final Path snapshot;

  private CheckpointedJob(IProject project, Path snapshot) {
    this.project = project;
    this.snapshot = snapshot;
  }

  static CheckpointedJob create(Path outside) throws Exception {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("a-preflight");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    StringBuilder csv = new StringBuilder("sensor,value\n");
    for (int index = 0; index < RECORDS; index++) {
      csv.append("s").append(index % 40).append(',').append(index).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), csv);
    Files.writeString(folder.resolve("readings.job"), JOB);
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    CompiledJob compiled = JobRun.prepare(new RunRequest(folder.resolve("readings.job"), List.of(), OptionalInt.empty(), folder, Optional.empty(),
        CheckpointOverrides.NONE)).compiled();
    StepScheduler scheduler = new StepScheduler(1, 100_000);
    ExecutionOptions options = ExecutionOptions.stepped(scheduler, 1, lines -> { }).withCheckpoints(CheckpointSettings.every(5, outside.resolve("ck")));
    JobExecution.prepare(compiled.plan(), compiled.code(), options).run();
    try (Stream<Path> files = Files.walk(outside.resolve("ck"))) {
      return new CheckpointedJob(project, files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  /** The checkpoint. */
  Path snapshot() {
    return snapshot;
  }

  /** The job file. */
  IFile file() {
    return project.getFile("readings.job");
  }

  /** Where the job file is. */
  Path path() {
    return file().getLocation().toPath();
  }

  /** Changes the text of the job, as another version of it. */
  void change(String from, String to) throws Exception {
    String text = Files.readString(path());
    if (!text.contains(from)) {
      throw new IllegalArgumentException("The job has no " + from);
    }
    Files.writeString(path(), text.replace(from, to));
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
  }

  @Override
  public void close() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }
}
