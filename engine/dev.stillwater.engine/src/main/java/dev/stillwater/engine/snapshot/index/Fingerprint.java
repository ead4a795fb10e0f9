package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What an index is of: the metadata and the lengths and times of the files of an operator.
 *
 * <p>THREADING: stateless.
 */
final class Fingerprint {
  private static final int BUFFER_BYTES = 1 << 16;

  private Fingerprint() {
  }

  static byte[] of(SnapshotView snapshot, Path named, StateView state, Storage storage) throws SnapshotException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteSource metadata = snapshot.files().metadata();
      byte[] buffer = new byte[BUFFER_BYTES];
      long at = 0;
      for (int count; (count = metadata.read(at, buffer, 0, buffer.length)) > 0; at += count) {
        digest.update(buffer, 0, count);
      }
      StringBuilder text = new StringBuilder(state.operator().operatorId()).append('\0').append(state.name()).append('\0').append(state.kind().text());
        boolean isArchive = !storage.isDirectory(named) && !named.endsWith("_metadata");
      if (isArchive) {
        text.append('\n').append(storage.sizeBytes(named)).append(' ').append(storage.lastModifiedMs(named));
      }
      for (StreamHandle handle : state.operator().metadata().streamHandles()) {
        Optional<Path> path = snapshot.files().path(handle);
        if (path.isPresent() && storage.exists(path.get())) {
          text.append('\n').append(path.get().getFileName()).append(' ').append(storage.sizeBytes(path.get()));
          text.append(' ').append(isArchive ? 0 : storage.lastModifiedMs(path.get()));
        }
      }
      digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
      return digest.digest();
    } catch (IOException e) {
      throw new SnapshotException.Unreachable(Place.of(snapshot.files().namedPath().toString()), "its files cannot be looked at. The disk says: "
          + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
