package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.model.OperatorId;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.operate.jobs.FlinkCluster;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.live.LiveFixture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;

/** A person asks for the drawing of a run whose file is not open, has moved, or is nowhere. */
class OpenDrawingTest {
  private PrivateJobs jobs;
  private FakeCluster cluster;

  @BeforeEach
  void startACluster() throws IOException {
    jobs = PrivateJobs.open();
    cluster = FakeCluster.start();
    Samples.file(Samples.WINDOW_COUNT);
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  @AfterEach
  void endAll() throws BackingStoreException, IOException {
    FlinkCluster.keep(List.of());
    cluster.close();
    jobs.close();
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  /** Selects the run and asks for its drawing with the keys. */
  private static void openDrawing(String name) {
    JobsPage page = JobsPage.open();
    page.select(JobsPage.newest(name));
    Input.chord(Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.pressForDialog(Key.of('d'));
  }

  private static IEditorPart editor(String title) {
    return Ui.awaitValue("the drawing " + title, () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getTitle().equals(title)
        ? Ui.page().getActiveEditor() : null);
  }

  private static LiveJob numbers(IEditorPart editor) {
    LiveFixture drawing = LiveFixture.of(editor);
    Ui.await("numbers on the drawing", () -> drawing.job().isPresent());
    return Ui.ask(() -> drawing.job().orElseThrow());
  }

  private static String notice() {
    return Ui.ask(Widgets.control(Ui.window().getShell(), Label.class, "the note above the drawing", each -> "flink-plan-notice".equals(each.getData("dev.stillwater.id")))
        ::getText);
  }

  /** Would catch a job of a cluster whose drawing has to be open already, a search by the name that the cluster knows, and job files kept beside snapshots that are offered as well. */
  @Test
  void jobOfACluster_opensTheFileOfItsOperators() throws BackingStoreException, CoreException {
    IFile sample = Samples.file(Samples.WINDOW_COUNT);
    IFolder sidecar = sample.getParent().getFolder(IPath.fromPortableString("kept" + SidecarFolder.ENDING));
    sidecar.create(true, true, null);
    sample.copy(sidecar.getFile("job.job").getFullPath(), true, null);
    try {
      cluster.register();
      Ui.await("the tasks of the job", () -> JobSessions.get().session(FakeCluster.ID).filter(run -> run.numbers().taskIds().size() == 2).isPresent());
      openDrawing("Fraud detection");
      LiveJob job = numbers(editor("window-count.job"));
      assertEquals(FakeCluster.ID, job.jobId());
      assertEquals(1200, job.operators().get("counts").flow().recordsIn());
    } finally {
      sidecar.delete(true, null);
    }
  }

  /** Would catch one of two files that fit alike which is taken without a word, and a choice that is not heeded. */
  @Test
  void jobWithTwoFiles_isAskedWhichOneIsMeant() throws BackingStoreException, CoreException {
    IFile sample = Samples.file(Samples.WINDOW_COUNT);
    IFile copy = sample.getParent().getFile(IPath.fromPortableString("the same again.job"));
    sample.copy(copy.getFullPath(), true, null);
    try {
      cluster.register();
      openDrawing("Fraud detection");
      Shell question = Widgets.shell("Open Drawing");
      Table files = Widgets.control(question, Table.class, "the files", each -> each.getItemCount() == 2);
      Themes.screenshots("drawing-choose");
      Input.click(Widgets.middle(Widgets.tableItem(files, "the same again")));
      Input.press(Key.ENTER);
      assertEquals(FakeCluster.ID, numbers(editor("the same again.job")).jobId());
    } finally {
      Ui.run(() -> Ui.page().closeAllEditors(false));
      copy.delete(true, null);
    }
  }

  /** Would catch a job without a file that cannot be drawn, a drawing without numbers or without a word of where it comes from, and one that can be changed. */
  @Test
  void jobOfAClusterWithoutFile_isDrawnFromItsPlan() throws BackingStoreException {
    cluster.runAnotherJob();
    cluster.register();
    openDrawing("Fraud detection");
    IEditorPart editor = editor("Fraud detection (plan of the run)");
    LiveJob job = numbers(editor);
    String windows = OperatorId.ofUid("windows of the cluster").hex();
    assertEquals(7, job.operators().get(windows).flow().recordsIn(), "of the task");
    assertEquals(90, job.operators().get(windows).shares().busyPercent());
    assertTrue(notice().contains(cluster.address().toString()) && notice().contains("Read-only"), notice());
    Themes.screenshots("plan-cluster");
    Input.click(LiveFixture.of(editor).operator(windows));
    Input.press(Key.of(SWT.DEL));
    assertEquals(2, Ui.ask(() -> editor.getAdapter(PipelineView.class).drawn().orElseThrow().operators().size()));
    assertFalse(Ui.ask(editor::isDirty));
    Ui.await("the commands mean the run that is drawn", () -> PlatformUI.getWorkbench().getService(ICommandService.class)
        .getCommand("dev.stillwater.ui.operate.job.cancel").isEnabled());
  }

  /** Would catch a desktop job that cannot be drawn once its project was renamed, or once its file is gone. */
  @Test
  void desktopJob_isFoundAfterARenameAndDrawnWhenItsFileIsGone() throws CoreException, IOException {
    LiveFixture.open("to be renamed", LiveFixture.JOB, Optional.empty());
    RunButton.click();
    JobSession run = JobsPage.newest("Watched");
    Ui.await("the job runs", () -> JobSessions.get().session(run.jobId()).filter(job -> job.state().equals(JobSession.RUNNING)).isPresent());
    Ui.run(() -> Ui.page().closeAllEditors(false));
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("to be renamed");
    project.move(IPath.fromPortableString("umbenannt \u00e4\u00f6"), true, null);
    openDrawing("Watched");
    assertEquals(run.jobId(), numbers(editor("watched.job")).jobId());
    Ui.run(() -> Ui.page().closeAllEditors(false));
    ResourcesPlugin.getWorkspace().getRoot().getProject("umbenannt \u00e4\u00f6").delete(true, true, null);
    openDrawing("Watched");
    IEditorPart drawn = editor("Watched (plan of the run)");
    LiveJob job = numbers(drawn);
    assertEquals(Set.of("readings-of-all-sensors", "odd", "sums", "print"), job.operators().keySet());
    Ui.await("records on a stream", () -> LiveFixture.of(drawn).job().orElseThrow().streams().values().stream().anyMatch(stream -> stream.records() > 0));
    assertTrue(notice().contains("this machine"), notice());
    Themes.screenshots("plan-desktop");
  }
}
