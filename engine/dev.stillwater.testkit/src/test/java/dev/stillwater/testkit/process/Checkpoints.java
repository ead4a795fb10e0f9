package dev.stillwater.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for checkpoints while a process writes and deletes them.
 *
 * <p>THREADING: stateless.
 */
final class Checkpoints {
  private Checkpoints() {
  }

  /** The complete checkpoints of all jobs below the folder, the oldest first. */
  static List<Path> below(Path directory) {
    try (Stream<Path> found = Files.find(directory, 2, (path, attributes) -> path.getFileName().toString().matches("chk-\\d+"))) {
      return found.filter(path -> Files.exists(path.resolve("_metadata"))).sorted(Comparator.comparing(Checkpoints::number)).toList();
    } catch (IOException | UncheckedIOException notThereOrDeletedMeanwhile) {
      return List.of();
    }
  }

  /** The number of a checkpoint. */
  static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
