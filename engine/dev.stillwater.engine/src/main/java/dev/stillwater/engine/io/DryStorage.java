package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A disk on which everything can be read and nothing is written: what would be cut off, replaced or deleted is remembered instead.
 *
 * <p>THREADING: one thread.
 */
public final class DryStorage extends ForwardingStorage {
  private final List<Change> changes = new ArrayList<>();
  private final Set<Path> madeFolders = new HashSet<>();

  /**
   * A change that the disk did not make.
   *
   * @param path the file
   * @param keptBytes bytes at its beginning that would stay; -1 for a file that would be deleted
   * @param sizeBytes its length, in bytes
   */
  public record Change(Path path, long keptBytes, long sizeBytes) {
    /** Bytes that would be lost. */
    public long lostBytes() {
      return sizeBytes - Math.max(0, keptBytes);
    }
  }

  /** A disk in front of the one that is read. */
  public DryStorage(Storage disk) {
    super(disk);
  }

  /** What would have become of files that are there, in the order in which it was asked for. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  private void add(Path file, long keptBytes) throws IOException {
    if (disk.exists(file) && !disk.isDirectory(file)) {
      changes.add(new Change(file, keptBytes, disk.sizeBytes(file)));
    }
  }

  /** A start would fail where nothing may be written; the disk of this machine can be asked. */
  private void requireWritable(Path path) throws IOException {
    Path nearest = path.toAbsolutePath().normalize();
    while (nearest != null && !disk.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest == null || disk != Storage.local()) {
      return;
    }
    if (!nearest.equals(path.toAbsolutePath().normalize()) && !disk.isDirectory(nearest)) {
      throw new NotDirectoryException(nearest.toString());
    }
    if (!Files.isWritable(nearest)) {
      throw new AccessDeniedException(nearest.toString());
    }
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path) || isDirectory(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return disk.isDirectory(path) || madeFolders.contains(path.toAbsolutePath().normalize());
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return disk.isDirectory(folder) || !isDirectory(folder) ? disk.list(folder) : List.of();
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    requireWritable(file);
    add(file, 0);
    return new Nowhere(0);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    requireWritable(file);
    long sizeBytes = disk.exists(file) ? disk.sizeBytes(file) : 0;
    if (sizeBytes < keptBytes) {
      throw new IOException("the file has " + sizeBytes + " bytes, and " + keptBytes + " of them are to be kept");
    }
    add(file, keptBytes);
    return new Nowhere(keptBytes);
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    requireWritable(folder);
    for (Path made = folder.toAbsolutePath().normalize(); made != null && !disk.exists(made); made = made.getParent()) {
      madeFolders.add(made);
    }
  }

  @Override
  public void rename(Path from, Path to) {
    // A name that a restore gives does not lose anything.
  }

  @Override
  public void delete(Path path) throws IOException {
    add(path, -1);
  }

  @Override
  public void force(Path folder) {
    // Nothing was written.
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) {
    return parent.resolve(prefix + "dry");
  }

  /** Takes bytes and counts them. */
  private static final class Nowhere implements StorageOutput {
    private long position;

    private Nowhere(long position) {
      this.position = position;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      position += length;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void force() {
      // Nothing was written.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
