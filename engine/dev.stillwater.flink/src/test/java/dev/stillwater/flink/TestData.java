package dev.stillwater.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** The snapshots of the repository, and which line of Flink is here to read them. */
final class TestData {
  /** The newest version of metadata that the line of Flink on the class path reads. */
  static final int METADATA_VERSION = isFlink2() ? 6 : 4;
  private static final Path FOLDER = Path.of("../test-data/flink");

  private TestData() {
  }

  static boolean isFlink2() {
    return EnvironmentInformation.getVersion().startsWith("2.");
  }

  /** The folder of a kind of snapshot. */
  static Path folder(String flinkVersion, String name) {
    return FOLDER.resolve(flinkVersion).resolve(name);
  }

  /** The one savepoint of a kind. */
  static Path savepoint(String flinkVersion, String name) throws IOException {
    try (Stream<Path> paths = Files.list(folder(flinkVersion, name))) {
      return paths.filter(path -> Files.exists(path.resolve("_metadata"))).findFirst().orElseThrow();
    }
  }

  /** The folders of all snapshots that are not damaged and that this line of Flink can read. */
  static List<Path> readable() throws IOException {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths.filter(path -> path.endsWith("_metadata") && !path.toString().contains("corrupt-")).filter(path -> version(path) <= METADATA_VERSION)
          .map(Path::getParent).sorted().toList();
    }
  }

  private static int version(Path metadata) {
    try (InputStream file = Files.newInputStream(metadata); DataInputStream in = new DataInputStream(file)) {
      in.readInt();
      return in.readInt();
    } catch (IOException e) {
      throw new IllegalStateException(metadata.toString(), e);
    }
  }
}
