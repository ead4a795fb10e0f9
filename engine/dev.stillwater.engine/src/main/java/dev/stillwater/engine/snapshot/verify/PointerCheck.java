package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether every pointer leads to a file of the right length.
 *
 * <p>THREADING: one thread.
 */
final class PointerCheck {
  private final SnapshotFiles files;
  private final Storage storage;
  private final Findings findings;
  private final Map<StreamHandle, Boolean> checked = new HashMap<>();
  private final Set<Path> seenTooLong = new HashSet<>();

  PointerCheck(SnapshotFiles files, Storage storage, Findings findings) {
    this.files = files;
    this.storage = storage;
    this.findings = findings;
  }

  /** Checks that the files of the handles are there, whatever their lengths. */
  void checkPresence(List<StreamHandle> handles, Where where) throws Cancelled {
    for (StreamHandle handle : handles) {
      try {
        files.openWhole(handle);
        checked.put(handle, true);
      } catch (SnapshotException e) {
        findings.add(e, where);
        checked.put(handle, false);
      }
    }
  }

  /** Checks all of the handles; true if all of them can be read. */
  boolean areReadable(List<StreamHandle> handles, Where where) throws Cancelled {
    boolean areReadable = true;
    for (StreamHandle handle : handles) {
      areReadable &= isReadable(handle, where);
    }
    return areReadable;
  }

  /** Checks a handle, once; true if it can be read. */
  boolean isReadable(StreamHandle handle, Where where) throws Cancelled {
    if (handle instanceof StreamHandle.Inline) {
      return true;
    }
    Boolean known = checked.get(handle);
    if (known == null) {
      known = check(handle, where);
      checked.put(handle, known);
    }
    return known;
  }

  private boolean check(StreamHandle handle, Where where) throws Cancelled {
    try {
      files.open(handle);
      Optional<Path> path = files.path(handle);
      boolean isWholeFile = handle instanceof StreamHandle.AbsoluteFile || handle instanceof StreamHandle.RelativeFile;
      if (isWholeFile && path.isPresent()) {
        checkLength(path.get(), handle.sizeBytes(), where);
      }
      return true;
    } catch (SnapshotException e) {
      findings.add(e, where);
      return false;
    }
  }

  private void checkLength(Path path, long sizeBytes, Where where) throws SnapshotException {
    try {
      long found = storage.sizeBytes(path);
      if (found > sizeBytes && seenTooLong.add(path)) {
        findings.add(FindingCode.LENGTH, path.toString(), OptionalLong.of(sizeBytes), where, "The file has " + found + " bytes, the snapshot knows of "
            + sizeBytes + ". What is behind them is never read; check that this is the file that was written.");
      }
    } catch (IOException e) {
      throw new Unreachable(Place.of(path.toString()), "the length of the file cannot be told: " + IoReason.of(e), e);
    }
  }
}
