package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The completed checkpoints of a job: keeps the last ones and deletes those before them. Savepoints do not come here; they belong to whoever asked for them.
 *
 * <p>THREADING: the coordinator's thread; what deletes runs elsewhere.
 *
 * <p>SOURCE: Flink's {@code CompletedCheckpointStore}.
 */
public final class CheckpointStore {
  private static final Logger LOGGER = System.getLogger(CheckpointStore.class.getName());

  private final int retained;
  private final Worker worker;
  private final SharedFiles sharedFiles = new SharedFiles();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final Consumer<Long> discarded;
  /** What is to be removed, the first first. */
  private final Queue<Runnable> removals = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isRemoving = new AtomicBoolean();
  /** Shared files of checkpoints that could not be taken out of sight. */
  private final Set<Path> pinned = ConcurrentHashMap.newKeySet();

  /** Does asynchronous work, one after the other or not. */
  @FunctionalInterface
  public interface Worker {
    /** Does the work some time. */
    void work(String name, Runnable work);
  }

  /**
   * A completed checkpoint and the disk that it is on.
   *
   * @param isClaimed whether another job wrote it, and this one has taken it over
   */
  public record Kept(CompletedCheckpoint checkpoint, Storage storage, boolean isClaimed) {
  }

  /**
   * Makes an empty store.
   *
   * @param retained number of checkpoints that are kept
   * @param discarded told of the number of each checkpoint that is given to be deleted
   */
  public CheckpointStore(int retained, Worker worker, Consumer<Long> discarded) {
    this.retained = retained;
    this.worker = worker;
    this.discarded = discarded;
  }

  /** Adds a checkpoint and has those deleted that are too many; one that is older than the latest goes at once. Cost: its handles. */
  public void add(Kept added) {
    sharedFiles.register(added.checkpoint().folder(), added.checkpoint().metadata());
    if (latest().isPresent() && latest().get().checkpoint().checkpointId() > added.checkpoint().checkpointId()) {
      discard(added);
      return;
    }
    kept.addLast(added);
    while (kept.size() > retained) {
      discard(kept.removeFirst());
    }
  }

  /** The latest one. */
  public Optional<Kept> latest() {
    return Optional.ofNullable(kept.peekLast());
  }

  /** All that are kept, the oldest first. */
  public List<CompletedCheckpoint> all() {
    return kept.stream().map(Kept::checkpoint).toList();
  }

  /** Has all deleted. */
  public void discardAll() {
    while (!kept.isEmpty()) {
      discard(kept.removeFirst());
    }
  }

  private void discard(Kept old) {
    CompletedCheckpoint checkpoint = old.checkpoint();
    List<Path> unused = sharedFiles.release(checkpoint.folder(), checkpoint.metadata());
    discarded.accept(checkpoint.checkpointId());
    later("checkpoint-" + checkpoint.checkpointId() + "-discard", () -> {
      try {
        delete(old, unused);
      } catch (IOException | SnapshotException e) {
        LOGGER.log(Level.WARNING, "Checkpoint " + checkpoint.checkpointId() + " in " + checkpoint.folder() + " cannot be deleted whole; what is left can be removed "
            + "by hand. " + (e instanceof IOException io ? "The disk says: " + IoReason.of(io) : e.getMessage()));
      }
    });
  }

  /**
   * Has something removed after all that was to be removed before. The order matters on a disk that forgets: a file that is shared may only go when no checkpoint that
   * points to it can come back.
   */
  private void later(String name, Runnable removal) {
    removals.add(removal);
    worker.work(name, this::removeAll);
  }

  private void removeAll() {
    while (!removals.isEmpty() && isRemoving.compareAndSet(false, true)) {
      try {
        for (Runnable removal = removals.poll(); removal != null; removal = removals.poll()) {
          removal.run();
        }
      } finally {
        isRemoving.set(false);
      }
    }
  }

  /** Takes the folder out of sight with one rename, so that no half of it is ever found, and then away. One that is gone already is no failure. */
  private void delete(Kept old, List<Path> unused) throws IOException, SnapshotException {
    Storage storage = old.storage();
    Path folder = old.checkpoint().folder();
    Path removed = SnapshotStaging.stagedOf(folder);
    if (storage.exists(folder)) {
      try {
        SnapshotStaging.deleteTree(storage, removed);
        storage.rename(folder, removed);
        storage.force(folder.toAbsolutePath().normalize().getParent());
      } catch (IOException e) {
        pinned.addAll(SharedFiles.of(folder, old.checkpoint().metadata()));
        throw e;
      }
    }
    SnapshotStaging.deleteTree(storage, removed);
    SidecarFolder.delete(storage, folder);
    if (old.isClaimed() && hasOthers(storage, folder)) {
      return;
    }
    for (Path file : unused) {
      if (file.startsWith(folder.toAbsolutePath().normalize().getParent()) && !pinned.contains(file)) {
        storage.delete(file);
      }
    }
  }

  /** Whether there are other snapshots of the job that wrote it, which may point to the same shared files. */
  private static boolean hasOthers(Storage storage, Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (!storage.isDirectory(parent)) {
      return false;
    }
    for (Path other : storage.list(parent)) {
      if (storage.exists(other.resolve(SnapshotLocation.METADATA_NAME))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Removes what interrupted writes left in the job's folder. Waits for the disk. Only while nobody writes there.
   */
  public static void removeLeftovers(Storage storage, Path jobFolder) {
    try {
      SnapshotStaging.removeLeftovers(storage, jobFolder);
    } catch (SnapshotException e) {
      LOGGER.log(Level.DEBUG, "What interrupted checkpoints left in " + jobFolder + " cannot be removed: " + e.getMessage());
    }
  }

  /** Has removed what is of no use at the end of a job: interrupted writes, shared files to which no checkpoint points, and the folders when they are empty. */
  public void tidy(Storage storage, Path jobFolder, Path sharedFolder) {
    Set<Path> inUse = sharedFiles.inUse();
    later("checkpoint-leftovers", () -> {
      removeLeftovers(storage, jobFolder);
      try {
        if (storage.isDirectory(sharedFolder)) {
          for (Path file : storage.list(sharedFolder)) {
            if (!inUse.contains(file.toAbsolutePath().normalize()) && !pinned.contains(file.toAbsolutePath().normalize())) {
              storage.delete(file);
            }
          }
          deleteIfEmpty(storage, sharedFolder);
        }
        deleteIfEmpty(storage, jobFolder);
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "What checkpoints left in " + jobFolder + " cannot be removed. The disk says: " + IoReason.of(e));
      }
    });
  }

  /** Has the job's input logs deleted, which are of no use without its checkpoints. */
  public void discardInputLogs(Storage storage, Path inputFolder) {
    later("input-log-discard", () -> {
      try {
        SnapshotStaging.deleteTree(storage, inputFolder);
        deleteIfEmpty(storage, inputFolder.toAbsolutePath().getParent());
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "The input log " + inputFolder + " cannot be deleted whole; what is left can be removed by hand. The disk says: " + IoReason.of(e));
      }
    });
  }

  private static void deleteIfEmpty(Storage storage, Path folder) throws IOException {
    if (storage.isDirectory(folder) && storage.list(folder).isEmpty()) {
      storage.delete(folder);
    }
  }
}
