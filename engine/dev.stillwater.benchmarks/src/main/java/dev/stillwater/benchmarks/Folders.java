package dev.stillwater.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders to work in, and class paths of both sides.
 *
 * <p>THREADING: stateless.
 */
public final class Folders {
  /** Class path of the peer's JVM, set by the start script; without it, as in tests, this JVM's. */
  public static final String PEER_CLASS_PATH = "stillwater.bench.peer";
  /** The start script, set by itself; without it the command line is started as a class. */
  public static final String SCRIPT = "stillwater.script";
  private static final String OWN_CLASS_PATH = "java.class.path";
  // The second holds the first.
  private static final List<String> OUR_ROCKSDB = List.of("rocksdbjni-", "dev.stillwater.engine.rocksdb-");
  private static final String PEER_ROCKSDB = "frocksdbjni-";

  private Folders() {
  }

  /** Class path of our JVM: this one's without the peer's RocksDB, which is the same package in another version. */
  public static List<Path> ourClassPath() {
    return classPath(OWN_CLASS_PATH).stream().filter(entry -> !entry.getFileName().toString().startsWith(PEER_ROCKSDB)).toList();
  }

  /** Class path of the peer's JVM, without our RocksDB. */
  public static List<Path> peerClassPath() {
    return classPath(System.getProperty(PEER_CLASS_PATH) == null ? OWN_CLASS_PATH : PEER_CLASS_PATH).stream()
        .filter(entry -> OUR_ROCKSDB.stream().noneMatch(entry.getFileName().toString()::startsWith)).toList();
  }

  private static List<Path> classPath(String property) {
    return Arrays.stream(System.getProperty(property).split(File.pathSeparator)).filter(entry -> !entry.isBlank()).map(Path::of).toList();
  }

  /** The folder that the options name, made if there is none, else a new temporary one. */
  public static Path of(BenchOptions options) throws IOException {
    return options.folder().isPresent() ? Files.createDirectories(Path.of(options.folder().get()).toAbsolutePath()) : Files.createTempDirectory("stillwater-bench-");
  }

  /** Deletes a folder and all below it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
