package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.sched.EngineClock;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A private folder for the working files of RocksDB instances. It holds a file that its process keeps locked, by which others see that it is in use; those
 * whose process has died are removed when the next one is made beside them.
 *
 * <p>THREADING: any thread. LIFECYCLE: close it, which removes the folder, or leaves it to the next one made beside it when that takes
 * long.
 */
final class LocalFolder implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(LocalFolder.class.getName());
  private static final String PREFIX = "stillwater-rocksdb-";
  private static final String LOCK = "in-use.lock";
  private static final int ATTEMPTS = 10;
  /** Longest time for which the end of a job is held up by the removal of its working files. */
  private static final long CLOSE_NANOS_MAX = 300_000_000L;
  /** Closing any channel of a file gives up the process's lock of it, so that those of our own are never tried. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;
  private boolean isClosed;

  private LocalFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder below the parent, or in the system's temporary folder. Cost: what dead processes left there. */
  static LocalFolder make(Optional<Path> parent) throws IOException {
    Path inside = parent.orElse(Path.of(System.getProperty("java.io.tmpdir"))).toAbsolutePath().normalize();
    Files.createDirectories(inside);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path folder = Files.createTempDirectory(inside, PREFIX).toRealPath();
      OWN.add(folder);
      FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock fileLock = channel.tryLock();
      if (fileLock != null && Files.exists(folder.resolve(LOCK))) {
        removeLeftovers(inside.toRealPath());
        return new LocalFolder(folder, channel);
      }
      // Another process took it for a leftover between the making of the file and its lock, and is removing it.
      channel.close();
      OWN.remove(folder);
    }
    throw new IOException("no folder could be made in " + inside + " and locked");
  }

  private static void removeLeftovers(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder : folders.filter(path -> path.getFileName().toString().startsWith(PREFIX) && !OWN.contains(path)).toList()) {
        try {
          removeIfDead(folder);
        } catch (IOException e) {
          LOGGER.log(Level.DEBUG, "What looks like working files of a dead process stays at " + folder + ": " + e.getMessage());
        }
      }
    }
  }

  private static void removeIfDead(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file) || Files.isSymbolicLink(folder)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null && removeContent(folder, Long.MAX_VALUE)) {
        remove(folder);
      }
    }
  }

  /** The folder. */
  Path path() {
    return path;
  }

  /** Deletes a folder with all in it; nothing happens when there is none. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Removal(Long.MAX_VALUE));
    }
  }

  /** Deletes what is in a folder but the lock, by which the rest is found when the process dies meanwhile; false when the time was over before all was gone. */
  private static boolean removeContent(Path folder, long nanosMax) throws IOException {
    Removal removal = new Removal(nanosMax);
    try (Stream<Path> content = Files.list(folder)) {
      for (Path each : content.filter(path -> !path.endsWith(LOCK)).toList()) {
        Files.walkFileTree(each, removal);
      }
    }
    return !removal.isOver();
  }

  /** Deletes what it visits, until its time is over. Large files take the disk some milliseconds each. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    private final EngineClock clock = EngineClock.system();
    private final long startNanos = clock.nanoTime();
    private final long nanosMax;

    Removal(long nanosMax) {
      this.nanosMax = nanosMax;
    }

    boolean isOver() {
      return clock.nanoTime() - startNanos > nanosMax;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (isOver()) {
        return FileVisitResult.TERMINATE;
      }
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path inner, IOException e) throws IOException {
      Files.deleteIfExists(inner);
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      boolean isEmpty = removeContent(path, CLOSE_NANOS_MAX);
      lock.close();
      if (isEmpty) {
        remove(path);
      } else {
        LOGGER.log(Level.DEBUG, "Working files of RocksDB stay at " + path + ", until the next job removes them: there are too many to keep a job from its end.");
      }
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "Working files of RocksDB stay at " + path + ", until the next job removes them: " + e.getMessage());
    } finally {
      OWN.remove(path);
    }
  }
}
