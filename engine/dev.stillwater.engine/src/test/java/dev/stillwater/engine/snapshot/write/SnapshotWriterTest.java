package dev.stillwater.engine.snapshot.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotWriterTest {
  private static final String ID = OperatorIds.ofUid("operator");
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 0", "2, 1, 128, 40", "3, 3, 128, 300", "4, 4, 129, 300", "5, 3, 32768, 50", "6, 7, 7, 100"})
  void writtenState_isReadAsItWas(long seed, int parallelism, int maxParallelism, int keys) throws Exception {
    // Catches any difference between what is written and what is read: layout of keys, offsets, marks, headers, metadata.
    RandomSnapshot state = new RandomSnapshot(seed, parallelism, maxParallelism, keys);
    Path target = folder.resolve("savepoint");
    state.write(Storage.local(), target, 0, ProgressListener.NONE);
    try (SnapshotView view = SnapshotEntries.open(target)) {
      assertEquals(keys == 0 ? SnapshotKind.CANONICAL_SAVEPOINT.purpose() : "savepoint", view.kind().purpose());
      assertEquals(3, view.metadata().version());
      assertEquals(RandomSnapshot.UIDS, view.operators().stream().map(operator -> operator.uid().orElseThrow()).toList());
      assertTrue(view.operators().get(4).metadata().isFullyFinished());
      Map<String, Map<String, List<String>>> decoded = SnapshotEntries.decoded(view);
      for (String uid : RandomSnapshot.UIDS) {
        Map<String, List<String>> expected = new HashMap<>();
        state.expected().getOrDefault(uid, Map.of()).forEach((name, entries) -> expected.put(name, texts(entries)));
        Map<String, List<String>> found = new HashMap<>();
        decoded.get(OperatorIds.ofUid(uid)).forEach((name, entries) -> {
          if (!entries.isEmpty() && !name.startsWith("COORDINATOR")) {
            found.put(name.substring(name.indexOf(' ') + 1), sorted(entries));
          }
        });
        assertEquals(expected, found, uid + " with seed " + seed);
      }
      assertTrue(decoded.get(OperatorIds.ofUid("lists")).containsKey("COORDINATOR coordinator"), decoded.toString());
      assertEquals("record 17", view.operatorOfUid("lists").orElseThrow().sourcePositions().get(0).position());
      assertCounts(view);
    }
  }

  private static List<String> texts(List<SnapshotEntry> entries) {
    return sorted(entries.stream().map(SnapshotEntries::text).toList());
  }

  private static List<String> sorted(List<String> texts) {
    List<String> sorted = new ArrayList<>(texts);
    Collections.sort(sorted);
    return sorted;
  }

  /** The manifest says of every state what counting it gives. */
  private static void assertCounts(SnapshotView view) throws SnapshotException {
    for (OperatorView operator : view.operators()) {
      for (StateView state : operator.states()) {
        if (!state.name().equals("coordinator")) {
          StateSize size = state.count(ProgressListener.NONE);
          assertEquals(OptionalLong.of(size.entries()), state.knownEntryCount(), state.name());
          assertEquals(OptionalLong.of(size.sizeBytes()), state.knownSizeBytes(), state.name());
        }
      }
    }
  }

  @Test
  void sameState_givesTheSameBytes() throws Exception {
    // Catches files that depend on the order in which entries come or states are registered.
    RandomSnapshot state = new RandomSnapshot(11, 2, 128, 60);
    state.write(Storage.local(), folder.resolve("one"), 1, ProgressListener.NONE);
    new RandomSnapshot(11, 2, 128, 60).write(Storage.local(), folder.resolve("two"), 2, ProgressListener.NONE);
    Map<String, byte[]> one = FaultyStorage.files(folder.resolve("one"));
    Map<String, byte[]> two = FaultyStorage.files(folder.resolve("two"));
    assertEquals(one.keySet(), two.keySet());
    one.forEach((name, bytes) -> assertArrayEquals(bytes, two.get(name), name));
    assertArrayEquals(Files.readAllBytes(folder.resolve("one.stillwater/manifest.json")), Files.readAllBytes(folder.resolve("two.stillwater/manifest.json")));
    assertTrue(one.containsKey(OperatorIds.ofUid("keyed-by-long") + "-1-7-keyed"), one.keySet().toString());
  }

  @Test
  void bytesOfEntries_areTheSameAsTheirValues() throws Exception {
    // Catches a way for the engine to hand over bytes that differs from handing over values.
    for (boolean isBytes : new boolean[] {false, true}) {
      try (SnapshotWriter writer = begin(isBytes ? "bytes" : "values")) {
        KeyedStateWriter keyed = writer.operator(ID, 1, 1).keyedState(0, new KeyedStates(Serializers.ofLong(), List.of(
            KeyedState.map("map", Serializers.ofString(), Serializers.ofInt()))));
        if (isBytes) {
          ByteWriter key = new ByteWriter().writeByte(0).writeLong(5).writeByte(0);
          Serializers.ofString().write("a", key);
          keyed.putBytes(0, 0, key, new ByteWriter().writeBoolean(false).writeInt(17));
        } else {
          keyed.put(0, entry(5L, "a", 17));
        }
        keyed.finish();
        writer.commit();
      }
    }
    FaultyStorage.files(folder.resolve("values")).forEach((name, bytes) -> assertArrayEquals(bytes, FaultyStorage.files(folder.resolve("bytes")).get(name)));
  }

  private static SnapshotEntry entry(Object key, Object userKey, Object value) {
    return new SnapshotEntry(0, 0, key, VoidNamespaceValue.INSTANCE, userKey, value, OptionalLong.empty());
  }

  private SnapshotWriter begin(String name) throws SnapshotException {
    return SnapshotWriter.begin(Storage.local(), folder.resolve(name), SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE);
  }

  @Test
  void nullInMap_isRefused() throws Exception {
    // Catches a null value in a map, with which Flink's heap backend fails when it writes its next savepoint.
    try (SnapshotWriter writer = begin("savepoint")) {
      KeyedStateWriter keyed = writer.operator(ID, 1, 1).keyedState(0, new KeyedStates(Serializers.ofLong(), List.of(
          KeyedState.map("map", Serializers.ofString(), Serializers.ofInt()))));
      SnapshotException problem = assertThrows(SnapshotException.Refused.class, () -> keyed.put(0, entry(5L, "a", null)));
      assertTrue(problem.getMessage().contains("'map'"), problem.getMessage());
      assertThrows(SnapshotException.Refused.class,
          () -> keyed.putBytes(0, 0, new ByteWriter().writeByte(0).writeLong(5).writeByte(0), new ByteWriter().writeBoolean(true)));
    }
    assertTrue(Files.notExists(folder.resolve("savepoint")));
  }

  @Test
  void misuse_isRefusedAtOnce() throws Exception {
    // Catches a snapshot that looks whole although the engine handed over nonsense.
    try (SnapshotWriter writer = begin("savepoint")) {
      OperatorWriter operator = writer.operator(ID, 2, 4);
      KeyedStates states = new KeyedStates(Serializers.ofLong(), List.of(KeyedState.value("value", Serializers.ofLong())));
      KeyedStateWriter keyed = operator.keyedState(1, states);
      SnapshotEntry inGroup3 = new SnapshotEntry(3, 1, 1L, VoidNamespaceValue.INSTANCE, null, 1L, OptionalLong.empty());
      SnapshotEntry inGroup2 = new SnapshotEntry(2, 1, 1L, VoidNamespaceValue.INSTANCE, null, 1L, OptionalLong.empty());
      assertThrows(IllegalArgumentException.class, () -> keyed.put(0, entry(1L, null, 1L)), "key group of another subtask");
      keyed.put(0, inGroup3);
      assertThrows(IllegalArgumentException.class, () -> keyed.put(0, inGroup2), "key group that comes too late");
      assertThrows(IllegalArgumentException.class, () -> keyed.put(0, new SnapshotEntry(3, 1, "text", VoidNamespaceValue.INSTANCE, null, 1L,
          OptionalLong.empty())), "key of another type");
      keyed.put(0, inGroup3);
      assertThrows(IllegalArgumentException.class, keyed::finish, "two entries of one key");
      assertThrows(IllegalStateException.class, writer::commit, "unfinished state");
      assertThrows(IllegalStateException.class, () -> operator.finished(1));
      assertThrows(IllegalArgumentException.class, () -> operator.keyedState(2, states));
      assertThrows(IllegalArgumentException.class, () -> writer.operator(ID, 1, 1));
      assertThrows(IllegalArgumentException.class, () -> writer.operator("uid", 1, 1));
      assertThrows(IllegalArgumentException.class, () -> writer.operator(OperatorIds.ofUid("b"), 5, 4));
    }
  }

  @Test
  void engineVersion_isThatOfTheBuild() throws Exception {
    // Catches manifests that name an engine that did not write them.
    String pom = Files.readString(Path.of("../../pom.xml"));
    assertTrue(pom.contains("<version>" + SnapshotWriter.ENGINE_VERSION + "-SNAPSHOT</version>") || pom.contains("<version>" + SnapshotWriter.ENGINE_VERSION
        + "</version>"));
  }

  @Test
  void operatorIds_areThoseOfFlink() throws Exception {
    // Catches a hash of uids that differs from Flink's, which wrote both uid and id here.
    assertEquals("029bbd41b3a7d8cb191dae486a901e5b", OperatorIds.ofUid("hello"));
    assertEquals("0".repeat(32), OperatorIds.ofUid(""));
    int uids = 0;
    try (SnapshotView view = SnapshotEntries.open(FlinkSnapshots.last("2.3.0/canonical-files"))) {
      for (OperatorView operator : view.operators()) {
        if (operator.uid().isPresent()) {
          assertEquals(operator.operatorId(), OperatorIds.ofUid(operator.uid().get()));
          uids++;
        }
      }
    }
    assertTrue(uids >= 5, "only " + uids + " uids");
  }
}
