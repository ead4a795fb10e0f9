package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.verify.ManifestSums;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that are missing or too short, bytes that are not those that were written, and files that lie outside of the snapshot.
 *
 * <p>THREADING: stateless.
 */
public final class FileRule implements SnapshotRule {
  private static final int NAMED_MAX = 10;

  @Override
  public String id() {
    return "files";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    evidence.view().notes().forEach(note -> found.add(Level.WARNING, note, List.of(),
        "Its label, checksums, names of operators and job are not known. Copy the folder that ends with .stillwater again from where the snapshot was written."));
    Set<String> missing = new LinkedHashSet<>();
    Set<String> damaged = new LinkedHashSet<>();
    Set<String> outside = new LinkedHashSet<>();
    long outsideBytes = 0;
    for (StreamHandle handle : handles(evidence)) {
      try {
        evidence.view().files().open(handle);
        Path path = evidence.view().files().path(handle).orElse(null);
        if (path != null && !path.startsWith(evidence.view().files().folder()) && outside.add(path.toString())) {
          outsideBytes += handle.sizeBytes();
        }
      } catch (SnapshotException.MissingFile e) {
        missing.add(e.expected().orElse(e.file()));
      } catch (SnapshotException.Cancelled e) {
        throw e;
      } catch (SnapshotException e) {
        damaged.add(e.getMessage());
      }
    }
    if (!missing.isEmpty()) {
      found.add(Level.ERROR, Sizes.counted(missing.size(), "file is", "files are") + " missing, so that the state in " + (missing.size() == 1 ? "it" : "them")
          + " cannot be read or restored.", some(missing), "Copy what is missing from where the snapshot was written, or name the folder that it lies below (--root). "
              + "Files outside of the snapshot are read when you allow it (--read-elsewhere; the IDE asks).");
    }
    if (!damaged.isEmpty()) {
      found.add(Level.ERROR, Sizes.counted(damaged.size(), "file is", "files are") + " shorter than the metadata says, or cannot be read.", some(damaged),
          "Copy what is damaged again from where the snapshot was written.");
    }
    if (!outside.isEmpty()) {
      found.add(Level.NOTE, Sizes.counted(outside.size(), "file lies", "files lie") + " outside of the snapshot's folder, " + Sizes.text(outsideBytes)
          + ": the folder alone is not the snapshot.", some(outside), "'stillwater snapshot copy' brings them along.");
    }
    if (missing.isEmpty() && damaged.isEmpty()) {
      sums(evidence, found);
    }
  }

  private static List<StreamHandle> handles(SnapshotEvidence evidence) {
    List<StreamHandle> handles = new ArrayList<>();
    for (OperatorMetadata operator : evidence.view().metadata().operators()) {
      operator.coordinatorState().ifPresent(handles::add);
      for (SubtaskMetadata subtask : operator.subtasks()) {
        boolean isChangelog = subtask.managedKeyed().filter(keyed -> keyed instanceof KeyedHandle.Changelog || keyed instanceof KeyedHandle.ChangelogFiles)
            .isPresent();
        // Flink gives files of a changelog lengths that are not those on the disk.
        handles.addAll(isChangelog ? List.of() : subtask.streamHandles());
      }
    }
    return handles;
  }

  private static void sums(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    if (evidence.view().sidecar().isEmpty()) {
      return;
    }
    long sizeBytes = evidence.view().sidecar().get().manifest().files().stream().mapToLong(Sidecar.FileEntry::sizeBytes).sum();
    if (sizeBytes > evidence.options().sumsBytesMax()) {
      found.add(Level.NOTE, "The checksums of " + Sizes.text(sizeBytes) + " were not compared, as that takes long.", List.of(),
          "Run 'stillwater verify' for it.");
      return;
    }
    try {
      ManifestSums.require(evidence.view(), evidence.listener());
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      found.add(Level.ERROR, "A file does not hold what was written.", List.of(e.getMessage()),
          "Copy it again from where the snapshot was written, or go back to an older snapshot.");
    }
  }

  private static List<String> some(Set<String> all) {
    List<String> some = new ArrayList<>(all.stream().limit(NAMED_MAX).toList());
    if (all.size() > NAMED_MAX) {
      some.add("and " + (all.size() - NAMED_MAX) + " more");
    }
    return some;
  }
}
