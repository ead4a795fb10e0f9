package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The snapshots that may point to files of another one: those beside it, and, where it is a checkpoint in a job's folder, those in the folders of the other
 * jobs beside that, since a job that was started from it may go on using its files.
 *
 * <p>THREADING: immutable.
 *
 * @param files by the folder of a snapshot the files that it points to, without links
 * @param unreadable snapshots whose metadata cannot be read
 */
record SnapshotNeighbours(Map<Path, Set<Path>> files, List<String> unreadable) {
  private static final int JOB_ID_DIGITS = 32;

  /** Reads the metadata of the neighbours of a folder. Cost: number of neighbours and of their pointers. */
  static SnapshotNeighbours files(Path folder, Storage storage, SnapshotOptions options, ProgressListener listener) throws IOException, Cancelled {
    Map<Path, Set<Path>> files = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    SnapshotOptions plain = new SnapshotOptions(options.storage(), Optional.empty(), options.scratchFolder());
    for (Path neighbour : folders(folder, storage)) {
      if (listener.isCancelled()) {
        throw new Cancelled(Place.of(folder.toString()));
      }
      listener.progressed("looking for snapshots that share files", files.size(), -1);
      try (SnapshotView view = SnapshotReader.open(neighbour, plain, listener)) {
        Set<Path> pointedTo = new HashSet<>();
        for (StreamHandle handle : view.metadata().streamHandles()) {
          Path path = view.files().path(handle).orElse(null);
          if (path != null) {
            pointedTo.add(storage.exists(path) ? storage.realPath(path) : path.toAbsolutePath().normalize());
          }
        }
        files.put(neighbour, pointedTo);
      } catch (Cancelled e) {
        throw e;
      } catch (SnapshotException e) {
        unreadable.add(neighbour.toString());
      }
    }
    return new SnapshotNeighbours(files, unreadable);
  }

  private static Set<Path> folders(Path folder, Storage storage) throws IOException {
    Set<Path> folders = new TreeSet<>();
    Path parent = folder.getParent();
    if (parent == null) {
      return folders;
    }
    addSnapshots(parent, storage, folders);
    if (isJobFolder(parent) && parent.getParent() != null) {
      for (Path job : storage.list(parent.getParent())) {
        if (storage.isDirectory(job)) {
          addSnapshots(job, storage, folders);
          if (storage.exists(job.resolve("_metadata"))) {
            folders.add(job);
          }
        }
      }
    }
    Set<Path> others = new TreeSet<>();
    for (Path path : folders) {
      if (!storage.realPath(path).equals(folder)) {
        others.add(path);
      }
    }
    return others;
  }

  private static boolean isJobFolder(Path path) {
    return path.getFileName() != null && path.getFileName().toString().length() == JOB_ID_DIGITS
        && path.getFileName().toString().chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
  }

  private static void addSnapshots(Path parent, Storage storage, Set<Path> folders) throws IOException {
    for (Path path : storage.list(parent)) {
      if (storage.isDirectory(path) && storage.exists(path.resolve("_metadata"))) {
        folders.add(path);
      }
    }
  }
}
