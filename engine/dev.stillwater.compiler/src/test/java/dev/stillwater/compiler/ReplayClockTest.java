package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays of jobs on processing time. */
class ReplayClockTest {
  private static final int RECORDS = 40;
  private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");
  private static final String COUNTS = "<operators uid=\"counts\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"5s\"/>"
      + "<parameters name=\"time\" value=\"processing\"/><expressions name=\"n\" text=\"count()\"/></operators>";
  private static final String OUT = "<operators uid=\"out\" kind=\"discard-sink\"/>";
  private static final String STREAMS = "<streams source=\"in\" target=\"counts\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>"
      + "<streams source=\"counts\" target=\"out\"/>";

  @TempDir
  private Path folder;
  private int workFolders;

  /** Record i lies at second i. */
  @BeforeEach
  void writeInput() throws IOException {
    StringBuilder text = new StringBuilder("time,sensor,value,weight\n");
    for (int record = 0; record < RECORDS; record++) {
      text.append(START.plusSeconds(record)).append(",s,").append(record).append(',').append(record).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), text);
  }

  private ReplaySpec spec(List<Long> counts) throws CompileException {
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, COUNTS, OUT, STREAMS);
    ReplayVersion version = ReplayCompiler.compile(job, TestJobs.options(folder), Set.of(), false);
    return ReplaySpec.of(version, folder.resolve("work-" + workFolders++)).withRows((tap, subtask, row) -> counts.add((Long) row.value("n")));
  }

  private static void run(Replay replay) throws SnapshotException {
    while (replay.advance(RECORDS) > 0) {
      assertEquals(List.of(), replay.failure().stream().toList());
    }
    replay.finish();
  }

  @Test
  void windowsOfProcessingTime_endAsEventTimeGoesOn() throws Exception {
    // Catches a clock that stands still, and one that moves before the record that moves it was counted. The last window is open when the input ends, as in a run.
    List<Long> counts = new ArrayList<>();
    try (Replay replay = Replay.open(spec(counts))) {
      run(replay);
    }
    assertEquals(List.of(6L, 5L, 5L, 5L, 5L, 5L, 5L), counts);
  }

  @Test
  void savepoint_doesNotChangeTheClock() throws Exception {
    // Catches a clock that begins anew, or jumps, where a replay begins with timers of processing time.
    List<Long> whole = new ArrayList<>();
    List<Long> rest = new ArrayList<>();
    Path savepoint;
    int before;
    try (Replay replay = Replay.open(spec(whole))) {
      replay.advance(18);
      savepoint = replay.savepoint();
      before = whole.size();
      run(replay);
    }
    try (Replay replay = Replay.open(spec(rest).from(savepoint))) {
      run(replay);
    }
    assertEquals(whole.subList(before, whole.size()), rest);
  }
}
