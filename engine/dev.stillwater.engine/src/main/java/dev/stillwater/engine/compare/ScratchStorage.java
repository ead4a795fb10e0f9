package dev.stillwater.engine.compare;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk for savepoints that nobody needs after the process: nothing waits until it is really on the disk.
 *
 * <p>THREADING: as the disk behind it.
 */
final class ScratchStorage extends ForwardingStorage {
  ScratchStorage(Storage disk) {
    super(disk);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    return new Output(super.create(file));
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    return new Output(super.append(file, keptBytes));
  }

  @Override
  public void force(Path folder) {
    // What a crash leaves of it is of no use.
  }

  /** THREADING: one thread. */
  private record Output(StorageOutput file) implements StorageOutput {
    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      file.write(source, offset, length);
    }

    @Override
    public long position() {
      return file.position();
    }

    @Override
    public void force() {
      // What a crash leaves of it is of no use.
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
