package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk as the engine knows it; handed in so that tests can make it slow, full or broken.
 *
 * <p>THREADING: any thread; the streams that it opens are each confined to one thread.
 */
public interface Storage {
  /** Whether a file or folder of the path exists. */
  boolean exists(Path path);

  /** Whether the path is a folder. */
  boolean isDirectory(Path path);

  /** Whether the path is a file whose bytes end somewhere: no folder, and no pipe or device, which would be waited for. */
  default boolean isRegularFile(Path path) {
    return exists(path) && !isDirectory(path);
  }

  /** Length of the file in bytes. */
  long sizeBytes(Path file) throws IOException;

  /** Opens a file to be read from any position. */
  StorageInput openInput(Path file) throws IOException;

  /** Opens a file to be written from its start and makes it if it is missing; what it held is gone. Missing parent folders are made. */
  StorageOutput create(Path file) throws IOException;

  /**
   * Opens a file to be written behind its first bytes, whose number is given; what it holds behind them is cut off. A missing file and missing parent folders
   * are made. Until the file is closed no other process, and nobody else in this one, can open it this way.
   *
   * @throws IOException also if the file is shorter, or is being written by somebody else
   */
  default StorageOutput append(Path file, long keptBytes) throws IOException {
    throw new IOException("this disk cannot write on at the end of '" + file + "'.");
  }

  /** When the content of the file changed last, in milliseconds since 1970-01-01T00:00:00Z. */
  default long lastModifiedMs(Path file) throws IOException {
    throw new IOException("this disk keeps no times of files, such as of '" + file + "'.");
  }

  /** Makes the folder and all above it where they are missing. */
  void createDirectories(Path folder) throws IOException;

  /** The paths in a folder, sorted by name. */
  List<Path> list(Path folder) throws IOException;

  /** Renames atomically within one file system and replaces what has the name. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file, or an empty folder; nothing happens when there is none. */
  void delete(Path path) throws IOException;

  /** Returns when the names in the folder, new, renamed and deleted ones, are on the disk. A disk that cannot do that for a folder does nothing. */
  default void force(Path folder) throws IOException {
  }

  /** Whether the path itself is a symbolic link, whatever it leads to. */
  default boolean isSymbolicLink(Path path) {
    return false;
  }

  /** The path as the disk knows it: absolute, without symbolic links. The path must exist. */
  default Path realPath(Path path) throws IOException {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Makes a new folder whose name begins with the prefix and is otherwise free, in a parent folder that is made if it is missing. Nobody else gets the same
   * one.
   */
  default Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    createDirectories(parent);
    return Files.createTempDirectory(parent, prefix);
  }

  /** Bytes that can still be written where the folder is. */
  default long usableBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** The disk of this machine. */
  static Storage local() {
    return LocalStorage.INSTANCE;
  }
}
