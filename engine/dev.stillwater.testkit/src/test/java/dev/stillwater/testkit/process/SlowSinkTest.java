package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.host.JobProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A fast source before a slow sink in a small heap: what waits between them is bounded, and nothing is lost when it goes on. */
class SlowSinkTest {
  private static final int HEAP_MEGABYTES = 64;
  private static final int RECORDS = 400_000;
  /** What waits in a channel, what its sender fills and what its receiver works at. */
  private static final int RECORDS_A_CHANNEL = (Channel.CAPACITY_BATCHES + 2) * RowBatch.CAPACITY;

  @TempDir
  private Path folder;

  @Test
  void blockedFunction_stopsTheSourceAndLosesNothing() throws Exception {
    // Catches channels or sources that take what cannot be passed on: 200 MB of text would come in a heap of 64 MB.
    JobText.writeFunction(folder, "Gate", "while (!Files.exists(Path.of(\"go\"))) { Thread.sleep(5); } out.collect(out.newRow());");
    JobText.write(folder, "slow", """
          <schemas name="nothing"><fields name="n" type="int"/></schemas>
          <operators uid="gen" kind="generator" parallelism="2">
            <parameters name="count" value="%d"/>
            <expressions name="key" text="n %% 1000"/>
            <expressions name="text" text='"%s" + n'/>
          </operators>
          <operators uid="gate" kind="process" parallelism="2">
            <parameters name="class" value="f.Gate"/>
            <parameters name="schema" value="nothing"/>
          </operators>
          <operators uid="drop" kind="discard-sink"/>
          <streams source="gen" target="gate" partitioning="hash"><keyFields>key</keyFields></streams>
          <streams source="gate" target="drop"/>
        """.formatted(RECORDS, "x".repeat(500)));
    try (RunningCommand job = RunningCommand.startJobProcess(folder, HEAP_MEGABYTES, "slow.job", "--progress")) {
      job.await("a source that stands still", () -> standsStill(job.progress(), "gen"));
      long ahead = job.progress().getLast().operators().get("gen").recordsOut();
      assertTrue(ahead <= 4L * RECORDS_A_CHANNEL, ahead + " records are on their way");
      Files.createFile(folder.resolve("go"));
      job.awaitExit(0);
      assertEquals(RECORDS, job.progress().getLast().operators().get("drop").recordsIn(), job.errors());
    }
  }

  private static boolean standsStill(List<JobProgress> progress, String uid) {
    List<Long> counts = progress.stream().map(each -> each.operators().get(uid).recordsOut()).filter(count -> count > 0).toList();
    return counts.size() > 1 && counts.getLast().equals(counts.get(counts.size() - 2));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
  void unreadOutput_stopsTheSourceAndTheJobCanBeInterrupted() {
    // Catches a console that gathers lines nobody reads, and an end of the process that waits for the reader.
    JobText.write(folder, "print", """
          <operators uid="gen" kind="generator"><expressions name="text" text='"%s" + n'/></operators>
          <operators uid="print" kind="console-sink"/>
          <streams source="gen" target="print" partitioning="rebalance"/>
        """.formatted("x".repeat(500)));
    try (RunningCommand job = RunningCommand.startUnread(folder, HEAP_MEGABYTES, "run", "print.job", "--for", "2s")) {
      String said = job.awaitExit(0);
      assertTrue(said.contains("The job does not stop, so its process is ended with it."), said);
    }
  }
}
