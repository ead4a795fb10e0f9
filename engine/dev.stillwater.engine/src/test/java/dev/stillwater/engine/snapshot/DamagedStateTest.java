package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.MissingFile;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage gives all entries before it, then an error of its type at the damaged byte, and the key groups behind it stay readable. */
class DamagedStateTest {
  private static final int KEY_LENGTH = Short.BYTES;
  private static final int KEY = KEY_LENGTH + Integer.BYTES;
  private static final int VALUE_LENGTH = KEY + 1 + Long.BYTES + 1;

  @TempDir
  private Path folder;

  /** A copy of a fixture in which the state file of a subtask of an operator can be damaged. */
  private final class Copy {
    private final String uid;
    private final Path snapshot;
    private final Path file;
    private final KeyGroupsFile handle;

    Copy(String fixture, String uid) throws SnapshotException, IOException {
      this.uid = uid;
      Path source = FlinkSnapshots.last(fixture);
      snapshot = folder.resolve(source.getFileName());
      Files.createDirectories(snapshot);
      try (Stream<Path> files = Files.list(source)) {
        for (Path each : files.toList()) {
          Files.copy(each, snapshot.resolve(each.getFileName().toString()));
        }
      }
      try (SnapshotView view = open(snapshot)) {
        handle = (KeyGroupsFile) view.operatorOfUid(uid).orElseThrow().metadata().subtasks().get(0).managedKeyed().orElseThrow();
        file = view.files().path(handle.stream()).orElseThrow();
      }
    }

    /** Offset of the n-th key group that has entries. */
    int offset(int index) {
      return (int) (long) handle.offsets().stream().filter(offset -> offset > 0).toList().get(index);
    }

    void damage(Consumer<byte[]> damage) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      damage.accept(bytes);
      Files.write(file, bytes);
    }

    Walk walk(String state) throws SnapshotException {
      try (SnapshotView view = open(snapshot)) {
        return new Walk(view.operatorOfUid(uid).orElseThrow().state(state).orElseThrow());
      }
    }
  }

  /** All that a walk gives, going on behind errors. */
  private static final class Walk {
    private final List<SnapshotEntry> entries = new ArrayList<>();
    private final List<SnapshotException> problems = new ArrayList<>();
    private int entriesBefore;

    Walk(StateView state) throws SnapshotException {
      try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
        boolean isAtEnd = false;
        while (!isAtEnd) {
          try {
            isAtEnd = !cursor.next();
            if (!isAtEnd) {
              entries.add(cursor.entry());
            }
          } catch (SnapshotException e) {
            entriesBefore = problems.isEmpty() ? entries.size() : entriesBefore;
            problems.add(e);
          }
        }
      }
    }

    <T extends SnapshotException> void assertProblem(Class<T> type, long offset) {
      assertEquals(1, problems.size(), problems.toString());
      assertInstanceOf(type, problems.get(0));
      assertEquals(OptionalLong.of(offset), problems.get(0).offset(), problems.get(0).getMessage());
    }
  }

  private static SnapshotView open(Path snapshot) throws SnapshotException {
    return SnapshotReader.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE);
  }

  private Walk damaged(int keyGroup, int behind, int newByte) throws SnapshotException, IOException {
    Copy copy = new Copy("2.3.0/canonical-files", "bcast");
    assertEquals(211, copy.walk("bcount").entries.size());
    int offset = copy.offset(keyGroup) + behind;
    copy.damage(bytes -> bytes[offset] = (byte) newByte);
    Walk walk = copy.walk("bcount");
    assertTrue(walk.entriesBefore > 0 && walk.entries.size() > walk.entriesBefore && walk.entries.size() < 211, walk.entries.size() + " entries");
    return walk;
  }

  private int offset(int keyGroup) throws SnapshotException, IOException {
    try (SnapshotView view = open(FlinkSnapshots.last("2.3.0/canonical-files"))) {
      KeyGroupsFile handle = (KeyGroupsFile) view.operatorOfUid("bcast").orElseThrow().metadata().subtasks().get(0).managedKeyed().orElseThrow();
      return (int) (long) handle.offsets().stream().filter(offset -> offset > 0).toList().get(keyGroup);
    }
  }

  @Test
  void anUnknownStateIdIsNamed() throws SnapshotException, IOException {
    Walk walk = damaged(3, 1, 99);
    walk.assertProblem(Corrupt.class, offset(3));
    assertEquals(Optional.of("99"), walk.problems.get(0).found());
  }

  @Test
  void aKeyThatIsLongerThanItsKeyGroupIsNotRead() throws SnapshotException, IOException {
    damaged(3, KEY_LENGTH, 0x7f).assertProblem(Corrupt.class, offset(3) + KEY_LENGTH);
  }

  @Test
  void aKeyInTheWrongKeyGroupIsNoticed() throws SnapshotException, IOException {
    damaged(3, KEY, 63).assertProblem(Corrupt.class, offset(3) + KEY);
  }

  @Test
  void aValueThatIsLongerThanItsKeyGroupIsNotRead() throws SnapshotException, IOException {
    damaged(3, VALUE_LENGTH, 0x40).assertProblem(Corrupt.class, offset(3) + VALUE_LENGTH);
  }

  @Test
  void aKeyGroupWithoutItsEndIsNoticedAtTheNextOne() throws SnapshotException, IOException {
    Copy copy = new Copy("2.3.0/canonical-files", "bcast");
    int end = copy.offset(4) - Short.BYTES;
    copy.damage(bytes -> {
      bytes[end] = 0;
      bytes[end + 1] = 0;
    });
    copy.walk("bcount").assertProblem(Corrupt.class, copy.offset(4));
  }

  @Test
  void aFileThatWasCutGivesWhatItHolds() throws SnapshotException, IOException {
    try (SnapshotView view = open(FlinkSnapshots.last("2.3.0/corrupt-truncated-data"))) {
      OperatorView operator = view.operatorOfUid("keyed-a").orElseThrow();
      assertTrue(operator.notes().get(0).contains("ends too early"), operator.notes().toString());
      Walk walk = new Walk(operator.state("count").orElseThrow());
      assertTrue(walk.entriesBefore > 20 && walk.entries.size() < 211);
      assertInstanceOf(Truncated.class, walk.problems.get(0));
      assertEquals(OptionalLong.of(25429), walk.problems.get(0).offset());
    }
  }

  @Test
  void aMissingFileIsNamed() throws SnapshotException {
    try (SnapshotView view = open(FlinkSnapshots.last("2.3.0/corrupt-missing-data"))) {
      OperatorView operator = view.operatorOfUid("keyed-a").orElseThrow();
      MissingFile problem = assertThrows(MissingFile.class, operator::states);
      assertTrue(problem.getMessage().contains("3a715822-e110-4f74-88a5-b1bccc9e6f05"));
      assertEquals(211, new Walk(view.operatorOfUid("bcast").orElseThrow().state("bcount").orElseThrow()).entries.size());
    }
  }

  /** Nothing in Flink's canonical form tells a flipped bit inside a text; our own snapshots have checksums. */
  @Test
  void aFlippedBitInATextIsReadAsItStands() throws SnapshotException, IOException {
    Path folderOfDamage = FlinkSnapshots.last("2.3.0/corrupt-bitflip-data");
    try (SnapshotView view = open(folderOfDamage)) {
      List<String> expected = ExpectedContent.of(folderOfDamage).get("keyed-a.csv");
      List<String> found = FixtureContent.of(view).get("keyed-a.csv");
      assertNotEquals(expected, found);
      found.removeAll(expected);
      assertEquals(1, found.size());
      assertTrue(found.get(0).contains("id1981"), found.get(0));
    }
  }

  @Test
  void compressedBytesAreHeldAgainstTheirChecksum() throws SnapshotException, IOException {
    Copy copy = new Copy("2.3.0/canonical-snappy", "keyed-a");
    int chunk = copy.offset(3) + 10;
    copy.damage(bytes -> bytes[chunk + 12] ^= 1);
    Walk walk = copy.walk("count");
    assertTrue(walk.entriesBefore > 0 && walk.entries.size() > walk.entriesBefore);
    assertEquals(OptionalLong.of(chunk), walk.problems.get(0).offset(), walk.problems.get(0).getMessage());
  }

  @Test
  void aHeapsKeyGroupWithAnotherNumberIsNoticed() throws SnapshotException, IOException {
    Copy copy = new Copy("2.3.0/native-hashmap", "keyed-a");
    copy.damage(bytes -> bytes[copy.offset(3) + 3] ^= 1);
    copy.walk("count").assertProblem(Corrupt.class, copy.offset(3));
  }

  @Test
  void anUnknownVersionOfAHeaderIsSaid() throws SnapshotException, IOException {
    Copy copy = new Copy("2.3.0/canonical-files", "bcast");
    copy.damage(bytes -> bytes[3] = 7);
    try (SnapshotView view = open(copy.snapshot)) {
      UnknownVersion problem = assertThrows(UnknownVersion.class, () -> view.operatorOfUid("bcast").orElseThrow().states());
      assertEquals(Optional.of("7"), problem.found());
      assertEquals(OptionalLong.of(0), problem.offset());
    }
  }
}
