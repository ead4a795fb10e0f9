package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in processes of their own, as a person drives them from a shell. */
class DetachedJobTest {
  private static final String REGISTRY = "stillwater.jobs";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @TempDir
  private Path folder;
  private JobRegistry registry;

  @BeforeEach
  void useARegistryOfItsOwn() {
    System.setProperty(REGISTRY, folder.resolve("jobs").toString());
    registry = JobRegistry.user();
  }

  @AfterEach
  void end() throws Exception {
    for (JobEntry entry : registry.entries()) {
      // The process of a job that has ended answers a little longer, which nobody wants here.
      if (entry.process().runs()) {
        ProcessHandle.of(entry.process().pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
      // The folder of the test cannot be removed while the process writes into it.
      ProcessHandle.of(entry.process().pid()).ifPresent(process -> process.onExit().join());
    }
    System.clearProperty(REGISTRY);
  }

  private CommandResult stillwater(String... words) {
    return CommandResult.of(folder, words);
  }

  private String start(String... more) throws IOException {
    TestJobs.numbers(folder);
    String[] words = new String[more.length + 3];
    System.arraycopy(new String[] {"run", "numbers.job", "--detached"}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    CommandResult started = stillwater(words);
    assertEquals(0, started.code(), started.all());
    Map<?, ?> document = (Map<?, ?>) Json.parse(started.out());
    assertEquals(List.of("jobId", "rest"), List.copyOf(document.keySet()));
    return (String) document.get("jobId");
  }

  private Map<?, ?> listed(String jobId) {
    CommandResult result = stillwater("list", "--json");
    assertEquals(0, result.code(), result.all());
    List<?> jobs = (List<?>) ((Map<?, ?>) Json.parse(result.out())).get("jobs");
    return (Map<?, ?>) jobs.stream().filter(job -> jobId.equals(((Map<?, ?>) job).get("jobId"))).findFirst().orElseThrow();
  }

  @Test
  void jobIsStartedWatchedSavedStoppedAndStartedAgain() throws Exception {
    // Catches any step of a job's life in which the shell, the registry and the job's process do not understand each other.
    String id = start("--checkpoint-interval", "100ms", "--checkpoint-dir", "chk");
    assertEquals("RUNNING", listed(id).get("state"));
    CommandResult saved = stillwater("savepoint", id.substring(0, 8), "saved", "--label", "before change");
    assertEquals(0, saved.code(), saved.all());
    Path savepoint = Path.of(saved.out().strip());
    assertEquals(folder.resolve("saved"), savepoint.getParent());
    assertTrue(stillwater("inspect", savepoint.toString()).out().contains("before change"));
    awaitCheckpoint(id);
    CommandResult stopped = stillwater("stop", id, "--savepoint-dir", "stopped", "--json");
    assertEquals(0, stopped.code(), stopped.all());
    String last = (String) ((Map<?, ?>) Json.parse(stopped.out())).get("savepoint");
    assertEquals("FINISHED", listed(id).get("state"));
    assertTrue(stillwater("checkpoints", id).out().contains(last), "told of after the end");
    String next = start("--from", last);
    assertEquals("RUNNING", listed(next).get("state"));
    assertTrue(stillwater("checkpoints", next).out().contains("Began with savepoint"));
    known(savepoint, last, next);
    CommandResult cancelled = stillwater("cancel", next);
    assertEquals(0, cancelled.code(), cancelled.all());
    assertEquals("CANCELED", listed(next).get("state"));
    CommandResult again = stillwater("cancel", next);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("has ended: CANCELED"), again.all());
  }

  /** The catalogue knows both savepoints and what was started from the second, and goes on knowing one that is moved. */
  private void known(Path savepoint, String last, String next) {
    CommandResult known = stillwater("savepoints");
    assertEquals(0, known.code(), known.all());
    assertTrue(known.out().contains("'before change'"), known.out());
    assertTrue(known.out().contains("Started from it: run " + next), known.out());
    Path moved = folder.resolve("archive").resolve("before");
    assertEquals(0, stillwater("snapshot", "move", savepoint.toString(), moved.toString()).code());
    assertEquals(0, stillwater("snapshot", "dispose", last).code());
    List<?> savepoints = (List<?>) ((Map<?, ?>) Json.parse(stillwater("savepoints", "--job", "Numbers", "--json").out())).get("savepoints");
    Map<?, ?> disposed = (Map<?, ?>) savepoints.get(0);
    assertEquals(false, disposed.get("restorable"));
    Map<?, ?> kept = (Map<?, ?>) savepoints.get(1);
    assertEquals(moved.toString(), kept.get("path"));
    assertEquals(true, kept.get("restorable"), kept.toString());
    assertEquals("command line", kept.get("by"));
  }

  @Test
  void scheduledSavepoints_areTakenUntilTheScheduleEnds() throws Exception {
    // Catches a schedule that dies with the shell, and options that say nothing when they are wrong.
    String id = start();
    CommandResult begun = stillwater("savepoint", id, "kept", "--every", "1s", "--keep", "2");
    assertEquals(0, begun.code(), begun.all());
    assertTrue(begun.out().startsWith("A savepoint every 1s, the last 2 kept, in "), begun.out());
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!stillwater("savepoints", "--format", "jsonl").out().contains("\"by\":\"schedule\"")) {
      assertTrue(System.nanoTime() < end, "no savepoint");
      LockSupport.parkNanos(50_000_000);
    }
    assertEquals(0, stillwater("savepoint", id, "--no-schedule").code());
    for (String[] bad : new String[][] {{"--every", "10ms"}, {"--keep", "2"}, {"--every", "1s", "--keep", "0"}, {"--every", "1s", "--no-schedule"}, {"--every", "soon"}}) {
      CommandResult refused = stillwater(Stream.concat(Stream.of("savepoint", id), Stream.of(bad)).toArray(String[]::new));
      assertEquals(2, refused.code(), refused.all());
      assertTrue(refused.err().startsWith("error: "), refused.all());
    }
    assertEquals(0, stillwater("cancel", id).code());
  }

  private void awaitCheckpoint(String id) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!stillwater("checkpoints", id, "--format", "jsonl").out().contains("\"is_savepoint\":false,\"savepointFormat\":null")) {
      assertTrue(System.nanoTime() < end, "no checkpoint");
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void killedJob_isFailedAndNeverRunning() throws Exception {
    // Catches a job that is listed as running although its process has gone, and one of which no more is known than what it was at its start.
    String id = start("--checkpoint-interval", "100ms");
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Files.size(registry.folder(id).resolve(JobRegistry.OUTPUT)) == 0) {
      assertTrue(System.nanoTime() < end, "no output");
      LockSupport.parkNanos(5_000_000);
    }
    while (!Files.exists(registry.folder(id).resolve(JobRegistry.ARCHIVE)) || !Files.readString(registry.folder(id).resolve(JobRegistry.ARCHIVE)).contains("/chk-")) {
      assertTrue(System.nanoTime() < end, "nothing is kept of its checkpoints");
      LockSupport.parkNanos(20_000_000);
    }
    ProcessHandle process = ProcessHandle.of(registry.entry(id).orElseThrow().process().pid()).orElseThrow();
    assertTrue(process.destroyForcibly());
    process.onExit().join();
    Map<?, ?> dead = listed(id);
    assertEquals("FAILED", dead.get("state"));
    assertTrue(dead.get("failure").toString().contains("Its last output: "), dead.toString());
    assertTrue(dead.get("lastCheckpoint").toString().contains("/chk-"), dead.toString());
    CommandResult refused = stillwater("savepoint", id);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("gone without a word"), refused.all());
  }

  @Test
  void jobThatCannotStart_leavesNothingBehind() throws Exception {
    // Catches a wait for a job that never comes, and entries of jobs that never were.
    TestJobs.numbers(folder);
    CommandResult refused = stillwater("run", "numbers.job", "--detached", "--set", "gen.speed=1");
    assertEquals(2, refused.code(), refused.all());
    assertTrue(refused.err().contains("has no parameter 'speed'"), refused.all());
    assertTrue(registry.entries().isEmpty());
    CommandResult missing = stillwater("run", "none.job", "--detached");
    assertEquals(2, missing.code(), missing.all());
    assertTrue(missing.err().startsWith("none.job:"), missing.all());
    assertEquals(2, stillwater("run", "numbers.job", "--detached", "--explain").code());
  }

  @Test
  void jobThatEndsByItself_isListedWithItsCounts() throws Exception {
    // Catches results of short jobs that are over before anybody asks.
    String id = start("--set", "gen.count=7", "--set", "gen.rate=0");
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!registry.entry(id).orElseThrow().state().isTerminal()) {
      assertTrue(System.nanoTime() < end, "does not end");
      LockSupport.parkNanos(5_000_000);
    }
    Map<?, ?> job = listed(id);
    assertEquals("FINISHED", job.get("state"));
    assertEquals(7L, job.get("recordsOut"));
    assertEquals(7, Files.readAllLines(registry.folder(id).resolve(JobRegistry.OUTPUT)).size());
    assertTrue(stillwater("list", "--running").out().isEmpty());
  }

  @Test
  void idsThatNameNoJob_areRefused() throws Exception {
    for (String id : new String[] {"abcd", "0".repeat(32), "xyz", "ab"}) {
      for (String verb : new String[] {"savepoint", "stop", "cancel", "checkpoints"}) {
        CommandResult refused = stillwater(verb, id);
        assertEquals(2, refused.code(), refused.all());
        assertTrue(refused.err().startsWith("error: ") && !refused.hasStackTrace(), refused.all());
      }
    }
    assertFalse(stillwater("list").hasStackTrace());
    assertEquals("{\"jobs\":[]}", stillwater("list", "--json").out().strip());
  }
}
