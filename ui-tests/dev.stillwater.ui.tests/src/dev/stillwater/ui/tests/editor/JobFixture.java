package dev.stillwater.ui.tests.editor;

import dev.stillwater.ui.tests.driver.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/**
 * A project with job files for one test, deleted when it is closed.
 *
 * <p>THREADING: test threads.
 */
final class JobFixture implements AutoCloseable {
  /** Flights, filtered and summed, with room between them. */
  static final String LINE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Line">
        <schemas name="flight">
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="delayed" name="Delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="sums" name="Sums" kind="aggregate">
          <expressions name="flights" text="count()"/>
        </operators>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="sums" partitioning="hash">
          <keyFields>origin</keyFields>
        </streams>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="20" y="40"/>
        <nodes uid="delayed" x="240" y="40"/>
        <nodes uid="sums" x="460" y="40"/>
      </job:JobLayout>
      """;

  private final IProject project;

  private JobFixture(IProject project) {
    this.project = project;
  }

  static JobFixture create(String name) throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    return new JobFixture(project);
  }

  /** Opens a new job file of flights, delayed, sums. */
  DiagramPage open(String name) throws CoreException, IOException {
    return DiagramPage.open(job(name, LINE, LAYOUT));
  }

  /** Writes a job with its layout; an empty layout is left out. */
  IFile job(String name, String job, String layout) throws CoreException, IOException {
    Files.writeString(folder().resolve(name + ".job"), job);
    if (!layout.isEmpty()) {
      Files.writeString(folder().resolve(name + ".joblayout"), layout);
    }
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    return project.getFile(name + ".job");
  }

  IProject project() {
    return project;
  }

  Path folder() {
    return project.getLocation().toPath();
  }

  @Override
  public void close() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }
}
