package dev.stillwater.engine.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Sorted entries on the disk, for what does not fit into the memory of a comparison. Implemented by {@code dev.stillwater.engine.rocksdb}, found by
 * {@code ServiceLoader}, so that nothing else touches RocksDB.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: close it; its files are gone then.
 */
public interface SpillStore extends AutoCloseable {
  /** Puts an entry; a key that is there already is replaced. The arrays are not kept. */
  void put(byte[] key, byte[] value) throws IOException;

  /** Walks over all entries in the order of their keys' bytes, unsigned; entries put later may be missed. */
  Cursor cursor() throws IOException;

  @Override
  void close();

  /** Entries in order. THREADING: as the store. LIFECYCLE: close it before the store. */
  interface Cursor extends AutoCloseable {
    /** Goes to the next entry; false at the end. */
    boolean next() throws IOException;

    /** The key; another array for each entry. */
    byte[] key();

    /** The value; another array for each entry. */
    byte[] value();

    @Override
    void close();
  }

  /** Makes stores. THREADING: any thread. */
  interface Provider {
    /** An empty store in a new folder below the one given. */
    SpillStore open(Path folder) throws IOException;
  }

  /**
   * An empty store in a new folder below the one given.
   *
   * @throws IOException if the module that can do it is missing, or the disk does not allow it
   */
  static SpillStore open(Path folder) throws IOException {
    return ServiceLoader.load(Provider.class, Provider.class.getClassLoader()).findFirst()
        .orElseThrow(() -> new IOException("The results that differ take more memory than there is for them, and the module dev.stillwater.engine.rocksdb, "
            + "which would put them to the disk, is missing. Add it to the class path, or give the process more memory."))
        .open(folder);
  }
}
