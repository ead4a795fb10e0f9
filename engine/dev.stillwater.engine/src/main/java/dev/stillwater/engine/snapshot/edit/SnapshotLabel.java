package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes what a person calls a snapshot, and what they note about it, into its sidecar; a snapshot of Flink's gets one.
 *
 * <p>THREADING: stateless; one writer for each snapshot.
 */
public final class SnapshotLabel {
  private static final int MANIFEST_VERSION = 1;
  private static final int CHUNK_BYTES = 1 << 16;

  private SnapshotLabel() {
  }

  /**
   * Writes label and note. Cost: constant where there is a sidecar, else reads each file of the folder for its checksum.
   *
   * @return the sidecar as it is now
   * @throws Refused if the snapshot is in an archive, beside which nothing can be written
   * @throws SnapshotException if the sidecar that is there is damaged, or the disk refuses, or the listener asked to stop
   */
  public static Sidecar write(SnapshotView view, Storage storage, Optional<String> label, Optional<String> note, ProgressListener listener)
      throws SnapshotException {
    Path folder = view.files().folder();
    Path named = view.files().namedPath();
    if (!named.equals(folder) && !folder.equals(named.getParent())) {
      throw new Refused(Place.of(named.toString()), "an archive has no place for a label.", "Unpack it and open the folder.");
    }
    if (SidecarFolder.read(storage, folder).isPresent()) {
      return SidecarFolder.relabel(storage, folder, label, note);
    }
    Map<String, String> uids = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (OperatorView operator : view.operators()) {
      operator.uid().ifPresent(uid -> uids.put(operator.operatorId(), uid));
      operator.name().ifPresent(name -> names.put(operator.operatorId(), name));
    }
    Manifest manifest = new Manifest(MANIFEST_VERSION, SnapshotWriter.ENGINE_VERSION, "", "", view.metadata().checkpointId(),
        view.kind().purpose().equals("savepoint"), Optional.empty(), label, note, Map.of(), uids, names, files(storage, folder, listener), List.of());
    Sidecar sidecar = new Sidecar(manifest, Optional.empty(), Map.of());
    SidecarFolder.write(storage, folder, sidecar);
    return sidecar;
  }

  private static List<FileEntry> files(Storage storage, Path folder, ProgressListener listener) throws SnapshotException {
    List<FileEntry> entries = new ArrayList<>();
    try {
      // A link to elsewhere that nobody has allowed is none of its files.
      List<Path> files = storage.list(folder).stream().filter(storage::isRegularFile).toList();
      for (Path file : files) {
        listener.progressed("reading " + file.getFileName() + " for its checksum", entries.size(), files.size());
        entries.add(new FileEntry(file.getFileName().toString(), storage.sizeBytes(file), checksum(storage, file, listener)));
      }
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "a file of the snapshot cannot be read for its checksum: " + IoReason.of(e), e);
    }
    return entries;
  }

  private static int checksum(Storage storage, Path file, ProgressListener listener) throws IOException, SnapshotException {
    CRC32C sum = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    try (var input = storage.openInput(file)) {
      long position = 0;
      for (int read = input.read(position, chunk, 0, chunk.length); read > 0; read = input.read(position, chunk, 0, chunk.length)) {
        if (listener.isCancelled()) {
          throw new Cancelled(Place.of(file.toString()));
        }
        sum.update(chunk, 0, read);
        position += read;
      }
    }
    return (int) sum.getValue();
  }
}
