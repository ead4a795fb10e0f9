package dev.stillwater.engine.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The snapshots in the test data that real Flinks wrote. */
public final class FlinkSnapshots {
  /** The folder of the test data, one folder for each version of Flink in it. */
  public static final Path FOLDER = Path.of("../test-data/flink");

  private FlinkSnapshots() {
  }

  /** The folders of all snapshots, sorted, those of the damaged ones included. */
  public static List<Path> all() {
    return below(FOLDER);
  }

  /** The folders of all snapshots that are whole, sorted. */
  public static List<Path> whole() {
    return all().stream().filter(path -> !path.toString().contains("corrupt-")).toList();
  }

  /** The folders of the snapshots of a fixture such as {@code 2.3.0/canonical-files}, sorted. */
  public static List<Path> of(String fixture) {
    return below(FOLDER.resolve(fixture));
  }

  /** The folder of the only, or the last, snapshot of a fixture. */
  public static Path last(String fixture) {
    List<Path> folders = of(fixture);
    return folders.get(folders.size() - 1);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.endsWith("_metadata")).map(Path::getParent).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
