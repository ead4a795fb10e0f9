package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads a snapshot from end to end and tells all that is wrong with it. Nothing that is wrong stops it: what cannot be read is told and passed over.
 *
 * <p>Every pointer, length and offset is checked, every key against its key group, every entry against its serializers, what lies between and behind the
 * entries; the files against the checksums of the manifest where there is one; and what Flink does not notice: timers that a native savepoint lost, null values
 * in maps, copies of broadcast state that differ, state that nothing uses.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotVerifier {
  private SnapshotVerifier() {
  }

  /**
   * Verifies a snapshot. Cost: reads all of it, once for each state of an operator and the manifest's checksums; memory stays bounded.
   *
   * @param path the snapshot: a folder, its {@code _metadata} or an archive
   * @param told hears the findings as they come
   * @throws Cancelled if the listener asked for it; everything else that goes wrong is a finding
   */
  public static VerifyReport verify(Path path, SnapshotOptions options, VerifyOptions verifyOptions, ProgressListener listener, Consumer<Finding> told)
      throws Cancelled {
    Findings findings = new Findings(verifyOptions.findingsPerCode(), told);
    try (SnapshotFiles files = SnapshotLocation.open(path, options, listener)) {
      ByteSource bytes = files.metadata();
      SnapshotMetadata metadata = MetadataReader.read(bytes);
      long end = MetadataReader.endOffset(bytes);
      if (end < bytes.sizeBytes()) {
        findings.add(FindingCode.DATA_BEHIND_END, bytes.name(), OptionalLong.of(end), Where.SNAPSHOT,
            "There are " + (bytes.sizeBytes() - end) + " bytes behind the end of the metadata that belong to nothing. Flink does not read them.");
      }
      Optional<Sidecar> sidecar = readSidecar(files, options, findings);
      return new Verification(files, metadata, sidecar, options.storage(), findings).run(verifyOptions, listener);
    } catch (SnapshotException e) {
      findings.add(e, Where.SNAPSHOT);
      return new VerifyReport(findings.count(Severity.ERROR), findings.count(Severity.WARNING), Map.of(), 0, 0, 0);
    }
  }

  private static Optional<Sidecar> readSidecar(SnapshotFiles files, SnapshotOptions options, Findings findings) throws Cancelled {
    try {
      return SidecarFolder.read(options.storage(), files.folder());
    } catch (SnapshotException e) {
      if (e instanceof Cancelled cancelled) {
        throw cancelled;
      }
      findings.add(FindingCode.MANIFEST, e.file(), e.offset(), Where.SNAPSHOT,
          e.getMessage() + " Checksums and numbers of entries were not checked; the snapshot itself does not need its manifest.");
      return Optional.empty();
    }
  }
}
