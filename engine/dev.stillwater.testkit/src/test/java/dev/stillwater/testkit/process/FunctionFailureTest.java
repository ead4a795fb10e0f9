package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Functions of a project that do harm, in processes of their own: the job fails and says where, a cancel works all the same, and the process ends. */
class FunctionFailureTest {
  private static final int HEAP_MEGABYTES = 64;
  /** A second, and time for a busy machine. */
  /** Longest that a cancel may take on a machine that does other things as well, the start of its signal included. */
  static final long CANCEL_MS_MAX = 2500;
  private static final String AT_THE_RECORD = "Record: id=7, key=k1. Read from ";

  @TempDir
  private static Path folder;

  @BeforeAll
  static void writeJob() throws IOException {
    JobText.write(folder, "harm", """
          <schemas name="line"><fields name="id" type="int"/><fields name="key"/></schemas>
          <operators uid="in" kind="csv-source"><parameters name="path" value="in.csv"/><parameters name="schema" value="line"/></operators>
          <operators uid="fn" kind="process"><parameters name="class" value="f.Throws"/><parameters name="schema" value="line"/></operators>
          <operators uid="drop" kind="discard-sink"/>
          <streams source="in" target="fn" partitioning="hash"><keyFields>key</keyFields></streams>
          <streams source="fn" target="drop"/>
        """);
    Files.writeString(folder.resolve("in.csv"), IntStream.rangeClosed(1, 20).mapToObj(id -> id + ",k" + id % 3 + "\n").collect(Collectors.joining("", "id,key\n", "")));
    function("Throws", "throw new IllegalStateException(\"no good\");");
    function("Recurses", "deep(0);");
    function("Exits", "System.exit(0);");
    function("FillsMemory", "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[100_000]); }");
    function("KeepsMemory", "List<byte[]> all = new ArrayList<>(); kept = all; while (true) { try { all.add(new byte[1000]); } catch (Throwable t) { } }");
    function("Loops", "Files.createFile(Path.of(\"Loops.runs\")); while (true) { try { while (true) { } } catch (Throwable t) { } }");
    function("Sleeps", "Files.writeString(Path.of(\"Sleeps.runs\"), \"\"); while (true) { try { Thread.sleep(1_000_000); } catch (Throwable t) { } }");
    function("StartsThreads", "new Thread(() -> { throw new IllegalStateException(\"in a thread\"); }).start(); "
        + "new Thread(() -> { while (true) { try { Thread.sleep(1_000_000); } catch (Exception e) { } } }).start();");
  }

  private static void function(String name, String body) {
    JobText.writeFunction(folder, name, "if (row.intValue(\"id\") == 7) { " + body + " }");
  }

  private static RunningCommand start(String function, String... words) {
    String[] all = new String[words.length + 4];
    System.arraycopy(new String[] {"run", "harm.job", "--set", "fn.class=f." + function}, 0, all, 0, 4);
    System.arraycopy(words, 0, all, 4, words.length);
    return RunningCommand.start(folder, HEAP_MEGABYTES, all);
  }

  @Test
  void failure_namesOperatorSubtaskRecordAndPosition() {
    // Catches a job that fails without saying at what, or not at all when the function ends the process.
    try (RunningCommand throwing = start("Throws"); RunningCommand recursing = start("Recurses"); RunningCommand exiting = start("Exits")) {
      String said = throwing.awaitExit(1);
      assertFailure(said, "IllegalStateException: no good (Throws.java:");
      assertFailure(recursing.awaitExit(1), "calls itself without end: the stack is full (Recurses.java:16)");
      assertFailure(exiting.awaitExit(1), "A function must not end the process of its job, with exit code 0 (Exits.java:");
    }
  }

  private static void assertFailure(String said, String expected) {
    assertTrue(said.contains("error: Operator 'fn', subtask 0: "), said);
    assertTrue(said.contains(expected), said);
    assertTrue(said.contains(AT_THE_RECORD + folder.resolve("in.csv") + ":8."), said);
  }

  @Test
  void failureThatPasses_isToldAndTheJobStartsAgain() {
    // Catches a restart that nobody hears of.
    JobText.write(folder, "again", """
          <restartStrategy kind="fixed-delay" maxAttempts="3" delayMs="10"/>
          <schemas name="line"><fields name="id" type="int"/><fields name="key"/></schemas>
          <operators uid="in" kind="csv-source"><parameters name="path" value="in.csv"/><parameters name="schema" value="line"/></operators>
          <operators uid="fn" kind="process"><parameters name="class" value="f.FailsOnce"/><parameters name="schema" value="line"/></operators>
          <operators uid="drop" kind="discard-sink"/>
          <streams source="in" target="fn" partitioning="hash"><keyFields>key</keyFields></streams>
          <streams source="fn" target="drop"/>
        """);
    function("FailsOnce", "if (kept == null) { kept = this; throw new IllegalStateException(\"only once\"); }");
    String said = RunningCommand.run(0, folder, "run", "again.job");
    assertTrue(said.contains("warning: The job has failed and begins anew, as it has no checkpoint. Operator 'fn', subtask 0: IllegalStateException: only once"),
        said);
    assertTrue(said.contains("Finished in"), said);
  }

  @Test
  void memoryThatIsUsedUp_endsTheProcessWithAMessage() {
    // Catches a process without memory that hangs, and one that shows what Java prints of a thread that died.
    try (RunningCommand filling = start("FillsMemory"); RunningCommand keeping = start("KeepsMemory")) {
      assertFailure(filling.awaitExit(1), "Out of memory: Java heap space. Give the job more memory");
      String said = keeping.awaitExit(1, 2);
      assertTrue(said.contains("Out of memory") || said.contains("the memory is used up"), said);
      assertFalse(said.contains("Exception: java.lang"), said);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
  void functionThatDoesNotReturn_isLeftWhenTheJobIsCancelled() {
    // Catches loops that catch what is to end them, and processes that wait for a function that sleeps.
    try (RunningCommand looping = start("Loops"); RunningCommand sleeping = start("Sleeps")) {
      looping.await("the loop", () -> Files.exists(folder.resolve("Loops.runs")));
      long tookMs = looping.interrupt();
      assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
      assertTrue(looping.errors().contains("Cancelled after"), looping.errors());
      sleeping.await("the sleep", () -> Files.exists(folder.resolve("Sleeps.runs")));
      tookMs = sleeping.interrupt();
      assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
      assertTrue(sleeping.errors().contains("The job does not stop, so its process is ended with it."), sleeping.errors());
    }
  }

  @Test
  void functionThatSleeps_endsWithItsProcessAtALimitAndWithItsStarter() throws Exception {
    // Catches jobs that outlive the time they were given, or the IDE.
    Files.deleteIfExists(folder.resolve("Sleeps.runs"));
    try (RunningCommand limited = start("Sleeps", "--for", "300ms");
        RunningCommand owned = RunningCommand.startJobProcess(folder, HEAP_MEGABYTES, "harm.job", "--set", "fn.class=f.Sleeps", "--progress")) {
      String said = limited.awaitExit(0);
      assertTrue(said.contains("The job does not stop, so its process is ended with it."), said);
      owned.await("the sleep", () -> !owned.progress().isEmpty() && Files.exists(folder.resolve("Sleeps.runs")));
      long tookMs = owned.closeInput();
      assertTrue(tookMs < CANCEL_MS_MAX, tookMs + " ms");
    }
  }

  @Test
  void threadsOfAFunction_doNotKeepTheProcessAlive() {
    // Catches a process that stays when its job has finished, and a stack trace of somebody's thread.
    try (RunningCommand job = start("StartsThreads")) {
      String said = job.awaitExit(0);
      assertTrue(said.contains("Finished in"), said);
      assertEquals(1, said.lines().filter(line -> line.startsWith("warning: the thread 'Thread-")).count(), said);
    }
  }
}
