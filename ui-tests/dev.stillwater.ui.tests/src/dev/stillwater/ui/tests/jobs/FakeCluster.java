package dev.stillwater.ui.tests.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stillwater.model.OperatorId;
import dev.stillwater.ui.operate.jobs.FlinkCluster;
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
import org.osgi.service.prefs.BackingStoreException;

/**
 * What a Flink cluster with one job answers: by default a job with the operators of the sample window-count, under another name.
 *
 * <p>THREADING: test threads; it answers on threads of its own.
 */
final class FakeCluster implements AutoCloseable {
  /** Id of its only job. */
  static final String ID = "cccccccccccccccccccccccccccccccc";
  /** Id of the job that is gone. */
  static final String GONE = "dddddddddddddddddddddddddddddddd";
  /** What it wants of whoever asks. */
  static final String TOKEN = "only-in-its-file";
  private static final String SOURCE = OperatorId.ofUid("gen").hex();
  private static final String COUNTS = OperatorId.ofUid("counts").hex();
  /** Flink chains the sink to the windows, and tells of the task as a whole. */
  private static final String JOB = "{\"state\":\"RUNNING\",\"vertices\":[{\"id\":\"" + SOURCE + "\",\"name\":\"Source: Records\",\"parallelism\":2,"
      + "\"metrics\":{\"write-records\":1200,\"read-records\":0}},{\"id\":\"" + COUNTS + "\",\"name\":\"Count of 4 s -> Sink: Print\",\"parallelism\":2,"
      + "\"metrics\":{\"read-records\":7}}],\"plan\":{\"nodes\":[{\"id\":\"" + SOURCE + "\"},{\"id\":\"" + COUNTS + "\",\"inputs\":[{\"id\":\"" + SOURCE + "\"}]}]}}";
  private static final String PLAN = "{\"plan\":{\"jid\":\"" + ID + "\",\"name\":\"Fraud detection\",\"nodes\":[{\"id\":\"" + SOURCE + "\",\"parallelism\":2,"
      + "\"description\":\"Source: Sensors<br/>\"},{\"id\":\"" + COUNTS + "\",\"parallelism\":2,\"description\":\"Windows of 4 s -&gt; Sink: Alarms<br/>\",\"inputs\":["
      + "{\"num\":0,\"id\":\"" + SOURCE + "\",\"ship_strategy\":\"HASH\",\"exchange\":\"pipelined_bounded\"}]}]}}";
  private static final String METRICS = """
      [{"id":"busyTimeMsPerSecond","min":100.0,"max":900.0,"avg":500.0,"sum":1000.0},
       {"id":"numRecordsInPerSecond","min":10.0,"max":30.0,"avg":20.0,"sum":40.0},
       {"id":"numRecordsIn","min":0.0,"max":1200.0,"avg":600.0,"sum":1200.0},
       {"id":"Count_of_4_s.numRecordsIn","min":0.0,"max":1200.0,"avg":600.0,"sum":1200.0},
       {"id":"Count_of_4_s.numRecordsOut","min":0.0,"max":7.0,"avg":3.5,"sum":7.0},
       {"id":"currentInputWatermark","min":-9.223372036854775808E18,"max":946684800000.0,"avg":0.0,"sum":0.0},
       {"id":"buffers.inPoolUsage","min":0.0,"max":0.5,"avg":0.25,"sum":0.5}]
      """;


  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private final Path tokenFile;
  private volatile String others = "";
  private volatile String source = SOURCE;
  private volatile String counts = COUNTS;

  private FakeCluster(HttpServer server, Path tokenFile) {
    this.server = server;
    this.tokenFile = tokenFile;
  }

  static FakeCluster start() throws IOException {
    Path tokenFile = Files.writeString(Files.createTempFile("token", ".txt"), TOKEN + "\n");
    FakeCluster cluster = new FakeCluster(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), tokenFile);
    cluster.server.createContext("/v1/", cluster::answer);
    cluster.server.start();
    return cluster;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes the workbench know it, with its token in a file. */
  void register() throws BackingStoreException {
    FlinkCluster.keep(List.of(new FlinkCluster(address(), Optional.of(tokenFile))));
  }

  /** Method and path of each request so far. */
  Set<String> asked() {
    return asked;
  }

  /** From now on a job is listed that the cluster does not know when it is asked, as one that has just been removed. */
  void listAJobThatIsGone() {
    others = ",{\"jid\":\"" + GONE + "\",\"name\":\"Gone\",\"state\":\"FAILED\",\"start-time\":1700000000000,\"end-time\":1700000001000,\"duration\":1000}";
  }

  /** From now on the job is one that nobody has a file of. */
  void runAnotherJob() {
    source = OperatorId.ofUid("sensors of the cluster").hex();
    counts = OperatorId.ofUid("windows of the cluster").hex();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    boolean isAllowed = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String text = switch (path) {
      case "/v1/jobs/overview" -> "{\"jobs\":[{\"jid\":\"" + ID + "\",\"name\":\"Fraud detection\",\"state\":\"RUNNING\",\"start-time\":1700000000000,\"end-time\":-1,"
          + "\"duration\":1000,\"tasks\":{\"total\":2,\"running\":2}}" + others + "]}";
      case "/v1/jobs/" + ID -> JOB.replace(SOURCE, source).replace(COUNTS, counts);
      case "/v1/jobs/" + ID + "/plan" -> PLAN.replace(SOURCE, source).replace(COUNTS, counts);
      case "/v1/jobs/" + ID + "/checkpoints" -> "{\"counts\":{},\"latest\":{}}";
      case "/v1/jobs/" + ID + "/metrics" -> "[{\"id\":\"numRestarts\",\"value\":\"3\"}]";
      default -> path.endsWith(source + "/subtasks/metrics") ? "[{\"id\":\"busyTimeMsPerSecond\",\"min\":100.0,\"max\":300.0,\"avg\":200.0,\"sum\":400.0}]"
          : path.endsWith(counts + "/subtasks/metrics") ? METRICS : "{}";
    };
    boolean isKnown = !path.contains(GONE);
    byte[] bytes = (isAllowed && isKnown ? text : "{\"errors\":[\"no\"]}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(!isAllowed ? 401 : isKnown ? 200 : 404, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    Files.delete(tokenFile);
  }
}
