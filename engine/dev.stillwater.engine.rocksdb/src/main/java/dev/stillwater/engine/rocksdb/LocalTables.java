package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.rocksdb.LocalDb.Family;
import dev.stillwater.engine.rocksdb.table.TableException;
import dev.stillwater.engine.rocksdb.table.TableFile;
import dev.stillwater.engine.rocksdb.table.TableMerge;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The tables that hold all of some families at a moment, to be read past RocksDB: an iterator of it takes four calls between Java and it for each entry, and most
 * of the time in it. A family of which a table cannot be read here is left to RocksDB.
 *
 * <p>THREADING: any thread, several at a time. LIFECYCLE: close it before the instance, whose old files stay until then; a second time does nothing.
 */
final class LocalTables implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(LocalTables.class.getName());
  /** Bytes of indexes that are kept in memory; tables with larger ones are left to RocksDB. */
  private static final long INDEX_BYTES_MAX = 16L << 20;

  private final RocksDB db;
  private final Map<Family, Tables> families = new HashMap<>();
  private boolean isClosed;

  /** Those of one family, the newest first, and what has walked over them and may be used again. */
  private record Tables(List<TableFile> files, Queue<TableMerge> walks) {
  }

  private LocalTables(RocksDB db) {
    this.db = db;
  }

  /** Opens the tables of the families as they are now. What is in memory must have been written to tables before. */
  static LocalTables open(RocksDB db, Path folder, List<Family> families) throws RocksDBException {
    db.disableFileDeletions();
    LocalTables tables = new LocalTables(db);
    try {
      List<LiveFileMetaData> files = db.getLiveFilesMetaData();
      long indexBytes = INDEX_BYTES_MAX;
      for (Family family : families) {
        indexBytes -= tables.open(folder, family, files, indexBytes);
      }
      return tables;
    } catch (RuntimeException | RocksDBException e) {
      tables.close();
      throw e;
    }
  }

  /** Returns the bytes of its indexes. */
  private long open(Path folder, Family family, List<LiveFileMetaData> all, long indexBytesMax) throws RocksDBException {
    byte[] name = family.handle().getName();
    List<LiveFileMetaData> own = new ArrayList<>(all.stream().filter(file -> Arrays.equals(file.columnFamilyName(), name)).toList());
    own.sort(Comparator.comparingInt(LiveFileMetaData::level).thenComparing(Comparator.comparingLong(LiveFileMetaData::largestSeqno).reversed()));
    List<TableFile> files = new ArrayList<>();
    try {
      long bytes = 0;
      for (int index = 0; index < own.size(); index++) {
        LiveFileMetaData file = own.get(index);
        boolean isOverlapping = index > 0 && file.level() == 0 && own.get(index - 1).smallestSeqno() <= file.largestSeqno();
        if (isOverlapping) {
          throw new IOException("It cannot be told which of two tables is newer.");
        }
        TableFile table = TableFile.open(folder.resolve(file.fileName().replaceFirst("^/", "")), indexBytesMax - bytes);
        files.add(table);
        bytes += table.indexBytes();
      }
      families.put(family, new Tables(files, new ConcurrentLinkedQueue<>()));
      return bytes;
    } catch (IOException | TableException e) {
      LOGGER.log(Level.DEBUG, "RocksDB reads the state '" + family.name() + "' itself: " + e.getMessage());
      close(files);
      return 0;
    }
  }

  /** Whether a family can be read here. */
  boolean has(Family family) {
    return families.containsKey(family);
  }

  /** A walk over a family; {@link #done} gives it back. */
  TableMerge walk(Family family) {
    TableMerge walk = families.get(family).walks().poll();
    return walk == null ? new TableMerge(families.get(family).files()) : walk;
  }

  /** The walk is not used any more by who took it. */
  void done(Family family, TableMerge walk) {
    families.get(family).walks().add(walk);
  }

  private static void close(List<TableFile> files) {
    for (TableFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "A table that was read cannot be closed: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    families.values().forEach(tables -> close(tables.files()));
    try {
      db.enableFileDeletions();
    } catch (RocksDBException e) {
      LOGGER.log(Level.DEBUG, "RocksDB keeps old files until the job ends: " + e.getMessage());
    }
  }
}
