package dev.stillwater.engine.snapshot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.edit.Edit;
import dev.stillwater.engine.snapshot.edit.SnapshotEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedStorageTest {
  @TempDir
  private Path folder;
  private Path snapshot;
  private Path secret;

  @BeforeEach
  void files() throws IOException {
    snapshot = Files.createDirectories(folder.resolve("run/chk-7"));
    secret = Files.writeString(folder.resolve("secret"), "none of its business");
    Files.writeString(snapshot.resolve("_metadata"), "metadata");
    Files.createDirectories(folder.resolve("run/shared"));
    Files.writeString(folder.resolve("run/shared/table"), "shared");
    Files.writeString(folder.resolve("run/other"), "other");
  }

  @Test
  void itsOwnFilesAndThoseOfTheRun_areSeen() throws IOException {
    // Would catch a checkpoint that cannot be read any more.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot.resolve("_metadata"), Set.of());
    assertTrue(storage.exists(snapshot.resolve("_metadata")));
    assertEquals(6, storage.sizeBytes(folder.resolve("run/shared/table")));
    assertTrue(storage.refused().isEmpty());
  }

  @Test
  void whatLiesElsewhere_isRefusedAndNamed() throws IOException {
    // Would catch pointers, links and steps upwards that lead out of a snapshot.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    Path link = Files.createSymbolicLink(snapshot.resolve("state"), secret);
    assertFalse(storage.exists(secret));
    assertFalse(storage.exists(link));
    assertFalse(storage.exists(snapshot.resolve("../other")));
    assertThrows(IOException.class, () -> storage.openInput(link));
    assertThrows(IOException.class, () -> storage.openInput(secret));
    assertThrows(IOException.class, () -> storage.list(folder));
    assertEquals(Set.of(secret, link, folder.resolve("run/other")), storage.refused());
  }

  @Test
  void pointersThatLeadElsewhere_areTold() throws Exception {
    // Would catch a look that stops at the first file, or follows what it only asks for.
    Path source = Path.of("../test-data/flink/2.3.0/canonical-files/savepoint-527b87-ba0f25613051").toAbsolutePath().normalize();
    Path copy = Archives.copy(source, folder.resolve("handed-in"));
    Path state;
    try (Stream<Path> files = Files.list(copy)) {
      state = files.filter(file -> !file.endsWith("_metadata")).sorted().findFirst().orElseThrow();
    }
    Files.delete(state);
    Files.createSymbolicLink(state, secret);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), copy, Set.of());
    try (SnapshotView view = SnapshotReader.open(copy, new SnapshotOptions(storage, Optional.empty(), folder), ProgressListener.NONE)) {
      assertEquals(Set.of(state), storage.refusedOf(view));
    }
  }

  @Test
  void copyOfASnapshot_isWrittenWhereItMay() throws Exception {
    // Would catch an edit of a snapshot from strangers that cannot be written, and one that opens the folder around it.
    Path source = Path.of("../test-data/flink/2.3.0/canonical-files/savepoint-527b87-ba0f25613051").toAbsolutePath().normalize();
    Path target = folder.resolve("new/copy");
    Files.createDirectories(target.getParent());
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), source, Set.of()).writing(target);
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    SnapshotEditor.edit(source, target, List.of(new Edit.ChangeUid("keyed-a", "renamed")), options, ProgressListener.NONE);
    try (SnapshotView view = SnapshotReader.open(target, SnapshotOptions.local(), ProgressListener.NONE)) {
      assertTrue(view.operatorOfUid("renamed").isPresent());
    }
    assertThrows(IOException.class, () -> storage.list(target.getParent()));
    assertFalse(storage.exists(secret));
    assertThrows(IOException.class, () -> storage.create(target.resolveSibling("other")));
  }

  @Test
  void whatAPersonAllowed_isSeen() throws IOException {
    // Would catch an answer that changes nothing.
    Path link = Files.createSymbolicLink(snapshot.resolve("state"), secret);
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of(link));
    assertTrue(storage.exists(link));
    assertEquals(Files.size(secret), storage.sizeBytes(link));
    assertFalse(storage.exists(folder.resolve("run/other")));
  }

  @Test
  void scratchFolder_isSeen() throws IOException {
    // Would catch archives that cannot be unpacked.
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), snapshot, Set.of());
    Path scratch = storage.createTemporaryFolder(folder, "scratch");
    storage.create(scratch.resolve("file")).close();
    assertTrue(storage.exists(scratch.resolve("file")));
  }
}
