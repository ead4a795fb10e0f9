package dev.stillwater.host.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobRegistryTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir
  private Path folder;
  private JobRegistry registry;

  @BeforeEach
  void make() {
    registry = new JobRegistry(folder.resolve("state").resolve("jobs"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
  void whatIsKeptOfAJob_isForItsUserAlone() throws IOException {
    // Catches a token, or the output of a job, that every user of the machine can read.
    registry.create(ID);
    registry.write(entry(JobEntry.Identity.own(), JobState.RUNNING));
    registry.writeArchive(ID, "{}");
    assertEquals("rwx------", permissions(registry.folder(ID)));
    assertEquals("rwx------", permissions(registry.folder(ID).getParent()));
    for (String name : new String[] {"token", "job.json", JobRegistry.OUTPUT, JobRegistry.MESSAGES, JobRegistry.ARCHIVE}) {
      assertEquals("rw-------", permissions(registry.folder(ID).resolve(name)), name);
    }
    assertTrue(registry.token(ID).matches("[0-9a-f]{64}"), registry.token(ID));
    assertFalse(Files.readString(registry.folder(ID).resolve("job.json")).contains(registry.token(ID)));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void jobOfALivingProcess_runs() throws IOException {
    registry.create(ID);
    JobEntry running = entry(JobEntry.Identity.own(), JobState.RUNNING);
    registry.write(running);
    assertEquals(Optional.of(running), registry.entry(ID));
  }

  @Test
  void jobOfAProcessThatWasKilled_isFailedWithItsLastWords() throws Exception {
    // Catches a job that is shown as running for ever, and that nobody can find out anything about.
    registry.create(ID);
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile()).start();
    long startTimeMs = process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    process.waitFor();
    registry.write(entry(new JobEntry.Identity(process.pid(), startTimeMs), JobState.RUNNING));
    Files.writeString(registry.folder(ID).resolve(JobRegistry.MESSAGES), "warning: the last message\n");
    JobEntry dead = registry.entry(ID).orElseThrow();
    assertEquals(JobState.FAILED, dead.state());
    assertTrue(dead.endTimeMs().isPresent());
    assertTrue(dead.failure().orElseThrow().contains("gone without a word") && dead.failure().orElseThrow().contains("the last message"), dead.failure().toString());
    assertEquals(Optional.of(dead), new JobRegistry(registry.folder(ID).getParent()).entry(ID), "the next who looks reads the same");
  }

  @Test
  void processThatOnlyHasTheSameNumber_isNotTheJobs() throws IOException {
    // Catches a job that runs again because the system has given its number to somebody else.
    registry.create(ID);
    JobEntry.Identity own = JobEntry.Identity.own();
    registry.write(entry(new JobEntry.Identity(own.pid(), own.startTimeMs() - 60_000), JobState.RESTARTING));
    assertEquals(JobState.FAILED, registry.entry(ID).orElseThrow().state());
  }

  @Test
  void damagedEntry_isLeftOut() throws IOException {
    // Catches one bad file that hides all jobs.
    String other = "f".repeat(32);
    registry.create(ID);
    registry.create(other);
    registry.write(entry(JobEntry.Identity.own(), JobState.RUNNING));
    String whole = Files.readString(registry.folder(ID).resolve("job.json"));
    for (String damaged : List.of("{\"jobId\":", "[]", whole, whole.replace(ID, other).replace("http://127.0.0.1:1", "ftp://x"),
        whole.replace(ID, other).replace("http://127.0.0.1:1", "http:"), whole.replace(ID, other).replace("RUNNING", "WALKING"))) {
      Files.writeString(registry.folder(other).resolve("job.json"), damaged);
      assertEquals(List.of(ID), registry.entries().stream().map(JobEntry::jobId).toList(), damaged);
      assertEquals(1, registry.startingWith("0123").size());
      assertTrue(registry.startingWith("ffff").isEmpty(), damaged);
    }
  }

  @Test
  void endedJob_keepsWhatBecameOfIt() throws IOException {
    registry.create(ID);
    JobEntry ended = entry(new JobEntry.Identity(1, 0), JobState.RUNNING).ended(JobState.FINISHED, 7, Optional.of("\"quoted\"\n"));
    registry.write(ended);
    assertEquals(Optional.of(ended), registry.entry(ID));
    assertNotEquals(registry.token(ID), tokenOfAnother());
  }

  private String tokenOfAnother() throws IOException {
    registry.create("a".repeat(32));
    return registry.token("a".repeat(32));
  }

  @Test
  void oldestEndedJobs_areForgotten() throws IOException {
    // Catches a registry that grows for ever.
    for (int index = 0; index < 103; index++) {
      String id = String.format("%032x", index);
      registry.create(id);
      registry.write(new JobEntry(id, "Test", Optional.empty(), JobEntry.Identity.own(), URI.create("http://127.0.0.1:1"), JobState.FINISHED, index,
          OptionalLong.of(index), Optional.empty()));
    }
    registry.create(ID);
    assertEquals(100, registry.entries().size());
    assertFalse(registry.has(String.format("%032x", 2)));
    assertTrue(registry.has(String.format("%032x", 3)));
  }

  private static JobEntry entry(JobEntry.Identity process, JobState state) {
    return new JobEntry(ID, "Test", Optional.of("/t.job"), process, URI.create("http://127.0.0.1:1"), state, 5, OptionalLong.empty(), Optional.empty());
  }
}
