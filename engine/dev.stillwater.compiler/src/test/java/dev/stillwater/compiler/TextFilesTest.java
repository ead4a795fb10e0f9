package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.sink.RowCollector;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TextFilesTest {
  private static final String ALL_TYPES = """
      <schemas name="all">
        <fields name="flag" type="boolean" nullable="true"/>
        <fields name="small" type="int" nullable="true"/>
        <fields name="big" type="long" nullable="true"/>
        <fields name="part" type="double" nullable="true"/>
        <fields name="text" type="string" nullable="true"/>
        <fields name="raw" type="bytes" nullable="true"/>
        <fields name="time" type="timestamp" nullable="true"/>
        <fields name="sum" type="decimal" nullable="true"/>
      </schemas>
      """;
  private static final String NAMES = "<schemas name=\"name\"><fields name=\"name\"/></schemas>";

  @TempDir
  Path folder;

  private static String source(String kind, String parameters) {
    return "<operators uid=\"in\" kind=\"" + kind + "\">" + parameters + "</operators>";
  }

  private static String parameter(String name, String value) {
    return "<parameters name=\"" + name + "\" value=\"" + value + "\"/>";
  }

  private static final String JSON_SINK = "<operators uid=\"out\" kind=\"json-sink\"><parameters name=\"path\" value=\"out.jsonl\"/></operators>"
      + "<streams source=\"in\" target=\"out\"/>";

  private JobStatus run(Job job) throws InterruptedException {
    return TestJobs.run(job, folder, ExecutionOptions.stepped(1, lines -> { }));
  }

  @Test
  void jsonLines_comeOutAsTheyWentIn() throws Exception {
    // Catches types that are read or written wrongly, escapes that are lost, and members that are mixed up.
    List<String> lines = List.of(
        "{\"flag\":true,\"small\":-2147483648,\"big\":9223372036854775807,\"part\":1.5,\"text\":\"a\\\"b\\\\c\\nd\\te\\u0001 Zürich 日本 \uD83D\uDE00\",\"raw\":\"00ff\","
            + "\"time\":\"2001-01-01T00:47:00\",\"sum\":12345678901234567890.123}",
        "{\"flag\":false,\"small\":0,\"big\":-1,\"part\":\"NaN\",\"text\":\"\",\"raw\":\"\",\"time\":\"2001-01-01T00:47:00.250\",\"sum\":0}",
        "{\"flag\":null,\"small\":null,\"big\":null,\"part\":null,\"text\":null,\"raw\":null,\"time\":null,\"sum\":null}");
    String other = "{\"sum\":\"1.50\",\"x\":[1,{\"flag\":3}],\"time\":1000,\"small\":7}\r\n \n{}";
    Files.writeString(folder.resolve("in.jsonl"), "\uFEFF" + String.join("\n", lines) + "\n" + other);
    Job job = TestJobs.job(ALL_TYPES, source("json-source", parameter("path", "in.jsonl") + parameter("schema", "all")), JSON_SINK);
    assertEquals(JobState.FINISHED, run(job).state());
    List<String> out = Files.readAllLines(folder.resolve("out.jsonl"));
    assertEquals(lines, out.subList(0, 3));
    assertEquals("{\"flag\":null,\"small\":7,\"big\":null,\"part\":null,\"text\":null,\"raw\":null,\"time\":\"1970-01-01T00:00:01\",\"sum\":1.50}", out.get(3));
    assertEquals(lines.get(2), out.get(4));
    assertEquals(5, out.size());
  }

  @Test
  void badLinesOfJson_arePutAsideWithTheirNumbersAtEveryParallelism() throws Exception {
    // Catches lines that stop the job, vanish, or are counted wrongly where the file is read in ranges.
    StringBuilder in = new StringBuilder();
    for (int line = 1; line <= 3000; line++) {
      in.append(line % 100 == 7 ? "{\"name\":" + line + "}\n" : line % 100 == 8 ? "{\"name\":\"x\n" : "{\"name\":\"n" + line + "\"}\n");
    }
    Files.writeString(folder.resolve("in.jsonl"), in);
    for (int parallelism = 1; parallelism <= 3; parallelism++) {
      Job job = TestJobs.job(NAMES, source("json-source", parameter("path", "in.jsonl") + parameter("schema", "name") + parameter("badLines", "bad.csv")), JSON_SINK);
      job.setDefaultParallelism(parallelism);
      JobStatus status = run(job);
      assertEquals(JobState.FINISHED, status.state(), status.failure().toString());
      List<String> bad = Files.readAllLines(folder.resolve("bad.csv"));
      assertEquals(61, bad.size());
      assertTrue(bad.contains("\"in.jsonl\",107,\"column name: found '107', expected a text in quotes\",\"{\"\"name\"\":107}\""), bad.toString());
      assertTrue(bad.contains("\"in.jsonl\",8,\"not JSON at byte 11 of the line: expected a closing quote\",\"{\"\"name\"\":\"\"x\""), bad.toString());
      assertEquals(2940, Files.readAllLines(folder.resolve("out.jsonl")).size());
    }
  }

  @Test
  void folder_isReadInOrderEachFileOnce() throws Exception {
    // Catches files that are left out, read twice or in the wrong order, and hidden ones that are read.
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(in.resolve("folder.csv"));
    String[] names = {"b.csv", "a.csv", "c.csv", ".hidden.csv", "d.txt"};
    for (int index = 0; index < names.length; index++) {
      Files.writeString(in.resolve(names[index]), "name\n" + names[index] + "-1\n" + names[index] + "-2");
      Files.setLastModifiedTime(in.resolve(names[index]), FileTime.fromMillis(1_000_000L * (index + 1)));
    }
    Files.writeString(in.resolve("empty.csv"), "");
    for (String order : List.of("name", "time")) {
      for (int parallelism : new int[] {1, 3}) {
        Job job = TestJobs.job(NAMES, source("directory-source", parameter("path", "in") + parameter("schema", "name") + parameter("pattern", "*.csv")
            + parameter("once", "true") + parameter("order", order)), JSON_SINK);
        job.getOperators().get(0).setParallelism(parallelism);
        JobStatus status = run(job);
        assertEquals(JobState.FINISHED, status.state(), status.failure().toString());
        List<String> files = order.equals("name") ? List.of("a.csv", "b.csv", "c.csv") : List.of("b.csv", "a.csv", "c.csv");
        List<String> expected = files.stream().flatMap(name -> List.of("{\"name\":\"" + name + "-1\"}", "{\"name\":\"" + name + "-2\"}").stream()).toList();
        List<String> out = Files.readAllLines(folder.resolve("out.jsonl"));
        assertEquals(expected.stream().sorted().toList(), out.stream().sorted().toList());
        if (parallelism == 1) {
          assertEquals(expected, out);
        }
      }
    }
  }

  @Test
  void socket_givesTheLinesOfBothFormatsToTheCollector() throws Exception {
    // Catches lines that are lost or cut, bad ones that end the job, and a collector that keeps rows which change afterwards.
    for (String format : List.of("csv", "json")) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(server, format));
        Job job = TestJobs.job(NAMES, source("socket-source", parameter("host", server.getInetAddress().getHostAddress()) + parameter("port",
            Integer.toString(server.getLocalPort())) + parameter("schema", "name") + parameter("format", format) + parameter("once", "true")
            + parameter("badLines", "bad.csv")), "<operators uid=\"out\" kind=\"collect-sink\"/><streams source=\"in\" target=\"out\"/>");
        RowCollector collector = new RowCollector(100);
        JobStatus status = TestJobs.run(job, folder, ExecutionOptions.threaded(((ConsoleOutput) lines -> { }).collecting(collector)));
        sent.join();
        assertEquals(JobState.FINISHED, status.state(), status.failure().toString());
        assertEquals(999, collector.count("out"));
        assertEquals(List.of("line 1", "line 2", "line 3"), collector.rows("out").stream().limit(3).map(row -> row.values().get(0)).toList());
        assertEquals(100, collector.rows("out").size());
        assertEquals(2, Files.readAllLines(folder.resolve("bad.csv")).size());
      }
    }
  }

  private static void send(ServerSocket server, String format) {
    try (Socket socket = server.accept()) {
      StringBuilder lines = new StringBuilder();
      for (int line = 1; line <= 1000; line++) {
        String bad = format.equals("csv") ? "a,b" : "[]";
        lines.append(line == 500 ? bad : format.equals("csv") ? "line " + line : "{\"name\":\"line " + line + "\"}").append(line < 1000 ? "\r\n" : "");
      }
      socket.getOutputStream().write(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
