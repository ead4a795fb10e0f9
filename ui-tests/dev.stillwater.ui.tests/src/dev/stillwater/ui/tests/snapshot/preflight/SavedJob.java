package dev.stillwater.ui.tests.snapshot.preflight;

import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.snapshot.KeyedSavepoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/**
 * A project with a job that counts by sensor, and a savepoint of it as the job would have written it.
 *
 * <p>THREADING: test threads. LIFECYCLE: close it; that deletes the project.
 */
public final class SavedJob implements AutoCloseable {
  static final String UID = "totals";
  private static final int KEYS = 40;
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Readings" defaultParallelism="2">
        <schemas name="reading"><fields name="sensor"/><fields name="value" type="int"/></schemas>
        <schemas name="count"><fields name="sensor"/><fields name="n" type="long"/></schemas>
        <operators uid="in" kind="csv-source" parallelism="1"><parameters name="path" value="in.csv"/><parameters name="schema" value="reading"/></operators>
        <operators uid="totals" kind="process"><parameters name="class" value="f.Count"/><parameters name="schema" value="count"/></operators>
        <operators uid="none" kind="discard-sink"/>
        <streams source="in" target="totals" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="totals" target="none"/>
      </job:Job>
      """;
  private static final String FUNCTION = """
      package f;
      import dev.stillwater.engine.function.*;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.*;

      public class Count extends KeyedProcessFunction {
        private ValueState<Long> seen;

        @Override
        public void open(States states) {
          seen = states.value("seen", StateType.LONG);
        }

        @Override
        public void process(Row row, Context context, Collector out) {
          seen.update(1L);
        }
      }
      """;

  private final IProject project;
  private final Path snapshot;

  private SavedJob(IProject project, Path snapshot) {
    this.project = project;
    this.snapshot = snapshot;
  }

  /** Makes the project, and the savepoint in a folder outside of it. */
  public static SavedJob create(Path outside) throws Exception {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("a-preflight");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("in.csv"), "sensor,value\n");
    Files.writeString(folder.resolve("src/f/Count.java"), FUNCTION);
    Files.writeString(folder.resolve("readings.job"), JOB);
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    Path snapshot = outside.resolve("savepoint-of-readings");
    new KeyedSavepoint("Readings", UID, KeyedState.value("seen", Serializers.ofLong()), number -> "s" + number, number -> (long) number).write(snapshot, KEYS);
    return new SavedJob(project, snapshot);
  }

  /** The savepoint. */
  public Path snapshot() {
    return snapshot;
  }

  /** The job file. */
  IFile file() {
    return project.getFile("readings.job");
  }

  /** Where the job file is. */
  public Path path() {
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
