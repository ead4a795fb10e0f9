package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that takes checkpoints and reads a socket, which cannot be read again. */
class SocketJobTest {
  @TempDir
  private Path folder;

  @Test
  void socketWithCheckpoints_runsAndSaysWhatARestoreLoses() throws Exception {
    // Catches a job that is refused although it may run, and one that promises exactly once without a word on its source.
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JobText.write(folder, "socket", """
            <checkpointing intervalMs="50"/>
            <schemas name="line"><fields name="n" type="int"/></schemas>
            <operators uid="in" kind="socket-source">
              <parameters name="host" value="%s"/>
              <parameters name="port" value="%d"/>
              <parameters name="schema" value="line"/>
              <parameters name="once" value="true"/>
            </operators>
            <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
            <streams source="in" target="out"/>
          """.formatted(server.getInetAddress().getHostAddress(), server.getLocalPort()));
      try (RunningCommand check = RunningCommand.start(folder, 96, "check", "socket.job"); RunningCommand job = RunningCommand.start(folder, 96, "run", "socket.job",
          "--checkpoint-dir", "checkpoints"); Socket client = server.accept(); OutputStream out = client.getOutputStream()) {
        out.write("1\n2\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        job.await("the first lines in a checkpoint", () -> sink().size() == 3);
        out.write("3\n".getBytes(StandardCharsets.UTF_8));
        out.close();
        String said = job.awaitExit(0);
        assertTrue(said.contains("warning: Operator 'in' reads a socket, which cannot be read again: after a failure the records since the last checkpoint are lost"),
            said);
        check.awaitExit(0);
        assertTrue(check.output().contains("warning: uid 'in', kind: The source 'socket-source' cannot be read again: a restore loses the records"), check.output());
      }
      assertEquals(List.of("n", "1", "2", "3"), sink());
    }
  }

  private List<String> sink() {
    try {
      return Files.readAllLines(folder.resolve("out.csv"));
    } catch (IOException notYetThere) {
      return List.of();
    }
  }
}
