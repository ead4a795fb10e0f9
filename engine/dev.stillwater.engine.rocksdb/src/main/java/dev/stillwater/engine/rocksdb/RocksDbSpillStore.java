package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.compare.SpillStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.VectorMemTableConfig;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Entries in an instance of RocksDB of their own, without log: nobody needs them after the process.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: close it; its folder is removed then.
 */
final class RocksDbSpillStore implements SpillStore {
  private static final long WRITE_BUFFER_BYTES = 16L << 20;
  private static final long CACHE_BYTES = 4L << 20;
  private static final long READ_AHEAD_BYTES = 1L << 20;
  private static final int BATCH_BYTES = 1 << 18;

  private final Path folder;
  private final NativeHandles handles = new NativeHandles();
  private final RocksDB db;
  private final WriteOptions writeOptions;
  private final WriteBatch batch;

  /** An empty store in a new folder below the one given. */
  static RocksDbSpillStore below(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(parent), "differences-");
    try {
      RocksDbLibrary.load();
      return new RocksDbSpillStore(folder);
    } catch (RocksDBException | LinkageError e) {
      remove(folder);
      throw new IOException("RocksDB cannot be used there: " + e.getMessage(), e);
    }
  }

  private RocksDbSpillStore(Path folder) throws RocksDBException {
    this.folder = folder;
    try {
      LRUCache cache = handles.keep(new LRUCache(CACHE_BYTES));
      Options options = handles.keep(new Options());
      // What is written is read once, in order: it is sorted when a buffer is full, and tables are never put together.
      options.prepareForBulkLoad().setCreateIfMissing(true).setWriteBufferSize(WRITE_BUFFER_BYTES).setMaxWriteBufferNumber(2)
          .setMinWriteBufferNumberToMerge(1).setMemTableConfig(new VectorMemTableConfig()).setAllowConcurrentMemtableWrite(false).setCompressionType(CompressionType.SNAPPY_COMPRESSION)
          .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache)).setInfoLogLevel(InfoLogLevel.ERROR_LEVEL);
      writeOptions = handles.keep(new WriteOptions().setDisableWAL(true));
      db = handles.keep(RocksDB.open(options, folder.toString()));
      batch = handles.keep(new WriteBatch());
    } catch (RocksDBException | RuntimeException e) {
      handles.close();
      throw e;
    }
  }

  @Override
  public void put(byte[] key, byte[] value) throws IOException {
    try {
      batch.put(key, value);
      if (batch.getDataSize() >= BATCH_BYTES) {
        write();
      }
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private void write() throws RocksDBException {
    db.write(writeOptions, batch);
    batch.clear();
  }

  private static IOException failed(RocksDBException e) {
    return new IOException("RocksDB cannot keep them: " + RocksDbFailure.reason(e) + ". Is there room on the disk?", e);
  }

  @Override
  public Cursor cursor() throws IOException {
    try {
      write();
    } catch (RocksDBException e) {
      throw failed(e);
    }
    return new EntryCursor();
  }

  @Override
  public void close() {
    handles.close();
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException inUse) {
      // It lies in the work folder of the comparison, which goes with everything in it.
      System.getLogger(RocksDbSpillStore.class.getName()).log(System.Logger.Level.WARNING, "The folder " + folder + " cannot be removed: " + inUse.getMessage());
    }
  }

  /** THREADING: as the store. LIFECYCLE: close it, or the store. */
  private final class EntryCursor implements Cursor {
    private final NativeHandles own = handles.keep(new NativeHandles());
    private final RocksIterator iterator;
    private boolean isStarted;

    EntryCursor() {
      ReadOptions options = own.keep(new ReadOptions().setFillCache(false).setReadaheadSize(READ_AHEAD_BYTES));
      iterator = own.keep(db.newIterator(options));
    }

    @Override
    public boolean next() throws IOException {
      if (isStarted) {
        iterator.next();
      } else {
        isStarted = true;
        iterator.seekToFirst();
      }
      if (iterator.isValid()) {
        return true;
      }
      try {
        iterator.status();
        return false;
      } catch (RocksDBException e) {
        throw failed(e);
      }
    }

    @Override
    public byte[] key() {
      return iterator.key();
    }

    @Override
    public byte[] value() {
      return iterator.value();
    }

    @Override
    public void close() {
      handles.close(own);
    }
  }
}
