package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files of a RocksDB instance. Implemented by {@code dev.stillwater.engine.rocksdb}, found by {@code ServiceLoader}, so that nothing else
 * touches RocksDB.
 *
 * <p>THREADING: any thread.
 */
public interface RocksStateReader {
  /**
   * Opens an instance, read only, from links to or copies of the files in the scratch folder; the files themselves are never touched.
   *
   * @param files by the name that RocksDB knows them by
   * @param scratchFolder an empty folder that the caller removes
   * @throws SnapshotException if RocksDB cannot open them
   */
  Instance open(Map<String, RocksFile> files, Path scratchFolder) throws SnapshotException;

  /**
   * One file of the instance.
   *
   * @param path the whole file where it is one on this machine's disk, to be linked
   * @param bytes its bytes, to be copied where it is not
   */
  record RocksFile(Optional<Path> path, ByteSource bytes) {
  }

  /**
   * An open instance: one column family for each state.
   *
   * <p>THREADING: one thread. LIFECYCLE: close it; closes its iterators.
   */
  interface Instance extends AutoCloseable {
    /** Names of the states, without RocksDB's default column family. */
    List<String> stateNames();

    /** RocksDB's estimate of the number of entries of a state. O(number of files). */
    long estimatedEntries(String stateName);

    /** RocksDB's estimate of the bytes of a state. O(number of files). */
    long estimatedBytes(String stateName);

    /** Walks over the entries whose key is at or above {@code from} and, unless it is empty, below {@code to}, in the order of the keys' bytes. */
    Iterator iterate(String stateName, byte[] from, byte[] to) throws SnapshotException;

    @Override
    void close();
  }

  /** Entries of a state. THREADING: one thread. LIFECYCLE: close it. */
  interface Iterator extends AutoCloseable {
    /** Goes to the next entry; false at the end. */
    boolean next() throws SnapshotException;

    /** The key: key group, key, namespace, user key, exactly as in the canonical form. */
    byte[] key();

    /** The value, exactly as in the canonical form. */
    byte[] value();

    @Override
    void close();
  }
}
