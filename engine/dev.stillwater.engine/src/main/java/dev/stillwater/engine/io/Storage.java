package dev.stillwater.engine.io;

import java.io.IOException;
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

  /** Length of the file in bytes. */
  long sizeBytes(Path file) throws IOException;

  /** Opens a file to be read from any position. */
  StorageInput openInput(Path file) throws IOException;

  /** Opens a file to be written from its start and makes it if it is missing; what it held is gone. Missing parent folders are made. */
  StorageOutput create(Path file) throws IOException;

  /** Makes the folder and all above it where they are missing. */
  void createDirectories(Path folder) throws IOException;

  /** The paths in a folder, sorted by name. */
  List<Path> list(Path folder) throws IOException;

  /** Renames atomically within one file system and replaces what has the name. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file, or an empty folder; nothing happens when there is none. */
  void delete(Path path) throws IOException;

  /** The disk of this machine. */
  static Storage local() {
    return LocalStorage.INSTANCE;
  }
}
