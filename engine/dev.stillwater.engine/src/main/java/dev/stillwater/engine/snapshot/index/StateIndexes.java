package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the indexes of a snapshot's states are kept: in the sidecar's folder beside the snapshot or, where that cannot be written, in the user's cache. A small
 * state has its index in memory alone.
 *
 * <p>An index that is damaged, or of bytes that have changed since, is made anew.
 *
 * <p>THREADING: any thread.
 */
public final class StateIndexes {
  /** States with fewer entries leave nothing on the disk. */
  static final long KEPT_ENTRIES_MIN = 50_000;

  private static final System.Logger LOG = System.getLogger(StateIndexes.class.getName());
  private static final int NAME_BYTES = 8;

  private final Storage storage;
  private final Path cacheFolder;
  private final long keptEntriesMin;

  /**
   * An index that is open.
   *
   * @param index the index; close it
   * @param file where it is kept; empty if in memory alone
   * @param isReused whether it was there already
   * @param isReplaced whether one was there that did not fit the snapshot any more
   */
  public record Opened(StateIndex index, Optional<Path> file, boolean isReused, boolean isReplaced) {
  }

  /** Indexes on a disk. */
  public StateIndexes(Storage storage, Path cacheFolder) {
    this(storage, cacheFolder, KEPT_ENTRIES_MIN);
  }

  StateIndexes(Storage storage, Path cacheFolder, long keptEntriesMin) {
    this.storage = storage;
    this.cacheFolder = cacheFolder;
    this.keptEntriesMin = keptEntriesMin;
  }

  /** The cache of the user: {@code stillwater/index} below XDG_CACHE_HOME, else below {@code .cache} in the home folder. */
  public static StateIndexes ofUser() {
    String cacheHome = System.getenv("XDG_CACHE_HOME");
    Path caches = cacheHome == null || cacheHome.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cacheHome);
    return new StateIndexes(Storage.local(), caches.resolve("stillwater").resolve("index"));
  }

  /**
   * Opens the index of a state and makes it if there is none. Cost: constant if there is one, else one walk over the state.
   *
   * @throws SnapshotException if the state cannot be opened, or the listener asked to stop
   */
  public Opened open(SnapshotView snapshot, StateView state, ProgressListener listener) throws SnapshotException {
    return open(snapshot, snapshot.files().namedPath(), state, listener);
  }

  /** The same for a snapshot that was unpacked before: the path is that of the archive, which the index is kept beside. */
  public Opened open(SnapshotView snapshot, Path named, StateView state, ProgressListener listener) throws SnapshotException {
    byte[] fingerprint = Fingerprint.of(snapshot, named, state, storage);
    boolean isReplaced = false;
    List<Path> folders = List.of(SidecarFolder.of(place(named)), cacheFolder);
    for (Path folder : folders) {
      Path file = folder.resolve(name(named, state, folder.equals(cacheFolder)));
      Optional<StateIndex> known = read(file, fingerprint);
      if (known.isPresent()) {
        return new Opened(known.get(), Optional.of(file), true, false);
      }
      isReplaced |= storage.exists(file);
    }
    if (state.knownEntryCount().orElse(state.estimate().entries()) >= keptEntriesMin) {
      for (Path folder : folders) {
        Optional<Path> file = write(folder, name(named, state, folder.equals(cacheFolder)), state, fingerprint, listener);
        Optional<StateIndex> made = file.flatMap(path -> read(path, fingerprint));
        if (made.isPresent()) {
          return new Opened(made.get(), file, false, isReplaced);
        }
      }
    }
    byte[] bytes = StateIndexBuilder.inMemory(state, fingerprint, listener);
    return new Opened(new StateIndex(ByteSource.of("index", bytes)), Optional.empty(), false, isReplaced);
  }

  /** The snapshot's folder; of an archive the archive. */
  private static Path place(Path named) {
    Path whole = named.toAbsolutePath().normalize();
    return whole.endsWith("_metadata") ? whole.getParent() : whole;
  }

  /** In the cache, where many snapshots' indexes lie, the place of the snapshot is a part of the name. */
  private static String name(Path named, StateView state, boolean isInCache) {
    String place = isInCache ? place(named).toString() : "";
    byte[] digest = Fingerprint.digest(place + '\0' + state.name() + '\0' + state.kind().isKeyed());
    return state.operator().operatorId() + "-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES) + SidecarFolder.INDEX_ENDING;
  }

  private Optional<StateIndex> read(Path file, byte[] fingerprint) {
    if (!storage.isRegularFile(file) || storage.isSymbolicLink(file) || storage.isSymbolicLink(file.getParent())) {
      return Optional.empty();
    }
    StorageInput input = null;
    try {
      input = storage.openInput(file);
      StateIndex index = new StateIndex(new IndexFile(file.toString(), input));
      if (index.isOf(fingerprint)) {
        return Optional.of(index);
      }
      index.close();
    } catch (IOException | SnapshotException unusable) {
      LOG.log(Level.DEBUG, "The index " + file + " is made anew: " + unusable.getMessage());
      close(input);
    }
    return Optional.empty();
  }

  private static void close(StorageInput input) {
    if (input != null) {
      try {
        input.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "An index cannot be closed: " + e.getMessage());
      }
    }
  }

  /** The file that was written; empty where the disk refuses. */
  private Optional<Path> write(Path folder, String name, StateView state, byte[] fingerprint, ProgressListener listener) throws SnapshotException {
    Path file = folder.resolve(name);
    Path staged = folder.resolve(name + "." + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId() + SidecarFolder.INDEX_ENDING);
    boolean isWritten = false;
    if (storage.isSymbolicLink(folder)) {
      // Who made the link may not have meant that anything is written where it leads to.
      return Optional.empty();
    }
    try {
      storage.createDirectories(folder);
      try (StorageOutput output = storage.create(staged)) {
        new StateIndexBuilder(fingerprint, output::write).build(state, listener);
      }
      storage.rename(staged, file);
      isWritten = true;
      return Optional.of(file);
    } catch (IOException refused) {
      LOG.log(Level.DEBUG, "The index is not kept in " + folder + ": " + refused.getMessage());
      return Optional.empty();
    } finally {
      if (!isWritten) {
        drop(staged);
      }
    }
  }

  private void drop(Path staged) {
    try {
      if (storage.exists(staged)) {
        storage.delete(staged);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The file " + staged + " is left over: " + e.getMessage());
    }
  }
}
