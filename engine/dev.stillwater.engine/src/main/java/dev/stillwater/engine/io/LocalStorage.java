package dev.stillwater.engine.io;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The disk of this machine.
 *
 * <p>THREADING: see {@link Storage}.
 */
final class LocalStorage implements Storage {
  static final LocalStorage INSTANCE = new LocalStorage();

  private LocalStorage() {
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public boolean isRegularFile(Path path) {
    return Files.isRegularFile(path);
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    return new Input(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    return new Output(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING), 0);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      if (channel.size() < keptBytes) {
        throw new IOException("'" + file + "' has " + channel.size() + " bytes, fewer than the " + keptBytes + " that are to be kept.");
      }
      channel.truncate(keptBytes);
      channel.position(keptBytes);
      return new Output(channel, keptBytes);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The lock goes with the channel, and with the process if that is killed. A file system without locks is used without. */
  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new FileSystemException(file.toString(), null, "another process is writing '" + file + "'");
      }
    } catch (OverlappingFileLockException e) {
      throw new FileSystemException(file.toString(), null, "another job of this process is writing '" + file + "'");
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      System.getLogger(LocalStorage.class.getName()).log(Level.DEBUG, "The file system of '" + file + "' has no locks.", e);
    }
  }

  @Override
  public long lastModifiedMs(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("'" + from + "' cannot be renamed to '" + to + "' in one step; keep both on one file system.", e);
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void force(Path folder) throws IOException {
    if (File.separatorChar == '\\') {
      // Windows opens no folders; its file systems keep the order of changes to names by themselves.
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean isSymbolicLink(Path path) {
    return Files.isSymbolicLink(path);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    return path.toRealPath();
  }

  private record Input(FileChannel channel) implements StorageInput {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(target, offset, length), position);
    }

    @Override
    public long sizeBytes() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class Output implements StorageOutput {
    private final FileChannel channel;
    private long position;

    Output(FileChannel channel, long position) {
      this.channel = channel;
      this.position = position;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
      while (buffer.hasRemaining()) {
        position += channel.write(buffer);
      }
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
