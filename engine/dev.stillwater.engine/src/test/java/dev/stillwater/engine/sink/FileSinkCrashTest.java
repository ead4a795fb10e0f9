package dev.stillwater.engine.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.csv.CsvSink;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.FaultyStorage.Fault;
import dev.stillwater.engine.task.TakenState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkCrashTest {
  private static final int SEEDS = 600;
  private static final int CRASHES_MAX = 6;
  private static final long ROWS = 400;

  @TempDir
  Path folder;

  /** A job that writes the numbers from 0 on, as its driver would: the checkpoint tells how many had been written. */
  private final class Job {
    private final Random random;
    private final Path path;
    private final boolean isFolder;
    private TakenState completed;
    private long completedRows;
    private long checkpointId;

    Job(long seed) {
      random = new Random(seed);
      path = folder.resolve("out" + seed);
      isFolder = random.nextBoolean();
    }

    /** Runs until the end or the crash; true at the end. */
    boolean run(FaultyStorage disk) {
      int parallelism = isFolder ? 2 + random.nextInt(3) : 1;
      Map<String, String> roll = Map.of("rollSize", random.nextInt(3) == 0 ? "10" : "100000");
      SinkRun run = completed == null ? new SinkRun(path, parallelism, disk, roll) : new SinkRun(path, parallelism, disk, roll, completed);
      try {
        run.open();
        long row = completedRows;
        while (row < ROWS) {
          for (int count = random.nextInt(40); count > 0 && row < ROWS; count--) {
            run.write(random.nextInt(parallelism), row++);
          }
          run.sinks.get(random.nextInt(parallelism)).flush();
          if (random.nextBoolean()) {
            checkpoint(run, row, random.nextInt(6) > 0);
          }
        }
        run.sinks.forEach(CsvSink::finish);
        checkpoint(run, row, true);
        run.sinks.forEach(sink -> sink.checkpointCompleted(checkpointId));
        run.close();
        return true;
      } catch (JobFailureException | IOException e) {
        assertTrue(disk.hasFailed(), () -> "failed without a crash: " + e);
        close(run);
        return false;
      }
    }

    private void checkpoint(SinkRun run, long row, boolean completes) throws IOException {
      TakenState taken = new TakenState(++checkpointId, false, run.sinks);
      if (!completes) {
        return;
      }
      completed = taken;
      completedRows = row;
      for (CsvSink sink : run.sinks) {
        if (random.nextInt(4) > 0) {
          sink.checkpointCompleted(checkpointId);
          checkVisible();
        }
      }
    }

    private void close(SinkRun run) {
      for (CsvSink sink : run.sinks) {
        try {
          sink.close();
        } catch (JobFailureException e) {
          assertTrue(e.getMessage().contains("disk failed"), e.getMessage());
        }
      }
    }

    /** A folder shows committed rows alone; a file begins with all of them. */
    void checkVisible() {
      if (isFolder) {
        TreeSet<Long> rows = SinkRun.visible(path);
        assertTrue(rows.isEmpty() || rows.last() < completedRows, () -> rows.last() + " is visible, " + completedRows + " rows are committed");
      }
    }
  }

  @Test
  void crashAtAnyCall_leavesEachRowOnceAndNothingUncommittedVisible() throws IOException {
    // Catches rows that are lost, doubled or seen too early, whatever was being done when the process or the machine died.
    for (long seed = 0; seed < SEEDS; seed++) {
      Job job = new Job(seed);
      Fault[] faults = {Fault.CRASH, Fault.CRASH_WITH_LOST_BYTES, Fault.CRASH_WITH_LOSS, Fault.ONCE};
      int crashes = 0;
      try {
        while (!job.run(crashes++ < CRASHES_MAX ? new FaultyStorage(faults[job.random.nextInt(faults.length)], 1 + job.random.nextInt(60))
            : FaultyStorage.sound())) {
          job.checkVisible();
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertEquals(LongStream.range(0, ROWS).boxed().toList(), List.copyOf(SinkRun.visible(job.path)), "seed " + seed);
      if (job.isFolder) {
        try (var files = Files.list(job.path)) {
          assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith(".")).toList(), "seed " + seed);
        }
      }
    }
  }
}
