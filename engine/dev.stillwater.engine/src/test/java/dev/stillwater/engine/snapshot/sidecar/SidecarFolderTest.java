package dev.stillwater.engine.snapshot.sidecar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SidecarFolderTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  @TempDir
  Path folder;
  private Path snapshot;
  private Path manifest;

  @BeforeEach
  void name() {
    snapshot = folder.resolve("savepoint-1");
    manifest = folder.resolve("savepoint-1.stillwater/manifest.json");
  }

  private static Sidecar sidecar(Optional<String> job) {
    Manifest manifest = new Manifest(1, "0.1.0", "a \"job\"\nwith lines, \u20ac and \ud83d\ude00", ID, Long.MAX_VALUE, true,
        Optional.of(Instant.parse("2026-01-02T03:04:05.678901234Z")), Optional.of("label"), Optional.empty(), Map.of("csv.rate", "100"),
        Map.of(ID, "uid"), Map.of(ID, "name"), List.of(new FileEntry("_metadata", 3, -1), new FileEntry("b", 1L << 40, 17)),
        List.of(new StateCount(ID, "last", "list", 0, 0), new StateCount(ID, "count", "value", 5, 100)));
    return new Sidecar(manifest, job, Map.of(ID, List.of(new SourcePosition(-1, "a.csv [0, 100)", "record 17"))), job.map(text -> "/jobs \u20ac/a.job"),
        job.map(text -> Instant.parse("1970-01-01T00:00:03.5Z")));
  }

  @Test
  void sidecar_isReadAsItWasWritten() throws Exception {
    // Catches members that are lost or changed between writing and reading, and a job file that stays when the next sidecar has none.
    for (Optional<String> job : List.of(Optional.of("<job name=\"\u20ac\"/>\n"), Optional.<String>empty())) {
      SidecarFolder.write(Storage.local(), snapshot, sidecar(job));
      assertEquals(Optional.of(sidecar(job)), SidecarFolder.read(Storage.local(), snapshot));
      assertEquals(job.isPresent(), Files.exists(folder.resolve("savepoint-1.stillwater/job.job")));
    }
    assertEquals(Optional.empty(), SidecarFolder.read(Storage.local(), folder.resolve("savepoint-2")));
    assertEquals(Optional.empty(), SidecarFolder.read(Storage.local(), Path.of("/")));
  }

  @Test
  void damagedByte_isNoticed() throws Exception {
    // Catches a manifest whose checksum does not cover all of it.
    SidecarFolder.write(Storage.local(), snapshot, sidecar(Optional.of("<job/>")));
    byte[] bytes = Files.readAllBytes(manifest);
    for (int index = 0; index < bytes.length; index++) {
      byte[] damaged = bytes.clone();
      damaged[index] ^= (byte) (1 << new Random(index).nextInt(7));
      Files.write(manifest, damaged);
      assertDamaged("bit of byte " + index + " flipped");
      Files.write(manifest, Arrays.copyOf(bytes, index));
      assertDamaged("cut to " + index + " bytes");
    }
    Files.write(manifest, bytes);
    Files.writeString(folder.resolve("savepoint-1.stillwater/job.job"), "<yob/>");
    assertDamaged("another job");
    Files.delete(folder.resolve("savepoint-1.stillwater/job.job"));
    assertDamaged("no job");
  }

  private void assertDamaged(String what) throws IOException {
    SnapshotException problem = assertThrows(SnapshotException.class, () -> SidecarFolder.read(Storage.local(), snapshot), what);
    assertTrue(problem instanceof SnapshotException.Corrupt || problem instanceof SnapshotException.UnknownVersion, what + ": " + problem);
  }

  @Test
  void laterVersion_isRefusedAsUnknown() throws Exception {
    // Catches a reader that takes a format it does not know for damaged, or reads it wrongly.
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "{\n\"formatVersion\":2,\n\"sum\":\"another one\"\n}\n");
    SnapshotException problem = assertThrows(SnapshotException.UnknownVersion.class, () -> SidecarFolder.read(Storage.local(), snapshot));
    assertEquals(Optional.of("version 2"), problem.found());
    assertEquals(Optional.of("version 1"), problem.expected());
  }

  @Test
  void unknownMembers_areLeftAlone() throws Exception {
    // Catches a reader that a later release with one more member would break.
    SidecarFolder.write(Storage.local(), snapshot, sidecar(Optional.empty()));
    String text = Files.readString(manifest);
    String head = text.substring(0, text.indexOf("\"jobFile\"")) + "\"added\":[1],\n" + text.substring(text.indexOf("\"jobFile\""), text.lastIndexOf("\"crc32c\""));
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    Files.writeString(manifest, head + "\"crc32c\":\"" + ManifestText.hex(ManifestText.checksum(bytes, bytes.length)) + "\"\n}\n");
    assertEquals(Optional.of(sidecar(Optional.empty())), SidecarFolder.read(Storage.local(), snapshot));
  }

  @Test
  void manifestThatDoesNotKnowTheJobsPath_isRead() throws Exception {
    // Catches snapshots of early builds that cannot be read any more.
    SidecarFolder.write(Storage.local(), snapshot, sidecar(Optional.empty()));
    String text = Files.readString(manifest);
    String head = text.substring(0, text.indexOf("\"jobPath\""));
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    Files.writeString(manifest, head + "\"crc32c\":\"" + ManifestText.hex(ManifestText.checksum(bytes, bytes.length)) + "\"\n}\n");
    assertEquals(Optional.of(sidecar(Optional.empty())), SidecarFolder.read(Storage.local(), snapshot));
  }

  @Test
  void label_isChangedAlone() throws Exception {
    // Catches a change of the label that touches the job or the checksums of the files.
    SidecarFolder.write(Storage.local(), snapshot, sidecar(Optional.of("<job/>")));
    byte[] job = Files.readAllBytes(folder.resolve("savepoint-1.stillwater/job.job"));
    SidecarFolder.relabel(Storage.local(), snapshot, Optional.of("another"), Optional.of("two\nlines"));
    Sidecar read = SidecarFolder.read(Storage.local(), snapshot).orElseThrow();
    assertEquals(sidecar(Optional.of("<job/>")).manifest().withLabel(Optional.of("another"), Optional.of("two\nlines")), read.manifest());
    assertArrayEquals(job, Files.readAllBytes(folder.resolve("savepoint-1.stillwater/job.job")));
    assertThrows(SnapshotException.Refused.class,
        () -> SidecarFolder.relabel(Storage.local(), folder.resolve("other"), Optional.empty(), Optional.empty()));
    SidecarFolder.delete(Storage.local(), snapshot);
    SidecarFolder.delete(Storage.local(), snapshot);
    assertEquals(Optional.empty(), SidecarFolder.read(Storage.local(), snapshot));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void crashWhileTheLabelChanges_leavesTheOldOrTheNewOne(Fault fault) throws Exception {
    // Catches a label whose change costs the checksums.
    Sidecar before = sidecar(Optional.of("<job/>"));
    Manifest changed = before.manifest().withLabel(Optional.of("another"), Optional.empty());
    boolean hasFailed = true;
    for (int call = 1; hasFailed; call++) {
      SidecarFolder.write(FaultyStorage.sound(), snapshot, before);
      FaultyStorage storage = new FaultyStorage(fault, call);
      try {
        SidecarFolder.relabel(storage, snapshot, Optional.of("another"), Optional.empty());
        storage.lose();
        assertEquals(changed, SidecarFolder.read(Storage.local(), snapshot).orElseThrow().manifest());
      } catch (SnapshotException.Unreachable e) {
        Manifest after = SidecarFolder.read(Storage.local(), snapshot).orElseThrow().manifest();
        assertTrue(after.equals(changed) || after.equals(before.manifest()), "after call " + call);
      }
      hasFailed = storage.hasFailed();
    }
  }
}
