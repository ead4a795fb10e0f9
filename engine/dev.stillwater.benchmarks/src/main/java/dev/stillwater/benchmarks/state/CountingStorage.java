package dev.stillwater.benchmarks.state;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A disk that counts the bytes read from it.
 *
 * <p>THREADING: as the disk behind it.
 */
final class CountingStorage implements Storage {
  private final Storage disk;
  private final LongAdder readBytes = new LongAdder();

  CountingStorage(Storage disk) {
    this.disk = disk;
  }

  /** Number of bytes read so far. */
  long readBytes() {
    return readBytes.sum();
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return disk.isDirectory(path);
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return disk.sizeBytes(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    return new Input(disk.openInput(file), readBytes);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    disk.createDirectories(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void force(Path folder) throws IOException {
    disk.force(folder);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    return disk.realPath(path);
  }

  @Override
  public boolean isSymbolicLink(Path path) {
    return disk.isSymbolicLink(path);
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
