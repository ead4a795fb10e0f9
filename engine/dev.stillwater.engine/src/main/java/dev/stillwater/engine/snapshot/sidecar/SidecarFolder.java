package dev.stillwater.engine.snapshot.sidecar;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@code <snapshot>.stillwater} beside a snapshot's folder. Inside it, Flink's own disposal of the snapshot would fail.
 *
 * <p>THREADING: stateless; one writer for each sidecar.
 */
public final class SidecarFolder {
  /** What a sidecar's name has behind its snapshot's. */
  public static final String ENDING = ".stillwater";
  /** What the names of indexes end with, which are made anew when they are missing. */
  public static final String INDEX_ENDING = ".index";
  static final String MANIFEST = "manifest.json";
  static final String JOB = "job.job";
  private static final String STAGED_MANIFEST = "." + MANIFEST + ".writing";
  /** More than any manifest or job needs; a larger file is not read into memory, where its values take twenty times its length. */
  private static final long FILE_BYTES_MAX = 8L << 20;

  private SidecarFolder() {
  }

  /** Where the sidecar of a snapshot's folder is. */
  public static Path of(Path snapshotFolder) {
    return snapshotFolder.resolveSibling(snapshotFolder.getFileName() + ENDING);
  }

  /** Where the sidecar of a snapshot's folder is while it is being written. */
  public static Path stagedOf(Path snapshotFolder) {
    return snapshotFolder.resolveSibling("." + snapshotFolder.getFileName() + ENDING + ".writing");
  }

  /**
   * Reads the sidecar of a snapshot; empty if there is none.
   *
   * @throws SnapshotException if there is one and it is damaged or of a later version
   */
  public static Optional<Sidecar> read(Storage storage, Path snapshotFolder) throws SnapshotException {
    if (snapshotFolder.getFileName() == null) {
      return Optional.empty();
    }
    Path folder = of(snapshotFolder);
    Path manifest = folder.resolve(MANIFEST);
    if (!storage.exists(manifest)) {
      return Optional.empty();
    }
    ManifestText text = ManifestText.parse(readFile(storage, manifest), manifest.toString());
    Optional<String> jobFile = Optional.empty();
    if (text.job().isPresent()) {
      Path job = folder.resolve(JOB);
      byte[] bytes = storage.exists(job) ? readFile(storage, job) : new byte[0];
      if (bytes.length != text.job().get().sizeBytes() || ManifestText.checksum(bytes, bytes.length) != text.job().get().crc32c()) {
        throw new Corrupt(Place.of(job.toString()), "the job beside the snapshot is not the one that was written.",
            text.job().get().sizeBytes() + " bytes with the checksum " + ManifestText.hex(text.job().get().crc32c()),
            storage.exists(job) ? bytes.length + " bytes with the checksum " + ManifestText.hex(ManifestText.checksum(bytes, bytes.length)) : "no file");
      }
      jobFile = Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
    return Optional.of(new Sidecar(text.manifest(), jobFile, text.sourcePositions(), text.jobPath(), text.clockTime()));
  }

  /**
   * Writes the sidecar of a snapshot, replacing one that is there; synced and renamed into place. A crash in between leaves the old one, the new one or, while
   * one is replaced, none.
   */
  public static void write(Storage storage, Path snapshotFolder, Sidecar sidecar) throws SnapshotException {
    writeUnforced(storage, snapshotFolder, sidecar);
    Path target = of(snapshotFolder);
    try {
      storage.force(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static SnapshotException unwritable(Path target, IOException cause) {
    return new SnapshotException.Unreachable(Place.of(target.toString()), "the sidecar cannot be written. The disk says: " + IoReason.of(cause), cause);
  }

  /** The same for who renames it once more and forces the folder that it is in then: its files are on the disk, its name may not be. */
  public static void writeUnforced(Storage storage, Path snapshotFolder, Sidecar sidecar) throws SnapshotException {
    Path target = of(snapshotFolder);
    Path staged = stagedOf(snapshotFolder);
    try {
      deleteFolder(storage, staged);
      storage.createDirectories(staged);
      if (sidecar.jobFile().isPresent()) {
        writeFile(storage, staged.resolve(JOB), sidecar.jobFile().get().getBytes(StandardCharsets.UTF_8));
      }
      writeFile(storage, staged.resolve(MANIFEST), ManifestText.bytes(sidecar));
      storage.force(staged);
      deleteFolder(storage, target);
      storage.rename(staged, target);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Changes label and note and leaves the rest as it is: the manifest is replaced by one rename.
   *
   * @throws SnapshotException.Refused if the snapshot has no sidecar
   */
  public static Sidecar relabel(Storage storage, Path snapshotFolder, Optional<String> label, Optional<String> note) throws SnapshotException {
    Path target = of(snapshotFolder);
    Sidecar before = read(storage, snapshotFolder).orElseThrow(() -> new SnapshotException.Refused(Place.of(target.toString()),
        "the snapshot has no sidecar, which would hold a label.", "Copy the snapshot: copies have one."));
    Sidecar after = before.withManifest(before.manifest().withLabel(label, note));
    Path manifest = target.resolve(MANIFEST);
    Path staged = target.resolve(STAGED_MANIFEST);
    try {
      writeFile(storage, staged, ManifestText.bytes(after));
      storage.rename(staged, manifest);
      storage.force(target);
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(manifest.toString()), "the label cannot be written. The disk says: " + IoReason.of(e), e);
    }
    return after;
  }

  /** Removes the sidecar of a snapshot; nothing happens when there is none. */
  public static void delete(Storage storage, Path snapshotFolder) throws SnapshotException {
    Path target = of(snapshotFolder);
    try {
      deleteFolder(storage, target);
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(target.toString()), "the sidecar cannot be removed. The disk says: " + IoReason.of(e), e);
    }
  }


  /**
   * What stands at the place of a snapshot's sidecar and is no part of one, so that it must not be removed with it; empty if there is nothing like that.
   */
  public static Optional<Path> foreign(Storage storage, Path snapshotFolder) throws SnapshotException {
    Path folder = of(snapshotFolder);
    if (storage.isSymbolicLink(folder) || storage.exists(folder) && !storage.isDirectory(folder)) {
      return Optional.of(folder);
    }
    try {
      return storage.exists(folder) ? storage.list(folder).stream().filter(file -> !isPart(file) || storage.isDirectory(file)).findFirst() : Optional.empty();
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(folder.toString()), "the sidecar cannot be listed. The disk says: " + IoReason.of(e), e);
    }
  }

  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.equals(MANIFEST) || name.equals(JOB) || name.equals(STAGED_MANIFEST) || name.endsWith(INDEX_ENDING);
  }

  /** Deletes the parts of a sidecar and their folder; fails if there is anything else in it. */
  private static void deleteFolder(Storage storage, Path folder) throws IOException {
    if (storage.isDirectory(folder) && !storage.isSymbolicLink(folder)) {
      for (Path file : storage.list(folder)) {
        if (isPart(file)) {
          storage.delete(file);
        }
      }
    }
    storage.delete(folder);
  }

  private static void writeFile(Storage storage, Path file, byte[] bytes) throws IOException {
    try (StorageOutput output = storage.create(file)) {
      output.write(bytes, 0, bytes.length);
      output.force();
    }
  }

  private static byte[] readFile(Storage storage, Path file) throws SnapshotException {
    if (!storage.isRegularFile(file)) {
      throw new Corrupt(Place.of(file.toString()), "this is no file of a sidecar.", "a file", "a folder, pipe or device");
    }
    try (StorageInput input = storage.openInput(file)) {
      long size = input.sizeBytes();
      if (size > FILE_BYTES_MAX) {
        throw new Corrupt(Place.of(file.toString()), "this is no file of a sidecar.", "at most " + FILE_BYTES_MAX + " bytes", size + " bytes");
      }
      byte[] bytes = new byte[(int) size];
      int done = 0;
      while (done < bytes.length) {
        int count = input.read(done, bytes, done, bytes.length - done);
        if (count < 0) {
          throw new SnapshotException.Truncated(new Place(file.toString(), done), bytes.length + " bytes", "the end");
        }
        done += count;
      }
      return bytes;
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(file.toString()), "the file cannot be read. The disk says: " + IoReason.of(e), e);
    }
  }
}
