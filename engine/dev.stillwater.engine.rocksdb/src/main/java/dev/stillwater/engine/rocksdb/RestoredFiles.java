package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.keyed.KeyedHeader;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader.RocksFile;
import dev.stillwater.engine.snapshot.keyed.StateMeta;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.NamedFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.StateHeaders;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.task.JobStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Takes the files of instances in a snapshot over as they are: those that cover the subtask's key groups are linked, cut to them and, where there are
 * several, put together.
 *
 * <p>THREADING: one thread.
 */
final class RestoredFiles {
  private final SnapshotView snapshot;
  private final List<RocksDbFiles> handles;
  private final KeyGroupRange range;
  private final int prefixBytes;
  private final ProgressListener end;

  private RestoredFiles(SnapshotView snapshot, List<RocksDbFiles> handles, KeyGroupRange range, ProgressListener end) {
    this.snapshot = snapshot;
    this.handles = handles;
    this.range = range;
    this.end = end;
    prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
  }

  /**
   * The files that hold the key groups of the range, if all of them are in RocksDB's form and their entries have just the bytes that the states have now.
   *
   * @param site whose key groups they are
   * @param states the states that the operator has now; the snapshot may lack some and have others
   */
  static Optional<RestoredFiles> find(SnapshotView snapshot, OperatorMetadata operator, StateBackend.Site site, KeyedStates states) throws SnapshotException {
    KeyGroupRange range = site.range();
    List<RocksDbFiles> found = new ArrayList<>();
    for (SubtaskMetadata subtask : operator.subtasks()) {
      Optional<KeyedHandle> handle = subtask.managedKeyed();
      boolean isOurs = handle.isPresent() && handle.get().firstKeyGroup() <= range.last()
          && handle.get().firstKeyGroup() + handle.get().keyGroupCount() > range.first();
      if (isOurs && (subtask.rawKeyed().isPresent() || !(handle.get() instanceof RocksDbFiles files) || !isSame(snapshot, files, states))) {
        return Optional.empty();
      }
      if (isOurs) {
        found.add((RocksDbFiles) handle.get());
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new RestoredFiles(snapshot, found, range, site.jobEnd()));
  }

  private static boolean isSame(SnapshotView snapshot, RocksDbFiles files, KeyedStates states) throws SnapshotException {
    KeyedHeader header = KeyedHeader.read(ByteReader.of(snapshot.files().open(files.header())));
    byte[] bytes = StateHeaders.keyed(states);
    KeyedHeader ours = KeyedHeader.read(ByteReader.of("keyed header", 0, bytes, 0, bytes.length));
    if (header.problem().isPresent() || !Arrays.equals(header.keySerializerBytes(), ours.keySerializerBytes())) {
      return false;
    }
    Map<String, StateMeta> now = new HashMap<>();
    ours.states().forEach(state -> now.put(state.name(), state));
    return header.states().stream().allMatch(state -> !now.containsKey(state.name())
        || Arrays.equals(state.headerBytes(), now.get(state.name()).headerBytes()));
  }

  /**
   * Makes an instance of the files.
   *
   * @param folder folder of the instance, empty
   * @param scratch folder on the same disk for other instances
   */
  LocalDb open(Path folder, Path scratch, RocksDbMemory memory, KeyedStates states) throws SnapshotException, RocksDBException, IOException {
    RocksDbFiles base = handles.stream().max((one, other) -> Integer.compare(overlap(one), overlap(other))).orElseThrow();
    provide(base, folder);
    LocalDb db = LocalDb.open(folder, memory, end);
    try {
      for (Family family : db.families()) {
        if (states.states().stream().noneMatch(state -> state.name().equals(family.name()))) {
          db.drop(family);
        } else {
          clip(db, family, base);
        }
      }
      int number = 0;
      for (RocksDbFiles handle : handles) {
        if (handle != base) {
          add(handle, db, scratch.resolve("part-" + number++), memory, states);
        }
      }
      return db;
    } catch (SnapshotException | RocksDBException | IOException | RuntimeException | JobStopped e) {
      db.close();
      throw e;
    }
  }

  private int overlap(RocksDbFiles files) {
    return Math.min(range.last() + 1, files.firstKeyGroup() + files.keyGroupCount()) - Math.max(range.first(), files.firstKeyGroup());
  }

  private void provide(RocksDbFiles handle, Path folder) throws SnapshotException, IOException {
    Files.createDirectories(folder);
    for (List<NamedFile> files : List.of(handle.sharedFiles(), handle.privateFiles())) {
      for (NamedFile file : files) {
        checkEnd();
        boolean isWhole = file.stream() instanceof StreamHandle.AbsoluteFile || file.stream() instanceof StreamHandle.RelativeFile;
        Optional<Path> path = isWhole ? snapshot.files().path(file.stream()) : Optional.empty();
        RocksDbStateReader.provide(file.name(), new RocksFile(path, snapshot.files().open(file.stream())), folder);
      }
    }
  }

  private void checkEnd() {
    if (end.isCancelled()) {
      throw new JobStopped();
    }
  }

  private void clip(LocalDb db, Family family, RocksDbFiles files) throws RocksDBException {
    int endGroup = files.firstKeyGroup() + files.keyGroupCount();
    if (files.firstKeyGroup() < range.first()) {
      db.removeRange(family, prefix(0), prefix(range.first()));
    }
    if (endGroup > range.last() + 1) {
      db.removeRange(family, prefix(range.last() + 1), behindAll());
    }
  }

  private byte[] prefix(int keyGroup) {
    ByteWriter out = new ByteWriter();
    CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, out);
    return out.toByteArray();
  }

  private byte[] behindAll() {
    return range.maxParallelism() < 1 << 8 * prefixBytes ? prefix(range.maxParallelism()) : new byte[] {-1, -1, -1, -1};
  }

  private void add(RocksDbFiles handle, LocalDb db, Path folder, RocksDbMemory memory, KeyedStates states)
      throws SnapshotException, RocksDBException, IOException {
    provide(handle, folder);
    ByteWriter key = new ByteWriter();
    ByteWriter value = new ByteWriter();
    int first = Math.max(range.first(), handle.firstKeyGroup());
    int endGroup = Math.min(range.last(), handle.firstKeyGroup() + handle.keyGroupCount() - 1) + 1;
    byte[] to = endGroup >= 1 << 8 * prefixBytes ? new byte[0] : prefix(endGroup);
    try (LocalDb other = LocalDb.open(folder, memory, end)) {
      for (Family family : other.families()) {
        if (states.states().stream().anyMatch(state -> state.name().equals(family.name()))) {
          try (BulkLoader loader = new BulkLoader(db, db.family(family.name()), memory, folder.resolveSibling(folder.getFileName() + "-tables"));
              DbCursor cursor = other.cursor(family, prefix(first), to)) {
            while (cursor.next()) {
              checkEnd();
              cursor.copyKey(key);
              cursor.copyValue(value);
              loader.add(key, value);
            }
            loader.finish();
          }
        }
      }
    }
    LocalFolder.remove(folder);
  }

  /** The tables by name when one instance alone was taken over whole, so that the next checkpoint may point to them as well. */
  Map<String, StreamHandle> tables() {
    Map<String, StreamHandle> tables = new HashMap<>();
    if (handles.size() == 1) {
      handles.get(0).sharedFiles().forEach(file -> tables.put(file.name(), file.stream()));
    }
    return tables;
  }

  /** An error of RocksDB with files of the snapshot. */
  SnapshotException unusable(RocksDBException e) {
    return new SnapshotException.Corrupt(Place.of(snapshot.files().namedPath().toString()), "RocksDB cannot take its files over: " + e.getMessage() + ".", e);
  }
}
