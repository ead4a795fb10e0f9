package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointTarget;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.NamedFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.StagedFile;
import dev.stillwater.engine.state.KeyedSnapshot.Written;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the files of an instance as snapshots. Tables never change, so that checkpoints share them: what the last completed one has in the job's folder of
 * shared files is pointed to and not written again.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, RocksIncrementalSnapshotStrategy and IncrementalRemoteKeyedStateHandle.
 */
final class NativeSnapshots {
  private static final Logger LOGGER = System.getLogger(NativeSnapshots.class.getName());
  private static final String TABLE_ENDING = ".sst";
  private static final String LOG_ENDING = ".log";
  private static final int FORM = 11;
  private static final int COPY_BYTES = 1 << 16;

  private final String operatorId;
  private final int subtask;
  private final KeyGroupRange range;
  private final Map<Long, Uploaded> pending = new TreeMap<>();
  private Map<String, StreamHandle> completed = Map.of();

  /** The shared tables of a checkpoint by name, and those of them that it wrote itself. */
  private record Uploaded(Storage storage, Map<String, StreamHandle> tables, List<Path> written) {
  }

  NativeSnapshots(String operatorId, int subtask, KeyGroupRange range) {
    this.operatorId = operatorId;
    this.subtask = subtask;
    this.range = range;
  }

  /** Tables of the instance that an earlier checkpoint has already, by name: those of one that was restored. */
  synchronized void restored(Map<String, StreamHandle> tables) {
    completed = Map.copyOf(tables);
  }

  /**
   * Writes the files of a folder, which is a checkpoint of the instance, and hands them to the operator's writer.
   *
   * @param header which states there are, with which serializers
   */
  Written write(CheckpointBarrier barrier, Path files, byte[] header, boolean isShared, List<StateCount> counts) throws SnapshotException {
    CheckpointTarget target = barrier.target();
    OperatorWriter writer = target.operator(operatorId);
    Optional<Path> sharedFolder = isShared ? target.sharedFolder() : Optional.empty();
    Map<String, StreamHandle> known = sharedFolder.isPresent() && !target.isFull() ? completedIn(sharedFolder.get()) : Map.of();
    List<NamedFile> tables = new ArrayList<>();
    List<NamedFile> others = new ArrayList<>();
    List<Path> written = new ArrayList<>();
    long newBytes = header.length;
    long allBytes = header.length;
    try {
      for (Path file : list(files)) {
        String name = file.getFileName().toString();
        boolean isTable = name.endsWith(TABLE_ENDING);
        StreamHandle handle = isTable ? known.get(name) : null;
        if (handle == null) {
          handle = isTable && sharedFolder.isPresent() ? share(barrier, file, sharedFolder.get(), written)
              : copyInto(file, writer.nativeFile(subtask, name), target);
          newBytes += handle.sizeBytes();
        }
        allBytes += handle.sizeBytes();
        (isTable ? tables : others).add(new NamedFile(name, handle));
      }
      if (!written.isEmpty()) {
        forceShared(target.storage(), sharedFolder.get());
      }
      StagedFile headerFile = writer.nativeFile(subtask, "header");
      headerFile.write(header, 0, header.length);
      headerFile.finish();
      writer.nativeKeyedState(subtask, new RocksDbFiles(FORM, barrier.checkpointId(), id("backend"), range.first(), range.count(), newBytes,
          headerFile.handle(), tables, others, id("handle-" + barrier.checkpointId())), counts);
    } catch (SnapshotException | RuntimeException e) {
      delete(target.storage(), written);
      throw e;
    }
    if (sharedFolder.isPresent()) {
      remember(barrier.checkpointId(), new Uploaded(target.storage(), handles(tables), written));
    }
    return new Written(newBytes, allBytes);
  }

  private String id(String what) {
    return UUID.nameUUIDFromBytes((operatorId + "-" + subtask + "-" + what).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Map<String, StreamHandle> handles(List<NamedFile> tables) {
    Map<String, StreamHandle> handles = new HashMap<>();
    tables.forEach(table -> handles.put(table.name(), table.stream()));
    return handles;
  }

  /** Files elsewhere, such as those of a snapshot that belongs to somebody else, are written again. */
  private synchronized Map<String, StreamHandle> completedIn(Path sharedFolder) {
    Map<String, StreamHandle> known = new HashMap<>();
    completed.forEach((name, handle) -> {
      if (handle instanceof StreamHandle.AbsoluteFile file && sharedFolder.toAbsolutePath().normalize().equals(Path.of(file.path()).getParent())) {
        known.put(name, handle);
      }
    });
    return known;
  }

  private synchronized void remember(long checkpointId, Uploaded uploaded) {
    pending.put(checkpointId, uploaded);
  }

  private static List<Path> list(Path folder) throws SnapshotException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().endsWith(LOG_ENDING)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static SnapshotException unreadable(Path file, IOException cause) {
    return new SnapshotException.Unreachable(Place.of(file.toString()), "a working file of RocksDB cannot be read. The disk says: " + IoReason.of(cause), cause);
  }

  private static StreamHandle copyInto(Path file, StagedFile target, CheckpointTarget checkpoint) throws SnapshotException {
    byte[] buffer = new byte[COPY_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        checkCancelled(checkpoint, file);
        target.write(buffer, 0, count);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    target.finish();
    return target.handle();
  }

  private static void checkCancelled(CheckpointTarget checkpoint, Path file) throws SnapshotException {
    if (checkpoint.listener().isCancelled()) {
      throw new SnapshotException.Cancelled(Place.of(file.toString()));
    }
  }

  private StreamHandle share(CheckpointBarrier barrier, Path file, Path folder, List<Path> written) throws SnapshotException {
    Storage storage = barrier.target().storage();
    String name = operatorId + "-" + subtask + "-" + barrier.checkpointId() + "-" + file.getFileName();
    Path target = folder.resolve(name).toAbsolutePath().normalize();
    for (int copy = 2; storage.exists(target); copy++) {
      target = target.resolveSibling(name + "-" + copy);
    }
    written.add(target);
    byte[] buffer = new byte[COPY_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      try (StorageOutput out = storage.create(target)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          checkCancelled(barrier.target(), file);
          out.write(buffer, 0, count);
        }
        out.force();
        return new StreamHandle.AbsoluteFile(target.toString(), out.position());
      }
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(target.toString()), "the file cannot be written. The disk says: " + IoReason.of(e), e);
    }
  }

  private static void forceShared(Storage storage, Path folder) throws SnapshotException {
    try {
      storage.force(folder);
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(folder.toString()), "the folder cannot be written. The disk says: " + IoReason.of(e), e);
    }
  }

  /** The checkpoint is complete: later ones share its tables. */
  synchronized void completed(long checkpointId) {
    Uploaded uploaded = pending.remove(checkpointId);
    if (uploaded != null) {
      completed = uploaded.tables();
      pending.keySet().removeIf(earlier -> earlier < checkpointId);
    }
  }

  /** The checkpoint was given up: what it alone wrote is removed. */
  void aborted(long checkpointId) {
    Uploaded uploaded;
    synchronized (this) {
      uploaded = pending.remove(checkpointId);
    }
    if (uploaded != null) {
      delete(uploaded.storage(), uploaded.written());
    }
  }

  private static void delete(Storage storage, List<Path> files) {
    for (Path file : files) {
      try {
        storage.delete(file);
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "A file of a checkpoint that was given up stays: " + file + ". The disk says: " + IoReason.of(e));
      }
    }
  }
}
