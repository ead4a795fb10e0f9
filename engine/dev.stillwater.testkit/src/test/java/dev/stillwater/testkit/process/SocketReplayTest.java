package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that read a socket, replayed from what they recorded. */
class SocketReplayTest {
  private static final String JOB = """
        <checkpointing intervalMs="50" retained="%d" directory="checkpoints"/>
        <schemas name="line"><fields name="n" type="int"/></schemas>
        <operators uid="in" kind="socket-source">
          <parameters name="host" value="%s"/>
          <parameters name="port" value="%d"/>
          <parameters name="schema" value="line"/>
          <parameters name="once" value="true"/>
        </operators>
        <operators uid="share" kind="map"><expressions name="k" text="n %% 3"/><expressions name="q" text="1000 / n"/></operators>
        <operators uid="sum" kind="aggregate"><expressions name="s" text="sum(q)"/><expressions name="c" text="count()"/></operators>
        <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
        <streams source="in" target="share"/>
        <streams source="share" target="sum" partitioning="hash"><keyFields>k</keyFields></streams>
        <streams source="sum" target="out"/>
      """;

  @TempDir
  private Path folder;

  private ServerSocket server(int retained) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    JobText.write(folder, "socket", JOB.formatted(retained, server.getInetAddress().getHostAddress(), server.getLocalPort()));
    return server;
  }

  private static byte[] lines(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
  }

  private List<String> sink() {
    try {
      return Files.readAllLines(folder.resolve("out.csv"));
    } catch (IOException notYetThere) {
      return List.of();
    }
  }

  /** Bytes of all input logs. */
  private long logBytes() {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files.filter(file -> file.getFileName().toString().endsWith(".log")).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException notThereOrDeletedMeanwhile) {
      return 0;
    }
  }

  @Test
  void killedJob_isReplayedFromItsCheckpointsWithTheSameResults() throws Exception {
    // Catches lines of a socket that are gone with the process that read them, and a replay that counts other ones.
    Path directory = folder.resolve("checkpoints");
    try (ServerSocket server = server(1000)) {
      Path first;
      try (RunningCommand job = RunningCommand.start(folder, 96, "run", "socket.job"); Socket client = server.accept(); OutputStream out = client.getOutputStream()) {
        out.write(lines(1, 700));
        out.flush();
        job.await("the first lines", () -> sink().size() == 701);
        int known = Checkpoints.below(directory).size();
        job.await("a checkpoint behind them", () -> Checkpoints.below(directory).size() > known + 1);
        first = Checkpoints.below(directory).get(Checkpoints.below(directory).size() - 1);
        long logged = logBytes();
        out.write(lines(701, 1500));
        out.flush();
        job.await("more lines", () -> sink().size() == 1501 && logBytes() > logged);
        job.kill();
      }
      List<String> before = sink();
      String said = RunningCommand.run(0, folder, "replay", "--from", first.toString(), "--job", "socket.job", "--out", "replayed.csv");
      assertTrue(said.contains("Operator 'in': The input log ends with record 1500 without a mark: the process was killed there, or the job still runs."), said);
      assertEquals(before.subList(701, 1501), Files.readAllLines(folder.resolve("replayed.csv")).subList(1, 801));
      assertEquals(before, sink(), "a replay has written to the sink of the job");

      Path moved = Files.createDirectories(folder.resolve("moved"));
      Files.move(first.getParent(), moved.resolve("job"));
      Path snapshot = moved.resolve("job").resolve(first.getFileName());
      RunningCommand.run(0, folder, "replay", "--from", snapshot.toString(), "--job", "socket.job", "--until", "in:line 1001", "--out", "part.csv");
      assertEquals(before.subList(701, 1001), Files.readAllLines(folder.resolve("part.csv")).subList(1, 301));

      Files.move(moved.resolve("job").resolve("input"), folder.resolve("elsewhere"));
      String refused = RunningCommand.run(2, folder, "replay", "--from", snapshot.toString(), "--job", "socket.job");
      assertTrue(refused.contains("error: Operator 'in': its input cannot be replayed. ") && refused.contains("there is no input log"), refused);
    }
  }

  @Test
  void jobThatFailedOnALine_isReplayedToTheLineBefore() throws Exception {
    // Catches a failure that cannot be looked at because its input is gone.
    try (ServerSocket server = server(1)) {
      try (RunningCommand job = RunningCommand.start(folder, 96, "run", "socket.job"); Socket client = server.accept(); OutputStream out = client.getOutputStream()) {
        out.write(lines(1, 20));
        out.flush();
        job.await("a checkpoint", () -> !Checkpoints.below(folder.resolve("checkpoints")).isEmpty() && sink().size() == 21);
        out.write("21\n0\n22\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        String failed = job.awaitExit(1);
        assertTrue(failed.contains("Division by zero."), failed);
      }
      try (RunningCommand replay = RunningCommand.start(folder, 128, "replay", "--to-failure", "--from", "latest", "--job", "socket.job")) {
        replay.awaitExit(1);
        String shown = replay.output();
        assertTrue(shown.matches("(?s)Fails at record \\d+, in operator share, read from 127\\.0\\.0\\.1:\\d+, line 22: Division by zero\\..*"), shown);
        assertTrue(shown.contains("Got         n=0, from in to share"), shown);
        assertFalse(shown.contains("%"), shown);
      }
    }
  }
}
