package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.source.RecordedInput;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.host.LatestCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A job that reads a socket on a machine that dies: each checkpoint that is left is replayed over what was recorded behind it. */
class SocketSimulationTest {
  private static final Path CHECKPOINTS = SimulatedJob.FOLDER.resolve("checkpoints");
  private static final int LINES = 600;
  private static final int LIVES = 3;
  private static final int CRASH_CALL_MAX = 250;
  private static final int RUNS = Boolean.getBoolean("stillwater.long") ? 2000 : 24;
  private static final SimulatedJob JOB = new SimulatedJob("socket", """
      <schemas name="line"><fields name="n" type="int"/></schemas>
      <operators uid="in" kind="socket-source">
        <parameters name="port" value="1"/>
        <parameters name="schema" value="line"/>
        <parameters name="once" value="true"/>
        <parameters name="inputLogSize" value="1MB"/>
      </operators>
      <operators uid="share" kind="map"><expressions name="k" text="n % 5"/><expressions name="n" text="n"/></operators>
      <operators uid="sum" kind="aggregate"><expressions name="s" text="sum(n)"/><expressions name="c" text="count()"/></operators>
      <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
      <streams source="in" target="share"/>
      <streams source="share" target="sum" partitioning="hash"><keyFields>k</keyFields></streams>
      <streams source="sum" target="out"/>
      """, Map.of(), List.of(SimulatedJob.FOLDER.resolve("out.csv")));

  /** The lines that the job has read, over all lives, as far as they count. */
  private final List<Integer> history = new ArrayList<>();
  private long timeMs;
  private int replays;
  private int crashes;
  private int ends;

  /** Lines that come when they like. */
  private final class Server implements LineFeed {
    private final Random random;
    private boolean isClosed;

    Server(Random random) {
      this.random = random;
    }

    @Override
    public Optional<byte[]> poll() {
      if (isEnded() || random.nextInt(12) == 0) {
        return Optional.empty();
      }
      int line = random.nextInt(1000);
      history.add(line);
      return Optional.of(Integer.toString(line).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isEnded() {
      return isClosed || history.size() >= LINES;
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private static long record(Storage storage, Path snapshot) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(snapshot, new SnapshotOptions(storage, Optional.empty(), SimulatedJob.FOLDER), ProgressListener.NONE);
        EntryCursor rows = view.operatorOfUid("in").orElseThrow().state(RecordedInput.STATE).orElseThrow().entries(ProgressListener.NONE)) {
      assertTrue(rows.next());
      return (Long) ((StructValue) rows.value()).field("record").orElseThrow();
    }
  }

  private void live(SimulatedDisk disk, Random random, boolean isLast) throws IOException, SnapshotException {
    timeMs += 3_600_000;
    StepScheduler scheduler = new StepScheduler(random.nextLong(), 100_000, timeMs);
    Storage storage = disk.storage();
    CheckpointSettings settings = new CheckpointSettings(OptionalLong.of(10), CheckpointMode.EXACTLY_ONCE, 1000, 0, 1, 5, 1 + random.nextInt(3),
        CheckpointRetention.RETAIN_ON_CANCELLATION, Optional.of(CHECKPOINTS));
    LineFeed.Connector connector = (host, port, reconnectMs) -> new Server(random);
    ExecutionOptions options = ExecutionOptions.stepped(scheduler, random.nextLong(), lines -> { }).withStorage(storage).withCheckpoints(settings)
        .withBackend(StateBackendSettings.of(StateBackendSettings.Kind.FILESYSTEM)).withShared(Map.of(ChainContext.sharedKey("in", LineFeed.Connector.class), connector));
    LatestCheckpoint.settle(storage, CHECKPOINTS);
    Optional<Path> latest = LatestCheckpoint.find(storage, CHECKPOINTS, JOB.name()).folder();
    history.subList(latest.isPresent() ? (int) record(storage, latest.get()) : 0, history.size()).clear();
    if (latest.isPresent()) {
      options = options.withRestore(new RestoreSettings(latest.get(), false, ClaimMode.NO_CLAIM));
    }
    CompiledJob compiled = JOB.compiled(1 + random.nextInt(2));
    String jobId = options.jobId();
    if (!isLast) {
      disk.faults(new Chaos(disk, scheduler.clock(), random, CRASH_CALL_MAX));
    }
    try {
      JobExecution.prepare(compiled.plan(), compiled.code(), options).run();
    } catch (JobFailureException cannotStart) {
      assertTrue(!isLast, cannotStart::getMessage);
    }
    disk.faults(DiskFaults.NONE);
    if (disk.isCrashed()) {
      crashes++;
      disk.restart();
    } else {
      disk.endProcess();
    }
    timeMs = Math.max(timeMs, scheduler.clock().currentTimeMs());
    replayAll(disk.storage(), CHECKPOINTS.resolve(jobId), random);
  }

  private void replayAll(Storage storage, Path jobFolder, Random random) throws IOException, SnapshotException {
    List<Path> snapshots = storage.isDirectory(jobFolder)
        ? storage.list(jobFolder).stream().filter(path -> path.getFileName().toString().matches("chk-\\d+") && storage.exists(path.resolve("_metadata"))).toList() : List.of();
    long newest = 0;
    for (Path snapshot : snapshots) {
      newest = Math.max(newest, record(storage, snapshot));
    }
    for (Path snapshot : snapshots) {
      InputReplay input = InputReplay.of(Optional.of(snapshot));
      ReplayedJob replayed = new ReplayedJob(JOB.replayed(1, false), storage, StateBackendSettings.Kind.FILESYSTEM);
      ReplaySpec spec = replayed.spec(Optional.of(snapshot)).withShared(Map.of(ChainContext.sharedKey("in", InputReplay.class), input));
      int first = (int) record(storage, snapshot);
      ReplayedJob.Outcome outcome;
      try {
        outcome = replayed.run(spec, random);
      } catch (JobFailureException ended) {
        // The disk has failed, and the recording with it; the snapshot must not promise more than there is.
        assertTrue(ended.getMessage().contains("it was not recorded") || ended.getMessage().contains("the recording was given up"), ended.getMessage());
        ends++;
        continue;
      }
      replays++;
      assertTrue(input.notes().size() == 1, input.notes().toString());
      assertTrue(first + outcome.records() <= history.size(), "more records than were read");
      assertEquals(results(first, first + (int) outcome.records()), outcome.bag());
      if (ends == 0) {
        assertTrue(first + outcome.records() >= newest, "records that a later checkpoint counts on are missing: " + (first + outcome.records()) + " of " + newest);
      }
    }
  }

  /** What the records of the numbers bring, given those before. */
  private Map<String, Integer> results(int from, int to) {
    long[] sums = new long[5];
    long[] counts = new long[5];
    Map<String, Integer> results = new TreeMap<>();
    for (int index = 0; index < to; index++) {
      int line = history.get(index);
      sums[line % 5] += line;
      counts[line % 5]++;
      if (index >= from) {
        results.merge("out: " + line % 5 + "," + sums[line % 5] + "," + counts[line % 5], 1, Integer::sum);
      }
    }
    return results;
  }

  @Test
  void eachCheckpointThatIsLeft_isReplayedAsTheJobRan() throws Exception {
    // Catches recorded lines that are missing, doubled, of another attempt or behind another state than that of the checkpoint.
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      SimulatedDisk disk = new SimulatedDisk(random.nextLong(), () -> timeMs);
      history.clear();
      ends = 0;
      try {
        for (int life = 0; life < LIVES; life++) {
          live(disk, random, life == LIVES - 1);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("run " + run + ": " + e.getMessage(), e);
      }
    }
    assertTrue(crashes > RUNS / 3 && replays > RUNS, crashes + " crashes, " + replays + " replays");
  }
}
