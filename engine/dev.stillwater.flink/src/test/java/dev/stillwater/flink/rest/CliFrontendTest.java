package dev.stillwater.flink.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.client.cli.CliFrontend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink's own command line drives a job of the desktop: each command in a JVM of its own, as from a shell. */
class CliFrontendTest {
  private static final Pattern PATH = Pattern.compile("Savepoint completed. Path: (.*)");

  /** The first command leaves its classes here, so that the others start in half the time; the JVM makes it anew when it does not fit any more. */
  private static final Path ARCHIVE = Path.of("target", "flink-command-line.jsa").toAbsolutePath();

  @TempDir
  private Path folder;

  /** What a command said, and how it ended. */
  private record Result(int code, String text) {
    Path savepoint() {
      Matcher matcher = PATH.matcher(text);
      assertTrue(matcher.find(), text);
      return Path.of(matcher.group(1).strip());
    }
  }

  @Test
  void savepointAndStop_byFlinksCommandLine() throws Exception {
    // Catches any field of the answers that Flink's client wants otherwise: it then repeats its question or fails.
    try (DesktopJob job = DesktopJob.start(folder)) {
      Result listed = flink(job, "list");
      assertEquals(0, listed.code(), listed.text());
      assertTrue(listed.text().contains(job.id() + " : Numbers (RUNNING)"), listed.text());
      Path savepoint = flink(job, "savepoint", job.id(), folder.resolve("taken").toString()).savepoint();
      assertTrue(Files.exists(savepoint.resolve("_metadata")), savepoint.toString());
      assertEquals(folder.resolve("taken"), savepoint.getParent());
      Result refused = flink(job, "savepoint", job.id(), DesktopJob.write(folder).resolve("below-a-file").toString());
      assertEquals(1, refused.code(), refused.text());
      assertTrue(refused.text().contains("the folder of the snapshot cannot be made"), refused.text());
      Path stopped = flink(job, "stop", "--savepointPath", folder.resolve("stopped").toUri().toString(), job.id()).savepoint();
      assertTrue(Files.exists(stopped.resolve("_metadata")), stopped.toString());
      assertEquals(JobState.FINISHED, job.awaitEnd().state());
    }
  }

  @Test
  void cancelAndDispose_byFlinksCommandLine() throws Exception {
    // Catches a cancel that Flink's client thinks has failed, and a disposal that leaves files.
    try (DesktopJob job = DesktopJob.start(folder)) {
      Path savepoint = flink(job, "savepoint", "-type", "native", job.id(), folder.resolve("taken").toString()).savepoint();
      Result disposed = flink(job, "savepoint", "-dispose", savepoint.toString());
      assertEquals(0, disposed.code(), disposed.text());
      assertFalse(Files.exists(savepoint));
      Result cancelled = flink(job, "cancel", job.id());
      assertEquals(0, cancelled.code(), cancelled.text());
      assertEquals(JobState.CANCELED, job.awaitEnd().state());
    }
  }

  /** Flink and what it needs; folders of classes are ours, and the JVM would make no archive for them. */
  private static String jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> Files.isRegularFile(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Result flink(DesktopJob job, String... words) throws Exception {
    Path configuration = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(configuration.resolve("config.yaml"), "rest.address: 127.0.0.1\nrest.port: " + job.entry().rest().getPort() + "\n");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:disable", "-Xlog:all=error:stderr",
        "-cp", jars(), CliFrontend.class.getName()));
    command.addAll(List.of(words));
    Path output = folder.resolve("flink.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    builder.environment().put("FLINK_REST_CLIENT_HEADERS", "Authorization:Bearer " + job.token());
    Process process = builder.start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "Flink's command line does not end: " + Files.readString(output));
    return new Result(process.exitValue(), Files.readString(output));
  }
}
