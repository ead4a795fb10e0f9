package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * A RocksDB instance open for reading alone.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it; what is native is closed in the reverse order of its making.
 */
final class RocksDbInstance implements RocksStateReader.Instance {
  /** Flink's lists are merged by this operator of RocksDB, which puts commas between the parts. */
  private static final String MERGE_OPERATOR = "stringappendtest";
  private static final long CACHE_BYTES = 8 << 20;
  private static final int OPEN_FILES_MAX = 256;
  private static final String ENTRIES = "rocksdb.estimate-num-keys";
  private static final String BYTES = "rocksdb.estimate-live-data-size";

  private final String place;
  private final NativeHandles natives = new NativeHandles();
  private final Map<String, ColumnFamilyHandle> states = new LinkedHashMap<>();
  private final Set<RocksDbIterator> iterators = new LinkedHashSet<>();
  private RocksDB db;

  private RocksDbInstance(String place) {
    this.place = place;
  }

  static RocksDbInstance open(Path folder, String place) throws RocksDBException {
    RocksDB.loadLibrary();
    RocksDbInstance instance = new RocksDbInstance(place);
    try {
      instance.open(folder);
      return instance;
    } catch (RocksDBException | RuntimeException e) {
      instance.close();
      throw e;
    }
  }

  private void open(Path folder) throws RocksDBException {
    LRUCache cache = keep(new LRUCache(CACHE_BYTES));
    ColumnFamilyOptions familyOptions = keep(new ColumnFamilyOptions());
    familyOptions.setMergeOperatorName(MERGE_OPERATOR).setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    Options options = keep(new Options());
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (byte[] name : RocksDB.listColumnFamilies(options, folder.toString())) {
      descriptors.add(new ColumnFamilyDescriptor(name, familyOptions));
    }
    if (descriptors.stream().noneMatch(family -> Arrays.equals(family.getName(), RocksDB.DEFAULT_COLUMN_FAMILY))) {
      throw new RocksDBException("Its manifest lacks the default column family");
    }
    DBOptions dbOptions = keep(new DBOptions());
    dbOptions.setCreateIfMissing(false).setMaxOpenFiles(OPEN_FILES_MAX);
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    db = keep(RocksDB.openReadOnly(dbOptions, folder.toString(), descriptors, handles));
    handles.forEach(this::keep);
    for (int index = 0; index < handles.size(); index++) {
      byte[] name = descriptors.get(index).getName();
      if (!Arrays.equals(name, RocksDB.DEFAULT_COLUMN_FAMILY)) {
        states.put(new String(name, StandardCharsets.UTF_8), handles.get(index));
      }
    }
  }

  private <T extends AutoCloseable> T keep(T nativeObject) {
    return natives.keep(nativeObject);
  }

  @Override
  public List<String> stateNames() {
    return List.copyOf(states.keySet());
  }

  @Override
  public long estimatedEntries(String stateName) {
    return property(stateName, ENTRIES);
  }

  @Override
  public long estimatedBytes(String stateName) {
    return property(stateName, BYTES);
  }

  private long property(String stateName, String property) {
    try {
      return db.getLongProperty(states.get(stateName), property);
    } catch (RocksDBException e) {
      return 0;
    }
  }

  @Override
  public RocksStateReader.Iterator iterate(String stateName, byte[] from, byte[] to) {
    RocksDbIterator iterator = new RocksDbIterator(states.get(stateName), from, to);
    iterators.add(iterator);
    return iterator;
  }

  @Override
  public void close() {
    List.copyOf(iterators).forEach(RocksDbIterator::close);
    natives.close();
  }

  /** THREADING: one thread. LIFECYCLE: close it, or the instance. */
  private final class RocksDbIterator implements RocksStateReader.Iterator {
    private final NativeHandles ownNatives = new NativeHandles();
    private final RocksIterator iterator;
    private final byte[] from;
    private boolean isStarted;

    RocksDbIterator(ColumnFamilyHandle family, byte[] from, byte[] to) {
      this.from = from;
      ReadOptions options = new ReadOptions().setVerifyChecksums(true).setFillCache(false);
      if (to.length > 0) {
        Slice bound = new Slice(to);
        ownNatives.keep(bound);
        options.setIterateUpperBound(bound);
      }
      ownNatives.keep(options);
      iterator = db.newIterator(family, options);
      ownNatives.keep(iterator);
    }

    @Override
    public boolean next() throws SnapshotException {
      if (!iterators.contains(this)) {
        throw new IllegalStateException("The snapshot is closed.");
      }
      if (!isStarted) {
        isStarted = true;
        iterator.seek(from);
      } else if (iterator.isValid()) {
        iterator.next();
      }
      if (iterator.isValid()) {
        return true;
      }
      try {
        iterator.status();
        return false;
      } catch (RocksDBException e) {
        throw new Corrupt(Place.of(place), "RocksDB cannot read its files: " + e.getMessage() + ".", e);
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
      if (iterators.remove(this)) {
        ownNatives.close();
      }
    }
  }
}
