package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.rocksdb.RocksDBException;

/**
 * Opens the files of Flink's RocksDB backend, read only. Table files are linked into the scratch folder, or copied where the disk does not link; all others
 * are copied, since RocksDB replaces and appends to files of their names.
 *
 * <p>THREADING: any thread.
 */
public final class RocksDbStateReader implements RocksStateReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String TABLE_ENDING = ".sst";
  private static final int COPY_BYTES = 1 << 16;

  @Override
  public Instance open(Map<String, RocksFile> files, Path scratchFolder) throws SnapshotException {
    loadLibrary();
    String place = files.values().stream().map(file -> file.bytes().name()).findFirst().orElse(scratchFolder.toString());
    try {
      for (Map.Entry<String, RocksFile> file : files.entrySet()) {
        provide(file.getKey(), file.getValue(), scratchFolder);
      }
    } catch (IOException e) {
      throw new Unreachable(Place.of(scratchFolder.toString()), "RocksDB's files could not be linked or copied there: " + e.getMessage() + ".", e);
    }
    try {
      return RocksDbInstance.open(scratchFolder, place);
    } catch (RocksDBException e) {
      throw new Corrupt(Place.of(place), "RocksDB cannot open its files: " + e.getMessage().replaceAll("[.\\s]+$", "") + ".", e);
    }
  }

  private static void loadLibrary() throws SnapshotException {
    try {
      RocksDbLibrary.load();
    } catch (IOException | LinkageError e) {
      throw new Unreachable(Place.of("librocksdbjni"), "RocksDB's library cannot be unpacked into the folder for temporary files and loaded from there: "
          + e.getMessage() + ". Name another folder with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.", e);
    }
  }

  /** Puts a file of an instance into a folder under its name: links it where that can be, else copies it. */
  static void provide(String name, RocksFile file, Path folder) throws SnapshotException, IOException {
    if (!NAME.matcher(name).matches()) {
      throw new Corrupt(Place.of(file.bytes().name()), "this cannot be the name of a file of RocksDB.", "letters, digits, dots and dashes", name);
    }
    if (name.startsWith(ManifestCheck.NAME_START)) {
      ManifestCheck.check(file.bytes());
    }
    Path target = folder.resolve(name);
    boolean isLinked = name.endsWith(TABLE_ENDING) && file.path().isPresent() && link(target, file.path().get());
    if (!isLinked) {
      copy(file.bytes(), target);
    }
  }

  private static boolean link(Path target, Path file) {
    try {
      Files.createLink(target, file);
      return true;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return false;
    }
  }

  private static void copy(ByteSource bytes, Path target) throws SnapshotException, IOException {
    byte[] buffer = new byte[COPY_BYTES];
    try (OutputStream out = Files.newOutputStream(target)) {
      long position = 0;
      int count = bytes.read(position, buffer, 0, buffer.length);
      while (count >= 0) {
        out.write(buffer, 0, count);
        position += count;
        count = bytes.read(position, buffer, 0, buffer.length);
      }
    }
  }
}
