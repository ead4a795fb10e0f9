package dev.stillwater.testkit.simulation;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A disk in memory that forgets like a real one: after a crash only what was forced is sure to be there. Of the rest a part that the seed decides has survived:
 * of each file some of the bytes that were not forced, and of the changes of names the first ones, in their order.
 *
 * <p>Each call asks {@link DiskFaults} first and afterwards, so that a simulation may let it fail, take time, or be the moment of the crash. After the crash every
 * call of the process that was running fails, also after {@link #restart}: nothing that a dead process does reaches the disk.
 *
 * <p>THREADING: one thread.
 */
public final class SimulatedDisk {
  private final Random random;
  private final LongSupplier timeMs;
  private final DiskNode root = new DiskNode(true);
  private final List<List<NameChange>> pending = new ArrayList<>();
  private DiskFaults faults = DiskFaults.NONE;
  private long calls;
  private int life;
  private boolean isCrashed;

  /** A name of a folder and what it leads to from now on, null for nothing. */
  private record NameChange(DiskNode folder, String name, DiskNode node) {
    void applyTo(TreeMap<String, DiskNode> names) {
      if (node == null) {
        names.remove(name);
      } else {
        names.put(name, node);
      }
    }
  }

  /** Something that may fail with the disk. */
  private interface Call<T> {
    T call() throws IOException;
  }

  /**
   * Makes an empty disk.
   *
   * @param timeMs the wall clock, for the times of files
   */
  public SimulatedDisk(long seed, LongSupplier timeMs) {
    random = new Random(seed);
    this.timeMs = timeMs;
  }

  /** Sets who decides on faults from now on. */
  public void faults(DiskFaults newFaults) {
    faults = newFaults;
  }

  /** Number of calls so far. */
  public long calls() {
    return calls;
  }

  /** The disk as the process sees it that is started now. */
  public Storage storage() {
    return new View(life);
  }

  /** The machine dies: every later call of its process fails. */
  public void crash() {
    isCrashed = true;
  }

  /** Whether the machine has died and is not back. */
  public boolean isCrashed() {
    return isCrashed;
  }

  /** The machine is back: what was forced is there, and by chance some of the rest. */
  public void restart() {
    int survivors = pending.isEmpty() ? 0 : random.nextInt(pending.size() + 1);
    pending.subList(0, survivors).forEach(change -> change.forEach(one -> one.applyTo(one.folder().durableChildren)));
    pending.clear();
    restart(root);
    isCrashed = false;
    life++;
  }

  private void restart(DiskNode node) {
    node.children.clear();
    node.children.putAll(node.durableChildren);
    node.isOpen = false;
    if (node.size > node.durableSize) {
      node.size = node.durableSize + random.nextInt(node.size - node.durableSize + 1);
    }
    node.durableSize = node.size;
    node.children.values().forEach(this::restart);
  }

  /** The process ends without a crash: what it wrote is there, and its files are free. */
  public void endProcess() {
    free(root);
    life++;
  }

  private void free(DiskNode node) {
    node.isOpen = false;
    node.children.values().forEach(this::free);
  }

  /** Puts a file there, durable at once: the input of a job. Asks nobody. */
  public void put(Path file, String text) {
    DiskNode folder = root;
    for (int index = 0; index < file.getNameCount() - 1; index++) {
      DiskNode parent = folder;
      folder = parent.children.computeIfAbsent(file.getName(index).toString(), name -> new DiskNode(true));
      parent.durableChildren.put(file.getName(index).toString(), folder);
    }
    DiskNode node = new DiskNode(false);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    node.append(bytes, 0, bytes.length);
    node.durableSize = node.size;
    folder.children.put(file.getFileName().toString(), node);
    folder.durableChildren.put(file.getFileName().toString(), node);
  }

  /** The text of a file; empty if there is none. Asks nobody. */
  public Optional<String> text(Path file) {
    return find(file).filter(node -> !node.isFolder).map(node -> new String(node.bytes, 0, node.size, StandardCharsets.UTF_8));
  }

  private Optional<DiskNode> find(Path path) {
    DiskNode node = root;
    for (Path name : path.toAbsolutePath().normalize()) {
      node = node == null ? null : node.children.get(name.toString());
    }
    return Optional.ofNullable(node);
  }

  private DiskNode get(Path path) throws IOException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  private void change(NameChange... changes) {
    for (NameChange change : changes) {
      change.applyTo(change.folder().children);
    }
    pending.add(List.of(changes));
  }

  private void forceNames(DiskNode folder) {
    List<List<NameChange>> later = new ArrayList<>();
    for (List<NameChange> change : pending) {
      if (change.stream().anyMatch(one -> one.folder() == folder)) {
        change.forEach(one -> one.applyTo(one.folder().durableChildren));
      } else {
        later.add(change);
      }
    }
    pending.clear();
    pending.addAll(later);
  }

  private <T> T guarded(int ofLife, String name, Path path, Call<T> call) throws IOException {
    checkAlive(ofLife);
    calls++;
    faults.before(name, path);
    checkAlive(ofLife);
    T result = call.call();
    faults.after(name, path);
    checkAlive(ofLife);
    return result;
  }

  private void checkAlive(int ofLife) throws IOException {
    if (isCrashed || ofLife != life) {
      throw new IOException("the machine has crashed");
    }
  }


  /** The disk in one life of the machine. */
  private final class View implements Storage {
    private final int ofLife;

    View(int ofLife) {
      this.ofLife = ofLife;
    }

    @Override
    public boolean exists(Path path) {
      return find(path).isPresent();
    }

    @Override
    public boolean isDirectory(Path path) {
      return find(path).filter(node -> node.isFolder).isPresent();
    }

    @Override
    public long sizeBytes(Path file) throws IOException {
      return guarded(ofLife, "size", file, () -> (long) get(file).size);
    }

    @Override
    public long lastModifiedMs(Path file) throws IOException {
      return guarded(ofLife, "time", file, () -> get(file).modifiedMs);
    }

    @Override
    public StorageInput openInput(Path file) throws IOException {
      return guarded(ofLife, "open", file, () -> {
        DiskNode node = get(file);
        if (node.isFolder) {
          throw new FileNotFoundException(file + " (Is a directory)");
        }
        return new Input(ofLife, file, node);
      });
    }

    @Override
    public StorageOutput create(Path file) throws IOException {
      return guarded(ofLife, "create", file, () -> {
        if (isDirectory(file)) {
          throw new FileNotFoundException(file + " (Is a directory)");
        }
        DiskNode node = new DiskNode(false);
        change(new NameChange(folder(file.toAbsolutePath().normalize().getParent()), file.getFileName().toString(), node));
        return new Output(ofLife, file, node);
      });
    }

    @Override
    public StorageOutput append(Path file, long keptBytes) throws IOException {
      return guarded(ofLife, "append", file, () -> {
        DiskNode folder = folder(file.toAbsolutePath().normalize().getParent());
        DiskNode node = folder.children.get(file.getFileName().toString());
        if (node == null) {
          node = new DiskNode(false);
          change(new NameChange(folder, file.getFileName().toString(), node));
        }
        if (node.isOpen || node.size < keptBytes) {
          throw new IOException(node.isOpen ? "it is being written by somebody else" : "it has " + node.size + " bytes, expected at least " + keptBytes);
        }
        node.truncate((int) keptBytes);
        node.isOpen = true;
        return new Output(ofLife, file, node);
      });
    }

    @Override
    public void createDirectories(Path folder) throws IOException {
      guarded(ofLife, "mkdir", folder, () -> folder(folder.toAbsolutePath().normalize()));
    }

    private DiskNode folder(Path path) throws IOException {
      DiskNode node = root;
      for (Path name : path) {
        DiskNode child = node.children.get(name.toString());
        if (child == null) {
          child = new DiskNode(true);
          change(new NameChange(node, name.toString(), child));
        }
        if (!child.isFolder) {
          throw new FileAlreadyExistsException(path.toString());
        }
        node = child;
      }
      return node;
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      return guarded(ofLife, "list", folder, () -> get(folder).children.keySet().stream().map(folder::resolve).toList());
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      guarded(ofLife, "rename", from, () -> {
        DiskNode node = get(from);
        Optional<DiskNode> there = find(to);
        if (there.isPresent() && !there.get().children.isEmpty()) {
          throw new DirectoryNotEmptyException(to.toString());
        }
        change(new NameChange(get(from.toAbsolutePath().getParent()), from.getFileName().toString(), null),
            new NameChange(get(to.toAbsolutePath().getParent()), to.getFileName().toString(), node));
        return node;
      });
    }

    @Override
    public void delete(Path path) throws IOException {
      guarded(ofLife, "delete", path, () -> {
        Optional<DiskNode> node = find(path);
        if (node.isPresent() && !node.get().children.isEmpty()) {
          throw new DirectoryNotEmptyException(path.toString());
        }
        if (node.isPresent()) {
          change(new NameChange(get(path.toAbsolutePath().getParent()), path.getFileName().toString(), null));
        }
        return node;
      });
    }

    @Override
    public void force(Path folder) throws IOException {
      guarded(ofLife, "forceFolder", folder, () -> {
        DiskNode node = get(folder);
        forceNames(node);
        return node;
      });
    }

    @Override
    public Path createTemporaryFolder(Path parent, String prefix) throws IOException {
      Path folder = parent.resolve(prefix + calls);
      createDirectories(folder);
      return folder;
    }

    @Override
    public long usableBytes(Path folder) {
      return Long.MAX_VALUE;
    }
  }

  private final class Input implements StorageInput {
    private final int ofLife;
    private final Path file;
    private final DiskNode node;

    Input(int ofLife, Path file, DiskNode node) {
      this.ofLife = ofLife;
      this.file = file;
      this.node = node;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      return guarded(ofLife, "read", file, () -> {
        int count = (int) Math.min(length, node.size - position);
        if (count <= 0) {
          return length == 0 ? 0 : -1;
        }
        System.arraycopy(node.bytes, (int) position, target, offset, count);
        return count;
      });
    }

    @Override
    public long sizeBytes() {
      return node.size;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private final class Output implements StorageOutput {
    private final int ofLife;
    private final Path file;
    private final DiskNode node;

    Output(int ofLife, Path file, DiskNode node) {
      this.ofLife = ofLife;
      this.file = file;
      this.node = node;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      guarded(ofLife, "write", file, () -> {
        node.append(source, offset, length);
        node.modifiedMs = timeMs.getAsLong();
        return node;
      });
    }

    @Override
    public long position() {
      return node.size;
    }

    @Override
    public void force() throws IOException {
      guarded(ofLife, "forceFile", file, () -> {
        node.durableSize = node.size;
        return node;
      });
    }

    @Override
    public void close() throws IOException {
      // Even a file that cannot be closed properly is free again.
      node.isOpen &= ofLife != life;
      guarded(ofLife, "close", file, () -> node);
    }
  }
}
