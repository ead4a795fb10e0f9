package dev.stillwater.ui.tests.snapshot.content;

import dev.stillwater.engine.json.Json;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A snapshot that a real Flink wrote, with what its description says of it: a dump of the metadata by Flink's own loader, and the content computed from the job's input.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshot folder of the snapshot
 * @param root folder of its line of Flink
 * @param name name of the fixture: {@code canonical-files}
 */
record FlinkFixture(Path snapshot, Path root, String name) {
  /** All fixtures that are whole, of all lines of Flink that are there. */
  static List<FlinkFixture> whole() {
    Path data = SnapshotEditorPage.testData().resolve("flink");
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).sorted()
          .map(folder -> new FlinkFixture(folder, data.resolve(data.relativize(folder).getName(0)), data.relativize(folder).getName(1).toString()))
          .filter(fixture -> !fixture.name().startsWith("corrupt-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return root.getFileName() + " " + root.relativize(snapshot);
  }

  /** The version of metadata that the line of Flink writes. */
  int metadataVersion() {
    return root.endsWith("1.20.5") ? 4 : 6;
  }

  /** What a person calls such a snapshot, as far as the fixture's description says it. */
  String kind() {
    if (name.startsWith("native-") || List.of("types-heap", "types-rocksdb", "kryo-heap").contains(name)) {
      return "Native savepoint";
    }
    if (name.startsWith("changelog-")) {
      return "Changelog checkpoint";
    }
    boolean isIncremental = name.startsWith("ckpt-rocksdb-incr") || name.equals("ckpt-rocksdb-heaptimers") || name.equals("file-merging-rocksdb");
    return isIncremental ? "Incremental checkpoint"
        : name.startsWith("ckpt-") || name.equals("unaligned-checkpoint") || name.startsWith("file-merging-") ? "Full checkpoint" : "Canonical savepoint";
  }

  /** The lines of the dump of the metadata; empty where there is none. */
  Optional<List<String>> dump() {
    String file = "metadata-" + snapshot.getFileName() + ".txt";
    return Stream.of(snapshot.resolveSibling(file), snapshot.getParent().resolveSibling(file)).filter(Files::exists).findFirst().map(FlinkFixture::lines);
  }

  /** Whether it is of the job whose content is in the {@code expected-gen} files. */
  boolean isOfFixtureJob() {
    return Stream.of("canonical-", "native-", "ckpt-").anyMatch(name::startsWith);
  }

  /** The rows of a file of that content. Of two checkpoints the first has the first generation. */
  List<List<String>> expected(String file) {
    boolean isFirst = whole().stream().filter(other -> other.root.equals(root) && other.name.equals(name)).toList().getFirst().equals(this)
        && name.startsWith("ckpt-");
    return lines(root.resolve(isFirst ? "expected-gen1" : "expected-gen2").resolve(file)).stream().map(line -> Arrays.asList(line.split(","))).toList();
  }

  /** The keys that each state holds by the description, with repetitions, by operator and state; empty where it does not say so. */
  Map<String, List<Object>> expectedKeys() {
    Path file = root.resolve(name).resolve("expected.jsonl");
    Map<String, List<Object>> keys = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : lines(file)) {
        Map<?, ?> entry = new HashMap<>((Map<?, ?>) Json.parse(line));
        keys.computeIfAbsent(entry.get("uid") + " " + entry.get("state"), state -> new ArrayList<>()).add(String.valueOf(entry.get("key")));
      }
    }
    return keys;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
