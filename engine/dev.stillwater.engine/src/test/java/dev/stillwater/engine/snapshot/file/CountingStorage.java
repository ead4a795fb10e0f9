package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The disk of this machine with a counter of open files and a chosen amount of free room. */
final class CountingStorage implements Storage {
  private final Storage disk = Storage.local();
  private final long usableBytes;
  private int open;
  private int openMax;
  private int opened;

  CountingStorage(long usableBytes) {
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
}
