package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.MissingFile;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a snapshot in a folder of the disk.
 *
 * <p>THREADING: see {@link SnapshotFiles}.
 */
final class LocatedFiles implements SnapshotFiles {
  private static final Logger LOG = System.getLogger(LocatedFiles.class.getName());
  private static final int OPEN_FILES_MAX = 32;

  private final Storage storage;
  private final Path namedPath;
  private final Path metadataFile;
  private final Path scratchParent;
  private final PointerResolver resolver;
  private final FilePool pool;
  private final List<Path> scratchFolders = new ArrayList<>();
  /** The files that pointers were found to mean; empty for those that are missing. */
  private final Map<String, Optional<Path>> resolved = new HashMap<>();

  /**
   * Files of a snapshot.
   *
   * @param namedPath what the person named
   * @param metadataFile the metadata
   * @param scratchParent where scratch folders are made
   * @param unpacked folder that an archive was unpacked into, removed on close
   */
  LocatedFiles(Storage storage, Path namedPath, Path metadataFile, Path scratchParent, Optional<Path> unpacked, PointerResolver resolver) {
    this.storage = storage;
    this.namedPath = namedPath;
    this.metadataFile = metadataFile;
    this.scratchParent = scratchParent;
    this.resolver = resolver;
    pool = new FilePool(storage, OPEN_FILES_MAX);
    unpacked.ifPresent(scratchFolders::add);
  }

  @Override
  public Path folder() {
    return metadataFile.getParent();
  }

  @Override
  public Path namedPath() {
    return namedPath;
  }

  @Override
  public ByteSource metadata() throws SnapshotException {
    return new PooledFile(pool, metadataFile, size(metadataFile));
  }

  @Override
  public ByteSource open(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.Inline inline -> inline.bytes();
      case StreamHandle.EmptySegment empty -> ByteSource.of("empty segment of " + metadataFile, new byte[0]);
      case StreamHandle.KeyGroupStream keyGroups -> open(keyGroups.stream());
      case StreamHandle.RelativeFile file -> open(relative(file.path()), 0, file.sizeBytes());
      case StreamHandle.AbsoluteFile file -> open(absolute(file.path()), 0, file.sizeBytes());
      case StreamHandle.Segment segment -> open(absolute(segment.path()), segment.start(), segment.sizeBytes());
    };
  }

  @Override
  public ByteSource openWhole(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.RelativeFile file -> open(relative(file.path()));
      case StreamHandle.AbsoluteFile file -> open(absolute(file.path()));
      case StreamHandle.Inline inline -> open(inline);
      case StreamHandle.EmptySegment empty -> open(empty);
      case StreamHandle.KeyGroupStream keyGroups -> openWhole(keyGroups.stream());
      case StreamHandle.Segment segment -> open(segment);
    };
  }

  @Override
  public Optional<Path> path(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.Inline inline -> Optional.empty();
      case StreamHandle.EmptySegment empty -> Optional.empty();
      case StreamHandle.KeyGroupStream keyGroups -> path(keyGroups.stream());
      case StreamHandle.RelativeFile file -> Optional.of(resolver.resolveRelative(relative(file.path())));
      case StreamHandle.AbsoluteFile file -> Optional.of(pathOf(absolute(file.path())));
      case StreamHandle.Segment segment -> Optional.of(pathOf(absolute(segment.path())));
    };
  }

  private Path pathOf(Pointer pointer) {
    return find(pointer).orElseGet(() -> resolver.expected(pointer));
  }

  private ByteSource open(Pointer pointer, long start, long sizeBytes) throws SnapshotException {
    ByteSource file = open(pointer);
    long found = file.sizeBytes();
    if (found - start < sizeBytes) {
      throw new Truncated(new Place(file.name(), found), start + sizeBytes + " bytes, as the metadata says", found + " bytes");
    }
    return file.slice(start, sizeBytes);
  }

  private ByteSource open(Pointer pointer) throws SnapshotException {
    Path path = find(pointer).orElseThrow(() -> missing(pointer));
    return new PooledFile(pool, path, size(path));
  }

  private Optional<Path> find(Pointer pointer) {
    return resolved.computeIfAbsent(pointer.text(), text -> {
      if (!pointer.isRelative()) {
        return resolver.resolve(pointer);
      }
      Path path = resolver.resolveRelative(pointer);
      return Optional.of(path).filter(storage::isRegularFile);
    });
  }

  private SnapshotException missing(Pointer pointer) {
    if (pointer.isRelative() && storage.isDirectory(resolver.resolveRelative(pointer))) {
      return new Corrupt(Place.of(resolver.resolveRelative(pointer).toString()), "a folder is in the place of a file of the snapshot.", "a file", "a folder");
    }
    String searched = pointer.isRelative() ? resolver.resolveRelative(pointer).toString() : resolver.searched(pointer);
    return new MissingFile(Place.of(metadataFile.toString()), pointer.text(), searched);
  }

  private Pointer relative(String text) throws SnapshotException {
    return Pointer.relative(text, Place.of(metadataFile.toString()));
  }

  private Pointer absolute(String text) throws SnapshotException {
    return Pointer.absolute(text, Place.of(metadataFile.toString()));
  }

  private long size(Path file) throws SnapshotException {
    try {
      return storage.sizeBytes(file);
    } catch (IOException e) {
      throw new Unreachable(Place.of(file.toString()), "the length of the file cannot be told: " + IoReason.of(e), e);
    }
  }

  @Override
  public Path newScratchFolder(String purpose) throws SnapshotException {
    Path folder = newScratchFolder(storage, scratchParent, purpose);
    scratchFolders.add(folder);
    return folder;
  }

  static Path newScratchFolder(Storage storage, Path parent, String purpose) throws SnapshotException {
    try {
      return storage.createTemporaryFolder(parent, "stillwater-" + purpose + "-");
    } catch (IOException e) {
      throw new Unreachable(Place.of(parent.toString()), "no folder for temporary files can be made here: " + IoReason.of(e), e);
    }
  }

  @Override
  public void close() {
    pool.close();
    for (Path folder : scratchFolders) {
      delete(storage, folder);
    }
    scratchFolders.clear();
  }

  /** Deletes a folder and all in it; what cannot be deleted is logged and stays. */
  static void delete(Storage storage, Path path) {
    try {
      if (storage.isDirectory(path)) {
        for (Path each : storage.list(path)) {
          delete(storage, each);
        }
      }
      storage.delete(path);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The temporary file or folder " + path + " could not be deleted: delete it by hand", e);
    }
  }
}
