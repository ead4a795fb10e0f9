package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a copy of a snapshot may not lie.
 *
 * <p>THREADING: stateless.
 */
final class Targets {
  private Targets() {
  }

  /**
   * Refuses a place inside the source or beside its files.
   *
   * @throws Refused if the target is, or lies in, the source's folder or its sidecar
   */
  static void require(Path sourceFolder, Path target, Storage storage) throws SnapshotException {
    Path place = real(target, storage);
    Path source = real(sourceFolder, storage);
    if (place.startsWith(source) || place.startsWith(SidecarFolder.of(source))) {
      throw new Refused(Place.of(target.toString()), "the copy would lie inside the snapshot it is made from.", "Name a folder elsewhere.");
    }
    if (place.getFileName() != null && place.getFileName().toString().endsWith(SidecarFolder.ENDING)) {
      throw new Refused(Place.of(target.toString()), "a snapshot's name cannot end in " + SidecarFolder.ENDING + ", as that of a sidecar does.",
          "Choose another name.");
    }
  }

  /** The path without links, as far as it exists. */
  static Path real(Path path, Storage storage) throws Unreachable {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (existing.getParent() != null && !storage.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return storage.realPath(existing).resolve(existing.relativize(absolute)).normalize();
    } catch (IOException e) {
      throw new Unreachable(Place.of(path.toString()), "the place cannot be looked at. The disk says: " + IoReason.of(e), e);
    }
  }
}
