package dev.stillwater.engine.snapshot.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.FaultyStorage.Fault;
import dev.stillwater.engine.snapshot.write.RandomSnapshot;
import dev.stillwater.engine.snapshot.write.SnapshotEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotCopierTest {
  private static final String INCREMENTAL = "2.3.0/ckpt-rocksdb-incr-files";
  private static final Logger FILES_LOG = Logger.getLogger("dev.stillwater.engine.snapshot.file");
  @TempDir
  Path folder;
  private Path ours;

  @BeforeEach
  void write() throws Exception {
    ours = folder.resolve("from/savepoint");
    new RandomSnapshot(1, 1, 16, 4).write(FaultyStorage.sound(), ours, 0, ProgressListener.NONE);
  }

  private SnapshotOptions options(Storage storage) {
    return new SnapshotOptions(storage, Optional.empty(), folder);
  }

  private Path to(String name) {
    return folder.resolve("to").resolve(name);
  }

  private EditReport copy(Path source, Path target) throws SnapshotException {
    return SnapshotCopier.copy(source, target, options(FaultyStorage.sound()), ProgressListener.NONE);
  }

  private EditReport move(Path source, Path target) throws SnapshotException {
    return SnapshotCopier.move(source, target, options(FaultyStorage.sound()), ProgressListener.NONE);
  }

  private static void assertSame(Map<String, byte[]> expected, Path found) {
    Map<String, byte[]> files = FaultyStorage.files(found);
    assertEquals(expected.keySet(), files.keySet());
    expected.forEach((name, content) -> assertArrayEquals(content, files.get(name), name));
  }

  @Test
  void placeInsideOfAnotherSnapshot_isRefused() throws Exception {
    // Would catch a copy because of which nobody can dispose of the other snapshot.
    copy(ours, to("other"));
    SnapshotException refused = assertThrows(SnapshotException.Refused.class, () -> copy(ours, to("other").resolve("inside")));
    assertTrue(refused.getMessage().contains("inside of another snapshot's folder"), refused.getMessage());
    assertFalse(Files.exists(to("other").resolve("inside")));
  }

  private static Path copyTree(Path source, Path target) throws IOException {
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path copy = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
    return target;
  }

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void selfContainedSnapshot_isCopiedByteForByteWithItsSidecar() throws Exception {
    // Catches a copy that loses the sidecar, or one that rewrites what could stay as it was.
    EditReport report = copy(ours.resolve("_metadata"), to("copy"));
    assertSame(FaultyStorage.files(ours), to("copy"));
    assertEquals(FaultyStorage.files(ours).size(), report.files());
    assertEquals(SidecarFolder.read(Storage.local(), ours), SidecarFolder.read(Storage.local(), to("copy")));
    Path flinks = FlinkSnapshots.last("2.3.0/canonical-files");
    copy(flinks, to("flinks"));
    assertSame(FaultyStorage.files(flinks), to("flinks"));
    assertFalse(Files.exists(SidecarFolder.of(to("flinks"))));
  }

  @Test
  void damagedFile_isNotCopiedSilently() throws Exception {
    // Catches a flipped bit that a copy would pass on with a fresh checksum.
    Path state;
    try (Stream<Path> files = Files.list(ours)) {
      state = files.filter(path -> path.toString().endsWith("-0-7-keyed")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 10] ^= 1;
    Files.write(state, bytes);
    SnapshotException problem = assertThrows(SnapshotException.Corrupt.class, () -> copy(ours, to("copy")));
    assertTrue(problem.file().endsWith(state.getFileName().toString()), problem.getMessage());
    assertEquals(List.of(), names(folder.resolve("to")));
  }

  @Test
  void sharedFiles_areBroughtAlong() throws Exception {
    // Catches a copy of an incremental checkpoint that cannot be read without the folder it was made from.
    Path job = copyTree(FlinkSnapshots.last(INCREMENTAL).getParent(), folder.resolve("job"));
    Path checkpoint = job.resolve(FlinkSnapshots.last(INCREMENTAL).getFileName());
    EditReport report = copy(checkpoint, to("copy"));
    assertTrue(report.changes().toString().contains("relative"), report.changes().toString());
    SnapshotEditorTest.deleteTree(job);
    try (SnapshotView view = SnapshotEntries.open(to("copy"))) {
      int files = 0;
      for (StreamHandle handle : view.metadata().streamHandles()) {
        assertTrue(view.files().open(handle).sizeBytes() == handle.sizeBytes());
        assertTrue(view.files().path(handle).map(path -> path.getParent().equals(to("copy"))).orElse(true));
        files += view.files().path(handle).isPresent() ? 1 : 0;
      }
      assertTrue(files > 10, "only " + files + " files");
    }
  }

  @Test
  void move_renamesOrCopies() throws Exception {
    // Catches a move that leaves something behind, loses the sidecar, or takes shared files from others.
    Map<String, byte[]> files = FaultyStorage.files(ours);
    Optional<Sidecar> sidecar = SidecarFolder.read(Storage.local(), ours);
    move(ours, to("moved"));
    assertSame(files, to("moved"));
    assertEquals(sidecar, SidecarFolder.read(Storage.local(), to("moved")));
    assertEquals(List.of(), names(folder.resolve("from")));
    Path job = copyTree(FlinkSnapshots.last(INCREMENTAL).getParent(), folder.resolve("job"));
    List<Path> checkpoints = FlinkSnapshots.of(INCREMENTAL).stream().map(path -> job.resolve(path.getFileName())).toList();
    Set<String> sharedBefore = Set.copyOf(names(job.resolve("shared")));
    move(checkpoints.get(0), to("checkpoint"));
    assertFalse(Files.exists(checkpoints.get(0)));
    for (Path other : checkpoints.subList(1, checkpoints.size())) {
      try (SnapshotView view = SnapshotEntries.open(other)) {
        for (StreamHandle handle : view.metadata().streamHandles()) {
          view.files().open(handle);
        }
      }
    }
    assertTrue(sharedBefore.containsAll(names(job.resolve("shared"))));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void diskThatFails_losesNoSnapshot(Fault fault) throws Exception {
    // Catches a move or edit after which the snapshot is in neither place, and a source that an edit has changed.
    // A crashed disk keeps its scratch files, which the log tells each time.
    FILES_LOG.setLevel(Level.OFF);
    Map<String, byte[]> files = FaultyStorage.files(ours);
    Set<String> parts = FaultyStorage.files(folder.resolve("from")).keySet();
    for (int call = 1; call < 130; call += call < 24 ? 1 : 5) {
      Path from = copyTree(folder.resolve("from"), folder.resolve("from-" + call)).resolve("savepoint");
      Path target = folder.resolve("to-" + call).resolve("moved");
      FaultyStorage storage = new FaultyStorage(fault, call);
      try {
        if (call % 2 == 0) {
          SnapshotCopier.move(from, target, options(storage), ProgressListener.NONE);
        } else {
          SnapshotEditor.edit(from, target, List.of(new Edit.ChangeMaxParallelism(Optional.empty(), 300)), options(storage), ProgressListener.NONE);
        }
      } catch (SnapshotException e) {
        assertTrue(e instanceof SnapshotException.Unreachable || e instanceof SnapshotException.Corrupt, e.toString());
      }
      if (call % 2 == 0) {
        assertSame(files, Files.exists(from) ? from : target);
        assertTrue(SidecarFolder.read(Storage.local(), Files.exists(from) ? from : target).isPresent(), "after call " + call);
      } else {
        assertEquals(parts, FaultyStorage.files(from.getParent()).keySet());
        assertSame(files, from);
        if (Files.exists(target)) {
          try (SnapshotView view = SnapshotEntries.open(target)) {
            assertTrue(view.sidecar().isPresent());
            SnapshotEntries.decoded(view);
          }
        }
      }
    }
  }

  @Test
  void cancelledCopy_leavesNothing() throws Exception {
    // Catches a copy of a large snapshot that nobody can stop.
    ProgressListener cancelled = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        assertFalse(what.isBlank());
      }

      @Override
      public boolean isCancelled() {
        return true;
      }
    };
    assertThrows(SnapshotException.Cancelled.class, () -> SnapshotCopier.copy(ours, to("copy"), options(Storage.local()), cancelled));
    assertEquals(List.of("savepoint", "savepoint.stillwater"), names(folder.resolve("from")));
    assertEquals(0, FaultyStorage.files(folder).keySet().stream().filter(name -> name.startsWith("to")).count());
  }
}
