package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateBackend;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keyed state in RocksDB: one instance for each operator and subtask in a private folder, one piece of native memory for all of them, and caches on the heap
 * that hold what is hot.
 *
 * <p>THREADING: any thread. LIFECYCLE: close it after the backends that it made.
 */
final class RocksDbStateBackend implements StateBackend {
  private static final Logger LOGGER = System.getLogger(RocksDbStateBackend.class.getName());
  private static final long ENTRIES_MIN = 64;

  private final StateBackendSettings settings;
  private final AtomicInteger instances = new AtomicInteger();
  private final AtomicInteger caches = new AtomicInteger();
  private int users = 1;
  private boolean isClosed;
  private LocalFolder folder;
  private RocksDbMemory memory;

  RocksDbStateBackend(StateBackendSettings settings) {
    this.settings = settings;
  }

  @Override
  public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
    synchronized (this) {
      users++;
    }
    return new RocksDbKeyedBackend(this, site, restore);
  }

  /** The settings. */
  StateBackendSettings settings() {
    return settings;
  }

  /** A folder for one instance that does not exist yet; RocksDB's library is loaded then. */
  synchronized Path newFolder(Site site) {
    try {
      if (folder == null) {
        RocksDbLibrary.load();
        folder = LocalFolder.make(settings.localFolder());
      }
    } catch (IOException e) {
      throw new RocksDbFailure(site.uid(), e);
    }
    return folder.path().resolve(site.operatorId() + "-" + site.subtask() + "-" + instances.incrementAndGet());
  }

  /** The memory of all instances; after the first folder was asked for. */
  synchronized RocksDbMemory memory() {
    if (memory == null) {
      memory = new RocksDbMemory(settings.managedMemoryBytes());
    }
    return memory;
  }

  /** Says that there is one more cache, or one less. */
  void count(int change) {
    caches.addAndGet(change);
  }

  /** Heap that each cache may take now, in bytes: all share what is meant for them. */
  long cacheBytesMax() {
    return settings.cacheBytes() / Math.max(1, caches.get());
  }

  /** Number of entries of a weight that each cache may hold now. */
  long entriesMax(EntryWeight weight) {
    return Math.max(ENTRIES_MIN, cacheBytesMax() / weight.entryBytes());
  }

  /** Removes folders of an instance that is closed. */
  void remove(List<Path> folders) {
    for (Path each : folders) {
      try {
        LocalFolder.remove(each);
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "Working files of RocksDB stay until the job ends: " + each + ": " + e.getMessage());
      }
    }
  }

  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      release();
    }
  }

  /** A backend, or a snapshot of one that is still being written, needs nothing any more; the last one to say so frees all. */
  synchronized void release() {
    if (--users > 0) {
      return;
    }
    if (memory != null) {
      memory.close();
      memory = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
