package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import java.util.Optional;

/**
 * The backends {@code memory} and {@code filesystem}: state on the heap. They differ in where the coordinator puts snapshots, and how large those may be.
 *
 * <p>THREADING: any thread.
 */
public final class HeapStateBackend implements StateBackend {
  private final long snapshotBytesMax;

  private HeapStateBackend(long snapshotBytesMax) {
    this.snapshotBytesMax = snapshotBytesMax;
  }

  /** The backend {@code filesystem}. */
  public static StateBackend filesystem() {
    return new HeapStateBackend(Long.MAX_VALUE);
  }

  @Override
  public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
    return new HeapKeyedStateBackend(site, restore, snapshotBytesMax);
  }

  @Override
  public void close() {
    // The heap frees itself.
  }

  /** Makes the backend {@code memory}. */
  public static final class MemoryProvider implements Provider {
    @Override
    public StateBackendSettings.Kind kind() {
      return StateBackendSettings.Kind.MEMORY;
    }

    @Override
    public StateBackend create(StateBackendSettings settings, Storage storage) {
      return new HeapStateBackend(settings.memoryLimitBytes());
    }
  }

  /** Makes the backend {@code filesystem}. */
  public static final class FilesystemProvider implements Provider {
    @Override
    public StateBackendSettings.Kind kind() {
      return StateBackendSettings.Kind.FILESYSTEM;
    }

    @Override
    public StateBackend create(StateBackendSettings settings, Storage storage) {
      return filesystem();
    }
  }
}
