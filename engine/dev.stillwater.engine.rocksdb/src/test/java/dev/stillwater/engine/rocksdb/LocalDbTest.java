package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.task.JobStopped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The instances that hold working state, and the folders and native objects that they take. */
class LocalDbTest {
  @TempDir
  Path folder;

  private int handlesBefore;

  @BeforeAll
  static void load() throws Exception {
    RocksDbLibrary.load();
  }

  @BeforeEach
  void count() {
    handlesBefore = NativeHandles.open();
  }

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(handlesBefore, NativeHandles.open());
  }

  private static ByteWriter bytes(String text) {
    return new ByteWriter().writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] array(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> content(LocalDb db, Family family) throws Exception {
    List<String> content = new ArrayList<>();
    try (DbCursor cursor = db.cursor(family, new byte[0], new byte[0])) {
      read(cursor, content);
    }
    return content;
  }

  private static void read(DbCursor cursor, List<String> target) throws Exception {
    while (cursor.next()) {
      cursor.loadValue();
      target.add(new String(cursor.key(), 0, cursor.keyLength(), StandardCharsets.UTF_8) + "="
          + new String(cursor.value(), 0, cursor.valueLength(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void batches_holdWhatWasAskedFor() throws Exception {
    // Catches a batch whose own making of RocksDB's form is wrong in a length, a count or a kind.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      Family one = db.family("one");
      Family other = db.family("other");
      Batch batch = db.batch();
      String text = "x".repeat(300);
      for (int index = 100; index < 300; index++) {
        batch.put(one.id(), bytes("k" + index), bytes(text));
      }
      batch.put(other.id(), bytes("k"), bytes("other"));
      batch.merge(other.id(), bytes("list"), bytes("a"));
      batch.merge(other.id(), bytes("list"), bytes("b"));
      batch.deleteRange(one.id(), array("k110"), array("k290"));
      batch.delete(one.id(), bytes("k100"));
      batch.write();
      batch.write();
      assertEquals(List.of("k=other", "list=a,b"), content(db, other));
      assertEquals(19, content(db, one).size());
      LocalDb.Value value = new LocalDb.Value();
      assertTrue(db.get(one, bytes("k101"), value));
      assertArrayEquals(array(text), Arrays.copyOf(value.bytes, value.length));
      assertFalse(db.get(one, bytes("k100"), value));
    }
  }

  @Test
  void largeBatch_endsWithItsJob() throws Exception {
    // Catches the writing of a whole cache, for which RocksDB may take seconds, that a cancelled job has to wait for.
    EndedListener end = new EndedListener();
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, end)) {
      Family family = db.family("one");
      Batch batch = db.batch();
      end.writesMax = 2;
      assertThrows(JobStopped.class, () -> {
        for (int index = 0; index < 10_000; index++) {
          batch.put(family.id(), bytes("k" + index), bytes("x".repeat(1000)));
        }
      });
      assertTrue(db.writtenBytes() > 0 && db.writtenBytes() < 2_000_000, () -> db.writtenBytes() + " bytes");
      db.stop();
    }
  }

  /** Of a job that ends after some writes. */
  private static final class EndedListener implements ProgressListener {
    private int writesMax = Integer.MAX_VALUE;

    @Override
    public void progressed(String what, long done, long total) {
      throw new AssertionError("nothing is told");
    }

    @Override
    public boolean isCancelled() {
      return writesMax-- == 0;
    }
  }

  @Test
  void largeBatch_goesInPieces() throws Exception {
    // Catches entries that are lost or written twice where a batch is full.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      Family family = db.family("state");
      Batch batch = db.batch();
      for (int index = 0; index < 100_000; index++) {
        batch.put(family.id(), new ByteWriter().writeInt(index), new ByteWriter().writeLong(index));
      }
      batch.write();
      assertEquals(100_000, content(db, family).size());
    }
  }

  @Test
  void view_staysAsItWas() throws Exception {
    // Catches a savepoint that sees what was written after it began.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      Family family = db.family("state");
      Batch batch = db.batch();
      batch.put(family.id(), bytes("a"), bytes("1"));
      batch.write();
      List<String> seen = new ArrayList<>();
      try (LocalDb.View view = db.view()) {
        batch.put(family.id(), bytes("a"), bytes("2"));
        batch.put(family.id(), bytes("b"), bytes("2"));
        batch.write();
        try (DbCursor cursor = view.cursor(family, new byte[0], new byte[0])) {
          read(cursor, seen);
        }
        view.close();
      }
      assertEquals(List.of("a=1"), seen);
      assertEquals(List.of("a=2", "b=2"), content(db, family));
    }
  }

  @Test
  void checkpoint_opensAsAnInstanceOfItsOwn() throws Exception {
    // Catches content in memory that a checkpoint leaves out, as there is no log.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20)) {
      try (LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
        Batch batch = db.batch();
        batch.put(db.family("state").id(), bytes("a"), bytes("1"));
        batch.write();
        db.checkpoint(folder.resolve("checkpoint"));
        batch.put(db.family("state").id(), bytes("a"), bytes("2"));
        batch.write();
      }
      try (LocalDb copy = LocalDb.open(folder.resolve("checkpoint"), memory, ProgressListener.NONE)) {
        assertEquals(List.of("a=1"), content(copy, copy.existing("state").orElseThrow()));
        copy.removeRange(copy.family("state"), array("a"), array("b"));
        assertEquals(List.of(), content(copy, copy.family("state")));
        copy.drop(copy.family("state"));
        assertTrue(copy.existing("state").isEmpty());
      }
    }
  }

  @Test
  void secondClose_doesNothing() throws Exception {
    // Catches a crash of the process where a failing job closes what its end has closed.
    RocksDbMemory memory = new RocksDbMemory(8 << 20);
    LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE);
    DbCursor cursor = db.cursor(db.family("state"), new byte[0], new byte[0]);
    assertFalse(cursor.next());
    LocalDb.View view = db.view();
    view.close();
    view.close();
    cursor.close();
    cursor.close();
    db.close();
    db.close();
    memory.close();
    memory.close();
  }

  @Test
  void foldersOfDeadProcesses_areRemoved() throws Exception {
    // Catches disks that fill up with the files of killed processes, and files of living ones that are removed.
    Path dead = Files.createDirectories(folder.resolve("stillwater-rocksdb-dead/op"));
    Files.writeString(dead.resolve("000001.sst"), "table");
    Files.writeString(dead.resolveSibling("in-use.lock"), "");
    Path unknown = Files.createDirectories(folder.resolve("stillwater-rocksdb-unknown"));
    try (LocalFolder first = LocalFolder.make(Optional.of(folder)); LocalFolder second = LocalFolder.make(Optional.of(folder))) {
      assertFalse(Files.exists(dead.getParent()));
      assertTrue(Files.isDirectory(unknown));
      assertTrue(Files.isDirectory(first.path()));
      Files.writeString(second.path().resolve("file"), "content");
      second.close();
      assertFalse(Files.exists(second.path()));
      assertTrue(Files.isDirectory(first.path()));
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(unknown), left.toList());
    }
  }
}
