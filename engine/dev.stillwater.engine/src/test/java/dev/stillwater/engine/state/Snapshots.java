package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes snapshots of the keyed state of one operator to a folder, and tells backends where to restore from. */
final class Snapshots {
  static final String UID = "count";
  static final String OPERATOR_ID = "0123456789abcdef0123456789abcdef";

  private final Path folder;
  private final int maxParallelism;
  private long last;

  Snapshots(Path folder, int maxParallelism) {
    this.folder = folder;
    this.maxParallelism = maxParallelism;
  }

  /** A snapshot whose synchronous part is done and whose files are not written yet. */
  final class Begun {
    private final SnapshotWriter writer;
    private final CheckpointBarrier barrier;
    private final List<KeyedSnapshot> parts;
    private final Path path;

    private Begun(SnapshotWriter writer, CheckpointBarrier barrier, List<KeyedSnapshot> parts, Path path) {
      this.writer = writer;
      this.barrier = barrier;
      this.parts = parts;
      this.path = path;
    }

    long id() {
      return barrier.checkpointId();
    }

    /** The asynchronous part. */
    Path write() throws SnapshotException {
      try (writer) {
        for (int subtask = 0; subtask < parts.size(); subtask++) {
          parts.get(subtask).write(barrier, OPERATOR_ID, subtask);
        }
        writer.commit();
        return path;
      } finally {
        parts.forEach(KeyedSnapshot::close);
      }
    }

    /** Gives the snapshot up. */
    void abandon() {
      writer.close();
      parts.forEach(KeyedSnapshot::close);
    }
  }

  /** The synchronous part of a canonical savepoint of all subtasks. */
  Begun begin(List<KeyedStateBackend> subtasks) throws SnapshotException {
    return begin(subtasks, CheckpointType.SAVEPOINT, SnapshotFormat.CANONICAL);
  }

  Begun begin(List<KeyedStateBackend> subtasks, CheckpointType type, SnapshotFormat format) throws SnapshotException {
    long id = ++last;
    Path path = folder.resolve("snapshot-" + id);
    SnapshotIdentity identity = new SnapshotIdentity(id, "00000000000000000000000000000001", "test", type != CheckpointType.CHECKPOINT, Instant.EPOCH,
        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(OPERATOR_ID, UID), Map.of(), Map.of());
    SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), path, identity, ProgressListener.NONE);
    OperatorWriter operator = writer.operator(OPERATOR_ID, subtasks.size(), maxParallelism);
    CheckpointTarget target = new CheckpointTarget() {
      @Override
      public OperatorWriter operator(String operatorId) {
        return operator;
      }

      @Override
      public Storage storage() {
        return Storage.local();
      }

      @Override
      public Optional<Path> sharedFolder() {
        return type == CheckpointType.CHECKPOINT ? Optional.of(folder.resolve("shared")) : Optional.empty();
      }

      @Override
      public ProgressListener listener() {
        return ProgressListener.NONE;
      }
    };
    CheckpointBarrier barrier = new CheckpointBarrier(id, 0, 0, type, format, target);
    return new Begun(writer, barrier, subtasks.stream().map(subtask -> subtask.snapshot(barrier)).toList(), path);
  }

  /** Takes a canonical savepoint. */
  Path take(List<KeyedStateBackend> subtasks) throws SnapshotException {
    return begin(subtasks).write();
  }

  static KeyedRestore restore(Path snapshot, KeyGroupRange range) {
    return new KeyedRestore(() -> SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE), OPERATOR_ID, range, ProgressListener.NONE);
  }
}
