package dev.stillwater.host.preview;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A disk of which a preview sees the first lines of every file, and on which it changes nothing: what is written goes nowhere.
 *
 * <p>THREADING: one thread.
 */
final class PreviewStorage extends ForwardingStorage {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final long BYTES_MAX = 64 << 20;
  private static final int FILES_MAX = 20;

  private final int linesMax;
  private final Set<Path> csvPaths;
  private final Map<Path, Long> ends = new HashMap<>();
  private boolean isCut;

  /**
   * Makes the disk.
   *
   * @param linesMax number of lines of a file that can be seen
   * @param csvPaths files and folders of CSV, in which a quoted field may hold line ends
   */
  PreviewStorage(Storage disk, int linesMax, Set<Path> csvPaths) {
    super(disk);
    this.linesMax = linesMax;
    this.csvPaths = Set.copyOf(csvPaths);
  }

  /** Whether a file has more than was seen. */
  boolean isCut() {
    return isCut;
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return end(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    long end = end(file);
    StorageInput input = disk.openInput(file);
    return new StorageInput() {
      @Override
      public int read(long position, byte[] target, int offset, int length) throws IOException {
        return position >= end ? -1 : input.read(position, target, offset, (int) Math.min(length, end - position));
      }

      @Override
      public long sizeBytes() {
        return end;
      }

      @Override
      public void close() throws IOException {
        input.close();
      }
    };
  }

  /** The files of a folder, the first ones only. */
  @Override
  public List<Path> list(Path folder) throws IOException {
    List<Path> all = disk.list(folder);
    isCut |= all.size() > FILES_MAX;
    return all.stream().limit(FILES_MAX).toList();
  }

  private long end(Path file) throws IOException {
    Path key = file.toAbsolutePath().normalize();
    Long known = ends.get(key);
    if (known == null) {
      try (StorageInput input = disk.openInput(file)) {
        known = end(input, csvPaths.stream().anyMatch(key::startsWith));
        isCut |= known < input.sizeBytes();
      }
      ends.put(key, known);
    }
    return known;
  }

  /** The place behind so many lines. */
  private long end(StorageInput input, boolean isCsv) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long position = 0;
    int lines = 0;
    boolean isQuoted = false;
    int count = input.read(position, chunk, 0, chunk.length);
    while (count > 0 && position < BYTES_MAX) {
      for (int index = 0; index < count; index++) {
        if (chunk[index] == '"' && isCsv) {
          isQuoted = !isQuoted;
        } else if (chunk[index] == '\n' && !isQuoted && ++lines == linesMax) {
          return position + index + 1;
        }
      }
      position += count;
      count = input.read(position, chunk, 0, chunk.length);
    }
    return position;
  }

  @Override
  public StorageOutput create(Path file) {
    return new Nowhere();
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) {
    return new Nowhere();
  }

  @Override
  public void createDirectories(Path folder) {
    // A preview leaves no traces.
  }

  @Override
  public void rename(Path from, Path to) {
    // A preview leaves no traces.
  }

  @Override
  public void delete(Path path) {
    // A preview leaves no traces.
  }

  @Override
  public void force(Path folder) {
    // Nothing was written.
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    throw new IOException("a preview writes nothing, so it has no temporary folders");
  }

  /** Takes all and keeps nothing. */
  private static final class Nowhere implements StorageOutput {
    private long position;

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
      // Nothing is kept.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
