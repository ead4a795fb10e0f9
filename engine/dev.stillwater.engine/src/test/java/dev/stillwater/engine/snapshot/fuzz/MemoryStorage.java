package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that counts what is read from it and is full at a limit, so that a damaged input costs no disk and cannot take all memory.
 *
 * <p>THREADING: one thread.
 */
final class MemoryStorage implements Storage {
  private static final long CAPACITY_BYTES = 32L << 20;
  private static final long USABLE_BYTES = CAPACITY_BYTES + (64L << 20);

  private final Map<Path, byte[]> files = new TreeMap<>();
  private final Set<Path> folders = new HashSet<>();
  private final WorkMeter meter;
  private long writtenBytes;

  MemoryStorage(WorkMeter meter) {
    this.meter = meter;
  }

  /** Puts a file there; the array is not copied. */
  MemoryStorage put(Path file, byte[] bytes) {
    files.put(normal(file), bytes);
    addFolder(normal(file).getParent());
    return this;
  }

  /** The files by path. */
  Map<Path, byte[]> files() {
    return files;
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private void addFolder(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      folders.add(at);
    }
  }

  @Override
  public boolean exists(Path path) {
    return files.containsKey(normal(path)) || folders.contains(normal(path));
  }

  @Override
  public boolean isDirectory(Path path) {
    return folders.contains(normal(path));
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return bytes(file).length;
  }

  private byte[] bytes(Path file) throws IOException {
    byte[] bytes = files.get(normal(file));
    if (bytes == null) {
      throw isDirectory(file) ? new IOException("Is a directory") : new NoSuchFileException(file.toString());
    }
    return bytes;
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    return new Input(bytes(file), meter);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    put(file, new byte[0]);
    return new Output(file);
  }

  @Override
  public void createDirectories(Path folder) {
    addFolder(normal(folder));
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    if (!isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Set<Path> children = new HashSet<>(files.keySet());
    children.addAll(folders);
    return new ArrayList<>(children.stream().filter(path -> normal(folder).equals(path.getParent())).sorted().toList());
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (files.containsKey(normal(from))) {
      put(to, files.remove(normal(from)));
      return;
    }
    if (!isDirectory(from)) {
      throw new NoSuchFileException(from.toString());
    }
    addFolder(normal(to));
    for (Path path : List.copyOf(files.keySet())) {
      if (path.startsWith(normal(from))) {
        put(normal(to).resolve(normal(from).relativize(path)), files.remove(path));
      }
    }
    folders.removeIf(path -> path.startsWith(normal(from)));
  }

  @Override
  public void delete(Path path) {
    files.remove(normal(path));
    folders.remove(normal(path));
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) {
    Path folder = parent.resolve(prefix + folders.size());
    addFolder(normal(folder));
    return folder;
  }

  @Override
  public long usableBytes(Path folder) {
    return USABLE_BYTES - writtenBytes;
  }

  private record Input(byte[] bytes, WorkMeter meter) implements StorageInput {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0) {
        throw new IOException("Negative position");
      }
      if (position >= bytes.length) {
        return -1;
      }
      int count = (int) Math.min(length, bytes.length - position);
      System.arraycopy(bytes, (int) position, target, offset, count);
      meter.read(count);
      return count;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public void close() {
      meter.read(0);
    }
  }

  private final class Output implements StorageOutput {
    private final Path file;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    Output(Path file) {
      this.file = file;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      writtenBytes += length;
      if (writtenBytes > CAPACITY_BYTES) {
        throw new IOException("No space left on device");
      }
      written.write(source, offset, length);
    }

    @Override
    public long position() {
      return written.size();
    }

    @Override
    public void force() {
      put(file, written.toByteArray());
    }

    @Override
    public void close() {
      put(file, written.toByteArray());
    }
  }
}
