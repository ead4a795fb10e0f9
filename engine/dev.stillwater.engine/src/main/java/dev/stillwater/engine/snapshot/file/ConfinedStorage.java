package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A disk on which nothing is seen but a snapshot and what belongs to it, so that pointers and links of a snapshot from strangers lead nowhere else. It remembers what
 * was looked for elsewhere and is there, so that a person can be asked.
 *
 * <p>THREADING: any thread.
 */
public final class ConfinedStorage implements Storage {
  private static final List<String> NEIGHBOURS = List.of("shared", "taskowned");

  private final Storage storage;
  private final Set<Path> allowed = ConcurrentHashMap.newKeySet();
  private final Set<Path> refused = ConcurrentHashMap.newKeySet();
  /** Folders above what may be written: it shows that they are there, and not what is in them. */
  private final Set<Path> above = ConcurrentHashMap.newKeySet();

  /**
   * A disk for one snapshot: its folder or archive, its sidecar and the folders {@code shared} and {@code taskowned} beside it, which checkpoints of a run have.
   *
   * @param snapshot the folder, its metadata or an archive
   * @param granted files elsewhere that a person has allowed
   */
  public ConfinedStorage(Storage storage, Path snapshot, Set<Path> granted) {
    this.storage = storage;
    Path named = snapshot.toAbsolutePath().normalize();
    Path own = named.endsWith(SnapshotLocation.METADATA_NAME) && named.getParent() != null ? named.getParent() : named;
    for (Path each : new LinkedHashSet<>(List.of(own, real(own).orElse(own)))) {
      allowed.add(each);
      if (each.getFileName() != null && each.getParent() != null) {
        allowed.add(each.resolveSibling(each.getFileName() + ".stillwater"));
        NEIGHBOURS.forEach(name -> allowed.add(each.resolveSibling(name)));
      }
    }
    allowed.addAll(granted);
    granted.forEach(path -> real(path).ifPresent(allowed::add));
  }

  /** Lets a copy of the snapshot be written: its folder, its sidecar, and those in which both are staged. */
  public ConfinedStorage writing(Path target) {
    Path folder = target.toAbsolutePath().normalize();
    if (folder.getFileName() != null) {
      String name = folder.getFileName().toString();
      for (String base : List.of(name, "." + name + ".writing")) {
        for (String each : List.of(base, base + ".stillwater", "." + base + ".stillwater.writing")) {
          allowed.add(folder.resolveSibling(each));
          real(folder.getParent()).ifPresent(parent -> allowed.add(parent.resolve(each)));
        }
      }
    }
    for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
      above.add(parent);
    }
    return this;
  }

  /** The files elsewhere that were looked for and are there, in no order. */
  public Set<Path> refused() {
    return Set.copyOf(refused);
  }

  /** The same, each with where it leads to, so that a person sees what is asked for. Cost: a look at each. */
  public Map<Path, Path> refusedTargets() {
    Map<Path, Path> targets = new TreeMap<>();
    for (Path file : refused) {
      try {
        targets.put(file, storage.realPath(file));
      } catch (IOException unreadable) {
        targets.put(file, file);
      }
    }
    return targets;
  }

  /** Looks for every file that the snapshot points to, and gives those that are elsewhere. Cost: number of handles. */
  public Set<Path> refusedOf(SnapshotView view) {
    for (StreamHandle handle : view.metadata().streamHandles()) {
      try {
        view.files().openWhole(handle);
      } catch (SnapshotException damaged) {
        // The findings say so; here only the pointers count that can be followed.
        continue;
      }
    }
    return refused();
  }

  private Optional<Path> real(Path path) {
    try {
      return storage.exists(path) ? Optional.of(storage.realPath(path)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether a path is seen: by its name, and by where links lead to. */
  private boolean isSeen(Path path) {
    Path plain = path.toAbsolutePath().normalize();
    return isBelow(plain) && real(plain).map(this::isBelow).orElse(true);
  }

  private boolean isBelow(Path path) {
    return allowed.stream().anyMatch(path::startsWith);
  }

  private boolean isAbove(Path path) {
    return above.contains(path.toAbsolutePath().normalize());
  }

  private void require(Path path) throws IOException {
    if (!isSeen(path)) {
      throw new IOException("'" + path + "' lies outside of the snapshot and is not read without being asked for");
    }
  }

  private void requireUnlessAbove(Path folder) throws IOException {
    if (!isAbove(folder)) {
      require(folder);
    }
  }

  @Override
  public boolean exists(Path path) {
    if (!storage.exists(path)) {
      return false;
    }
    if (isSeen(path) || isAbove(path)) {
      return true;
    }
    if (!storage.isDirectory(path)) {
      refused.add(path.toAbsolutePath().normalize());
    }
    return false;
  }

  @Override
  public boolean isDirectory(Path path) {
    return storage.isDirectory(path) && (isSeen(path) || isAbove(path));
  }

  @Override
  public boolean isRegularFile(Path path) {
    return exists(path) && storage.isRegularFile(path);
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    require(file);
    return storage.sizeBytes(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    require(file);
    return storage.openInput(file);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    require(file);
    return storage.create(file);
  }

  @Override
  public long lastModifiedMs(Path file) throws IOException {
    require(file);
    return storage.lastModifiedMs(file);
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    requireUnlessAbove(folder);
    storage.createDirectories(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    require(folder);
    return storage.list(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    require(from);
    require(to);
    storage.rename(from, to);
  }

  /** Deletes what is seen; of links the link itself. */
  @Override
  public void delete(Path path) throws IOException {
    Path plain = path.toAbsolutePath().normalize();
    boolean isInSeenFolder = isBelow(plain) && plain.getParent() != null && isSeen(plain.getParent());
    if (!isInSeenFolder) {
      require(path);
    }
    storage.delete(path);
  }

  @Override
  public void force(Path folder) throws IOException {
    requireUnlessAbove(folder);
    storage.force(folder);
  }

  @Override
  public boolean isSymbolicLink(Path path) {
    return storage.isSymbolicLink(path);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    return storage.realPath(path);
  }

  /** A folder for scratch files, which is seen from now on. */
  @Override
  public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    Path folder = storage.createTemporaryFolder(parent, prefix);
    allowed.add(folder.toAbsolutePath().normalize());
    allowed.add(storage.realPath(folder));
    return folder;
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    return storage.usableBytes(folder);
  }
}
