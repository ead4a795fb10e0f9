package dev.stillwater.engine.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;

/**
 * RocksDB's native library. RocksDB itself unpacks it to a file that is removed when Java ends in order; here it is removed as soon as it is loaded, so
 * that nothing stays behind when a process is killed.
 *
 * <p>THREADING: any thread.
 */
final class RocksDbLibrary {
  private RocksDbLibrary() {
  }

  /** Loads the library unless it is loaded; must be called before any class of RocksDB is used. */
  static void load() throws IOException {
    Path folder = Files.createTempDirectory("stillwater-library-");
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException inUse) {
      // Windows keeps a loaded library's file; RocksDB has asked Java to remove it at the end.
      folder.toFile().deleteOnExit();
    }
  }
}
