package dev.stillwater.engine.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a snapshot of {@code FixtureJob} should hold. */
public final class ExpectedContent {
  private ExpectedContent() {
  }

  /**
   * The expected lines by file name, sorted. Of two checkpoints the first holds the first generation, all others the second.
   *
   * @param snapshot folder of a snapshot in the test data
   */
  public static Map<String, List<String>> of(Path snapshot) throws IOException {
    Path version = FlinkSnapshots.FOLDER.resolve(FlinkSnapshots.FOLDER.relativize(snapshot).getName(0));
    List<Path> all = FlinkSnapshots.of(FlinkSnapshots.FOLDER.relativize(snapshot).subpath(0, 2).toString());
    boolean isFirst = all.size() > 1 && snapshot.equals(all.get(0));
    Map<String, List<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(version.resolve(isFirst ? "expected-gen1" : "expected-gen2"))) {
      for (Path file : files.toList()) {
        List<String> sorted = new ArrayList<>(Files.readAllLines(file));
        sorted.sort(null);
        lines.put(file.getFileName().toString(), sorted);
      }
    }
    return lines;
  }
}
