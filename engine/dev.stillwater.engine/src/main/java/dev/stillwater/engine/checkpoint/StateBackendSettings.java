package dev.stillwater.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the working state of a job lives and where its checkpoints go.
 *
 * <p>THREADING: immutable.
 *
 * @param kind the backend
 * @param localFolder folder for working files of RocksDB; empty for one in the system's temporary folder
 * @param isIncremental whether RocksDB's checkpoints share files with earlier ones
 * @param managedMemoryBytes native memory for all RocksDB instances of the job together, in bytes
 * @param cacheBytes heap for the write-back caches before RocksDB, for all subtasks of the job together, in bytes (estimated)
 * @param memoryLimitBytes greatest size of one subtask's state in a checkpoint of the backend {@code MEMORY}, in bytes
 */
public record StateBackendSettings(Kind kind, Optional<Path> localFolder, boolean isIncremental, long managedMemoryBytes, long cacheBytes,
    long memoryLimitBytes) {
  /** Flink's limit of a state in the memory of the JobManager, in bytes. */
  public static final long MEMORY_LIMIT_BYTES = 5L << 20;

  /** The backends. */
  public enum Kind {
    /** State on the heap, snapshots in the coordinator's memory: for tests. */
    MEMORY("memory"),
    /** State on the heap, snapshots in files. */
    FILESYSTEM("filesystem"),
    /** State in RocksDB, snapshots in files. */
    ROCKSDB("rocksdb");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in job files and on the command line. */
    public String text() {
      return text;
    }
  }

  public StateBackendSettings {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(localFolder, "localFolder");
  }

  /** The backend with default sizes. */
  public static StateBackendSettings of(Kind kind) {
    return new StateBackendSettings(kind, Optional.empty(), true, 256L << 20, Runtime.getRuntime().maxMemory() / 4, MEMORY_LIMIT_BYTES);
  }
}
