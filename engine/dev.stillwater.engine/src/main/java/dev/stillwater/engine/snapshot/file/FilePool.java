package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads from any number of files with a bounded number of them open; the one that was not read for longest is closed first and opened again when needed.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: close it; a file that is read afterwards is an {@link Unreachable}.
 */
final class FilePool implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FilePool.class.getName());

  private final Storage storage;
  private final int openMax;
  private final Map<Path, StorageInput> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean isClosed;

  FilePool(Storage storage, int openMax) {
    this.storage = storage;
    this.openMax = openMax;
  }

  /** Reads from a position of a file, as {@link StorageInput#read}. */
  int read(Path file, long position, byte[] target, int offset, int length) throws SnapshotException {
    try {
      return input(file).read(position, target, offset, length);
    } catch (IOException e) {
      // The input may be unusable from now on; the next read opens the file again.
      StorageInput input = open.remove(file);
      if (input != null) {
        closeQuietly(file, input);
      }
      throw new Unreachable(new Place(file.toString(), position), "the file cannot be read: " + IoReason.of(e), e);
    }
  }

  /** Number of files that are open. */
  int openCount() {
    return open.size();
  }

  private StorageInput input(Path file) throws IOException {
    if (isClosed) {
      throw new IOException("the snapshot was closed");
    }
    StorageInput input = open.get(file);
    if (input == null) {
      while (open.size() >= openMax) {
        Map.Entry<Path, StorageInput> eldest = open.entrySet().iterator().next();
        open.remove(eldest.getKey());
        closeQuietly(eldest.getKey(), eldest.getValue());
      }
      input = storage.openInput(file);
      open.put(file, input);
    }
    return input;
  }

  @Override
  public void close() {
    isClosed = true;
    for (Map.Entry<Path, StorageInput> entry : new ArrayList<>(open.entrySet())) {
      closeQuietly(entry.getKey(), entry.getValue());
    }
    open.clear();
  }

  private static void closeQuietly(Path file, StorageInput input) {
    try {
      input.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The file " + file + ", which was only read, could not be closed", e);
    }
  }
}
