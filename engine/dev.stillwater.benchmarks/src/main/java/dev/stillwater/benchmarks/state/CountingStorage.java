package dev.stillwater.benchmarks.state;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * A disk that counts the bytes read from it.
 *
 * <p>THREADING: as the disk behind it.
 */
final class CountingStorage extends ForwardingStorage {
  private final LongAdder readBytes = new LongAdder();

  CountingStorage(Storage disk) {
    super(disk);
  }

  /** Number of bytes read so far. */
  long readBytes() {
    return readBytes.sum();
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    return new Input(disk.openInput(file), readBytes);
  }

  private record Input(StorageInput file, LongAdder readBytes) implements StorageInput {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      int count = file.read(position, target, offset, length);
      readBytes.add(Math.max(0, count));
      return count;
    }

    @Override
    public long sizeBytes() throws IOException {
      return file.sizeBytes();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
