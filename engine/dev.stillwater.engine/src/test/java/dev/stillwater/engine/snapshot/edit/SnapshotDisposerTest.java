package dev.stillwater.engine.snapshot.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.RandomSnapshot;
import dev.stillwater.engine.snapshot.write.SnapshotEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotDisposerTest {
  private static final String INCREMENTAL = "2.3.0/ckpt-rocksdb-incr-files";
  @TempDir
  Path folder;

  private static EditReport dispose(Path snapshot) throws SnapshotException {
    return SnapshotDisposer.dispose(snapshot, SnapshotOptions.local(), ProgressListener.NONE);
  }

  private Path savepoint(String name) throws SnapshotException {
    Path snapshot = folder.resolve(name);
    new RandomSnapshot(1, 1, 8, 5).write(FaultyStorage.sound(), snapshot, 0, ProgressListener.NONE);
    return snapshot;
  }

  private Set<String> everything() {
    return new TreeSet<>(FaultyStorage.files(folder).keySet());
  }

  private Path job() throws IOException {
    Path source = FlinkSnapshots.last(INCREMENTAL).getParent();
    Path job = folder.resolve(source.getFileName());
    for (Map.Entry<String, byte[]> file : FaultyStorage.files(source).entrySet()) {
      Files.createDirectories(job.resolve(file.getKey()).getParent());
      Files.write(job.resolve(file.getKey()), file.getValue());
    }
    return job;
  }

  private static Set<Path> pointedTo(Path snapshot) throws SnapshotException {
    Set<Path> paths = new TreeSet<>();
    try (SnapshotView view = SnapshotEntries.open(snapshot)) {
      for (StreamHandle handle : view.metadata().streamHandles()) {
        view.files().path(handle).ifPresent(paths::add);
      }
    }
    return paths;
  }

  @Test
  void savepoint_isGoneWithItsSidecarAndNothingElse() throws Exception {
    // Catches files that stay behind, and files of others that go.
    Path kept = savepoint("kept");
    Files.writeString(folder.resolve("file"), "x");
    Set<String> expected = everything();
    Path doomed = savepoint("doomed");
    EditReport report = dispose(doomed.resolve("_metadata"));
    assertEquals(expected, everything());
    assertTrue(report.files() >= 3 && report.sizeBytes() > 100, report.toString());
    assertTrue(Files.exists(kept));
  }

  @Test
  void sharedFiles_stayAsLongAsOthersPointToThem() throws Exception {
    // Catches an incremental checkpoint that cannot be restored any more because an older one was removed, and garbage that nobody points to.
    Path job = job();
    List<Path> checkpoints = new ArrayList<>();
    for (Path path : FlinkSnapshots.of(INCREMENTAL)) {
      checkpoints.add(job.resolve(path.getFileName()));
    }
    assertTrue(checkpoints.size() >= 2, checkpoints.toString());
    Set<Path> first = pointedTo(checkpoints.get(0));
    Set<Path> others = new TreeSet<>();
    for (Path other : checkpoints.subList(1, checkpoints.size())) {
      others.addAll(pointedTo(other));
    }
    assertTrue(first.stream().anyMatch(others::contains), "the fixture shares nothing");
    dispose(checkpoints.get(0));
    for (Path path : others) {
      assertTrue(Files.exists(path), path.toString());
    }
    for (Path path : first) {
      assertEquals(others.contains(path), Files.exists(path), path.toString());
    }
    for (Path other : checkpoints.subList(1, checkpoints.size())) {
      dispose(other);
    }
    assertEquals(Set.of(), new TreeSet<>(everything().stream().filter(name -> name.contains("shared/")).toList()));
  }

  /** Writes a snapshot whose only state is a file of another one, as a job does that goes on using the files it was restored from. */
  private static void writePointingTo(Path snapshot, Path file) throws Exception {
    StreamHandle handle = new StreamHandle.AbsoluteFile(file.toString(), Files.size(file));
    OperatorStateHandle state = new OperatorStateHandle(OperatorStateHandle.FILE, List.of(), handle, "", "", false);
    SubtaskMetadata subtask = new SubtaskMetadata(0, false, Optional.empty(), Optional.of(state), Optional.empty(), Optional.empty(), List.of(), List.of());
    OperatorMetadata operator = new OperatorMetadata(Optional.empty(), Optional.empty(), "0".repeat(32), 1, 1, Optional.empty(), false, List.of(subtask));
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(new SnapshotMetadata(3, 9, List.of(), List.of(operator), 0), out);
    Files.createDirectories(snapshot);
    Files.write(snapshot.resolve("_metadata"), out.toByteArray());
  }

  @Test
  void fileThatAnotherSnapshotNeeds_isRefused() throws Exception {
    // Catches a checkpoint of a later run that loses its state with the savepoint it was started from.
    Path doomed = savepoint("savepoint");
    Path file;
    try (var files = Files.list(doomed)) {
      file = files.filter(path -> path.toString().endsWith("-keyed")).findFirst().orElseThrow();
    }
    Path other = folder.resolve("other");
    writePointingTo(other, file);
    Set<String> before = everything();
    SnapshotException problem = assertThrows(SnapshotException.Refused.class, () -> dispose(doomed));
    assertTrue(problem.getMessage().contains(other.getFileName().toString()), problem.getMessage());
    assertThrows(SnapshotException.Refused.class,
        () -> SnapshotCopier.move(doomed, folder.resolve("moved"), SnapshotOptions.local(), ProgressListener.NONE));
    assertEquals(before, everything());
  }

  @Test
  void checkpointOfAnotherJob_keepsSharedFilesToo() throws Exception {
    // Catches shared files that go although a job that was started from the checkpoint uses them.
    Path job = job();
    Path checkpoint = job.resolve(FlinkSnapshots.of(INCREMENTAL).get(0).getFileName());
    Path shared = pointedTo(checkpoint).stream().filter(path -> path.toString().contains("shared")).findFirst().orElseThrow();
    writePointingTo(folder.resolve("0".repeat(32)).resolve("chk-1"), shared);
    for (Path path : FlinkSnapshots.of(INCREMENTAL)) {
      dispose(job.resolve(path.getFileName()));
    }
    assertTrue(Files.exists(shared));
  }

  @Test
  void unreadableNeighbour_keepsSharedFiles() throws Exception {
    // Catches shared files that go although nobody can tell whether they are needed.
    Path job = job();
    Path checkpoint = job.resolve(FlinkSnapshots.of(INCREMENTAL).get(0).getFileName());
    Files.createDirectories(job.resolve("chk-99"));
    Files.writeString(job.resolve("chk-99/_metadata"), "damaged");
    Set<Path> shared = new TreeSet<>(pointedTo(checkpoint));
    shared.removeIf(path -> !path.toString().contains("shared"));
    EditReport report = dispose(checkpoint);
    shared.forEach(path -> assertTrue(Files.exists(path)));
    assertFalse(Files.exists(checkpoint));
    assertTrue(report.changes().toString().contains("chk-99"), report.changes().toString());
  }

  @Test
  void whatIsNoPartOfTheSnapshot_isNeverDeleted() throws Exception {
    // Catches a disposal that takes a person's files or goes through a link.
    Path doomed = savepoint("doomed");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), doomed);
    assertThrows(SnapshotException.Refused.class, () -> dispose(link));
    for (String name : List.of("notes.txt", "inner", "linked", "8ea31f5c-1c5c-4b7c-9d8e-5a3a4c0d1234")) {
      Path foreign = doomed.resolve(name);
      if (name.equals("inner")) {
        Files.createDirectory(foreign);
      } else if (name.equals("notes.txt")) {
        Files.writeString(foreign, "x");
      } else {
        Files.createSymbolicLink(foreign, elsewhere);
      }
      SnapshotException problem = assertThrows(SnapshotException.Refused.class, () -> dispose(doomed), name);
      assertTrue(problem.getMessage().contains(name), problem.getMessage());
      Files.delete(foreign);
    }
    assertTrue(Files.exists(elsewhere.resolve("precious")));
    Path inSidecar = Files.writeString(folder.resolve("doomed.stillwater/notes.txt"), "x");
    assertThrows(SnapshotException.Refused.class, () -> dispose(doomed));
    Files.delete(inSidecar);
    dispose(doomed);
    assertFalse(Files.exists(doomed));
  }
}
