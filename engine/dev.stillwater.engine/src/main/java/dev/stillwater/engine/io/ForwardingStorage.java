package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A disk in front of another one; for those that count its work, limit or break it.
 *
 * <p>THREADING: as the disk behind it.
 */
public abstract class ForwardingStorage implements Storage {
  /** The disk behind this one. */
  protected final Storage disk;

  /** A disk in front of the disk. */
  protected ForwardingStorage(Storage disk) {
    this.disk = Objects.requireNonNull(disk, "disk");
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
  public boolean isRegularFile(Path path) {
    return exists(path) && disk.isRegularFile(path);
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return disk.sizeBytes(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    return disk.openInput(file);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    return disk.append(file, keptBytes);
  }

  @Override
  public long lastModifiedMs(Path file) throws IOException {
    return disk.lastModifiedMs(file);
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
  public boolean isSymbolicLink(Path path) {
    return disk.isSymbolicLink(path);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    return disk.realPath(path);
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    return disk.createTemporaryFolder(parent, prefix);
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    return disk.usableBytes(folder);
  }
}
