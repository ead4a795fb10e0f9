package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Disks that fail under RocksDB: what is said, and what is lost by it. */
class RocksDbFailureTest {
  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private KeyedJob job(Path work) throws SnapshotException {
    return new KeyedJob(new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(work), true, 8 << 20, 1, 1)), 1,
        Optional.empty());
  }

  @Test
  void workingFolderThatGoesAway_failsTheCheckpointAndThenTheJobByName() throws Exception {
    // Catches a process that dies of it, and a message that says neither whose state it was nor where.
    Path work = folder.resolve("work");
    try (KeyedJob job = job(work)) {
      for (long key = 0; key < 500; key++) {
        job.add(key, key);
      }
      job.checkpoint(Storage.local(), folder.resolve("job/chk-1"), 1);
      Path instances;
      try (Stream<Path> folders = Files.list(work)) {
        instances = folders.findFirst().orElseThrow();
      }
      LocalFolder.remove(instances);
      job.add(1, 1);
      SnapshotException failed = assertThrows(SnapshotException.class, () -> job.checkpoint(Storage.local(), folder.resolve("job/chk-2"), 2));
      assertTrue(failed.getMessage().contains("'count'") && failed.getMessage().contains(instances.toString()), failed.getMessage());
      RocksDbFailure ended = assertThrows(RocksDbFailure.class, () -> {
        for (long key = 0; key < 1_000_000; key++) {
          job.add(key, key);
        }
      });
      assertTrue(ended.getMessage().contains("'count'") && ended.getMessage().contains(instances.toString()), ended.getMessage());
    }
    try (KeyedJob job = new KeyedJob(new RocksDbStateBackend(StateBackendSettings.of(StateBackendSettings.Kind.ROCKSDB)), 1,
        Optional.of(folder.resolve("job/chk-1")))) {
      assertEquals("499 [499] {k1=499}", job.content(500).get(499L));
    }
  }

  @Test
  void workingFolderThatCannotBeMade_isNamed() throws Exception {
    // Catches a message that leaves the person to guess which folder is meant.
    Path work = folder.resolve("work");
    Files.writeString(work, "in the way");
    try (KeyedJob job = job(work)) {
      RocksDbFailure failed = assertThrows(RocksDbFailure.class, () -> job.content(1_000).forEach((key, text) -> job.add(key, key)));
      assertTrue(failed.getMessage().contains("'count'") && failed.getMessage().contains(work.toString()), failed.getMessage());
    }
  }

  /** An instance whose disk is full for some of the writes. */
  private static final class FullDisk implements Batch.Target {
    private final LocalDb db;
    private final List<Integer> failing;
    private int writes;

    FullDisk(LocalDb db, List<Integer> failing) {
      this.db = db;
      this.failing = failing;
    }

    @Override
    public void write(WriteBatch changes) throws RocksDBException {
      if (failing.contains(++writes)) {
        throw new RocksDBException("No space left on device");
      }
      db.target().write(changes);
    }
  }

  @Test
  void writesThatFailed_areDoneAgainOnce() throws Exception {
    // Catches elements of lists that are lost or appended twice when a disk was full for a while and the next checkpoint goes on.
    for (int failing = 1; failing < 8; failing++) {
      try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db-" + failing), memory, ProgressListener.NONE)) {
        int id = db.family("list").id();
        Batch batch = new Batch(new FullDisk(db, List.of(failing, failing + 2)));
        ByteCache cache = new ByteCache(new Appends(id));
        for (int key = 0; key < 3000; key++) {
          cache.own(bytes(key)).value = new byte[600];
        }
        List<ByteCache.Frozen> changes = cache.freeze();
        int attempts = 0;
        for (boolean isWritten = false; !isWritten; attempts++) {
          try {
            cache.write(changes, batch);
            isWritten = true;
          } catch (RocksDBException e) {
            assertTrue(attempts < 3, e.getMessage());
          }
        }
        cache.flushed(changes);
        List<Integer> lengths = new ArrayList<>();
        try (DbCursor cursor = db.cursor(db.family("list"), new byte[0], new byte[0])) {
          while (cursor.next()) {
            cursor.loadValue();
            lengths.add(cursor.valueLength());
          }
        }
        assertEquals(3000, lengths.size());
        assertTrue(lengths.stream().allMatch(length -> length == 600), "elements were appended twice");
      }
    }
  }

  private static byte[] bytes(int key) {
    return new byte[] {(byte) (key >> 8), (byte) key};
  }

  /** Appends the values of nodes. */
  private record Appends(int family) implements ByteCache.Codec {
    @Override
    public void write(ByteCache.Node node, Batch batch) throws RocksDBException {
      batch.merge(family, new ByteWriter().writeBytes(node.key),
          new ByteWriter().writeBytes((byte[]) node.value));
    }

    @Override
    public boolean isWrittenOnce() {
      return true;
    }
  }
}
