package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RowListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays of small jobs: where they end, what they refuse, what they say of records, failures and state. */
class ReplayTest {
  private static final int RECORDS = 40;
  private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");
  private static final String COUNTS = "<operators uid=\"counts\" kind=\"window-aggregate\"><parameters name=\"size\" value=\"5s\"/><expressions name=\"n\" text=\"count()\"/></operators>";
  private static final String OUT = "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out.csv\"/></operators>";
  private static final String STREAMS = "<streams source=\"in\" target=\"counts\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>"
      + "<streams source=\"counts\" target=\"out\"/>";
  private static final String TAP = RowListener.tapOf("in", 0, "counts");

  @TempDir
  private Path folder;
  private final List<Object> weights = new ArrayList<>();
  private int workFolders;

  /** Record i lies at second i; every eighth is two seconds older. */
  @BeforeEach
  void writeInput() throws IOException {
    StringBuilder text = new StringBuilder("time,sensor,value,weight\n");
    for (int record = 0; record < RECORDS; record++) {
      text.append(START.plusSeconds(record % 8 == 7 ? record - 2 : record)).append(",s").append(record % 3).append(',').append(record % 20).append(',').append(record).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), text);
  }

  private static Job job() {
    return TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, COUNTS, OUT, STREAMS);
  }

  private ReplaySpec spec(Job job) throws CompileException {
    ReplayVersion version = ReplayCompiler.compile(job, TestJobs.options(folder), Set.of(), true);
    return ReplaySpec.of(version, folder.resolve("work-" + workFolders++)).withRows((tap, subtask, row) -> {
      if (tap.equals(TAP)) {
        weights.add(((Double) row.value("weight")).intValue());
      }
    });
  }

  private static List<Object> numbers(int from, int to) {
    return IntStream.range(from, to).<Object>mapToObj(number -> number).toList();
  }

  /** Numbers of the records that are read. */
  private List<Object> read(ReplaySpec spec) throws SnapshotException {
    weights.clear();
    try (Replay replay = Replay.open(spec)) {
      while (replay.advance(7) > 0) {
        assertTrue(replay.failure().isEmpty(), () -> replay.failure().get().text());
      }
      assertTrue(replay.isAtEnd());
      assertEquals(weights.size(), replay.recordsRead());
      replay.finish();
    }
    return List.copyOf(weights);
  }

  private Path savepointAt(Job job, long records) throws Exception {
    try (Replay replay = Replay.open(spec(job).until(new ReplayLimit.Records(1000)))) {
      assertEquals(records, replay.advance(records));
      return replay.savepoint();
    }
  }

  @Test
  void endOfData_isDrained_limitsAreNot() throws Exception {
    // Catches windows that fire at a limit, and the end of the data that leaves them open.
    List<String> results = new ArrayList<>();
    ReplaySpec spec = spec(job()).withRows((tap, subtask, row) -> {
      if (tap.equals("out")) {
        results.add(row.toString());
      }
    });
    try (Replay replay = Replay.open(spec)) {
      assertEquals(RECORDS, replay.advance(1000));
      int before = results.size();
      assertTrue(replay.isAtEnd());
      assertEquals(0, replay.advance(1));
      replay.savepoint();
      replay.finish();
      assertTrue(results.size() > before, "nothing fired at the end");
      assertEquals(JobState.FINISHED, replay.status().state());
    }
    List<String> whole = List.copyOf(results);
    results.clear();
    try (Replay replay = Replay.open(spec.until(new ReplayLimit.Records(30)).in(folder.resolve("limited")))) {
      assertEquals(30, replay.advance(1000));
      int before = results.size();
      replay.finish();
      assertEquals(before, results.size());
      assertEquals(JobState.CANCELED, replay.status().state());
    }
    assertEquals(whole.subList(0, results.size()), results);
    assertFalse(Files.exists(folder.resolve("out.csv")));
  }

  @ParameterizedTest
  @CsvSource({"line 2, 0", "line 3, 1", "line 21, 19", "line 41, 39", "line 42, 40", "offset 0, 0", "offset 25, 0", "offset 53, 1", "offset 60, 2"})
  void position_isTheFirstRecordThatIsNotRead(String position, int count) throws Exception {
    // Catches a limit that is off by one, or by a batch.
    assertEquals(numbers(0, count), read(spec(job()).until(new ReplayLimit.Position("in", position))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 23, 40})
  void positionsOfASnapshot_areExact(int records) throws Exception {
    // Catches records too many or too few between two snapshots, also where subtasks read other ranges than in the snapshots.
    Path target = savepointAt(job(), records);
    assertEquals(numbers(0, records), read(spec(job()).until(new ReplayLimit.Positions(target))));
    Job wide = job();
    wide.setDefaultParallelism(2);
    assertEquals(Set.copyOf(numbers(0, records)), Set.copyOf(read(spec(wide).until(new ReplayLimit.Positions(target)))));
    Path begin = savepointAt(job(), records / 2);
    assertEquals(numbers(records / 2, records), read(spec(job()).from(begin).until(new ReplayLimit.Positions(target))));
  }

  @Test
  void positionsOfASnapshotWithTwoSubtasks_areExactForOne() throws Exception {
    // Catches a split that is read over the place where another subtask's began.
    Job wide = job();
    wide.setDefaultParallelism(2);
    weights.clear();
    Path target = savepointAt(wide, 25);
    Set<Object> expected = Set.copyOf(weights);
    assertEquals(25, expected.size());
    assertEquals(expected, Set.copyOf(read(spec(job()).until(new ReplayLimit.Positions(target)))));
  }

  @Test
  void eventTime_leavesOutWhatIsNotOlder() throws Exception {
    // Catches a limit that ends at the first record behind it although older ones follow, and one that lets a newer one through.
    List<Object> expected = new ArrayList<>(numbers(0, 22));
    expected.add(23);
    assertEquals(expected, read(spec(job()).until(new ReplayLimit.EventTime(START.plusSeconds(22)))));
    assertEquals(numbers(0, RECORDS), read(spec(job()).until(new ReplayLimit.EventTime(START.plusSeconds(1000)))));
  }

  @Test
  void eventTime_isLookedForInEachSplit_andASavepointGoesOnBehindIt() throws Exception {
    // Catches splits that are left unread because another one has come to the limit, and a record that neither the first nor the second replay reads.
    Job wide = job();
    wide.setDefaultParallelism(2);
    Path begin = savepointAt(wide, 4);
    Set<Object> first = Set.copyOf(weights);
    List<Object> rest = read(spec(job()).from(begin).until(new ReplayLimit.EventTime(START.plusSeconds(30))));
    Set<Object> expected = new HashSet<>(numbers(0, 30));
    expected.add(31);
    expected.removeAll(first);
    assertEquals(expected, Set.copyOf(rest));
    Job sharp = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replace("10s", "0s"), COUNTS, OUT, STREAMS);
    weights.clear();
    Path limit;
    try (Replay replay = Replay.open(spec(sharp).until(new ReplayLimit.EventTime(START.plusSeconds(20))))) {
      assertEquals(20, replay.advance(1000));
      limit = replay.savepoint();
      replay.finish();
      assertEquals(JobState.CANCELED, replay.status().state());
    }
    assertEquals(numbers(20, RECORDS), read(spec(sharp).from(limit)));
    Job generated = TestJobs.job("<operators uid=\"in\" kind=\"generator\"><parameters name=\"count\" value=\"30\"/><parameters name=\"rate\" value=\"1\"/>"
        + "<parameters name=\"start\" value=\"2001-01-01T00:00:00Z\"/><expressions name=\"sensor\" text=\"n % 3\"/><expressions name=\"weight\" text=\"n * 1.0\"/></operators>",
        COUNTS, OUT, STREAMS);
    try (Replay replay = Replay.open(spec(generated).until(new ReplayLimit.EventTime(START.plusSeconds(12))))) {
      assertEquals(12, replay.advance(1000));
      limit = replay.savepoint();
    }
    assertEquals(numbers(12, 30), read(spec(generated).from(limit)));
  }

  @Test
  void generatedRecords_haveLimitsToo() throws Exception {
    // Catches limits that only files know; the generator never ends by itself.
    Job job = TestJobs.job("<operators uid=\"in\" kind=\"generator\"><parameters name=\"rate\" value=\"1000\"/><parameters name=\"start\" value=\"2001-01-01T00:00:00Z\"/>"
        + "<expressions name=\"sensor\" text=\"n % 3\"/><expressions name=\"weight\" text=\"n * 1.0\"/></operators>", COUNTS, OUT, STREAMS);
    assertEquals(numbers(0, 17), read(spec(job).until(new ReplayLimit.Position("in", "record 17"))));
    assertEquals(numbers(0, 12), read(spec(job).until(new ReplayLimit.EventTime(START.plusMillis(12)))));
    assertEquals(numbers(0, 5), read(spec(job).until(new ReplayLimit.Records(5))));
    Path target = savepointAt(job, 31);
    assertEquals(numbers(0, 31), read(spec(job).until(new ReplayLimit.Positions(target))));
    Job wide = TestJobs.job("<operators uid=\"in\" kind=\"generator\" parallelism=\"2\"><parameters name=\"rate\" value=\"1000\"/><expressions name=\"sensor\" text=\"n % 3\"/>"
        + "<expressions name=\"weight\" text=\"n * 1.0\"/></operators>", COUNTS, OUT, STREAMS);
    assertEquals(Set.copyOf(numbers(0, 31)), Set.copyOf(read(spec(wide).until(new ReplayLimit.Positions(target)))));
    assertTrue(refusal(spec(job)).contains("without end"));
  }

  @Test
  void folder_isReadToTheSnapshotsPositions() throws Exception {
    // Catches files that were not there yet, or not begun, and are read all the same.
    Files.createDirectories(folder.resolve("days"));
    List<String> lines = Files.readAllLines(folder.resolve("in.csv"));
    for (int day = 0; day < 4; day++) {
      List<String> part = new ArrayList<>(List.of(lines.get(0)));
      part.addAll(lines.subList(1 + day * 10, 11 + day * 10));
      Files.write(folder.resolve("days/day-" + day + ".csv"), part);
    }
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replace("csv-source", "directory-source").replace("in.csv", "days"), COUNTS, OUT, STREAMS);
    assertEquals(numbers(0, RECORDS), read(spec(job)));
    Path target = savepointAt(job, 23);
    assertEquals(numbers(0, 23), read(spec(job).until(new ReplayLimit.Positions(target))));
    assertEquals(numbers(23, RECORDS), read(spec(job).from(target)));
    assertTrue(refusal(spec(job).until(new ReplayLimit.Position("in", "line 5"))).contains("is a folder"));
    assertTrue(refusal(spec(job).from(target).until(new ReplayLimit.Positions(savepointAt(job, 12)))).contains("lies before the place where the replay begins"));
  }

  private static String refusal(ReplaySpec spec) {
    return assertThrows(JobFailureException.class, () -> Replay.open(spec).close()).failure().text();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "in|line 43|the file '.*in.csv' has no line 43; it has 42.",
      "in|line 0|has no line 0; lines count from 1",
      "in|offset 99999|so that there is no offset 99999 in it",
      "in|record 5|name a place as 'line 5000' or 'offset 4711'",
      "in|soon|'soon' is no position. Write 'line 5000'",
      "out|line 5|has no source 'out' to end at; it has in."})
  void positionThatDoesNotExist_isRefused(String uid, String position, String message) throws Exception {
    // Catches a replay that runs to another end than it was told.
    String refusal = refusal(spec(job()).until(new ReplayLimit.Position(uid, position)));
    assertTrue(refusal.matches("(?s).*" + message.replace("?", "\\?") + ".*"), refusal);
  }

  @Test
  void limitBeforeTheBeginning_isRefused() throws Exception {
    // Catches a replay of nothing that looks like one without differences.
    Path later = savepointAt(job(), 20);
    Path earlier = savepointAt(job(), 10);
    for (ReplayLimit limit : List.of(new ReplayLimit.Position("in", "line 12"), new ReplayLimit.Position("in", "offset 300"), new ReplayLimit.Positions(earlier))) {
      String refusal = refusal(spec(job()).from(later).until(limit));
      assertTrue(refusal.contains("lies before the place where the replay begins"), refusal);
    }
    assertTrue(refusal(spec(job()).from(later).until(new ReplayLimit.EventTime(START))).contains("before the beginning"));
    assertTrue(refusal(spec(job()).until(new ReplayLimit.Records(-1))).contains("-1"));
    Job untimed = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replaceAll("<parameters name=\"(eventTime|outOfOrderness)\"[^>]*>", ""),
        "<operators uid=\"counts\" kind=\"aggregate\"><expressions name=\"n\" text=\"count()\"/></operators>", OUT, STREAMS);
    assertTrue(refusal(spec(untimed).until(new ReplayLimit.EventTime(START))).contains("no source has one"));
  }

  @Test
  void lastRecord_tellsWhereItWasRead() throws Exception {
    // Catches positions of the batch, of the next record or of a bad line in place of the record's own.
    Files.writeString(folder.resolve("in.csv"), "never,s,1,1\n", StandardOpenOption.APPEND);
    ReplaySpec spec = spec(job());
    try (Replay replay = Replay.open(spec)) {
      assertEquals(Optional.empty(), replay.lastRecord());
      replay.advance(20);
      InputRecord record = replay.lastRecord().orElseThrow();
      assertEquals("in 0 in.csv line 21", record.uid() + " " + record.subtask() + " " + record.position());
      assertEquals(19.0, record.row().orElseThrow().value("weight"));
      replay.advance(1000);
      record = replay.lastRecord().orElseThrow();
      assertEquals("in.csv line 41", record.position());
      assertEquals(39.0, record.row().orElseThrow().value("weight"));
      replay.finish();
    }
    assertTrue(Files.readString(spec.workFolder().resolve("in-bad-lines.csv")).contains("never"));
    assertFalse(Files.exists(folder.resolve("out")), "bad lines of a replay stay in its work folder");
  }

  @Test
  void recordThatBreaksTheJob_isNotCounted() throws Exception {
    // Catches a replay that goes on behind a failure, or counts the record that broke it.
    Job job = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE, "<operators uid=\"ratio\" kind=\"map\"><expressions name=\"r\" text=\"100 / (coalesce(value, 0) - 13)\"/></operators>", OUT,
        "<streams source=\"in\" target=\"ratio\"/><streams source=\"ratio\" target=\"out\"/>");
    try (Replay replay = Replay.open(spec(job))) {
      assertEquals(13, replay.advance(100));
      assertEquals(Optional.of("ratio"), replay.failure().orElseThrow().uid());
      assertTrue(replay.failure().get().position().orElseThrow().endsWith("in.csv:15"), replay.failure().get().toString());
      assertTrue(replay.isAtEnd());
      assertEquals(0, replay.advance(1));
      assertEquals(13, replay.recordsRead());
      assertEquals("in.csv line 14", replay.lastRecord().orElseThrow().position());
      replay.finish();
    }
    try (Replay replay = Replay.open(spec(job))) {
      replay.advance(13);
      assertTrue(replay.failure().isEmpty());
      assertTrue(Files.exists(replay.savepoint().resolve("_metadata")));
    }
  }

  @Test
  void listenerThatCancels_isHeard() throws Exception {
    // Catches a replay that nobody can stop.
    int[] asked = {0};
    ReplaySpec spec = spec(job()).withListener(new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // Not of interest here.
      }

      @Override
      public boolean isCancelled() {
        return ++asked[0] > 200;
      }
    });
    assertThrows(SnapshotException.Cancelled.class, () -> {
      try (Replay replay = Replay.open(spec)) {
        replay.advance(1000);
      }
    });
    assertTrue(weights.size() < RECORDS, "all records were read");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 8})
  void listenerThatCancelsWhileTheSnapshotIsRead_isHeard(int answers) throws Exception {
    // Catches a replay that calls it a broken snapshot when somebody does not want to wait for it.
    Path snapshot = savepointAt(job(), 20);
    int[] asked = {0};
    ReplaySpec spec = spec(job()).from(snapshot).withListener(new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // Not of interest here.
      }

      @Override
      public boolean isCancelled() {
        return ++asked[0] > answers;
      }
    });
    assertThrows(SnapshotException.Cancelled.class, () -> Replay.open(spec).close());
  }

  @Test
  void stateOfASink_isLetGo_otherStateIsMissed() throws Exception {
    // Catches a replay that asks for the sink's file as it was, and one that loses what a counted state knew.
    CompiledJob compiled = TestJobs.compile(job(), folder);
    ExecutionOptions options = ExecutionOptions.stepped(1, lines -> { });
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), options);
    Path parent = folder.resolve("savepoints");
    CompletableFuture<CompletedCheckpoint> result = execution.stop(new SavepointRequest(parent, Optional.empty(), SnapshotFormat.CANONICAL), false);
    execution.run();
    Path savepoint = result.join().folder();
    Files.delete(folder.resolve("out.csv"));
    int rest = read(spec(job()).from(savepoint)).size();
    assertTrue(rest <= RECORDS);
    Job renamed = TestJobs.job(TestJobs.READINGS, TestJobs.SOURCE.replace("\"in\"", "\"input\""), COUNTS, OUT, STREAMS.replace("source=\"in\"", "source=\"input\""));
    String refusal = refusal(spec(renamed).from(savepoint));
    assertTrue(refusal.contains("has state that no operator of the job") && refusal.contains("'in'"), refusal);
  }

  @Test
  void maxParallelismOfTheSnapshot_isTakenOver() throws Exception {
    // Catches a job that sets none and is refused because the snapshot has another than the default.
    Job wide = job();
    wide.setMaxParallelism(32);
    Path savepoint = savepointAt(wide, 11);
    assertEquals(numbers(11, RECORDS), read(spec(job()).from(savepoint)));
    Job other = job();
    other.setMaxParallelism(64);
    assertTrue(refusal(spec(other).from(savepoint)).contains("max parallelism 64"));
  }
}
