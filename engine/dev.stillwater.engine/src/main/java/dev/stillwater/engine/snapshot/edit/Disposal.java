package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What removing a snapshot comes to: its own folder, its sidecar, and the shared files that nobody else needs. Nothing is deleted before all of that is known.
 *
 * <p>Only files in the snapshot's own folder, and files in the folders {@code shared} and {@code taskowned} beside it that the snapshot points to, are ever
 * deleted. A link is never followed: a folder that is one is refused, a file that is one is left.
 *
 * <p>THREADING: one thread.
 */
final class Disposal {
  private static final String METADATA = "_metadata";
  /** Names that Flink and we give to files of state; files of an attempt that failed may be left without a pointer to them. */
  private static final Pattern STATE_FILE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}-\\d+-\\d+-(keyed|operator)(-\\d+)?");
  private static final Set<String> SHARED_FOLDERS = Set.of("shared", "taskowned");
  private static final int NAMES_SHOWN_MAX = 5;

  private final Storage storage;
  private final Path folder;
  private final List<Path> own = new ArrayList<>();
  private final Set<Path> shared = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();
  private long ownBytes;

  private Disposal(Storage storage, Path folder) {
    this.storage = storage;
    this.folder = folder;
  }

  /**
   * Finds out what can be removed. Cost: the metadata of the snapshots beside it.
   *
   * @throws Refused if the snapshot is an archive or a link, its folder holds what is no part of it, or another snapshot points into it
   */
  static Disposal plan(SnapshotView view, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    Storage storage = options.storage();
    Path named = view.files().namedPath().toAbsolutePath().normalize();
    Path place = storage.isDirectory(named) ? named : named.getParent();
    if (!view.files().folder().toAbsolutePath().normalize().equals(place)) {
      throw new Refused(Place.of(named.toString()), "only a snapshot in a folder can be moved or removed.", "Copy what is in the archive, and delete the archive.");
    }
    if (storage.isSymbolicLink(place)) {
      throw new Refused(Place.of(named.toString()), "this is a link to a snapshot's folder.", "Name the folder itself.");
    }
    try {
      Disposal disposal = new Disposal(storage, storage.realPath(place));
      disposal.addOwnFiles(view);
      Optional<Path> foreign = SidecarFolder.foreign(storage, disposal.folder);
      if (foreign.isPresent()) {
        throw new Refused(Place.of(foreign.get().toString()), "this is no part of the snapshot's sidecar.", "Move it elsewhere, then try again.");
      }
      disposal.addSharedFiles(view);
      disposal.checkOthers(SnapshotNeighbours.files(disposal.folder, storage, options, listener));
      return disposal;
    } catch (IOException e) {
      throw new Unreachable(Place.of(named.toString()), "the snapshot's files cannot be listed. The disk says: " + IoReason.of(e), e);
    }
  }

  private void addOwnFiles(SnapshotView view) throws SnapshotException, IOException {
    Set<Path> pointedTo = new TreeSet<>();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      Path path = view.files().path(handle).orElse(null);
      if (path != null && storage.exists(path)) {
        pointedTo.add(storage.realPath(path));
      }
    }
    List<String> foreign = new ArrayList<>();
    for (Path path : storage.list(folder)) {
      String name = path.getFileName().toString();
      boolean isPart = name.equals(METADATA) || pointedTo.contains(path) || STATE_FILE.matcher(name).matches();
      if (!isPart || storage.isSymbolicLink(path) || storage.isDirectory(path)) {
        foreign.add(name);
      } else {
        own.add(path);
        ownBytes += storage.sizeBytes(path);
      }
    }
    if (!foreign.isEmpty()) {
      throw new Refused(Place.of(folder.toString()), "the folder holds what is no part of the snapshot: " + some(foreign) + ".",
          "Move that elsewhere, then try again.");
    }
  }

  /** Files outside of the folder that may be removed with the snapshot: those in the folders of the job's shared files. */
  private void addSharedFiles(SnapshotView view) throws SnapshotException, IOException {
    Path job = folder.getParent();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      Path path = view.files().path(handle).orElse(null);
      if (path == null || !storage.exists(path) || storage.isDirectory(path) || storage.isSymbolicLink(path)) {
        continue;
      }
      Path real = storage.realPath(path);
      if (real.startsWith(folder)) {
        continue;
      }
      if (job != null && real.startsWith(job) && real.getNameCount() > job.getNameCount() + 1
          && SHARED_FOLDERS.contains(real.getName(job.getNameCount()).toString())) {
        shared.add(real);
      } else {
        notes.add("The file " + real + " lies elsewhere and stays.");
      }
    }
  }

  private void checkOthers(SnapshotNeighbours neighbours) throws Refused {
    Set<String> needing = new TreeSet<>();
    for (Map.Entry<Path, Set<Path>> neighbour : neighbours.files().entrySet()) {
      if (neighbour.getValue().stream().anyMatch(path -> path.startsWith(folder))) {
        needing.add(neighbour.getKey().toString());
      }
    }
    if (!needing.isEmpty()) {
      throw new Refused(Place.of(folder.toString()), "other snapshots point to files in this one: " + some(List.copyOf(needing)) + ".",
          "Remove those first, or copy them: a copy holds all its files.");
    }
    int before = shared.size();
    neighbours.files().values().forEach(shared::removeAll);
    if (shared.size() < before) {
      notes.add(before - shared.size() + " shared files stay, as other snapshots point to them.");
    }
    if (!neighbours.unreadable().isEmpty() && !shared.isEmpty()) {
      notes.add(shared.size() + " shared files stay, since it cannot be told whether these snapshots need them: " + some(neighbours.unreadable()) + ".");
      shared.clear();
    }
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN_MAX, names.size())));
    return names.size() <= NAMES_SHOWN_MAX ? first : first + " and " + (names.size() - NAMES_SHOWN_MAX) + " more";
  }

  /** The snapshot's own folder, without links. */
  Path folder() {
    return folder;
  }

  int ownFiles() {
    return own.size();
  }

  long ownBytes() {
    return ownBytes;
  }

  int sharedFiles() {
    return shared.size();
  }

  /**
   * Removes all. The folder gets another name first, so that no part of a snapshot is ever taken for one; what a crash leaves of it is a leftover that
   * {@code SnapshotStaging.removeLeftovers} knows.
   *
   * @return what was left where it is, for people
   */
  List<String> execute() throws SnapshotException {
    Path doomed = SnapshotStaging.stagedOf(folder);
    try {
      SnapshotStaging.deleteTree(storage, doomed);
      storage.rename(folder, doomed);
      storage.force(folder.getParent());
      for (Path path : own) {
        storage.delete(doomed.resolve(path.getFileName()));
      }
      storage.delete(doomed);
      for (Path path : shared) {
        storage.delete(path);
      }
      storage.force(folder.getParent());
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "the snapshot cannot be removed wholly. The disk says: " + IoReason.of(e), e);
    }
    SidecarFolder.delete(storage, folder);
    return notes.stream().distinct().toList();
  }
}
