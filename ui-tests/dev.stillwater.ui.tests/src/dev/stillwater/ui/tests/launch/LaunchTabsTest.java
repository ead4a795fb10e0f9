package dev.stillwater.ui.tests.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.launch.JobLaunches;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.jobs.JobsPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person sets up how a job runs, runs it so, runs it again from the history, and shares the configuration. */
class LaunchTabsTest {
  private static final String NAME = "Window count";
  private static final String SHARED = "shared-window-count";
  private PrivateJobs jobs;

  @BeforeEach
  void useARegistryOfItsOwn() throws CoreException {
    jobs = PrivateJobs.open();
    forgetAll();
  }

  @AfterEach
  void endAll() throws CoreException {
    jobs.close();
    forgetAll();
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  private static void forgetAll() throws CoreException {
    for (String type : List.of(JobLaunches.TYPE, JobLaunches.SNAPSHOT_TYPE)) {
      for (ILaunchConfiguration each : JobLaunches.all(type)) {
        each.delete();
      }
    }
  }

  /** Would catch a tab whose settings do not reach the job, a history that runs nothing, and a token in a file that others get. */
  @Test
  void settingsOfAllTabs_reachTheJobAndItsNextRun() throws Exception {
    Samples.open(Samples.WINDOW_COUNT);
    LaunchPage page = LaunchPage.open();
    fillParameters(page);
    page.turnTo("Execution");
    Spinner parallelism = page.first(Spinner.class, each -> each.getMaximum() == 32768);
    Input.click(Widgets.middle(parallelism));
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.type("2");
    Text interval = page.behind("Interval:", Text.class);
    page.type(interval, "5x");
    Ui.await("what is wrong with the interval", () -> page.says("'5x' is not understood; expected a duration such as 200ms, 6s, 5min"));
    assertFalse(Ui.ask(() -> page.canPress("Run")), "it cannot run so");
    page.type(interval, "0.7s");
    Ui.await("what is wrong with it now", () -> page.says("'0.7s' is not understood"));
    page.type(interval, "9ms");
    Ui.await("that checkpoints cannot follow so fast", () -> page.says("'9ms' is too short; expected 10ms or more."));
    page.type(interval, "700");
    Combo backend = page.behind("State backend:", Combo.class);
    Ui.run(() -> {
      backend.select(backend.indexOf("rocksdb"));
      backend.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    });
    Themes.screenshots("launch-execution");
    page.turnTo("JVM");
    page.turnTo("Execution");
    assertEquals("700ms", Ui.ask(interval::getText), "what is kept has a unit");
    page.turnTo("JVM");
    page.type(page.first(Text.class, text -> (text.getStyle() & SWT.MULTI) != 0 && (text.getStyle() & SWT.READ_ONLY) == 0), "-Xmx300m");
    addVariable(page);
    page.press("Run");
    Ui.await("the dialog is closed", () -> !LaunchPage.isOpen());
    JobSession run = JobsPage.newest(NAME);
    awaitRunning(run);
    assertSettings(run);
    ToolItem tool = Widgets.toolItem(Ui.window().getShell(), "Run Job");
    Input.click(Ui.ask(() -> {
      Rectangle bounds = tool.getBounds();
      return tool.getParent().toDisplay(bounds.x + bounds.width - 5, bounds.y + bounds.height / 2);
    }));
    Ui.settle();
    Screenshots.take("launch-history");
    Input.press(Key.of(SWT.ARROW_DOWN));
    Input.press(Key.ENTER);
    Ui.await("another run", () -> !JobsPage.newest(NAME).jobId().equals(run.jobId()));
    JobSession again = JobsPage.newest(NAME);
    awaitRunning(again);
    assertEquals("rocksdb", summary(again).text("backend").orElseThrow());
    assertNoToken(List.of(run, again));
  }

  private static void fillParameters(LaunchPage page) {
    page.turnTo("Parameters");
    page.press("Add");
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.type("gen.rate");
    Input.press(Key.ENTER);
    Table table = page.first(Table.class, each -> each.getColumnCount() == 2 && each.getColumn(0).getText().equals("Parameter"));
    Ui.await("the parameter", () -> table.getItem(0).getText(0).equals("gen.rate"));
    Input.click(Ui.ask(() -> {
      Rectangle cell = table.getItem(0).getBounds(1);
      return table.toDisplay(cell.x + 20, cell.y + cell.height / 2);
    }));
    Input.type("2000");
    Input.press(Key.ENTER);
    Ui.await("its value", () -> table.getItem(0).getText(1).equals("2000"));
    Screenshots.take("launch-parameters");
  }

  private static void addVariable(LaunchPage page) {
    page.turnTo("Environment");
    page.press("Add...");
    Shell dialog = Widgets.shell("New Environment Variable");
    Input.type("LAUNCH_TEST");
    Input.press(Key.TAB);
    Input.type("of-this-run");
    Input.press(Key.ENTER);
    Ui.await("the variable is added", dialog::isDisposed);
  }

  private static void awaitRunning(JobSession run) {
    Ui.await("the job runs", () -> JobSessions.get().session(run.jobId()).filter(job -> job.state().equals(JobSession.RUNNING)).isPresent());
  }

  private Document summary(JobSession run) throws Exception {
    try (JobClient client = client(run)) {
      return client.summary(run.jobId());
    }
  }

  private JobClient client(JobSession run) throws Exception {
    return JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT);
  }

  private void assertSettings(JobSession run) throws Exception {
    try (JobClient client = client(run)) {
      assertEquals("rocksdb", client.summary(run.jobId()).text("backend").orElseThrow());
      assertTrue(client.summary(run.jobId()).members().get("overrides").toString().contains("gen.rate=2000"), client.summary(run.jobId()).members().toString());
      assertEquals(700, client.checkpointConfig(run.jobId()).number("interval").orElseThrow());
      assertEquals(2, client.job(run.jobId()).objects("vertices").getFirst().number("parallelism").orElseThrow());
    }
    long pid = jobs.registry().entry(run.jobId()).orElseThrow().process().pid();
    assertTrue(ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse("").contains("-Xmx300m"));
    Path environment = Path.of("/proc", Long.toString(pid), "environ");
    assertTrue(Files.readString(environment, StandardCharsets.ISO_8859_1).contains("LAUNCH_TEST=of-this-run"));
  }

  /** Also of a configuration that lies in the project, where it is shared. */
  private void assertNoToken(List<JobSession> runs) throws Exception {
    IFile job = Samples.file(Samples.WINDOW_COUNT);
    ILaunchConfigurationWorkingCopy shared = JobLaunches.of(job).copy(SHARED);
    shared.setContainer(job.getParent());
    shared.doSave();
    IFile file = job.getParent().getFile(IPath.fromPortableString(SHARED + ".launch"));
    Ui.await("the shared file", file::exists);
    try {
      String text = Files.readString(file.getLocation().toPath());
      assertTrue(text.contains("700") && text.contains("gen.rate=2000"), text);
      for (JobSession run : runs) {
        String token = jobs.registry().token(run.jobId());
        assertFalse(text.contains(token));
        assertEquals(List.of(), holding(ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath(), token));
      }
    } finally {
      file.delete(true, null);
    }
  }

  /** The files of the workspace, logs and launches among them, in which the token stands. */
  private static List<Path> holding(Path folder, String token) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> {
        try {
          return Files.size(file) < 8 << 20 && Files.readString(file, StandardCharsets.ISO_8859_1).contains(token);
        } catch (IOException gone) {
          return false;
        }
      }).toList();
    }
  }
}
