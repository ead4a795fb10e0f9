package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The disk of this machine with a counter of open files and a chosen amount of free room. */
final class CountingStorage extends ForwardingStorage {
  private final long usableBytes;
  private int open;
  private int openMax;
  private int opened;

  CountingStorage(long usableBytes) {
    super(Storage.local());
    this.usableBytes = usableBytes;
  }

  /** Files that are open. */
  int open() {
    return open;
  }

  /** The highest number of files that were open at once. */
  int openMax() {
    return openMax;
  }

  /** How often a file was opened. */
  int opened() {
    return opened;
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    StorageInput input = disk.openInput(file);
    opened++;
    open++;
    openMax = Math.max(openMax, open);
    List<Boolean> closed = new ArrayList<>();
    return new StorageInput() {
      @Override
      public int read(long position, byte[] target, int offset, int length) throws IOException {
        return input.read(position, target, offset, length);
      }

      @Override
      public long sizeBytes() throws IOException {
        return input.sizeBytes();
      }

      @Override
      public void close() throws IOException {
        open -= closed.isEmpty() ? 1 : 0;
        closed.add(true);
        input.close();
      }
    };
  }

  @Override
  public long usableBytes(Path folder) {
    return usableBytes;
  }
}
