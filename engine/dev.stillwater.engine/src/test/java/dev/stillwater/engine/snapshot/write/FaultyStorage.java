package dev.stillwater.engine.snapshot.write;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A disk that fails at its n-th call: once, or, as in a crash, at all calls from then on. A crash may lose what was not forced: half of a file's bytes, and
 * the names in folders, which go back to what they were. Nothing is really forced, which keeps tests quick.
 *
 * <p>THREADING: one thread.
 */
public final class FaultyStorage implements Storage {
  /** How the disk fails. */
  public enum Fault {
    /** One call fails, the later ones work: a full disk on which something is deleted. */
    ONCE,
    /** All later calls fail too; what was written is on the disk. */
    CRASH,
    /** All later calls fail too; half of the bytes that were not forced are lost. */
    CRASH_WITH_LOST_BYTES,
    /** All later calls fail too; the bytes and names that were not forced are lost. */
    CRASH_WITH_LOSS
  }

  /** A new name; the file that had it before is empty if there was none. A created file comes from nowhere. */
  private record Renamed(Optional<Path> from, Path to, Optional<byte[]> replaced) {
    Renamed at(Path place) {
      return new Renamed(from, place, replaced);
    }
  }

  private final Storage disk = Storage.local();
  private final Fault fault;
  private final long failingCall;
  private final Map<Path, Long> unforcedFiles = new HashMap<>();
  private final List<Renamed> unforcedNames = new ArrayList<>();
  private long calls;

  /** The calls are counted from 1. */
  public FaultyStorage(Fault fault, long failingCall) {
    this.fault = fault;
    this.failingCall = failingCall;
  }

  /** A disk that never fails. */
  public static FaultyStorage sound() {
    return new FaultyStorage(Fault.ONCE, Long.MAX_VALUE);
  }

  /** Whether a call has failed. */
  public boolean hasFailed() {
    return calls >= failingCall;
  }

  private void call() throws IOException {
    calls++;
    if (calls == failingCall) {
      lose();
    }
    if (fault == Fault.ONCE ? calls == failingCall : calls >= failingCall) {
      throw new IOException("the disk failed at call " + failingCall);
    }
  }

  /** Loses, as the fault says, what was not forced. */
  public void lose() throws IOException {
    for (int index = unforcedNames.size() - 1; index >= 0 && fault == Fault.CRASH_WITH_LOSS; index--) {
      Renamed renamed = unforcedNames.get(index);
      if (renamed.from().isEmpty()) {
        Files.deleteIfExists(renamed.to());
      } else {
        Files.move(renamed.to(), renamed.from().get());
        follow(renamed.to(), renamed.from().get());
      }
      if (renamed.replaced().isPresent()) {
        Files.write(renamed.to(), renamed.replaced().get());
      }
    }
    for (Map.Entry<Path, Long> file : unforcedFiles.entrySet()) {
      if (Files.exists(file.getKey()) && fault.compareTo(Fault.CRASH) > 0) {
        try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
          channel.truncate(file.getValue() + Math.max(0, channel.size() - file.getValue()) / 2);
        }
      }
    }
  }

  /** Looks for what was not forced where a renamed folder is now. */
  private void follow(Path from, Path to) {
    for (Path file : List.copyOf(unforcedFiles.keySet())) {
      if (file.startsWith(from)) {
        long forced = unforcedFiles.remove(file);
        unforcedFiles.put(to.resolve(from.relativize(file)), forced);
      }
    }
    unforcedNames.replaceAll(renamed -> renamed.from().isEmpty() && renamed.to().startsWith(from) ? renamed.at(to.resolve(from.relativize(renamed.to())))
        : renamed);
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return disk.isDirectory(path);
  }

  @Override
  public boolean isSymbolicLink(Path path) {
    return disk.isSymbolicLink(path);
  }

  @Override
  public long sizeBytes(Path file) throws IOException {
    call();
    return disk.sizeBytes(file);
  }

  @Override
  public StorageInput openInput(Path file) throws IOException {
    call();
    return disk.openInput(file);
  }

  @Override
  public StorageOutput create(Path file) throws IOException {
    call();
    StorageOutput output = disk.create(file);
    unforcedNames.add(new Renamed(Optional.empty(), file, Optional.empty()));
    return new Output(file, output);
  }

  @Override
  public StorageOutput append(Path file, long keptBytes) throws IOException {
    call();
    boolean isNew = !disk.exists(file);
    StorageOutput output = disk.append(file, keptBytes);
    if (isNew) {
      unforcedNames.add(new Renamed(Optional.empty(), file, Optional.empty()));
    }
    return new Output(file, output);
  }

  @Override
  public long lastModifiedMs(Path file) throws IOException {
    call();
    return disk.lastModifiedMs(file);
  }

  @Override
  public void createDirectories(Path folder) throws IOException {
    call();
    disk.createDirectories(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    call();
    return disk.list(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    call();
    Optional<byte[]> replaced = Files.isRegularFile(to) ? Optional.of(Files.readAllBytes(to)) : Optional.empty();
    disk.rename(from, to);
    follow(from, to);
    unforcedNames.add(new Renamed(Optional.of(from), to, replaced));
  }

  @Override
  public void delete(Path path) throws IOException {
    call();
    disk.delete(path);
  }

  @Override
  public void force(Path folder) throws IOException {
    call();
    unforcedNames.removeIf(renamed -> renamed.to().getParent().equals(folder));
  }

  @Override
  public Path realPath(Path path) throws IOException {
    call();
    return disk.realPath(path);
  }

  /** A file whose writes fail too. */
  private final class Output implements StorageOutput {
    private final Path file;
    private final StorageOutput output;
    private long forcedBytes;

    Output(Path file, StorageOutput output) {
      this.file = file;
      this.output = output;
      forcedBytes = output.position();
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      try {
        call();
      } catch (IOException e) {
        output.write(source, offset, length / 2);
        throw e;
      }
      output.write(source, offset, length);
      unforcedFiles.put(file, forcedBytes);
    }

    @Override
    public long position() {
      return output.position();
    }

    @Override
    public void force() throws IOException {
      call();
      forcedBytes = output.position();
      unforcedFiles.remove(file);
    }

    @Override
    public void close() throws IOException {
      output.close();
      call();
    }
  }

  /** All files below a folder, by path relative to it, for comparisons. */
  public static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
