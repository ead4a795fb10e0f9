package dev.stillwater.ui.operate.snapshot.files;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.structure.FileStructure;
import dev.stillwater.ui.operate.snapshot.page.HandleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of a snapshot: how long it is, what points to it, which other snapshots share it.
 *
 * <p>THREADING: immutable; {@link #of} reads, never on the UI thread.
 *
 * @param name the file, as the metadata names it
 * @param handle a handle to all of it; empty for the metadata itself
 * @param path where it is on this machine, if that can be told
 * @param sizeBytes its length; -1 where there is none
 * @param problem why it cannot be read; empty where it can
 * @param structure what points to it
 * @param sharedWith snapshots beside this one that point to it too
 */
record FileFacts(String name, Optional<StreamHandle> handle, Optional<Path> path, long sizeBytes, String problem, FileStructure structure, List<String> sharedWith) {
  private static final int NEIGHBOURS_MAX = 20;

  /** The files, the metadata first. Cost: a look at each file, and the metadata of the snapshots beside it. */
  static List<FileFacts> of(SnapshotView view, ProgressListener listener) throws SnapshotException {
    Map<String, StreamHandle> handles = new HashMap<>();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      HandleText.file(handle).ifPresent(name -> handles.putIfAbsent(name, whole(handle)));
    }
    Map<Path, List<String>> neighbours = neighbours(view, listener);
    List<FileFacts> facts = new ArrayList<>();
    ByteSource metadata = view.files().metadata();
    facts.add(new FileFacts("_metadata", Optional.empty(), Optional.of(view.files().folder().resolve("_metadata")), metadata.sizeBytes(), "",
        new FileStructure("_metadata", List.of()), List.of()));
    for (FileStructure structure : FileStructure.of(view.metadata())) {
      listener.progressed(structure.file(), facts.size(), handles.size());
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of(view.files().namedPath().toString()));
      }
      facts.add(of(view, handles.get(structure.file()), structure, neighbours));
    }
    return facts;
  }

  private static FileFacts of(SnapshotView view, StreamHandle handle, FileStructure structure, Map<Path, List<String>> neighbours) {
    Optional<Path> path = Optional.empty();
    long size = -1;
    String problem = "";
    try {
      path = view.files().path(handle);
      size = view.files().openWhole(handle).sizeBytes();
      long end = structure.pointers().stream().mapToLong(pointer -> pointer.start() + pointer.sizeBytes()).max().orElse(0);
      problem = size < end ? Messages.FileFacts_short : "";
    } catch (SnapshotException e) {
      problem = e.getMessage();
    }
    List<String> shared = path.map(known -> neighbours.getOrDefault(known.toAbsolutePath().normalize(), List.of())).orElse(List.of());
    return new FileFacts(structure.file(), Optional.of(handle), path, size, problem, structure, shared);
  }

  /** A handle to the whole file, of which a segment is a part. */
  private static StreamHandle whole(StreamHandle handle) {
    return switch (handle) {
      case StreamHandle.Segment segment -> new StreamHandle.AbsoluteFile(segment.path(), 0);
      case StreamHandle.KeyGroupStream stream -> whole(stream.stream());
      default -> handle;
    };
  }

  private static Map<Path, List<String>> neighbours(SnapshotView view, ProgressListener listener) throws SnapshotException.Cancelled {
    Map<Path, List<String>> shared = new HashMap<>();
    Path folder = view.files().folder();
    if (folder.getParent() == null) {
      return shared;
    }
    for (Path neighbour : snapshotsIn(folder.getParent())) {
      if (!neighbour.equals(folder)) {
        try (SnapshotView other = SnapshotReader.open(neighbour, SnapshotOptions.confined(neighbour), listener)) {
          for (StreamHandle handle : other.metadata().streamHandles()) {
            Optional<Path> path = other.files().path(handle).map(file -> file.toAbsolutePath().normalize());
            List<String> names = path.map(file -> shared.computeIfAbsent(file, key -> new ArrayList<>())).orElse(new ArrayList<>());
            if (!names.contains(neighbour.getFileName().toString())) {
              names.add(neighbour.getFileName().toString());
            }
          }
        } catch (SnapshotException.Cancelled e) {
          throw e;
        } catch (SnapshotException unreadable) {
          // What cannot be read shares nothing that one could name; it says so when it is opened itself.
          continue;
        }
      }
    }
    return shared;
  }

  private static List<Path> snapshotsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> Files.isRegularFile(file.resolve("_metadata"))).sorted().limit(NEIGHBOURS_MAX).toList();
    } catch (IOException unreadable) {
      // Nothing is known of what lies beside it.
      return List.of();
    }
  }
}
