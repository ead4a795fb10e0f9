package dev.stillwater.compiler.cache;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Generated classes on disk, by plan hash, in a folder that only its owner may use.
 *
 * <p>A file holds, big-endian: int magic, int version, plan hash, fingerprint of the build that made it; int number of operators, for each the uid, int
 * number of outputs and for each of them int number of fields and for each name, type and boolean nullable; int number of sources, for each class name and text; int number of classes, for each name and bytes;
 * and a CRC-32C of all before it as an int. Texts are UTF-8 behind an int length. A file is written under another name and renamed. What cannot be read
 * for any reason counts as missing.
 *
 * <p>THREADING: any thread, any number of processes.
 */
public final class ClassCache {
  private static final System.Logger LOGGER = System.getLogger(ClassCache.class.getName());
  private static final int MAGIC = 0x53574343;
  private static final int VERSION = 2;
  private static final int SIZE_BYTES_MAX = 64 << 20;

  private final Path folder;
  private final String fingerprint;

  /**
   * What is kept for a plan hash.
   *
   * @param outputs types of the records that operators emit, by uid and output
   * @param sources generated source by class name
   * @param classes class files by name
   */
  public record Entry(Map<String, List<RowType>> outputs, Map<String, String> sources, Map<String, byte[]> classes) {
  }

  /**
   * Makes a cache in the folder, which need not exist yet.
   *
   * @param fingerprint tells builds of the compiler apart; what another build has stored is not used
   */
  public ClassCache(Path folder, String fingerprint) {
    this.folder = folder;
    this.fingerprint = fingerprint;
  }

  /** The file of a plan hash. */
  public Path file(String planHash) {
    return folder.resolve(planHash);
  }

  /** What is kept for the hash; empty when there is nothing or the file is damaged. */
  public Optional<Entry> load(String planHash) {
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
  public void store(String planHash, Entry entry) {
    Path temporary = folder.resolve("." + planHash + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      createFolder();
      Files.deleteIfExists(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(encode(planHash, entry));
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

  private byte[] encode(String planHash, Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      writeText(out, planHash);
      writeText(out, fingerprint);
      out.writeInt(entry.outputs().size());
      for (Map.Entry<String, List<RowType>> output : entry.outputs().entrySet()) {
        writeText(out, output.getKey());
        out.writeInt(output.getValue().size());
        for (RowType type : output.getValue()) {
          writeType(out, type);
        }
      }
      out.writeInt(entry.sources().size());
      for (Map.Entry<String, String> source : entry.sources().entrySet()) {
        writeText(out, source.getKey());
        writeText(out, source.getValue());
      }
      out.writeInt(entry.classes().size());
      for (Map.Entry<String, byte[]> file : entry.classes().entrySet()) {
        writeText(out, file.getKey());
        out.writeInt(file.getValue().length);
        out.write(file.getValue());
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Optional<Entry> decode(String planHash, byte[] bytes) throws IOException {
    int body = bytes.length - Integer.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
    if (in.readInt() != MAGIC || in.readInt() != VERSION || !readText(in).equals(planHash) || !readText(in).equals(fingerprint)) {
      return Optional.empty();
    }
    Entry entry = new Entry(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (int left = in.readInt(); left > 0; left--) {
      String uid = readText(in);
      List<RowType> types = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        types.add(readType(in));
      }
      entry.outputs().put(uid, List.copyOf(types));
    }
    for (int left = in.readInt(); left > 0; left--) {
      entry.sources().put(readText(in), readText(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      entry.classes().put(readText(in), readBytes(in));
    }
    return Optional.of(entry);
  }

  private static void writeType(DataOutputStream out, RowType type) throws IOException {
    out.writeInt(type.size());
    for (RowField field : type.fields()) {
      writeText(out, field.name());
      writeText(out, field.type().text());
      out.writeBoolean(field.isNullable());
    }
  }

  private static RowType readType(DataInputStream in) throws IOException {
    List<RowField> fields = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = readText(in);
      ValueType type = ValueType.ofText(readText(in)).orElseThrow(() -> new IOException("Unknown type of a field."));
      fields.add(new RowField(name, type, in.readBoolean()));
    }
    return new RowType(fields);
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
