package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.EntryPage;
import dev.stillwater.engine.snapshot.FixtureContent;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.MissingFile;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.keyed.KeyedStates;
import dev.stillwater.engine.snapshot.keyed.RocksInstances;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader.RocksFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a snapshot are never touched, and what was made in the scratch folder goes away. */
class RocksDbFilesTest {
  @TempDir
  private Path folder;

  @Test
  void nativeLibrary_leavesNoFileBehind() throws Exception {
    // Would catch 17 MB that stay in the folder for temporary files when the process is killed.
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps), "Only Linux shows what is loaded from where.");
    try (SnapshotView view = SnapshotReader.open(FlinkSnapshots.last("2.3.0/native-rocksdb"), options(folder), ProgressListener.NONE)) {
      view.operatorOfUid("keyed-b").orElseThrow().state("sum").orElseThrow().count(ProgressListener.NONE);
    }
    List<String> loaded = Files.readAllLines(maps).stream().filter(line -> line.contains("rocksdbjni")).toList();
    assertTrue(!loaded.isEmpty() && loaded.stream().allMatch(line -> line.endsWith("(deleted)")), () -> String.join("\n", loaded));
  }

  private static SnapshotOptions options(Path scratch) {
    return new SnapshotOptions(Storage.local(), Optional.empty(), scratch);
  }

  private static Path copy(String fixture, Path target) throws IOException {
    Path source = FlinkSnapshots.last(fixture).getParent();
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path to = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
    return target.resolve(FlinkSnapshots.last(fixture).getFileName());
  }

  /** Time and content of every file, and time of every folder. */
  private static Map<String, String> inventory(Path root) throws IOException {
    Map<String, String> inventory = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String content = Files.isDirectory(path) ? "" : Integer.toString(Arrays.hashCode(Files.readAllBytes(path)));
        inventory.put(root.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + content);
      }
    }
    return inventory;
  }

  @Test
  void aSnapshotInAFolderThatCannotBeWrittenIsReadAndStaysAsItIs() throws SnapshotException, IOException {
    Path root = folder.resolve("snapshots");
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Path snapshot = copy("2.3.0/ckpt-rocksdb-incr-files", root);
    Map<String, String> before = inventory(root);
    List<Path> folders = new ArrayList<>(List.of(root, snapshot, root.resolve("shared")));
    for (Path each : folders) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    try (SnapshotView view = SnapshotReader.open(snapshot, options(scratch), ProgressListener.NONE)) {
      assertEquals(211, FixtureContent.of(view).get("keyed-a.csv").size());
      try (Stream<Path> made = Files.list(scratch)) {
        assertTrue(made.findAny().isPresent());
      }
    }
    for (Path each : folders) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertEquals(before, inventory(root));
    try (Stream<Path> left = Files.list(scratch)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void pagesAndSearchesWorkAsInFiles() throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(FlinkSnapshots.last("2.3.0/native-rocksdb"), SnapshotOptions.local(), ProgressListener.NONE)) {
      StateView perTag = view.operatorOfUid("keyed-a").orElseThrow().state("perTag").orElseThrow();
      List<SnapshotEntry> all = new ArrayList<>();
      try (EntryCursor cursor = perTag.entries(ProgressListener.NONE)) {
        while (cursor.next()) {
          all.add(cursor.entry());
        }
      }
      List<SnapshotEntry> paged = new ArrayList<>();
      Optional<String> token = Optional.empty();
      do {
        EntryPage page = perTag.page(token, 100, ProgressListener.NONE);
        paged.addAll(page.entries());
        token = page.next();
      } while (token.isPresent());
      assertEquals(all, paged);
      assertEquals(all.stream().filter(entry -> entry.key().equals(-10L)).toList(), perTag.find(-10L, ProgressListener.NONE));
      assertEquals(all.size(), perTag.estimate().entries());
      assertEquals(all.size(), perTag.count(ProgressListener.NONE).entries());
    }
  }

  @Test
  void entriesOutsideTheKeyGroupsOfAHandleAreNotShown() throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(FlinkSnapshots.last("2.3.0/native-rocksdb"), SnapshotOptions.local(), ProgressListener.NONE);
        RocksInstances rocks = new RocksInstances(view.files())) {
      RocksDbFiles whole = (RocksDbFiles) view.operatorOfUid("keyed-a").orElseThrow().metadata().subtasks().get(0).managedKeyed().orElseThrow();
      RocksDbFiles part = new RocksDbFiles(whole.form(), whole.checkpointId(), whole.backendId(), 20, 10, whole.checkpointedBytes(), whole.header(),
          whole.sharedFiles(), whole.privateFiles(), whole.handleId());
      Set<Integer> found = new TreeSet<>();
      for (KeyedStates.Item item : KeyedStates.open(part, new KeyedStates.Context(view.files(), rocks, 0, 128)).states()) {
        try (EntryCursor cursor = item.part().open(0, 127, "", ProgressListener.NONE)) {
          while (cursor.next()) {
            found.add(cursor.keyGroup());
          }
        }
      }
      assertTrue(found.size() > 5 && found.stream().allMatch(keyGroup -> keyGroup >= 20 && keyGroup < 30), found.toString());
    }
  }

  @Test
  void aCursorOfAClosedSnapshotSaysSo() throws SnapshotException {
    SnapshotView view = SnapshotReader.open(FlinkSnapshots.last("2.3.0/native-rocksdb"), SnapshotOptions.local(), ProgressListener.NONE);
    EntryCursor cursor = view.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow().entries(ProgressListener.NONE);
    assertTrue(cursor.next());
    view.close();
    assertThrows(IllegalStateException.class, cursor::next);
    cursor.close();
  }

  @Test
  void aMissingTableFileIsNamed() throws SnapshotException, IOException {
    Path root = folder.resolve("snapshots");
    Path snapshot = copy("2.3.0/ckpt-rocksdb-incr-files", root);
    try (Stream<Path> shared = Files.list(root.resolve("shared"))) {
      for (Path file : shared.toList()) {
        Files.delete(file);
      }
    }
    try (SnapshotView view = SnapshotReader.open(snapshot, options(folder), ProgressListener.NONE)) {
      StateView count = view.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow();
      assertThrows(MissingFile.class, () -> count.count(ProgressListener.NONE));
    }
  }

  @Test
  void aDamagedTableFileIsNoticed() throws SnapshotException, IOException {
    Path root = folder.resolve("snapshots");
    Path snapshot = copy("2.3.0/ckpt-rocksdb-incr-files", root);
    try (Stream<Path> shared = Files.list(root.resolve("shared"))) {
      for (Path file : shared.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int index = 0; index < bytes.length; index += 64) {
          bytes[index] ^= 0x55;
        }
        Files.write(file, bytes);
      }
    }
    try (SnapshotView view = SnapshotReader.open(snapshot, options(folder), ProgressListener.NONE)) {
      StateView count = view.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow();
      assertThrows(Corrupt.class, () -> count.count(ProgressListener.NONE));
    }
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsRefused() {
    RocksFile file = new RocksFile(Optional.empty(), ByteSource.of("metadata", new byte[1]));
    for (String name : List.of("../evil.sst", "/etc/evil.sst", "..", "a/b", "")) {
      RocksStateReader reader = new RocksDbStateReader();
      assertThrows(Corrupt.class, () -> reader.open(Map.of(name, file), folder), name);
    }
  }
}
