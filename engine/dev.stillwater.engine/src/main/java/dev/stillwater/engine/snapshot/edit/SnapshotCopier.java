package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies and moves snapshots together with their sidecars.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotCopier {
  private static final Logger LOGGER = System.getLogger(SnapshotCopier.class.getName());

  private SnapshotCopier() {
  }

  /**
   * Copies a snapshot. The copy holds all its files: what lies outside the source's folder, such as shared files of an incremental checkpoint, is brought
   * along. Where all pointers are relative already, {@code _metadata} is copied byte for byte; otherwise it is written anew as version 3. Cost: the whole
   * snapshot.
   *
   * @param target a folder that does not exist yet
   */
  public static EditReport copy(Path source, Path target, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(source, options, listener)) {
      return copy(view, target, options, listener);
    }
  }

  private static EditReport copy(SnapshotView view, Path target, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    if (!isSelfContained(view)) {
      EditReport report = SnapshotEditor.edit(view, target, List.of(), options, listener);
      List<String> changes = new ArrayList<>(report.changes());
      changes.add("The files that lay outside of the snapshot's folder are in the copy, and the pointers to them are relative.");
      return new EditReport(report.snapshot(), changes, report.files(), report.sizeBytes());
    }
    Targets.require(view.files().folder(), target, options.storage());
    try (SnapshotStaging staging = SnapshotStaging.begin(options.storage(), target, listener)) {
      Optional<Sidecar> sidecar = SidecarFolder.read(options.storage(), view.files().folder());
      FileCarrier carrier = new FileCarrier(view.files(), staging, sidecar, listener);
      for (StreamHandle.RelativeFile file : relativeFiles(view)) {
        carrier.carryAs(file, file.path());
      }
      ByteSource metadata = view.files().metadata();
      ByteWriter bytes = new ByteWriter((int) metadata.sizeBytes());
      bytes.writeBytes(ByteReader.of(metadata).readBytes((int) metadata.sizeBytes()));
      staging.commit(bytes, sidecar, folder -> ResultCheck.checkPointers(folder, view.metadata(), options, listener));
      return new EditReport(staging.target(), List.of(), staging.fileCount(), staging.sizeBytes());
    }
  }

  /** Whether everything lies in the snapshot's folder and is named relative to it. */
  static boolean isSelfContained(SnapshotView view) {
    return view.metadata().streamHandles().stream().map(SnapshotCopier::inner)
        .allMatch(handle -> handle instanceof StreamHandle.RelativeFile || handle instanceof StreamHandle.Inline || handle instanceof StreamHandle.EmptySegment);
  }

  private static StreamHandle inner(StreamHandle handle) {
    return handle instanceof StreamHandle.KeyGroupStream groups ? inner(groups.stream()) : handle;
  }

  private static Set<StreamHandle.RelativeFile> relativeFiles(SnapshotView view) {
    Set<StreamHandle.RelativeFile> files = new LinkedHashSet<>();
    for (StreamHandle handle : view.metadata().streamHandles()) {
      if (inner(handle) instanceof StreamHandle.RelativeFile file) {
        files.add(file);
      }
    }
    return files;
  }

  /**
   * Moves a snapshot: by renaming where it holds all its files and the target is on the same file system, else by copying, checking and removing.
   * What other snapshots still share stays where it is.
   *
   * @param target a folder that does not exist yet
   * @throws Refused if another snapshot points to a file in the snapshot's own folder, or the folder holds what is no part of it
   */
  public static EditReport move(Path source, Path target, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(source, options, listener)) {
      Disposal disposal = Disposal.plan(view, options, listener);
      Path folder = disposal.folder();
      Targets.require(folder, target, options.storage());
      Path place = target.toAbsolutePath().normalize();
      if (options.storage().exists(place) || options.storage().isSymbolicLink(place)) {
        throw new Refused(Place.of(target.toString()), "there is something here already, and snapshots are never written over.",
            "Name a folder that does not exist yet.");
      }
      boolean isSelfContained = isSelfContained(view);
      if (isSelfContained && rename(folder, place, options.storage())) {
        return new EditReport(place, List.of(), disposal.ownFiles(), disposal.ownBytes());
      }
      EditReport copied = copy(view, target, options, listener);
      List<String> changes = new ArrayList<>(copied.changes());
      changes.addAll(disposal.execute());
      return new EditReport(copied.snapshot(), changes, copied.files(), copied.sizeBytes());
    }
  }

  /** Renames folder and sidecar; false if the disk cannot do that, which leaves both as they were. */
  private static boolean rename(Path folder, Path target, Storage storage) throws SnapshotException {
    Optional<Sidecar> sidecar = SidecarFolder.read(storage, folder);
    try {
      storage.createDirectories(target.getParent());
      if (sidecar.isPresent()) {
        // The new sidecar stands before the snapshot is renamed and the old one goes last, so that the snapshot has one at any time.
        SidecarFolder.write(storage, target, sidecar.get());
      }
      renameFolder(folder, target, storage);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "The snapshot " + folder + " is copied, as it cannot be renamed: " + IoReason.of(e));
      SidecarFolder.delete(storage, target);
      return false;
    }
    SidecarFolder.delete(storage, folder);
    return true;
  }

  private static void renameFolder(Path folder, Path target, Storage storage) throws IOException, SnapshotException {
    storage.rename(folder, target);
    try {
      storage.force(target.getParent());
      storage.force(folder.getParent());
    } catch (IOException e) {
      throw new Unreachable(Place.of(target.toString()), "the snapshot is in its new place, but the disk does not confirm it: " + IoReason.of(e), e);
    }
  }
}
