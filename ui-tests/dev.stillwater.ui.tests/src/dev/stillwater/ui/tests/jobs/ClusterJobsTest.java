package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.operate.jobs.FlinkCluster;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.live.LiveFixture;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;

class ClusterJobsTest {
  private static final String ID = FakeCluster.ID;
  private static final String TOKEN = FakeCluster.TOKEN;

  private PrivateJobs jobs;
  private FakeCluster cluster;

  @BeforeEach
  void startACluster() throws IOException {
    jobs = PrivateJobs.open();
    cluster = FakeCluster.start();
  }

  @AfterEach
  void endAll() throws BackingStoreException, IOException {
    FlinkCluster.keep(List.of());
    cluster.close();
    jobs.close();
  }

  /** Would catch a cluster whose jobs are not listed or cannot be cancelled, and a token that gets into the preferences. */
  @Test
  void jobOfACluster_isListedAndCancelled() throws BackingStoreException {
    URI address = cluster.address();
    cluster.register();
    assertFalse(InstanceScope.INSTANCE.getNode("dev.stillwater.ui.operate").get("flinkClusters", "").contains(TOKEN));
    JobsPage page = JobsPage.open();
    Ui.await("the job of the cluster", () -> !JobsPage.idOf("Fraud detection").isEmpty());
    JobSession run = JobsPage.newest("Fraud detection");
    page.await(run, "Status", "Running");
    assertEquals("1,200", Ui.ask(() -> page.cell(ID, "Records read")));
    assertEquals("7", Ui.ask(() -> page.cell(ID, "Records written")));
    assertEquals("3", Ui.ask(() -> page.cell(ID, "Restarts")));
    assertEquals(address.getAuthority(), Ui.ask(() -> page.cell(ID, "Where")));
    cluster.listAJobThatIsGone();
    Ui.await("the job that is gone", () -> page.cell(FakeCluster.GONE, "Status").equals("Failed"));
    assertEquals("n/a", Ui.ask(() -> page.cell(FakeCluster.GONE, "Records read")));
    assertEquals("Running", Ui.ask(() -> page.cell(ID, "Status")), "one job without details leaves the others alone");
    page.select(run);
    Screenshots.take("jobs-cluster");
    page.tool("Cancel Job");
    Widgets.shell("Cancel Job");
    Input.press(Input.Key.ENTER);
    Ui.await("the cluster is asked to cancel", () -> cluster.asked().contains("PATCH /v1/jobs/" + ID));
  }

  /** Would catch a job of a cluster whose drawing stays empty, numbers at the wrong operators, and numbers where there are none. */
  @Test
  void jobOfACluster_isLiveOnItsDrawing() throws BackingStoreException {
    cluster.register();
    LiveFixture drawing = LiveFixture.of(Samples.open(Samples.WINDOW_COUNT));
    Ui.await("numbers on the drawing", () -> drawing.job().isPresent());
    LiveJob job = Ui.ask(() -> drawing.job().orElseThrow());
    LiveOperator source = job.operators().get("gen");
    assertEquals(1200, source.flow().recordsOut());
    assertEquals(0, source.flow().recordsIn(), "a source has no input");
    assertTrue(Double.isNaN(source.flow().outPerSecond()), "the cluster does not tell");
    assertEquals(30, source.shares().busyPercent());
    LiveOperator counts = job.operators().get("counts");
    assertEquals(1200, counts.flow().recordsIn());
    assertEquals(40.0, counts.flow().inPerSecond());
    assertEquals(2.0, counts.skew(), "the fullest subtask gets twice the mean");
    assertEquals(7, counts.flow().recordsOut(), "by its name");
    assertEquals(90, counts.shares().busyPercent());
    assertTrue(Double.isNaN(job.operators().get("print").flow().inPerSecond()), "it is inside a task");
    assertEquals(50, job.streams().get(new LiveStream.Ends("gen", 0, "counts", 0)).queue().fillPercent());
    Themes.screenshots("live-cluster");
    Combo barriers = Widgets.control(Ui.window().getShell(), Combo.class, "the speed of barriers", each -> "live-barriers".equals(each.getData("dev.stillwater.id")));
    assertFalse(Ui.ask(barriers::isEnabled), "a cluster cannot do that");
  }

  /** Would catch a token that is typed and does not reach the cluster, or that stands in clear text anywhere. */
  @Test
  void typedToken_isKeptInTheSecureStorageAlone() throws Exception {
    URI address = cluster.address();
    FlinkCluster.keep(List.of(new FlinkCluster(address, Optional.empty())));
    Ui.await("the cluster refuses", () -> JobSessions.get().sessions().stream().anyMatch(session -> session.problem().filter(text -> text.contains("token")).isPresent()));
    Ui.display().asyncExec(() -> PreferencesUtil.createPreferenceDialogOn(null, "dev.stillwater.ui.operate.clusters", null, null).open());
    Shell preferences = Widgets.shell("Preferences");
    Table table = Widgets.control(preferences, Table.class, "the clusters", each -> "clusters:table".equals(each.getData("dev.stillwater.id")));
    Input.click(Widgets.middle(Widgets.tableItem(table, address.toString())));
    Input.clickForDialog(Widgets.middle(Widgets.button(preferences, "Enter Token...")));
    Widgets.shell("Enter Token");
    Input.type(TOKEN);
    Themes.screenshots("clusters-token");
    Input.press(Input.Key.ENTER);
    Ui.await("the dialog is closed", () -> !Widgets.isOpen("Enter Token"));
    Ui.await("where the token is", () -> table.getItem(0).getText(1).equals("Kept in the secure storage"));
    Themes.screenshots("clusters-page-token");
    Input.click(Widgets.middle(Widgets.button(preferences, "Apply and Close")));
    JobsPage page = JobsPage.open();
    Ui.await("the job of the cluster", () -> !JobsPage.idOf("Fraud detection").isEmpty());
    page.await(JobsPage.newest("Fraud detection"), "Status", "Running");
    assertEquals(List.of(), holding(jobs.registry().folder("clusters").getParent()));
    assertEquals(List.of(), holding(ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath()));
    Path key = jobs.registry().folder("clusters").resolve("key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    FlinkCluster kept = FlinkCluster.all().getFirst();
    assertTrue(kept.isTokenStored() && kept.tokenFile().isEmpty(), kept.toString());
  }

  /** The files below the folder in which the token stands in clear text. */
  private static List<Path> holding(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> {
        try {
          return Files.size(file) < 8 << 20 && Files.readString(file, StandardCharsets.ISO_8859_1).contains(TOKEN);
        } catch (IOException gone) {
          return false;
        }
      }).toList();
    }
  }

  /** Would catch a page that cannot be opened, and an address that makes no sense. */
  @Test
  void preferencePage_addsACluster() {
    Ui.display().asyncExec(() -> PreferencesUtil.createPreferenceDialogOn(null, "dev.stillwater.ui.operate.clusters", null, null).open());
    Shell preferences = Widgets.shell("Preferences");
    Input.click(Widgets.middle(Widgets.button(preferences, "Add...")));
    Shell add = Widgets.shell("Add Flink Cluster");
    Input.type("8081x");
    Button ok = Widgets.button(add, "OK");
    Ui.await("what is wrong is noticed", () -> !ok.isEnabled());
    Input.chord(Input.Key.of('a'), SWT.CTRL);
    Input.type(cluster.address().toString());
    Input.press(Input.Key.ENTER);
    Ui.await("the dialog is closed", () -> !Widgets.isOpen("Add Flink Cluster"));
    Screenshots.take("clusters-page");
    Input.click(Widgets.middle(Widgets.button(preferences, "Apply and Close")));
    Ui.await("the cluster is kept", () -> FlinkCluster.all().size() == 1);
    assertTrue(FlinkCluster.all().get(0).tokenFile().isEmpty());
  }
}
