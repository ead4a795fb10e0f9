package dev.stillwater.engine.rocksdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Owns native objects of RocksDB: each is closed once, at the latest with the registry, in the reverse order of their making. How many are open in the whole
 * process can be asked for, so that a test finds those that leak.
 *
 * <p>THREADING: any thread. LIFECYCLE: close it; a second time does nothing.
 */
final class NativeHandles implements AutoCloseable {
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final List<AutoCloseable> handles = new ArrayList<>();
  private final Set<AutoCloseable> known = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Number of native objects that all registries of the process hold open. */
  static int open() {
    return OPEN.get();
  }

  /** Takes a native object over. */
  synchronized <T extends AutoCloseable> T keep(T handle) {
    if (known.add(handle)) {
      handles.add(handle);
      OPEN.incrementAndGet();
    }
    return handle;
  }

  /** Closes one object before the others; nothing happens when it is closed already. Cost: number of objects that were made after it. */
  synchronized void close(AutoCloseable handle) {
    if (known.remove(handle)) {
      for (int index = handles.size() - 1; index >= 0; index--) {
        if (handles.get(index) == handle) {
          handles.remove(index);
          break;
        }
      }
      release(handle);
    }
  }

  @Override
  public synchronized void close() {
    for (int index = handles.size() - 1; index >= 0; index--) {
      release(handles.get(index));
    }
    handles.clear();
    known.clear();
  }

  private static void release(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new IllegalStateException("A native object of RocksDB cannot be closed.", e);
    } finally {
      OPEN.decrementAndGet();
    }
  }
}
