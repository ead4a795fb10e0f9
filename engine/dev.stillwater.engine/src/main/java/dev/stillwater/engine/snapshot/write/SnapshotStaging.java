package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.DurableFolders;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The folder in which a snapshot grows, beside the place where it is to be. Renaming it is the commit point: whatever happens before leaves no snapshot,
 * whatever happens after leaves a whole one.
 *
 * <p>Order: state files, {@code _metadata}, sidecar, all forced to the disk with their folders; then the sidecar is renamed into place, then the snapshot.
 *
 * <p>THREADING: one thread; files may be begun by any, and each be written by another one. LIFECYCLE: {@link #begin}, files, {@link #commit}; close it in any case, which removes
 * what was not committed.
 */
public final class SnapshotStaging implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(SnapshotStaging.class.getName());
  private static final String WRITING = ".writing";
  private static final String METADATA = "_metadata";

  private final Storage storage;
  private final Path target;
  private final Path folder;
  private final ProgressListener listener;
  private final List<StagedFile> files = new CopyOnWriteArrayList<>();
  private int inlineBytesMax;
  private boolean isSidecarPlaced;
  private boolean isCommitted;

  /** Looks at a snapshot that is whole but not committed yet, and throws if it is not as it should be. */
  @FunctionalInterface
  public interface Check {
    /** The folder stands under its temporary name. */
    void check(Path folder) throws SnapshotException;
  }

  private SnapshotStaging(Storage storage, Path target, ProgressListener listener) {
    this.storage = storage;
    this.target = target;
    this.folder = stagedOf(target);
    this.listener = listener;
  }

  /**
   * Begins a snapshot at a folder that must not exist yet; what an earlier write of the same snapshot left behind is removed, so that no two may write the
   * same one at a time. Cost: what was left behind.
   *
   * @throws SnapshotException.Refused if there is something at the place, or something that is no sidecar at the place of its sidecar
   */
  public static SnapshotStaging begin(Storage storage, Path target, ProgressListener listener) throws SnapshotException {
    Path absolute = target.toAbsolutePath().normalize();
    if (absolute.getFileName() == null || isLeftover(absolute)) {
      throw new SnapshotException.Refused(Place.of(target.toString()), "a snapshot cannot be written here.", "Name a folder that does not exist yet.");
    }
    SnapshotStaging staging = new SnapshotStaging(storage, absolute, listener);
    if (storage.exists(absolute) || storage.isSymbolicLink(absolute)) {
      throw new SnapshotException.Refused(Place.of(target.toString()), "there is something here already, and snapshots are never written over.",
          "Name a folder that does not exist yet.");
    }
    if (storage.exists(absolute.resolveSibling(SnapshotLocation.METADATA_NAME))) {
      throw new SnapshotException.Refused(Place.of(target.toString()), "this is inside of another snapshot's folder, where nothing else may lie.",
          "Name a folder beside it.");
    }
    Optional<Path> foreign = SidecarFolder.foreign(storage, absolute);
    if (foreign.isPresent()) {
      throw new SnapshotException.Refused(Place.of(foreign.get().toString()), "this is no part of a sidecar, and stands where that of the snapshot is to be.",
          "Move it elsewhere, or give the snapshot another name.");
    }
    try {
      staging.removeStaged();
      DurableFolders.create(storage, absolute.getParent());
      storage.createDirectories(staging.folder);
    } catch (IOException e) {
      throw StagedFile.failure(absolute, "the folder of the snapshot cannot be made.", e);
    }
    return staging;
  }

  /**
   * Removes what writes that never came to their end left in a folder. Only for who knows that nobody writes snapshots there now. Cost: what is removed.
   *
   * @return the names of what was removed
   */
  public static List<String> removeLeftovers(Storage storage, Path parent) throws SnapshotException {
    List<String> removed = new ArrayList<>();
    try {
      for (Path path : storage.isDirectory(parent) ? storage.list(parent) : List.<Path>of()) {
        if (isLeftover(path)) {
          deleteTree(storage, path);
          removed.add(path.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw StagedFile.failure(parent, "what an interrupted write left cannot be removed.", e);
    }
    return removed;
  }

  /** Where a snapshot is while it is being written, and while it is being removed. */
  public static Path stagedOf(Path target) {
    return target.resolveSibling("." + target.getFileName() + WRITING);
  }

  /** Whether the path is, by its name, a snapshot or a sidecar that is being written or was never finished. */
  public static boolean isLeftover(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") && (name.endsWith(WRITING) || name.endsWith(WRITING + SidecarFolder.ENDING));
  }

  /** The place where the snapshot is to be. */
  public Path target() {
    return target;
  }

  /** Number of files so far. */
  public int fileCount() {
    return files.size();
  }

  /** Length of the files so far. */
  public long sizeBytes() {
    return files.stream().mapToLong(StagedFile::position).sum();
  }

  /** Lets the bytes of short state files stand in the metadata. Before the first file. */
  void keepInline(int bytesMax) {
    inlineBytesMax = Math.min(bytesMax, StagedFile.BUFFER_BYTES);
  }

  /** Begins a file of which the metadata takes the bytes when they are few. */
  StagedFile createState(String name) throws SnapshotException {
    if (inlineBytesMax == 0) {
      return create(name);
    }
    StagedFile.checkCancelled(listener, target);
    StagedFile file = new StagedFile(() -> storage.create(folder.resolve(name)), name, target.resolve(name), inlineBytesMax, listener);
    files.add(file);
    return file;
  }

  /** Begins a file; the name is relative to the snapshot's folder. */
  public StagedFile create(String name) throws SnapshotException {
    StagedFile.checkCancelled(listener, target);
    try {
      StagedFile file = StagedFile.open(storage.create(folder.resolve(name)), name, target.resolve(name), listener);
      files.add(file);
      return file;
    } catch (IOException e) {
      throw StagedFile.failure(target.resolve(name), "the file cannot be made.", e);
    }
  }

  /**
   * Writes the metadata and the sidecar, checks the whole and puts it in its place.
   *
   * @param sidecar what stands beside it; its list of files is filled in here
   * @throws IllegalStateException if a file was begun and not finished
   */
  public void commit(SnapshotMetadata metadata, Optional<Sidecar> sidecar, Check check) throws SnapshotException {
    ByteWriter bytes = new ByteWriter(1 << 16);
    MetadataWriter.write(metadata, bytes);
    commit(bytes, sidecar, check);
  }

  /** As the other one, with metadata that is bytes already. */
  public void commit(ByteWriter metadata, Optional<Sidecar> sidecar, Check check) throws SnapshotException {
    for (StagedFile file : files) {
      if (!file.isFinished()) {
        throw new IllegalStateException("The file '" + file.name() + "' was begun and not finished.");
      }
    }
    StagedFile metadataFile = create(METADATA);
    metadataFile.write(metadata);
    metadataFile.finish();
    Path stagedSidecar = SidecarFolder.of(folder);
    try {
      forceFolders();
      if (sidecar.isPresent()) {
        SidecarFolder.writeUnforced(storage, folder, sidecar.get().withManifest(sidecar.get().manifest().withFiles(fileEntries())));
      }
      check.check(folder);
      StagedFile.checkCancelled(listener, target);
      Path sidecarTarget = SidecarFolder.of(target);
      SidecarFolder.delete(storage, target);
      if (sidecar.isPresent()) {
        storage.rename(stagedSidecar, sidecarTarget);
        isSidecarPlaced = true;
        storage.force(target.getParent());
      }
    } catch (IOException e) {
      throw StagedFile.failure(target, "the snapshot cannot be put in its place.", e);
    }
    try {
      storage.rename(folder, target);
      storage.force(target.getParent());
      isCommitted = true;
    } catch (IOException e) {
      withdraw(e);
      throw StagedFile.failure(target, "the snapshot cannot be put in its place.", e);
    }
  }

  /** A snapshot that is said to have failed must not be found later: it goes back to its temporary name if it had got its own. */
  private void withdraw(IOException problem) throws SnapshotException {
    try {
      if (storage.exists(target)) {
        storage.rename(target, folder);
        storage.force(target.getParent());
      }
    } catch (IOException e) {
      isCommitted = true;
      problem.addSuppressed(e);
      throw new SnapshotException.InDoubt(Place.of(target.toString()), problem);
    }
  }

  /** Length and checksum of every file so far, by path. */
  private List<FileEntry> fileEntries() {
    return files.stream().flatMap(file -> file.entry().stream()).sorted(Comparator.comparing(FileEntry::path)).toList();
  }

  private void forceFolders() throws IOException {
    Stream<Path> inner = files.stream().filter(file -> file.entry().isPresent()).map(file -> folder.resolve(file.name()).getParent());
    for (Path each : Stream.concat(inner, Stream.of(folder)).distinct().toList()) {
      storage.force(each);
    }
  }

  @Override
  public void close() {
    if (isCommitted) {
      return;
    }
    try {
      for (StagedFile file : files) {
        file.abandon();
      }
      removeStaged();
      if (isSidecarPlaced) {
        deleteTree(storage, SidecarFolder.of(target));
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "What is left of a snapshot that was not finished cannot be removed: " + folder + ". The next write of it removes it. The disk says: "
          + IoReason.of(e));
    }
  }

  private void removeStaged() throws IOException {
    deleteTree(storage, folder);
    deleteTree(storage, SidecarFolder.of(folder));
    deleteTree(storage, SidecarFolder.stagedOf(folder));
  }

  /** Deletes a file, a link itself, or a folder with all in it; never goes through a link. Nothing happens when there is none. */
  public static void deleteTree(Storage storage, Path path) throws IOException {
    if (!storage.isSymbolicLink(path) && storage.isDirectory(path)) {
      for (Path inner : storage.list(path)) {
        deleteTree(storage, inner);
      }
    }
    storage.delete(path);
  }
}
