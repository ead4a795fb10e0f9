package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/**
 * Loads many entries of one state into an instance: writes tables and moves them in, past the write buffers. Entries that come in the order of their keys are
 * written as they come; others are sorted in pieces, so that memory stays bounded.
 *
 * <p>THREADING: one thread. LIFECYCLE: {@link #finish} it; close it in any case.
 */
final class BulkLoader implements AutoCloseable {
  private static final long TABLE_BYTES = 64L << 20;
  private static final int SORTED_BYTES = 16 << 20;

  private final LocalDb db;
  private final Family family;
  private final RocksDbMemory memory;
  private final Path folder;
  private final NativeHandles handles = new NativeHandles();
  private final List<Path> tables = new ArrayList<>();
  private final KeyGroupBuffer unsorted = new KeyGroupBuffer();
  private final ByteWriter bufferedKey = new ByteWriter();
  private final ByteWriter bufferedValue = new ByteWriter();
  private int unsortedBytes;
  private boolean isSorting;
  private SstFileWriter writer;
  private NativeHandles writerHandles;
  private long tableBytes;
  private int count;
  private byte[] last = new byte[0];

  /**
   * Makes a loader.
   *
   * @param folder a folder on the disk of the instance for the tables while they are written
   */
  BulkLoader(LocalDb db, Family family, RocksDbMemory memory, Path folder) throws IOException {
    this.db = db;
    this.family = family;
    this.memory = memory;
    this.folder = Files.createDirectories(folder);
  }

  /** Adds an entry; no two may have the same key. The writers are not kept. */
  void add(ByteWriter key, ByteWriter value) throws RocksDBException {
    if (!isSorting && Arrays.compareUnsigned(key.array(), 0, key.size(), last, 0, last.length) <= 0 && last.length > 0) {
      isSorting = true;
      endTable();
      ingest();
    }
    if (isSorting) {
      unsorted.add(0, key, value);
      unsortedBytes += key.size() + value.size();
      if (unsortedBytes >= SORTED_BYTES) {
        sort();
      }
      return;
    }
    write(key, value);
  }

  private void sort() throws RocksDBException {
    unsorted.sort();
    last = new byte[0];
    for (int index = 0; index < unsorted.count(); index++) {
      unsorted.copyKey(index, bufferedKey);
      unsorted.copyValue(index, bufferedValue);
      write(bufferedKey, bufferedValue);
    }
    unsorted.clear();
    unsortedBytes = 0;
    endTable();
    // The next piece overlaps with this one, which tables that are moved in together may not.
    ingest();
  }

  private void write(ByteWriter key, ByteWriter value) throws RocksDBException {
    if (writer == null) {
      Path table = folder.resolve(family.id() + "-" + count++ + ".sst");
      writerHandles = handles.keep(new NativeHandles());
      writer = writerHandles.keep(new SstFileWriter(memory.envOptions(), memory.tableOptions(writerHandles)));
      writer.open(table.toString());
      tables.add(table);
      tableBytes = 0;
    }
    last = key.toByteArray();
    writer.put(last, value.toByteArray());
    tableBytes += key.size() + value.size();
    if (tableBytes >= TABLE_BYTES) {
      endTable();
    }
  }

  private void endTable() throws RocksDBException {
    if (writer != null) {
      writer.finish();
      writer = null;
      handles.close(writerHandles);
    }
  }

  private void ingest() throws RocksDBException {
    db.ingest(family, tables);
    tables.clear();
  }

  /** Moves all that was added into the instance. */
  void finish() throws RocksDBException {
    if (isSorting && unsorted.count() > 0) {
      sort();
    }
    endTable();
    ingest();
  }

  @Override
  public void close() {
    writer = null;
    handles.close();
  }
}
