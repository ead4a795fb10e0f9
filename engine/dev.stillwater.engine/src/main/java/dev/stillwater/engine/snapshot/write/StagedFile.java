package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.zip.CRC32C;

/**
 * A file of a snapshot that is being written; its checksum is computed on the way.
 *
 * <p>THREADING: one thread at a time, any one. LIFECYCLE: {@link #finish} it; the {@link SnapshotStaging} that made it closes it otherwise.
 */
public final class StagedFile {
  static final int BUFFER_BYTES = 1 << 16;
  /** Bytes that are summed and written at once, so that they are still in the processor's cache when they are written. */
  private static final int PART_BYTES = 1 << 17;
  /** Bytes after which what there is of a long file is forced to the disk while it goes on. */
  private static final long FORCED_BYTES = 32L << 20;

  private final Opener opener;
  private final int inlineBytesMax;
  private final String name;
  private final Path shownPath;
  private final ProgressListener listener;
  private final CRC32C checksum = new CRC32C();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Object force = new Object();
  private int buffered;
  private long forcedBytes;
  private volatile boolean isForcing;
  private IOException forceFailure;
  private volatile StorageOutput output;
  private volatile long position;
  private volatile boolean isFinished;
  private volatile FileEntry entry;
  private volatile boolean isClosed;

  /** Makes the file when it is needed. */
  @FunctionalInterface
  interface Opener {
    /** The file, empty. */
    StorageOutput open() throws IOException;
  }

  /** A file that is made only if it becomes longer than the bound. */
  StagedFile(Opener opener, String name, Path shownPath, int inlineBytesMax, ProgressListener listener) {
    this.opener = opener;
    this.inlineBytesMax = inlineBytesMax;
    this.name = name;
    this.shownPath = shownPath;
    this.listener = listener;
  }

  /** A file that is there already. */
  static StagedFile open(StorageOutput output, String name, Path shownPath, ProgressListener listener) {
    StagedFile file = new StagedFile(() -> output, name, shownPath, -1, listener);
    file.output = output;
    return file;
  }

  /** Path relative to the snapshot's folder. */
  public String name() {
    return name;
  }

  /** Number of bytes written so far. */
  public long position() {
    return position;
  }

  /** Writes a part of the bytes. */
  public void write(byte[] bytes, int offset, int length) throws SnapshotException {
    if (length > buffer.length - buffered) {
      flush();
    }
    if (length >= buffer.length) {
      writeThrough(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, buffered, length);
      buffered += length;
    }
    position += length;
  }

  /** Writes what the writer holds. */
  public void write(ByteWriter bytes) throws SnapshotException {
    write(bytes.array(), 0, bytes.size());
  }

  /** Forces the file to the disk and closes it, unless the metadata takes its bytes. */
  public void finish() throws SnapshotException {
    checkCancelled(listener, shownPath);
    if (output == null && position <= inlineBytesMax) {
      isFinished = true;
      return;
    }
    flush();
    try {
      opened();
      force();
      output.close();
    } catch (IOException e) {
      throw failure(shownPath, "the file cannot be written.", e);
    }
    isClosed = true;
    entry = new FileEntry(name, position, (int) checksum.getValue());
    isFinished = true;
  }

  /**
   * Lets a helper force to the disk what has been written, if that is much and it is not about it already; so there is little to wait for in {@link #finish},
   * which also tells of a failure: a disk tells each only once. Returns at once.
   */
  void forceMeanwhile(Executor helper) {
    if (output != null && position - forcedBytes >= FORCED_BYTES && !isForcing) {
      forcedBytes = position;
      isForcing = true;
      helper.execute(this::forceWritten);
    }
  }

  private void forceWritten() {
    synchronized (force) {
      try {
        if (!isClosed) {
          output.force();
        }
      } catch (IOException e) {
        forceFailure = e;
      } finally {
        isForcing = false;
      }
    }
  }

  private void force() throws IOException {
    synchronized (force) {
      if (forceFailure != null) {
        throw forceFailure;
      }
      output.force();
    }
  }

  /** What the metadata says about the whole file, once it is finished. */
  public StreamHandle handle() {
    if (entry == null) {
      return new StreamHandle.Inline(name, ByteSource.of(name, Arrays.copyOf(buffer, buffered)));
    }
    return new StreamHandle.RelativeFile(name, position);
  }

  /** Whether all has been written. */
  boolean isFinished() {
    return isFinished;
  }

  /** Length and checksum, once it is finished; none when the metadata took its bytes. */
  public Optional<FileEntry> entry() {
    return Optional.ofNullable(entry);
  }

  /** Closes the file if it was not finished. */
  void abandon() throws IOException {
    boolean isOpen = !isClosed && output != null;
    isClosed = true;
    if (isOpen) {
      output.close();
    }
  }

  private void flush() throws SnapshotException {
    if (buffered > 0) {
      writeThrough(buffer, 0, buffered);
      buffered = 0;
    }
  }

  private StorageOutput opened() throws IOException {
    if (isClosed) {
      throw new IOException("The snapshot has been given up.");
    }
    if (output == null) {
      output = opener.open();
    }
    return output;
  }

  private void writeThrough(byte[] bytes, int offset, int length) throws SnapshotException {
    checkCancelled(listener, shownPath);
    try {
      StorageOutput file = opened();
      for (int done = 0; done < length; done += PART_BYTES) {
        int part = Math.min(PART_BYTES, length - done);
        checksum.update(bytes, offset + done, part);
        file.write(bytes, offset + done, part);
      }
    } catch (IOException e) {
      throw failure(shownPath, "the file cannot be written.", e);
    }
  }

  static void checkCancelled(ProgressListener listener, Path path) throws SnapshotException {
    if (listener.isCancelled()) {
      throw new SnapshotException.Cancelled(Place.of(path.toString()));
    }
  }

  static SnapshotException failure(Path path, String what, IOException cause) {
    return new SnapshotException.Unreachable(Place.of(path.toString()), what + " The disk says: " + IoReason.of(cause), cause);
  }
}
