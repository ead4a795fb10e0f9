package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.RunTrace;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Replays of one job on a simulated disk: what came out, and where it was when.
 *
 * <p>THREADING: one thread.
 */
final class ReplayedJob {
  private final ReplayVersion version;
  private final Storage storage;
  private final StateBackendSettings backend;
  private int folders;

  /**
   * What a replay brought.
   *
   * @param rows sink, subtask and values of each row, in their order
   * @param records number of input records
   */
  record Outcome(RunTrace trace, List<String> rows, long records) {
    /** The rows without their subtasks, each with how often it is there. */
    Map<String, Integer> bag() {
      Map<String, Integer> bag = new TreeMap<>();
      rows.forEach(row -> bag.merge(row.substring(row.indexOf(' ') + 1), 1, Integer::sum));
      return bag;
    }
  }

  /** A replay in the middle. */
  record Middle(Outcome soFar, Path savepoint, Outcome whole) {
  }

  ReplayedJob(ReplayVersion version, Storage storage, StateBackendSettings.Kind kind) {
    this.version = version;
    this.storage = storage;
    backend = StateBackendSettings.of(kind);
  }

  /** What is replayed from a snapshot, or from the beginning; each has a work folder of its own. */
  ReplaySpec spec(Optional<Path> from) {
    ReplaySpec spec = ReplaySpec.of(version, SimulatedJob.FOLDER.resolve("replay-" + folders++)).withBackend(backend);
    return from.map(spec::from).orElse(spec);
  }

  /** Replays to the end in steps of random lengths. */
  Outcome run(ReplaySpec spec, Random random) throws SnapshotException {
    List<String> rows = new ArrayList<>();
    try (Replay replay = Replay.open(spec.withRows((tap, subtask, row) -> rows.add(text(tap, subtask, row))), storage)) {
      while (!replay.isAtEnd()) {
        replay.advance(1 + random.nextInt(200));
      }
      replay.finish();
      return outcome(replay, rows);
    }
  }

  /** Replays so many records, takes a savepoint and goes on to the end. */
  Middle runThrough(ReplaySpec spec, long records) throws SnapshotException {
    List<String> rows = new ArrayList<>();
    try (Replay replay = Replay.open(spec.withRows((tap, subtask, row) -> rows.add(text(tap, subtask, row))), storage)) {
      replay.advance(records);
      Outcome soFar = outcome(replay, rows);
      Path savepoint = replay.savepoint();
      replay.advance(Long.MAX_VALUE);
      replay.finish();
      return new Middle(soFar, savepoint, outcome(replay, rows));
    }
  }

  private static Outcome outcome(Replay replay, List<String> rows) {
    if (replay.failure().isPresent()) {
      throw new AssertionError(replay.failure().get().text(), replay.failure().get().cause().orElse(null));
    }
    return new Outcome(replay.trace(), List.copyOf(rows), replay.recordsRead());
  }

  /** The row as a line of CSV behind its subtask and sink. */
  private static String text(String tap, int subtask, Row row) {
    StringBuilder text = new StringBuilder().append(subtask).append(' ').append(tap).append(": ");
    for (int column = 0; column < row.type().size(); column++) {
      text.append(column == 0 ? "" : ",");
      row.appendText(column, text);
    }
    return text.toString();
  }
}
