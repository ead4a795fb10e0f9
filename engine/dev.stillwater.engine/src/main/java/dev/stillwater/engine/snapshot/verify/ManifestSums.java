package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Compares the files of a snapshot with the checksums in its manifest before it is restored: Flink's forms have none of their own, and other bytes in them may
 * look like good ones. Files of RocksDB are left to RocksDB, which has checksums in its blocks.
 *
 * <p>THREADING: stateless.
 */
public final class ManifestSums {
  private static final int CHUNK_BYTES = 1 << 20;

  private ManifestSums() {
  }

  /**
   * Refuses files that are not those that were written. Nothing is done for a snapshot without manifest. Cost: reads the files once.
   *
   * @throws SnapshotException.Corrupt if one has other bytes
   */
  public static void require(SnapshotView view) throws SnapshotException {
    require(view, ProgressListener.NONE);
  }

  /**
   * The same, for somebody who may stop it.
   *
   * @throws SnapshotException.Cancelled if the listener says so
   */
  public static void require(SnapshotView view, ProgressListener listener) throws SnapshotException {
    if (view.sidecar().isPresent()) {
      Set<Path> ofRocksDb = ofRocksDb(view);
      byte[] chunk = new byte[CHUNK_BYTES];
      for (FileEntry entry : view.sidecar().get().manifest().files()) {
        StreamHandle file = new StreamHandle.RelativeFile(entry.path(), entry.sizeBytes());
        if (view.files().path(file).filter(ofRocksDb::contains).isEmpty()) {
          require(entry, view.files().open(file), chunk, listener);
        }
      }
    }
  }

  private static void require(FileEntry entry, ByteSource source, byte[] chunk, ProgressListener listener) throws SnapshotException {
    CRC32C sum = new CRC32C();
    for (long position = 0; position < source.sizeBytes();) {
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of(entry.path()));
      }
      int count = source.read(position, chunk, 0, chunk.length);
      if (count < 0) {
        break;
      }
      sum.update(chunk, 0, count);
      position += count;
    }
    if ((int) sum.getValue() != entry.crc32c()) {
      throw new SnapshotException.Corrupt(SnapshotException.Place.of(entry.path()), "the bytes are not those that were written.",
          String.format("the CRC-32C %08x", entry.crc32c()), String.format("%08x", (int) sum.getValue()));
    }
  }

  private static Set<Path> ofRocksDb(SnapshotView view) throws SnapshotException {
    Set<Path> paths = new HashSet<>();
    for (OperatorMetadata operator : view.metadata().operators()) {
      for (SubtaskMetadata subtask : operator.subtasks()) {
        List<StreamHandle> streams = subtask.managedKeyed().filter(KeyedHandle.RocksDbFiles.class::isInstance).map(KeyedHandle::streamHandles).orElse(List.of());
        for (StreamHandle stream : streams) {
          view.files().path(stream).ifPresent(paths::add);
        }
      }
    }
    return paths;
  }
}
