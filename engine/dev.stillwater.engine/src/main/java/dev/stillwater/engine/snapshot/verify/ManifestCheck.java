package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Whether a snapshot is what its manifest says: its files by their checksums, its states by the number of their entries.
 *
 * <p>THREADING: one thread.
 */
final class ManifestCheck {
  private static final int CHUNK_BYTES = 1 << 16;

  private final Manifest manifest;
  private final SnapshotFiles files;
  private final Storage storage;
  private final Findings findings;
  private final Progress progress;

  ManifestCheck(Manifest manifest, SnapshotFiles files, Storage storage, Findings findings, Progress progress) {
    this.manifest = manifest;
    this.files = files;
    this.storage = storage;
    this.findings = findings;
    this.progress = progress;
  }

  /** Checks the files of the folder. Cost: reads all of them. */
  void checkFiles() throws Cancelled {
    for (FileEntry entry : manifest.files()) {
      progress.begin("checksum of " + entry.path(), entry.sizeBytes());
      try {
        checkFile(entry);
      } catch (SnapshotException e) {
        findings.add(e, Where.SNAPSHOT);
      }
      progress.end();
    }
    try {
      checkOthers();
    } catch (SnapshotException e) {
      findings.add(e, Where.SNAPSHOT);
    }
  }

  private void checkFile(FileEntry entry) throws SnapshotException {
    StreamHandle handle = new StreamHandle.RelativeFile(entry.path(), entry.sizeBytes());
    ByteSource bytes = files.open(handle);
    Path path = files.path(handle).orElseThrow();
    long found = size(path);
    if (found > entry.sizeBytes()) {
      findings.add(FindingCode.LENGTH, path.toString(), OptionalLong.of(entry.sizeBytes()), Where.SNAPSHOT, "The file has " + found
          + " bytes, its manifest says " + entry.sizeBytes() + ". It was changed after it was written: restore it from a copy.");
    }
    CRC32C checksum = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    long position = 0;
    while (position < bytes.sizeBytes()) {
      int count = bytes.read(position, chunk, 0, chunk.length);
      if (count < 0) {
        break;
      }
      checksum.update(chunk, 0, count);
      position += count;
      progress.advance(count);
    }
    if ((int) checksum.getValue() != entry.crc32c()) {
      findings.add(FindingCode.CHECKSUM, path.toString(), Where.SNAPSHOT, String.format("The bytes of the file are not those that were written: their CRC-32C is "
          + "%08x, the manifest says %08x. Flink would not notice. Restore the file from a copy, or use another snapshot.", (int) checksum.getValue(),
          entry.crc32c()));
    }
  }

  private void checkOthers() throws SnapshotException {
    Set<String> known = new HashSet<>();
    manifest.files().forEach(entry -> known.add(entry.path()));
    for (Path path : list(files.folder())) {
      String name = path.getFileName().toString();
      if (!storage.isDirectory(path) && !known.contains(name)) {
        findings.add(FindingCode.UNKNOWN_FILE, path.toString(), Where.SNAPSHOT,
            "The snapshot did not have this file when it was written. Move it elsewhere: while it is here, Flink cannot dispose of the snapshot.");
      }
    }
  }

  /** Compares the entries of an operator's states that were read with those that were written. */
  void checkStates(OperatorMetadata operator, Entries entries, Where where) {
    Set<String> known = new HashSet<>();
    for (StateCount state : manifest.states()) {
      if (state.operatorId().equals(operator.operatorId())) {
        known.add(Entries.key(state.kind(), state.stateName()));
        checkState(state, entries, where.state(state.stateName()));
      }
    }
    if (manifest.jobId().isEmpty()) {
      // An edited copy of a foreign snapshot: its manifest counts the states that were rewritten, and no job of ours wrote any.
      return;
    }
    if (operator.subtasks().stream().anyMatch(subtask -> subtask.managedKeyed().orElse(null) instanceof KeyedHandle.RocksDbFiles)) {
      // Tables of RocksDB go into a snapshot as files; nobody counts what is in them.
      return;
    }
    for (String state : entries.states()) {
      if (!known.contains(state)) {
        String name = state.substring(state.indexOf(' ') + 1);
        findings.add(FindingCode.UNUSED_STATE, files.folder().toString(), where.state(name), "The manifest does not know this state: the job that wrote the "
            + "snapshot had no use for it. Drop it with 'snapshot edit' if no other job needs it.");
      }
    }
  }

  private void checkState(StateCount state, Entries entries, Where where) {
    boolean isComparable = entries.isCounted(state.kind(), state.stateName()) && entries.isComplete(state.kind(), state.stateName());
    long found = entries.count(state.kind(), state.stateName());
    if (isComparable && found != state.entries()) {
      findings.add(FindingCode.ENTRY_COUNT, files.folder().toString(), where, "The state has " + Sizes.counted(found, "entry", "entries") + ", "
          + state.entries() + (state.entries() == 1 ? " was" : " were") + " written. The snapshot was changed after it was written: restore it from a copy.");
    }
  }

  private long size(Path path) throws Unreachable {
    try {
      return storage.sizeBytes(path);
    } catch (IOException e) {
      throw new Unreachable(Place.of(path.toString()), "the length of the file cannot be told: " + IoReason.of(e), e);
    }
  }

  private List<Path> list(Path folder) throws Unreachable {
    try {
      return storage.list(folder);
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "the folder cannot be listed: " + IoReason.of(e), e);
    }
  }
}
