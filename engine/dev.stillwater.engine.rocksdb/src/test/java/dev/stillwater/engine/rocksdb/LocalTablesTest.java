package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.rocksdb.table.TableCursor;
import dev.stillwater.engine.rocksdb.table.TableException;
import dev.stillwater.engine.rocksdb.table.TableFile;
import dev.stillwater.engine.rocksdb.table.TableMerge;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.SstFileWriter;

/** Tables that are read past RocksDB, against what RocksDB gives. */
class LocalTablesTest {
  private static final int KEYS = 400;
  private static final int ROUNDS = 14;
  private static final int CHANGES = 250;
  private static final int DAMAGES = 2_000;
  private static final byte[] NONE = {};

  @TempDir
  Path folder;

  @BeforeAll
  static void load() throws Exception {
    RocksDbLibrary.load();
  }

  private static ByteWriter writer(byte[] bytes) {
    return new ByteWriter().writeBytes(bytes);
  }

  /** Some are beginnings of others, some have bytes above 127, some are long. */
  private static byte[] key(int number) {
    String text = "key".substring(0, number % 4) + number / 3 + (number % 50 == 0 ? "y".repeat(300) : "");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] ^= (byte) (number % 3 == 0 ? 0x80 : 0);
    return bytes;
  }

  /** Empty, short, long, and long ones that can be compressed well, badly and not at all. */
  private static byte[] value(Random random) {
    byte[] value = new byte[switch (random.nextInt(60)) {
      case 0, 1 -> 0;
      case 2 -> 5_000;
      case 3 -> 100_000;
      default -> random.nextInt(40);
    }];
    int kind = random.nextInt(4);
    for (int index = 0; index < value.length; index++) {
      value[index] = (byte) switch (kind) {
        case 0 -> 'x';
        case 1 -> index % 5 * 40;
        case 2 -> random.nextInt(3);
        default -> random.nextInt();
      };
    }
    return value;
  }

  private static String text(byte[] key, int keyLength, byte[] value, int valueAt, int valueLength) {
    return new String(key, 0, keyLength, StandardCharsets.ISO_8859_1) + "=" + valueLength + ":"
        + Arrays.hashCode(Arrays.copyOfRange(value, valueAt, valueAt + valueLength));
  }

  private static List<String> byRocksDb(LocalDb.View view, Family family, byte[] from, byte[] to) throws Exception {
    List<String> content = new ArrayList<>();
    try (DbCursor cursor = view.cursor(family, from, to)) {
      while (cursor.next()) {
        cursor.loadValue();
        content.add(text(cursor.key(), cursor.keyLength(), cursor.value(), 0, cursor.valueLength()));
      }
    }
    return content;
  }

  private static List<String> read(TableMerge walk, byte[] from, byte[] to, long sequence) throws IOException, TableException {
    List<String> content = new ArrayList<>();
    walk.seek(from, to, sequence);
    while (walk.next()) {
      TableCursor entry = walk.current();
      content.add(text(entry.key(), entry.keyLength(), entry.valueBytes(), entry.valueAt(), entry.valueLength()));
    }
    return content;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void tables_giveWhatRocksDbGives(long seed) throws Exception {
    // Catches any difference: versions of a key in one table and in several, removed ones, what came after the moment that is looked at, ends of blocks, beginnings and
    // ends between keys, compression, and levels that are taken in the wrong order.
    Random random = new Random(seed);
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      List<Family> families = List.of(db.family("one"), db.family("other"));
      List<LocalDb.View> views = new ArrayList<>();
      int compared = 0;
      for (int round = 0; round < ROUNDS; round++) {
        change(db, families, random);
        views.add(db.view());
        if (views.size() > 3) {
          views.remove(random.nextInt(views.size())).close();
        }
        change(db, families, random);
        try (LocalTables tables = db.tables(families)) {
          for (Family family : families) {
            assertTrue(tables.has(family));
            for (LocalDb.View view : views) {
              TableMerge walk = tables.walk(family);
              assertEquals(byRocksDb(view, family, NONE, NONE), read(walk, NONE, NONE, view.sequence()), "seed " + seed);
              byte[] from = key(random.nextInt(KEYS));
              byte[] to = key(random.nextInt(KEYS));
              if (Arrays.compareUnsigned(from, to) < 0) {
                List<String> expected = byRocksDb(view, family, from, to);
                compared += expected.size();
                assertEquals(expected, read(walk, from, to, view.sequence()), "seed " + seed);
              }
              tables.done(family, walk);
            }
          }
        }
      }
      assertTrue(compared > 1_000, compared + " entries");
      views.forEach(LocalDb.View::close);
    }
  }

  private static void change(LocalDb db, List<Family> families, Random random) throws Exception {
    Batch batch = db.batch();
    for (int change = random.nextInt(CHANGES); change > 0; change--) {
      Family family = families.get(random.nextInt(families.size()));
      byte[] key = key(random.nextInt(KEYS));
      if (random.nextInt(4) == 0) {
        batch.delete(family.id(), writer(key));
      } else {
        batch.put(family.id(), writer(key), writer(value(random)));
      }
    }
    batch.write();
    if (random.nextInt(3) == 0) {
      db.flush();
    }
  }

  @Test
  void otherTables_areLeftToRocksDb() throws Exception {
    // Catches parts of lists and removed ranges that are taken for values, and tables of other programs that are read as if they were ours.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      List<Family> families = List.of(db.family("lists"), db.family("ranges"), db.family("plain"));
      Batch batch = db.batch();
      for (Family family : families) {
        batch.put(family.id(), writer(new byte[] {1}), writer(new byte[] {2}));
      }
      batch.merge(families.get(0).id(), writer(new byte[] {1}), writer(new byte[] {3}));
      batch.merge(families.get(0).id(), writer(new byte[] {2}), writer(new byte[] {3}));
      batch.deleteRange(families.get(1).id(), new byte[] {0}, new byte[] {5});
      batch.write();
      try (LocalTables tables = db.tables(families)) {
        TableMerge lists = tables.walk(families.get(0));
        assertThrows(TableException.class, () -> read(lists, NONE, NONE, Long.MAX_VALUE));
        assertFalse(tables.has(families.get(1)));
        assertEquals(1, read(tables.walk(families.get(2)), NONE, NONE, Long.MAX_VALUE).size());
      }
    }
    Path table = folder.resolve("other.sst");
    try (Options options = new Options().setCompressionType(CompressionType.SNAPPY_COMPRESSION); EnvOptions env = new EnvOptions();
        SstFileWriter writer = new SstFileWriter(env, options)) {
      writer.open(table.toString());
      writer.put(new byte[] {1}, new byte[] {2});
      writer.finish();
    }
    assertThrows(TableException.class, () -> TableFile.open(table, Long.MAX_VALUE));
  }

  @Test
  void damagedTable_isRefused() throws Exception {
    // Catches damage that is read as state, and damage that ends in anything but an exception that the reader of tables tells of.
    try (RocksDbMemory memory = new RocksDbMemory(8 << 20); LocalDb db = LocalDb.open(folder.resolve("db"), memory, ProgressListener.NONE)) {
      Family family = db.family("one");
      Batch batch = db.batch();
      for (int number = 0; number < KEYS; number++) {
        batch.put(family.id(), writer(key(number)), writer(new byte[number % 60]));
      }
      batch.write();
      db.flush();
    }
    Path table;
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      table = files.filter(file -> file.toString().endsWith(".sst")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(table);
    List<String> expected = all(table);
    assertTrue(expected.size() > KEYS / 2, expected.size() + " keys");
    assertThrows(TableException.class, () -> TableFile.open(table, 1));
    Random random = new Random(7);
    int refused = 0;
    for (int damage = 0; damage < DAMAGES; damage++) {
      byte[] bytes = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (bytes.length == whole.length) {
        // Half of them at the end, of which no checksum tells.
        int at = random.nextBoolean() ? random.nextInt(bytes.length) : bytes.length - 1 - random.nextInt(53);
        bytes[at] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(table, bytes);
      try {
        assertEquals(expected, all(table));
      } catch (TableException e) {
        refused++;
      }
    }
    assertTrue(refused > DAMAGES / 2, refused + " refused");
  }

  private static List<String> all(Path table) throws IOException, TableException {
    try (TableFile file = TableFile.open(table, Long.MAX_VALUE)) {
      return read(new TableMerge(List.of(file)), NONE, NONE, Long.MAX_VALUE);
    }
  }
}
