package dev.stillwater.compiler.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Generated classes on disk, by plan hash, in a folder that only its owner may use.
 *
 * <p>A file holds: int magic, int version, plan hash (int length, UTF-8), int number of classes, for each its name and its bytes (int length, bytes), and a
 * CRC-32C of all before it as an int; big-endian. It is written under another name and renamed. What cannot be read for any reason counts as missing.
 *
 * <p>THREADING: any thread, any number of processes.
 */
public final class ClassCache {
  private static final System.Logger LOGGER = System.getLogger(ClassCache.class.getName());
  private static final int MAGIC = 0x53574343;
  private static final int VERSION = 1;
  private static final int SIZE_BYTES_MAX = 64 << 20;

  private final Path folder;

  /** Makes a cache in the folder, which need not exist yet. */
  public ClassCache(Path folder) {
    this.folder = folder;
  }

  /** The file of a plan hash. */
  public Path file(String planHash) {
    return folder.resolve(planHash);
  }

  /** The classes kept for the hash, by name; empty when there are none or the file is damaged. */
  public Optional<Map<String, byte[]>> load(String planHash) {
    try {
      Path file = file(planHash);
      if (Files.size(file) > SIZE_BYTES_MAX) {
        return Optional.empty();
      }
      return decode(planHash, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "Cached classes cannot be read; compiling again.", e);
      return Optional.empty();
    }
  }

  /** Keeps the classes. A cache that cannot be written is no reason for a job not to run: it is only logged. */
  public void store(String planHash, Map<String, byte[]> classes) {
    Path temporary = folder.resolve("." + planHash + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      createFolder();
      Files.deleteIfExists(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(encode(planHash, classes));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(temporary, file(planHash), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      LOGGER.log(System.Logger.Level.WARNING, "The class cache ''{0}'' is on a file system without atomic renames; classes are not kept.", folder);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Classes cannot be kept in ''{0}'': {1}", folder, e.getMessage());
    }
  }

  private void createFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly = isPosix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0];
    Files.createDirectories(folder, ownerOnly);
  }

  private static byte[] encode(String planHash, Map<String, byte[]> classes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      writeText(out, planHash);
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        writeText(out, entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<Map<String, byte[]>> decode(String planHash, byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
    if (in.readInt() != MAGIC || in.readInt() != VERSION || !readText(in).equals(planHash)) {
      return Optional.empty();
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    int count = in.readInt();
    for (int index = 0; index < count; index++) {
      String name = readText(in);
      classes.put(name, readBytes(in));
    }
    return Optional.of(classes);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("A length of " + length + " bytes is more than the file has.");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
