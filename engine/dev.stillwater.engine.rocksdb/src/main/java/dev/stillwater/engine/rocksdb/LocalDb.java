package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.task.JobStopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/**
 * The RocksDB instance of one operator in one subtask: a column family for each state.
 *
 * <p>THREADING: any thread, as RocksDB itself; families are made by any. LIFECYCLE: close it, after its cursors and views and before the memory; a
 * second time does nothing.
 */
final class LocalDb implements AutoCloseable {
  /** Begins the names of column families that are no states. */
  static final String INTERNAL = "~";
  private static final int VALUE_BYTES = 256;

  private final Path folder;
  private final RocksDbMemory memory;
  private final ProgressListener end;
  private final NativeHandles handles = new NativeHandles();
  private final Map<String, Family> families = new LinkedHashMap<>();
  private ColumnFamilyOptions familyOptions;
  private ReadOptions readOptions;
  private RocksDB db;
  private long reads;
  private final LongAdder writtenBytes = new LongAdder();

  /**
   * A column family.
   *
   * @param id its number in the instance
   */
  record Family(String name, int id, ColumnFamilyHandle handle) {
  }

  private LocalDb(Path folder, RocksDbMemory memory, ProgressListener end) {
    this.folder = folder;
    this.memory = memory;
    this.end = end;
  }

  /**
   * Opens the instance in the folder, or makes one there. Cost: the files that are there.
   *
   * @param end asked before each write, which may have to wait for those before: once it is cancelled they throw {@link JobStopped}
   */
  static LocalDb open(Path folder, RocksDbMemory memory, ProgressListener end) throws IOException, RocksDBException {
    Files.createDirectories(folder);
    LocalDb instance = new LocalDb(folder, memory, end);
    try {
      instance.open();
      return instance;
    } catch (RocksDBException | RuntimeException e) {
      instance.close();
      throw e;
    }
  }

  private void open() throws RocksDBException {
    familyOptions = memory.familyOptions(handles);
    readOptions = handles.keep(new ReadOptions());
    DBOptions options = memory.instanceOptions(handles);
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    try (Options listing = new Options()) {
      for (byte[] name : RocksDB.listColumnFamilies(listing, folder.toString())) {
        descriptors.add(new ColumnFamilyDescriptor(name, familyOptions));
      }
    }
    if (descriptors.stream().noneMatch(family -> Arrays.equals(family.getName(), RocksDB.DEFAULT_COLUMN_FAMILY))) {
      descriptors.add(0, new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
    }
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    db = handles.keep(RocksDB.open(options, folder.toString(), descriptors, opened));
    for (int index = 0; index < opened.size(); index++) {
      handles.keep(opened.get(index));
      if (!Arrays.equals(descriptors.get(index).getName(), RocksDB.DEFAULT_COLUMN_FAMILY)) {
        add(new String(descriptors.get(index).getName(), StandardCharsets.UTF_8), opened.get(index));
      }
    }
  }

  private Family add(String name, ColumnFamilyHandle handle) {
    Family family = new Family(name, handle.getID(), handle);
    families.put(name, family);
    return family;
  }

  /** The folder with its files. */
  Path folder() {
    return folder;
  }

  /** The families. */
  synchronized Collection<Family> families() {
    return List.copyOf(families.values());
  }

  /** The family of the name, if there is one. */
  synchronized Optional<Family> existing(String name) {
    return Optional.ofNullable(families.get(name));
  }

  /** The family of the name, made when there is none. */
  synchronized Family family(String name) throws RocksDBException {
    Family family = families.get(name);
    if (family == null) {
      ColumnFamilyDescriptor descriptor = new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), familyOptions);
      family = add(name, handles.keep(db.createColumnFamily(descriptor)));
    }
    return family;
  }

  /** Removes a family with all in it. */
  synchronized void drop(Family family) throws RocksDBException {
    db.dropColumnFamily(family.handle());
    families.remove(family.name());
    handles.close(family.handle());
  }

  /** Changes that are written together. */
  Batch batch() {
    return new Batch(target());
  }

  /** Takes changes that were put together elsewhere. */
  Batch.Target target() {
    return changes -> {
      if (end.isCancelled()) {
        throw new JobStopped();
      }
      db.write(memory.writeOptions(), changes);
      writtenBytes.add(changes.getDataSize());
    };
  }

  /** Number of times that the subtask has asked for a value or begun a walk. */
  long reads() {
    return reads;
  }

  /** Bytes that have been written in batches. */
  long writtenBytes() {
    return writtenBytes.sum();
  }

  /**
   * Reads the value of a key into the writer in place of what it holds; false when there is none.
   *
   * @param value receives the value
   */
  boolean get(Family family, ByteWriter key, Value value) throws RocksDBException {
    reads++;
    int length = db.get(family.handle(), readOptions, key.array(), 0, key.size(), value.bytes, 0, value.bytes.length);
    if (length > value.bytes.length) {
      value.bytes = new byte[Math.max(length, value.bytes.length * 2)];
      length = db.get(family.handle(), readOptions, key.array(), 0, key.size(), value.bytes, 0, value.bytes.length);
    }
    value.length = Math.max(0, length);
    return length != RocksDB.NOT_FOUND;
  }

  /** Memory for a value that is read. THREADING: one thread. */
  static final class Value {
    /** The bytes, up to {@link #length}; another array after the next read of a longer value. */
    byte[] bytes = new byte[VALUE_BYTES];
    int length;
  }

  /** Walks over the entries at or above {@code from} and, unless it is empty, below {@code to}. */
  DbCursor cursor(Family family, byte[] from, byte[] to) {
    reads++;
    return new DbCursor(db, handles, family, from, to, Optional.empty());
  }

  /** The content as it is now, for as long as the view is not closed. */
  View view() {
    return new View(db.getSnapshot());
  }

  /** About how many entries a family has. */
  long estimatedEntries(Family family) throws RocksDBException {
    return db.getLongProperty(family.handle(), "rocksdb.estimate-num-keys");
  }

  /** Files of the content as it is now, in a folder that must not exist: hard links to tables, copies of the others. Cost: writing what is in memory. */
  void checkpoint(Path target) throws RocksDBException {
    try (Checkpoint checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(target.toString());
    }
  }

  /** Moves tables whose keys do not overlap into the family. */
  void ingest(Family family, List<Path> tables) throws RocksDBException {
    if (!tables.isEmpty()) {
      try (IngestExternalFileOptions options = new IngestExternalFileOptions().setMoveFiles(true)) {
        db.ingestExternalFile(family.handle(), tables.stream().map(Path::toString).toList(), options);
      }
    }
  }

  /** Removes the entries at or above {@code from} and below {@code to}; whole tables at once. */
  void removeRange(Family family, byte[] from, byte[] to) throws RocksDBException {
    db.deleteFilesInRanges(family.handle(), List.of(from, to), false);
    db.deleteRange(family.handle(), memory.writeOptions(), from, to);
  }

  /** Writes what is in memory to tables. */
  void flush() throws RocksDBException {
    List<ColumnFamilyHandle> all = families().stream().map(Family::handle).toList();
    if (!all.isEmpty()) {
      try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
        db.flush(options, all);
      }
    }
  }

  /** The tables that hold all of the families as they are now. Cost: writing what is in memory. */
  LocalTables tables(List<Family> wanted) throws RocksDBException {
    flush();
    return LocalTables.open(db, folder, wanted);
  }

  /** Ends compactions and flushes as soon as they notice; nothing can be written afterwards. Else they would hold up {@link #close} and the end of the process. */
  void stop() {
    if (db.isOwningHandle()) {
      db.cancelAllBackgroundWork(false);
    }
  }

  @Override
  public void close() {
    handles.close();
  }

  /** The content at a moment. THREADING: any one thread. LIFECYCLE: close it before the instance; a second time does nothing. */
  final class View implements AutoCloseable {
    private final Snapshot snapshot;
    private boolean isOpen = true;

    private View(Snapshot snapshot) {
      this.snapshot = snapshot;
      handles.keep(this);
    }

    /** The number of the last change that is seen. */
    long sequence() {
      return snapshot.getSequenceNumber();
    }

    /** As {@link LocalDb#cursor}. */
    DbCursor cursor(Family family, byte[] from, byte[] to) {
      return new DbCursor(db, handles, family, from, to, Optional.of(snapshot));
    }

    @Override
    public void close() {
      if (isOpen) {
        isOpen = false;
        handles.close(this);
        db.releaseSnapshot(snapshot);
        snapshot.close();
      }
    }
  }
}
