package dev.stillwater.engine.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.EnvOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The native memory that all instances of a job share, and the options by which they keep to it: one cache of blocks, in which write buffers are counted too.
 *
 * <p>THREADING: any thread. LIFECYCLE: close it after the instances that use it.
 *
 * <p>SOURCE: the shares of cache and write buffers are those of Flink's RocksDBMemoryControllerUtils, for which a half of the memory is for writing.
 */
final class RocksDbMemory implements AutoCloseable {
  /** Flink's lists are merged by this operator of RocksDB, which puts commas between the parts. */
  static final String MERGE_OPERATOR = "stringappendtest";
  private static final long WRITE_BUFFER_BYTES_MAX = 16L << 20;
  private static final long WRITE_BUFFER_BYTES_MIN = 64L << 10;
  private static final long TABLE_BYTES = 32L << 20;
  private static final long TOTAL_BYTES_MIN = 1L << 20;
  private static final double WRITE_SHARE = 0.5;
  private static final int WRITE_BUFFERS = 2;
  private static final int SHARDS = 2;
  private static final int BACKGROUND_JOBS = 2;
  private static final int ARENAS_OF_BUFFER = 32;
  private static final int BLOOM_BITS = 10;
  /** Share of a write buffer for the filter of its keys, which tells without a search that a key is not in it. */
  private static final double BUFFER_FILTER_SHARE = 0.1;
  private static final double HASH_INDEX_FILL = 0.75;
  /** The newest form of tables that the RocksDB of Flink 1.20 and 2.3 reads. */
  private static final int TABLE_FORMAT = 5;

  private final NativeHandles handles = new NativeHandles();
  private final LRUCache cache;
  private final WriteBufferManager writeBuffers;
  private final BloomFilter filter;
  private final WriteOptions writeOptions;
  private final EnvOptions envOptions;
  private final long writeBufferBytes;

  /** Memory of so many bytes. */
  RocksDbMemory(long totalBytes) {
    long total = Math.max(TOTAL_BYTES_MIN, totalBytes);
    long writeBytes = (long) (2 * total * WRITE_SHARE / 3);
    cache = handles.keep(new LRUCache((long) ((3 - WRITE_SHARE) * total / 3), SHARDS));
    writeBuffers = handles.keep(new WriteBufferManager(writeBytes, cache));
    filter = handles.keep(new BloomFilter(BLOOM_BITS));
    writeOptions = handles.keep(new WriteOptions().setDisableWAL(true));
    envOptions = handles.keep(new EnvOptions());
    writeBufferBytes = Math.clamp(writeBytes / (2 * WRITE_BUFFERS), WRITE_BUFFER_BYTES_MIN, WRITE_BUFFER_BYTES_MAX);
  }

  /** How all entries are written: without a log, as what is not in a checkpoint is lost with the process. */
  WriteOptions writeOptions() {
    return writeOptions;
  }

  /** How files are accessed. */
  EnvOptions envOptions() {
    return envOptions;
  }

  /** Length of a write buffer, in bytes. */
  long writeBufferBytes() {
    return writeBufferBytes;
  }

  /** Native memory in the cache now, write buffers included, in bytes. */
  long usedBytes() {
    return cache.getUsage();
  }

  /** Options of an instance; owned by the registry. */
  DBOptions instanceOptions(NativeHandles owner) {
    DBOptions options = owner.keep(new DBOptions());
    options.setCreateIfMissing(true).setWriteBufferManager(writeBuffers).setMaxBackgroundJobs(BACKGROUND_JOBS).setUseFsync(false)
        .setAvoidFlushDuringShutdown(true).setStatsDumpPeriodSec(0).setInfoLogLevel(InfoLogLevel.HEADER_LEVEL).setKeepLogFileNum(1);
    options.setStatsPersistPeriodSec(0);
    return options;
  }

  /** Options of the column families; owned by the registry. */
  ColumnFamilyOptions familyOptions(NativeHandles owner) {
    ColumnFamilyOptions options = owner.keep(new ColumnFamilyOptions());
    options.setMergeOperatorName(MERGE_OPERATOR).setWriteBufferSize(writeBufferBytes).setMaxWriteBufferNumber(WRITE_BUFFERS)
        .setArenaBlockSize(Math.max(4 << 10, writeBufferBytes / ARENAS_OF_BUFFER)).setTargetFileSizeBase(TABLE_BYTES)
        .setMemtablePrefixBloomSizeRatio(BUFFER_FILTER_SHARE).setMemtableWholeKeyFiltering(true)
        .setCompressionType(CompressionType.LZ4_COMPRESSION).setTableFormatConfig(tables());
    return options;
  }

  /** Options of tables that are written beside an instance and put into it; owned by the registry. */
  Options tableOptions(NativeHandles owner) {
    Options options = owner.keep(new Options());
    options.setMergeOperatorName(MERGE_OPERATOR).setCompressionType(CompressionType.LZ4_COMPRESSION).setTableFormatConfig(tables());
    return options;
  }

  private BlockBasedTableConfig tables() {
    return new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true).setPinL0FilterAndIndexBlocksInCache(true)
        .setFilterPolicy(filter).setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash).setDataBlockHashTableUtilRatio(HASH_INDEX_FILL)
        .setFormatVersion(TABLE_FORMAT).setChecksumType(ChecksumType.kCRC32c);
  }

  @Override
  public void close() {
    handles.close();
  }
}
