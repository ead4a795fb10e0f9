package dev.stillwater.ui.tests.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stillwater.ui.operate.jobs.FlinkCluster;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.BackingStoreException;

class ClusterJobsTest {
  private static final String ID = "cccccccccccccccccccccccccccccccc";
  private static final String TOKEN = "only-in-its-file";
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private PrivateJobs jobs;
  private HttpServer server;
  private Path tokenFile;

  @BeforeEach
  void startACluster() throws IOException {
    jobs = PrivateJobs.open();
    tokenFile = Files.writeString(Files.createTempFile("token", ".txt"), TOKEN + "\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", this::answer);
    server.start();
  }

  @AfterEach
  void endAll() throws BackingStoreException, IOException {
    FlinkCluster.keep(List.of());
    server.stop(0);
    Files.delete(tokenFile);
    jobs.close();
  }

  /** Would catch a cluster whose jobs are not listed or cannot be cancelled, and a token that gets into the preferences. */
  @Test
  void jobOfACluster_isListedAndCancelled() throws BackingStoreException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    FlinkCluster.keep(List.of(new FlinkCluster(address, Optional.of(tokenFile))));
    assertFalse(InstanceScope.INSTANCE.getNode("dev.stillwater.ui.operate").get("flinkClusters", "").contains(TOKEN));
    JobsPage page = JobsPage.open();
    Ui.await("the job of the cluster", () -> !JobsPage.idOf("Fraud detection").isEmpty());
    JobSession run = JobsPage.newest("Fraud detection");
    page.await(run, "Status", "Running");
    assertEquals("1,200", Ui.ask(() -> page.cell(ID, "Records read")));
    assertEquals("7", Ui.ask(() -> page.cell(ID, "Records written")));
    assertEquals("3", Ui.ask(() -> page.cell(ID, "Restarts")));
    assertEquals(address.getAuthority(), Ui.ask(() -> page.cell(ID, "Where")));
    page.select(run);
    Screenshots.take("jobs-cluster");
    page.tool("Cancel Job");
    Widgets.shell("Cancel Job");
    Input.press(Input.Key.ENTER);
    Ui.await("the cluster is asked to cancel", () -> asked.contains("PATCH /v1/jobs/" + ID));
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
    Input.type("http://127.0.0.1:" + server.getAddress().getPort());
    Input.press(Input.Key.ENTER);
    Ui.await("the dialog is closed", () -> !Widgets.isOpen("Add Flink Cluster"));
    Screenshots.take("clusters-page");
    Input.click(Widgets.middle(Widgets.button(preferences, "Apply and Close")));
    Ui.await("the cluster is kept", () -> FlinkCluster.all().size() == 1);
    assertTrue(FlinkCluster.all().get(0).tokenFile().isEmpty());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    boolean isAllowed = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String text = switch (path) {
      case "/v1/jobs/overview" -> "{\"jobs\":[{\"jid\":\"" + ID + "\",\"name\":\"Fraud detection\",\"state\":\"RUNNING\",\"start-time\":1700000000000,\"end-time\":-1,"
          + "\"duration\":1000,\"tasks\":{\"total\":2,\"running\":2}}]}";
      case "/v1/jobs/" + ID -> "{\"vertices\":[{\"id\":\"s\",\"metrics\":{\"write-records\":1200}},{\"id\":\"t\",\"metrics\":{\"read-records\":7}}],"
          + "\"plan\":{\"nodes\":[{\"id\":\"s\"},{\"id\":\"t\",\"inputs\":[{\"id\":\"s\"}]}]}}";
      case "/v1/jobs/" + ID + "/checkpoints" -> "{\"counts\":{},\"latest\":{}}";
      case "/v1/jobs/" + ID + "/metrics" -> "[{\"id\":\"numRestarts\",\"value\":\"3\"}]";
      default -> "{}";
    };
    byte[] bytes = (isAllowed ? text : "{\"errors\":[\"no\"]}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(isAllowed ? 200 : 401, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
