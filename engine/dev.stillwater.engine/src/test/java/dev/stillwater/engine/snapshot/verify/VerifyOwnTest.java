package dev.stillwater.engine.snapshot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.FaultyStorage;
import dev.stillwater.engine.snapshot.write.RandomSnapshot;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own snapshots, verified against their manifests. */
class VerifyOwnTest {
  private static final long SEED = 4711;
  private static final long MARK = 0x1122334455667788L;

  @TempDir
  Path folder;

  private Path random(int parallelism, int maxParallelism, int keys) throws Exception {
    Path snapshot = folder.resolve("snapshot");
    new RandomSnapshot(SEED, parallelism, maxParallelism, keys).write(Storage.local(), snapshot, 0, ProgressListener.NONE);
    return snapshot;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "2, 128, 60", "3, 129, 100", "3, 32768, 20"})
  void ownSnapshot_isClean(int parallelism, int maxParallelism, int keys) throws Exception {
    // Catches a manifest that says something else than its snapshot, and a check that is wrong about it.
    Verified verified = Verified.of(random(parallelism, maxParallelism, keys));
    assertTrue(verified.report().isClean(), () -> verified.findings().toString());
    long fileBytes = FaultyStorage.files(folder.resolve("snapshot")).values().stream().mapToLong(bytes -> bytes.length).sum();
    assertTrue(verified.report().sizeBytes() <= fileBytes, () -> "counted twice: " + verified.report().sizeBytes() + " of " + fileBytes);
  }

  @Test
  void everyFlippedBit_isNoticed() throws Exception {
    // Catches a flipped bit that is read as another value without a word, as Flink does.
    Path snapshot = random(2, 128, 30);
    Random random = new Random(SEED);
    try (var list = Files.list(snapshot)) {
      for (Path file : list.sorted().toList()) {
        for (int round = 0; round < 12; round++) {
          byte[] bytes = Files.readAllBytes(file);
          int at = random.nextInt(bytes.length);
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          Path damaged = replace(file, bytes);
          Verified verified = Verified.of(snapshot);
          String where = file.getFileName() + " at " + at + ": " + verified.findings();
          if (!file.endsWith("_metadata")) {
            assertEquals(file.toString(), verified.only(FindingCode.CHECKSUM).file(), where);
          }
          assertTrue(verified.report().errors() > 0, where);
          Files.move(damaged, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    assertTrue(Verified.of(snapshot).report().isClean());
  }

  /** Puts other bytes in place of a file; returns where the old ones are. */
  private Path replace(Path file, byte[] bytes) throws IOException {
    Path kept = folder.resolve("kept");
    Files.move(file, kept);
    Files.write(file, bytes);
    return kept;
  }

  @Test
  void filesThatDoNotBelong_areNoticed() throws Exception {
    // Catches a file that keeps Flink from disposing of the snapshot, one that is gone and one that grew.
    Path snapshot = random(1, 8, 10);
    Files.writeString(snapshot.resolve("notes.txt"), "hello");
    Path state = snapshot.resolve(OperatorIds.ofUid("keyed-by-long") + "-0-7-keyed");
    assertTrue(Verified.of(snapshot).only(FindingCode.UNKNOWN_FILE).file().endsWith("notes.txt"));
    byte[] bytes = Files.readAllBytes(state);
    Files.write(state, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertTrue(Verified.of(snapshot).codes().contains(FindingCode.LENGTH));
    Files.delete(state);
    assertTrue(Verified.of(snapshot).codes().contains(FindingCode.MISSING_FILE));
    Files.write(state, bytes);
    assertEquals(Set.of(FindingCode.UNKNOWN_FILE), Verified.of(snapshot).codes());
  }

  @Test
  void damagedManifest_isAFindingAndNotTheEnd() throws Exception {
    // Catches a manifest that hides what it is beside.
    Path snapshot = random(1, 8, 10);
    Path manifest = folder.resolve("snapshot.stillwater/manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("before the change", "before the chance"));
    Verified verified = Verified.of(snapshot);
    assertEquals(Severity.ERROR, verified.only(FindingCode.MANIFEST).severity());
    assertEquals(1, verified.findings().size());
    assertTrue(verified.report().entries() > 0);
  }

  @Test
  void misplacedKeysAndNullValues_areNoticed() throws Exception {
    // Catches a key that a restored job never finds, and Flink's flaw 3.
    String id = OperatorIds.ofUid("operator");
    Path snapshot = folder.resolve("handmade");
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), snapshot, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH)
        .withOperators(Map.of(id, "operator"), Map.of()), ProgressListener.NONE)) {
      KeyedStateWriter keyed = writer.operator(id, 1, 128).keyedState(0, new KeyedStates(Serializers.ofLong(),
          List.of(KeyedState.value("count", Serializers.ofLong()), KeyedState.map("map", Serializers.ofString(), Serializers.ofLong()))));
      int right = keyed.keyGroup(5L).orElseThrow();
      int wrong = right == 127 ? 126 : right + 1;
      List<Integer> order = right < wrong ? List.of(right, wrong) : List.of(wrong, right);
      for (int group : order) {
        if (group == right) {
          keyed.putBytes(1, right, mapKey(right, "a"), new ByteWriter().writeBoolean(false).writeLong(MARK));
          keyed.putBytes(1, right, mapKey(right, "b"), new ByteWriter().writeBoolean(false).writeLong(1));
        } else {
          keyed.putBytes(0, wrong, new ByteWriter().writeByte(wrong).writeLong(5).writeByte(0), new ByteWriter().writeLong(17));
        }
      }
      keyed.finish();
      writer.commit();
      setNull(snapshot.resolve(id + "-0-1-keyed"));
      Verified verified = Verified.of(snapshot);
      Finding misplaced = verified.only(FindingCode.MISPLACED_KEY);
      assertEquals(OptionalInt.of(wrong), misplaced.keyGroup());
      assertEquals(Optional.of(id), misplaced.operator());
      assertEquals(Optional.of("count"), misplaced.state());
      assertTrue(misplaced.message().contains("belongs to " + right), misplaced.message());
      Finding empty = verified.only(FindingCode.NULL_MAP_VALUE);
      assertEquals(Optional.of("map"), empty.state());
      assertEquals(Severity.WARNING, empty.severity());
      assertEquals(2, verified.findings().size(), verified.findings().toString());
    }
  }

  /** Says of the value that is the mark that it is null, which our own writer refuses to write, and takes away the manifest, which would tell. */
  private void setNull(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] mark = new ByteWriter().writeLong(MARK).toByteArray();
    int at = 0;
    while (!Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
      at++;
    }
    bytes[at - 1] = 1;
    Files.write(file, bytes);
    Files.delete(folder.resolve("handmade.stillwater/manifest.json"));
    Files.delete(folder.resolve("handmade.stillwater"));
  }

  private static ByteWriter mapKey(int keyGroup, String userKey) {
    ByteWriter out = new ByteWriter().writeByte(keyGroup).writeLong(5).writeByte(0);
    Serializers.ofString().write(userKey, out);
    return out;
  }
}
