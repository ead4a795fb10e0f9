package dev.stillwater.engine.replay;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk on which a replay can read all and write only what is its own: its work folder, its temporary folders, and the paths of sinks that were left open.
 *
 * <p>THREADING: one thread.
 */
final class ReplayStorage extends ForwardingStorage {
  private final List<Path> folders = new ArrayList<>();
  private final List<Path> sinks;

  /**
   * Makes the disk.
   *
   * @param sinks files and folders of open sinks, which also write hidden files beside them
   */
  ReplayStorage(Storage disk, Path workFolder, List<Path> sinks) {
    super(disk);
    folders.add(workFolder);
    this.sinks = sinks.stream().map(ReplayStorage::plain).toList();
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private void require(Path path) throws IOException {
    Path target = plain(path);
    if (folders.stream().noneMatch(target::startsWith) && sinks.stream().noneMatch(sink -> isOf(sink, target))) {
      throw new IOException("a replay writes only to its work folder " + folders.get(0) + "; to let a sink write, leave it open by name (--open-sink).");
    }
  }

  /** The sink's path, what is below it, and files beside it that carry its name. */
  private static boolean isOf(Path sink, Path target) {
    Path parent = sink.getParent();
    Path name = sink.getFileName();
    return target.startsWith(sink) || parent != null && name != null && parent.equals(target.getParent()) && target.getFileName().toString().contains(name.toString());
  }

  /** Folders above what may be written may be made. */
  private boolean isAbove(Path folder) {
    Path above = plain(folder);
    return folders.stream().anyMatch(own -> own.startsWith(above)) || sinks.stream().anyMatch(own -> own.startsWith(above));
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    require(file);
    return disk.create(file);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    require(file);
    return disk.append(file, keptBytes);
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    if (!disk.isDirectory(folder)) {
      if (!isAbove(folder)) {
        require(folder);
      }
      disk.createDirectories(folder);
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    require(from);
    require(to);
    disk.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    require(path);
    disk.delete(path);
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    Path folder = disk.createTemporaryFolder(parent, prefix);
    folders.add(plain(folder));
    return folder;
  }
}
