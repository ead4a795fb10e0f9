package dev.stillwater.engine.io;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A disk in memory: for the state backend {@code memory} and for tests. All is gone with the object.
 *
 * <p>THREADING: any thread; a rename of a folder is seen file by file.
 */
public final class MemoryStorage implements Storage {
  private static final int FIRST_BYTES = 1 << 10;

  private final NavigableMap<Path, Node> nodes = new ConcurrentSkipListMap<>();
  private final AtomicLong temporary = new AtomicLong();
  private final long fileBytesMax;

  /** What a path stands for: a folder, or the bytes of a file. */
  private sealed interface Node {
  }

  private record Folder() implements Node {
  }

  private static final class Content implements Node {
    private volatile byte[] bytes = new byte[0];
    private volatile int size;
  }

  /** A disk on which no file may be longer than so many bytes. */
  public MemoryStorage(long fileBytesMax) {
    this.fileBytesMax = Math.min(fileBytesMax, Integer.MAX_VALUE - 8);
  }

  /** A disk with room for files up to 2 GB. */
  public MemoryStorage() {
    this(Long.MAX_VALUE);
  }

  private static Path key(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private Optional<Node> node(Path path) {
    Path key = key(path);
    return key.getParent() == null ? Optional.of(new Folder()) : Optional.ofNullable(nodes.get(key));
  }

  private Content content(Path file) throws IOException {
    if (node(file).orElse(null) instanceof Content content) {
      return content;
    }
    throw new NoSuchFileException(file.toString());
  }

  @Override
  public boolean exists(Path path) {
    return node(path).isPresent();
  }

  @Override
  public boolean isDirectory(Path path) {
    return node(path).orElse(null) instanceof Folder;
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return content(file).size;
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    Content content = content(file);
    return new Input(content.bytes, content.size);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    if (isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    createDirectories(key(file).getParent());
    Content content = new Content();
    nodes.put(key(file), content);
    return new Output(content, fileBytesMax);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    Content old = exists(file) ? content(file) : new Content();
    if (keptBytes > old.size) {
      throw new IOException("'" + file + "' has " + old.size + " bytes, and not the " + keptBytes + " that are to be kept.");
    }
    StorageOutput output = create(file);
    output.write(old.bytes, 0, (int) keptBytes);
    return output;
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    Path key = key(folder);
    if (key.getParent() == null || isDirectory(key)) {
      return;
    }
    createDirectories(key.getParent());
    if (nodes.putIfAbsent(key, new Folder()) instanceof Content) {
      throw new NotDirectoryException(folder.toString());
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    if (!isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Path key = key(folder);
    return nodes.keySet().stream().filter(path -> key.equals(path.getParent())).map(path -> folder.resolve(path.getFileName())).toList();
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Path source = key(from);
    Path target = key(to);
    if (!exists(source) || !isDirectory(target.getParent())) {
      throw new NoSuchFileException(exists(source) ? to.getParent().toString() : from.toString());
    }
    if (isDirectory(target) && !list(target).isEmpty()) {
      throw new DirectoryNotEmptyException(to.toString());
    }
    for (Path path : nodes.keySet().stream().filter(path -> path.startsWith(source)).toList()) {
      nodes.put(path.equals(source) ? target : target.resolve(source.relativize(path)), nodes.remove(path));
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    if (isDirectory(path) && !list(path).isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    nodes.remove(key(path));
  }

  @Override
  public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
    Path folder = parent.resolve(prefix + temporary.incrementAndGet());
    createDirectories(folder);
    return folder;
  }

  @Override
  public long usableBytes(Path folder) {
    return Runtime.getRuntime().maxMemory();
  }

  private record Input(byte[] bytes, int size) implements StorageInput {
    @Override
    public int read(long position, byte[] target, int offset, int length) {
      if (position >= size) {
        return length == 0 ? 0 : -1;
      }
      int count = (int) Math.min(length, size - position);
      System.arraycopy(bytes, (int) position, target, offset, count);
      return count;
    }

    @Override
    public long sizeBytes() {
      return size;
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }

  private static final class Output implements StorageOutput {
    private final Content content;
    private final long fileBytesMax;

    Output(Content content, long fileBytesMax) {
      this.content = content;
      this.fileBytesMax = fileBytesMax;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      long size = (long) content.size + length;
      if (size > fileBytesMax) {
        throw new IOException("Size of the state is larger than the maximum permitted memory-backed state. Size=" + size + ", maxSize=" + fileBytesMax
            + ". Use the backend filesystem or rocksdb.");
      }
      if (size > content.bytes.length) {
        content.bytes = Arrays.copyOf(content.bytes, (int) Math.min(fileBytesMax, Math.max(Math.max(FIRST_BYTES, size), content.bytes.length * 2L)));
      }
      System.arraycopy(source, offset, content.bytes, content.size, length);
      content.size = (int) size;
    }

    @Override
    public long position() {
      return content.size;
    }

    @Override
    public void force() {
      // Memory is where it stays.
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
