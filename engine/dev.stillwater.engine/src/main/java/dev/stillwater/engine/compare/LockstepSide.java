package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of two versions that go on in lockstep: hands its rows to a comparison and keeps those of the record that is looked at.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it.
 */
final class LockstepSide implements AutoCloseable {
  private static final int ROWS_KEPT_MAX = 1000;

  private final Side side;
  private final Map<String, String> names;
  private final Map<String, List<ResultRow>> kept = new LinkedHashMap<>();
  private final Replay replay;
  private final Set<String> ownSources;
  private ResultDiff diff;
  private boolean isKeeping;

  /**
   * Opens a side.
   *
   * @param other the topology of the other side
   * @param from its own savepoint to begin with, empty for the beginning of the replay
   */
  LockstepSide(Side side, ReplaySpec spec, Topology topology, Topology other, Optional<Path> from) throws SnapshotException {
    this.side = side;
    ownSources = topology.sourcesBeside(other);
    names = new LinkedHashMap<>(topology.outputNames());
    topology.sinks().keySet().forEach(uid -> names.put(uid, sinkName(uid)));
    ReplaySpec own = spec.withRows(this::row);
    if (from.isPresent()) {
      // Its number of records counted from the beginning; where to end is up to whoever advances this.
      own = (spec.until() instanceof ReplayLimit.Records ? own.until(ReplayLimit.END_OF_DATA) : own).from(from.get());
    }
    replay = Replay.open(own, new ScratchStorage(Storage.local()));
  }

  /** The name under which the rows that reach a sink are compared; no output has it. */
  static String sinkName(String uid) {
    return "sink " + uid;
  }

  private void row(String tap, int subtask, Row row) {
    String name = names.get(tap);
    if (name == null) {
      return;
    }
    diff.writer(side).row(name, row);
    if (isKeeping) {
      List<ResultRow> rows = kept.computeIfAbsent(name, key -> new ArrayList<>());
      if (rows.size() < ROWS_KEPT_MAX) {
        rows.add(ResultRow.of(row));
      }
    }
  }

  /** Where rows go from now on. */
  void compareIn(ResultDiff next) {
    diff = next;
  }

  /** Keeps the rows from now on and forgets those that were kept. */
  void keep() {
    isKeeping = true;
    kept.clear();
  }

  /** The rows of an output or sink that were kept. */
  List<ResultRow> kept(String name) {
    return kept.getOrDefault(name, List.of());
  }

  /** Reads so many records of the sources that both sides have, and what others bring between them; fewer at the end. */
  long advance(long records) throws SnapshotException {
    long read = 0;
    if (ownSources.isEmpty()) {
      read = replay.isAtEnd() ? 0 : replay.advance(records);
    } else {
      while (read < records && !replay.isAtEnd()) {
        long one = replay.advance(1);
        read += replay.lastRecord().map(record -> ownSources.contains(record.uid())).orElse(false) ? 0 : one;
      }
    }
    diff.writer(side).flush();
    return read;
  }

  boolean isAtEnd() {
    return replay.isAtEnd();
  }

  Optional<JobFailure> failure() {
    return replay.failure();
  }

  /** The record that broke it, which it has not counted. */
  Optional<InputRecord> failedRecord() {
    return replay.failedRecord();
  }

  Optional<InputRecord> lastRecord() {
    return replay.lastRecord();
  }

  Path savepoint() throws SnapshotException {
    return replay.savepoint();
  }

  void finish() throws SnapshotException {
    replay.finish();
    diff.writer(side).flush();
  }

  @Override
  public void close() {
    replay.close();
  }
}
