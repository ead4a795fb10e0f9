package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Compares the metadata of a snapshot with the checksum in its manifest: the metadata holds pointers and small states, and other bytes in them may still look
 * like good ones.
 *
 * <p>THREADING: stateless.
 */
public final class MetadataSum {
  private static final String METADATA = "_metadata";

  private MetadataSum() {
  }

  /**
   * Refuses metadata that are not those that were written. Nothing is done for a snapshot without manifest. Cost: reads the metadata.
   *
   * @throws SnapshotException.Corrupt if they are others
   */
  public static void require(SnapshotView view) throws SnapshotException {
    Optional<Sidecar.FileEntry> entry = view.sidecar()
        .flatMap(sidecar -> sidecar.manifest().files().stream().filter(file -> file.path().equals(METADATA)).findFirst());
    if (entry.isEmpty()) {
      return;
    }
    ByteSource source = view.files().open(new StreamHandle.RelativeFile(METADATA, entry.get().sizeBytes()));
    byte[] bytes = new byte[Math.toIntExact(source.sizeBytes())];
    for (int filled = 0; filled < bytes.length;) {
      int count = source.read(filled, bytes, filled, bytes.length - filled);
      if (count < 0) {
        break;
      }
      filled += count;
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    if ((int) sum.getValue() != entry.get().crc32c()) {
      throw new SnapshotException.Corrupt(SnapshotException.Place.of(METADATA), "the bytes are not those that were written.",
          String.format("the CRC-32C %08x", entry.get().crc32c()), String.format("%08x", (int) sum.getValue()));
    }
  }
}
