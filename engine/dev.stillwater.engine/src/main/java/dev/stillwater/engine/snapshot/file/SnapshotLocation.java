package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.NotASnapshot;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a snapshot from what a person names: a folder, its {@code _metadata}, or a zip or tar.gz of it.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotLocation {
  /** The file that every snapshot has. */
  public static final String METADATA_NAME = "_metadata";

  private static final String EXPECTED = "a folder with a file " + METADATA_NAME + ", that file, or a zip or tar.gz of the folder";
  private static final byte[] MAGIC = {0x49, 0x60, 0x67, 0x2d};
  private static final int HINTS_MAX = 5;
  /** Names of other archives by the bytes they begin with. */
  private static final Map<String, String> OTHER_ARCHIVES = Map.of("28b52ffd", "zstd", "425a68", "bzip2", "fd377a58", "xz", "377abcaf", "7z", "52617221", "rar", "04224d18", "lz4");

  private SnapshotLocation() {
  }

  /**
   * Opens the files. Cost: constant for folders, the whole archive for archives, which are unpacked into the scratch folder.
   *
   * @throws NotASnapshot if there is no snapshot
   * @throws Refused if the root is no folder, or an archive holds several snapshots, would write outside of its folder, or does not fit on the disk
   * @throws SnapshotException if an archive is damaged, the disk refuses or the listener asked to stop
   */
  public static SnapshotFiles open(Path path, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    Storage storage = options.storage();
    Path named = path.toAbsolutePath().normalize();
    if (!storage.exists(named)) {
      throw new NotASnapshot(Place.of(named.toString()), EXPECTED, "nothing of this name");
    }
    Optional<Path> noFolder = options.root().filter(root -> !storage.isDirectory(root));
    if (noFolder.isPresent()) {
      throw new Refused(Place.of(noFolder.get().toString()), "there is no folder of this name to look for the snapshot's files in.",
          "Name the folder that the files lie below (--root).");
    }
    if (storage.isDirectory(named)) {
      Path metadata = named.resolve(METADATA_NAME);
      if (!storage.exists(metadata) && storage.isSymbolicLink(metadata)) {
        throw new Refused(Place.of(metadata.toString()),
            "it is a link to a file that is not there, or that lies outside of the snapshot and is not read without being asked for.", "Open the folder that the link leads to.");
      }
      if (!storage.exists(metadata) || storage.isDirectory(metadata)) {
        throw new NotASnapshot(Place.of(named.toString()), EXPECTED, "a folder without " + METADATA_NAME + hint(storage, named));
      }
      return inFolder(named, metadata, options);
    }
    if (!storage.isRegularFile(named)) {
      throw new NotASnapshot(Place.of(named.toString()), EXPECTED, "a pipe or device");
    }
    byte[] start = readStart(storage, named);
    boolean isNamedMetadata = named.endsWith(METADATA_NAME);
    if (isNamedMetadata || startsWith(start, MAGIC)) {
      return inFolder(named, named, options);
    }
    if (Archive.isArchive(start)) {
      return inArchive(named, options, listener);
    }
    throw new NotASnapshot(Place.of(named.toString()), EXPECTED, start.length == 0 ? "an empty file" : description(start));
  }

  /** What a file is by its first bytes; other archives are named, since people only have to pack them anew. */
  private static String description(byte[] start) {
    String first = HexFormat.of().formatHex(Arrays.copyOf(start, Math.min(start.length, MAGIC.length)));
    return OTHER_ARCHIVES.entrySet().stream().filter(known -> first.startsWith(known.getKey())).findFirst()
        .map(known -> "an archive of the kind " + known.getValue() + ", which has to be unpacked by its own program").orElse("a file that begins with the bytes " + first);
  }

  private static SnapshotFiles inFolder(Path named, Path metadata, SnapshotOptions options) throws SnapshotException {
    if (!options.storage().isRegularFile(metadata)) {
      throw new NotASnapshot(Place.of(metadata.toString()), EXPECTED, METADATA_NAME + " is a pipe or device");
    }
    Path folder = metadata.getParent();
    List<Path> bases = new ArrayList<>(PointerResolver.upwards(folder, Optional.empty()));
    // Where a link leads to; the shared files lie there and not beside the link.
    PointerResolver.upwards(realPath(options.storage(), folder), Optional.empty()).stream().filter(base -> !bases.contains(base)).forEach(bases::add);
    PointerResolver resolver = new PointerResolver(options.storage(), folder, options.root(), bases);
    return new LocatedFiles(options.storage(), named, metadata, options.scratchFolder(), Optional.empty(), resolver);
  }

  private static Path realPath(Storage storage, Path folder) throws SnapshotException {
    try {
      return storage.realPath(folder);
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "the folder cannot be read: " + IoReason.of(e), e);
    }
  }

  private static SnapshotFiles inArchive(Path archive, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    Storage storage = options.storage();
    Path unpacked = LocatedFiles.newScratchFolder(storage, options.scratchFolder(), "archive");
    boolean isOpen = false;
    try {
      // A folder of the archive's name, since people read it in messages.
      Path target = unpacked.resolve(baseName(archive));
      List<Path> found = new Archive(storage, archive, target, listener).unpack().stream().filter(file -> file.endsWith(METADATA_NAME)).toList();
      if (found.isEmpty()) {
        throw new NotASnapshot(Place.of(archive.toString()), EXPECTED, "an archive without " + METADATA_NAME);
      }
      if (found.size() > 1) {
        List<String> names = found.stream().map(file -> target.relativize(file.getParent()).toString()).sorted().limit(HINTS_MAX).toList();
        throw new Refused(Place.of(archive.toString()), "the archive holds " + found.size() + " snapshots: " + String.join(", ", names)
            + (found.size() > HINTS_MAX ? " and others." : "."), "Unpack it and name one of them.");
      }
      Path metadata = found.get(0);
      List<Path> bases = new ArrayList<>(PointerResolver.upwards(metadata.getParent(), Optional.of(target)));
      bases.addAll(PointerResolver.upwards(archive.getParent(), Optional.empty()));
      PointerResolver resolver = new PointerResolver(storage, metadata.getParent(), options.root(), bases);
      SnapshotFiles files = new LocatedFiles(storage, archive, metadata, options.scratchFolder(), Optional.of(unpacked), resolver);
      isOpen = true;
      return files;
    } finally {
      if (!isOpen) {
        LocatedFiles.delete(storage, unpacked);
      }
    }
  }

  private static String baseName(Path archive) {
    String name = archive.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static byte[] readStart(Storage storage, Path file) throws SnapshotException {
    byte[] start = new byte[Archive.START_BYTES];
    try (StorageInput input = storage.openInput(file)) {
      int size = 0;
      int count = input.read(0, start, 0, start.length);
      while (count > 0 && size + count < start.length) {
        size += count;
        count = input.read(size, start, size, start.length - size);
      }
      return Arrays.copyOf(start, size + Math.max(0, count));
    } catch (IOException e) {
      throw new Unreachable(Place.of(file.toString()), "the file cannot be read: " + IoReason.of(e), e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** Names snapshots that lie in the folder, since people name the folder above by mistake. */
  private static String hint(Storage storage, Path folder) throws SnapshotException {
    try {
      List<String> names = storage.list(folder).stream().filter(path -> storage.exists(path.resolve(METADATA_NAME))).map(path -> path.getFileName().toString())
          .limit(HINTS_MAX).toList();
      return names.isEmpty() ? "" : "; snapshots lie in " + String.join(", ", names) + " inside it";
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "the folder cannot be listed: " + IoReason.of(e), e);
    }
  }
}
