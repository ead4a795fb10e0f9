package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.task.ChainContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operators on processing time in a replay of recorded lines: their clock is the one of the run. */
class SocketClockTest {
  private static final int LINES = 40;
  private static final long LINE_MS = 50;
  private static final long WINDOW_MS = 40;
  private static final long START_MS = 1_000_000_000_000L;
  private static final Path CHECKPOINTS = SimulatedJob.FOLDER.resolve("clock-checkpoints");
  private static final SimulatedJob JOB = new SimulatedJob("clock", """
      <schemas name="line"><fields name="n" type="int"/></schemas>
      <operators uid="in" kind="socket-source">
        <parameters name="port" value="1"/>
        <parameters name="schema" value="line"/>
        <parameters name="once" value="true"/>
      </operators>
      <operators uid="share" kind="map"><expressions name="k" text="n %% 2"/></operators>
      <operators uid="win" kind="window-aggregate"><parameters name="size" value="%dms"/><parameters name="time" value="processing"/>
        <expressions name="c" text="count()"/></operators>
      <operators uid="out" kind="csv-sink"><parameters name="path" value="clock.csv"/></operators>
      <streams source="in" target="share"/>
      <streams source="share" target="win" partitioning="hash"><keyFields>k</keyFields></streams>
      <streams source="win" target="out"/>
      """.formatted(WINDOW_MS), Map.of(), List.of(SimulatedJob.FOLDER.resolve("clock.csv")));

  private final StepScheduler scheduler = new StepScheduler(3, 0, START_MS);
  private final List<Long> arrivals = new ArrayList<>();

  /** A line each so many milliseconds, which ends with the last. */
  private final class Server implements LineFeed {
    @Override
    public Optional<byte[]> poll() {
      if (isEnded() || scheduler.clock().currentTimeMs() < START_MS + arrivals.size() * LINE_MS) {
        return Optional.empty();
      }
      arrivals.add(scheduler.clock().currentTimeMs());
      return Optional.of(Integer.toString(arrivals.size()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isEnded() {
      return arrivals.size() == LINES;
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  @Test
  void windowsOnProcessingTime_areThoseOfTheRun() throws Exception {
    // Catches a replay whose clock stands still or runs by itself although it is known when the lines came.
    Storage storage = new SimulatedDisk(1, () -> START_MS).storage();
    CheckpointSettings settings = new CheckpointSettings(OptionalLong.of(200), CheckpointMode.EXACTLY_ONCE, 1000, 0, 1, 0, 1000, CheckpointRetention.RETAIN_ON_CANCELLATION,
        Optional.of(CHECKPOINTS));
    LineFeed.Connector connector = (host, port, reconnectMs) -> new Server();
    ExecutionOptions options = ExecutionOptions.stepped(scheduler, 3, lines -> { }).withStorage(storage).withCheckpoints(settings)
        .withShared(Map.of(ChainContext.sharedKey("in", LineFeed.Connector.class), connector));
    CompiledJob compiled = JOB.compiled(1);
    JobExecution.prepare(compiled.plan(), compiled.code(), options).run();
    assertEquals(LINES, arrivals.size());
    assertTrue(arrivals.get(LINES - 1) - arrivals.get(0) >= (LINES - 1) * LINE_MS);
    List<Path> snapshots = storage.list(CHECKPOINTS.resolve(options.jobId())).stream().filter(path -> path.getFileName().toString().matches("chk-\\d+"))
        .sorted().toList();
    Path first = snapshots.stream().min((left, right) -> left.getFileName().toString().length() - right.getFileName().toString().length()).orElseThrow();
    ReplayedJob replayed = new ReplayedJob(JOB.replayed(1, false), storage, StateBackendSettings.Kind.FILESYSTEM);
    ReplaySpec spec = replayed.spec(Optional.of(first)).withShared(Map.of(ChainContext.sharedKey("in", InputReplay.class), InputReplay.of(Optional.of(first))));
    List<String> rows = new ArrayList<>(replayed.run(spec, new Random(1)).bag().keySet());
    List<String> expected = new ArrayList<>();
    for (int index = 0; index < LINES; index++) {
      long start = Math.floorDiv(arrivals.get(index), WINDOW_MS) * WINDOW_MS;
      expected.add("out: " + (index + 1) % 2 + "," + text(start) + "," + text(start + WINDOW_MS) + ",1");
    }
    Collections.sort(expected);
    assertTrue(rows.size() > LINES / 2, rows.toString());
    assertTrue(expected.containsAll(rows), () -> "replayed " + rows + "\nexpected some of " + expected);
  }

  private static String text(long millis) {
    StringBuilder text = new StringBuilder();
    ValueText.appendTimestamp(text, millis);
    return text.toString();
  }
}
