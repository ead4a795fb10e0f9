package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.OperatorState;
import dev.stillwater.engine.snapshot.write.OperatorStateWriter;
import dev.stillwater.engine.snapshot.write.OperatorWriter;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks, pages, counts, searches and the bytes that tell entries apart, over every form of files. */
class StateWalkTest {
  private static SnapshotView open(String fixture) throws SnapshotException {
    return SnapshotReader.open(FlinkSnapshots.last(fixture), SnapshotOptions.local(), ProgressListener.NONE);
  }

  private static List<SnapshotEntry> entries(StateView state) throws SnapshotException {
    List<SnapshotEntry> entries = new ArrayList<>();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        entries.add(cursor.entry());
      }
    }
    return entries;
  }

  private static List<StateView> states(SnapshotView snapshot) throws SnapshotException {
    List<StateView> states = new ArrayList<>();
    for (OperatorView operator : snapshot.operators()) {
      states.addAll(operator.states());
    }
    assertFalse(states.isEmpty());
    return states;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "2.3.0/canonical-snappy", "2.3.0/native-hashmap", "2.3.0/changelog-checkpoint",
      "2.3.0/unaligned-checkpoint"})
  void pagesFollowEachOtherWithoutGaps(String fixture) throws SnapshotException {
    try (SnapshotView snapshot = open(fixture)) {
      for (StateView state : states(snapshot)) {
        List<SnapshotEntry> all = entries(state);
        List<SnapshotEntry> paged = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
          EntryPage page = state.page(token, 7, ProgressListener.NONE);
          assertTrue(page.entries().size() <= 7);
          paged.addAll(page.entries());
          token = page.next();
        } while (token.isPresent());
        assertEquals(all, paged, state.name());
        assertEquals(all.size(), state.count(ProgressListener.NONE).entries());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-files", "2.3.0/canonical-snappy", "2.3.0/native-hashmap"})
  void aKeyIsFoundInItsKeyGroupAlone(String fixture) throws SnapshotException {
    try (SnapshotView snapshot = open(fixture)) {
      StateView perTag = snapshot.operatorOfUid("keyed-a").orElseThrow().state("perTag").orElseThrow();
      List<SnapshotEntry> expected = entries(perTag).stream().filter(entry -> entry.key().equals(-10L)).toList();
      assertEquals(5, expected.size());
      assertEquals(expected, perTag.find(-10L, ProgressListener.NONE));
      int keyGroup = expected.get(0).keyGroup();
      try (EntryCursor cursor = perTag.entries(keyGroup, keyGroup, ProgressListener.NONE)) {
        int found = 0;
        while (cursor.next()) {
          assertEquals(keyGroup, cursor.keyGroup());
          found += cursor.key().equals(-10L) ? 1 : 0;
        }
        assertEquals(5, found);
      }
      assertEquals(List.of(), perTag.find(1_000_000L, ProgressListener.NONE));
    }
  }

  /** Value by identity, as hexadecimal digits; of the same job's state whichever way it was written. */
  private static Map<String, String> raw(StateView state) throws SnapshotException {
    Map<String, String> raw = new TreeMap<>();
    ByteWriter bytes = new ByteWriter();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        cursor.writeIdentity(bytes.truncate(0));
        String identity = cursor.keyGroup() + ":" + new BytesValue(bytes.toByteArray());
        cursor.writeValue(bytes.truncate(0));
        assertEquals(null, raw.put(identity, new BytesValue(bytes.toByteArray()).toString()), "one identity twice");
      }
    }
    return raw;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.0/canonical-snappy", "2.3.0/canonical-rocksdb", "2.3.0/native-hashmap", "2.3.0/ckpt-hashmap-full", "1.20.5/canonical-files"})
  void entriesHaveTheSameBytesInEveryForm(String fixture) throws SnapshotException {
    try (SnapshotView expected = open("2.3.0/canonical-files"); SnapshotView found = open(fixture)) {
      for (String uid : List.of("keyed-a", "keyed-b", "win-agg", "bcast")) {
        for (StateView state : expected.operatorOfUid(uid).orElseThrow().states()) {
          boolean isOfTheRun = List.of("last", "ttlTag").contains(state.name());
          if (state.kind().isKeyed() && !isOfTheRun) {
            assertEquals(raw(state), raw(found.operatorOfUid(uid).orElseThrow().state(state.name()).orElseThrow()), uid + " " + state.name());
          }
        }
      }
    }
  }

  @Test
  void smallStatesAreCountedAtOnce() throws SnapshotException {
    try (SnapshotView snapshot = open("2.3.0/native-hashmap")) {
      for (StateView state : states(snapshot)) {
        StateSize counted = state.count(ProgressListener.NONE);
        assertEquals(counted.entries(), state.estimate().entries(), state.name());
      }
    }
  }

  @Test
  void anEstimateOfALargerStateIsNearTheTruth() throws SnapshotException {
    try (SnapshotView snapshot = open("2.3.0/canonical-files")) {
      StateView perTag = snapshot.operatorOfUid("keyed-a").orElseThrow().state("perTag").orElseThrow();
      assertEquals(1055, perTag.estimate().entries(), 200);
    }
  }

  @Test
  void aLargeValueIsOneEntryAndNoneOfTheStatesBehindIt(@TempDir Path folder) throws Exception {
    // Catches a value longer than what is read of a key group that counts as many entries, and those of other states.
    Path target = folder.resolve("savepoint");
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), target, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE)) {
      KeyedStateWriter keyed = writer.operator(OperatorIds.ofUid("large"), 1, 128).keyedState(0, new KeyedStates(Serializers.ofLong(),
          List.of(KeyedState.value("a", Serializers.ofString()), KeyedState.value("b", Serializers.ofString()))));
      keyed.put(0, new SnapshotEntry(keyed.keyGroup(5L).orElseThrow(), 0, 5L, VoidNamespaceValue.INSTANCE, null, "x".repeat(1_000_000), OptionalLong.empty()));
      keyed.finish();
      writer.commit();
    }
    Path withoutManifest = Files.move(target, folder.resolve("moved"));
    try (SnapshotView snapshot = SnapshotReader.open(withoutManifest, SnapshotOptions.local(), ProgressListener.NONE)) {
      OperatorView operator = snapshot.operatorOfUid("large").orElseThrow();
      StateSize first = operator.state("a").orElseThrow().estimate();
      assertEquals(1, first.entries());
      assertEquals(1_000_000, first.sizeBytes(), 1000);
      assertEquals(0, operator.state("b").orElseThrow().estimate().entries());
    }
  }

  @Test
  void aTokenThatNobodyHandedOutIsRefused() throws SnapshotException {
    try (SnapshotView snapshot = open("2.3.0/canonical-files")) {
      StateView count = snapshot.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow();
      for (String token : List.of("", "x", "0:", "0:-1", "0:9999.9999", "0:0.1", "77:0.0", "0:0.99999999999999999999", "0:1.2.3+")) {
        assertThrows(Refused.class, () -> count.page(Optional.of(token), 5, ProgressListener.NONE), token);
      }
    }
  }

  @Test
  void aWalkStopsWhenAskedToAndReportsHowFarItIs() throws SnapshotException {
    List<Long> done = new ArrayList<>();
    ProgressListener listener = new ProgressListener() {
      @Override
      public void progressed(String what, long amount, long total) {
        assertEquals("reading state 'count' of 'keyed-a'", what);
        assertEquals(128, total);
        done.add(amount);
      }

      @Override
      public boolean isCancelled() {
        return done.size() == 20;
      }
    };
    try (SnapshotView snapshot = open("2.3.0/canonical-files");
        EntryCursor cursor = snapshot.operatorOfUid("keyed-a").orElseThrow().state("count").orElseThrow().entries(listener)) {
      assertThrows(Cancelled.class, () -> {
        while (cursor.next()) {
          assertTrue(done.size() <= 20);
        }
      });
      assertEquals(done.stream().sorted().distinct().toList(), done);
    }
  }

  @Test
  void positionsOfSourcesAreSaidInWords() throws SnapshotException {
    try (SnapshotView snapshot = open("2.3.0/canonical-files")) {
      List<SourcePosition> positions = snapshot.operatorOfUid("src").orElseThrow().sourcePositions();
      assertEquals(List.of("numbers 1 up to 4611686018427387903", "numbers 2 up to 9223372036854775806"),
          positions.stream().map(SourcePosition::split).sorted().toList());
      assertTrue(positions.get(0).position().matches("number [0-9]+"), positions.toString());
      assertEquals(List.of(), snapshot.operatorOfUid("oplist").orElseThrow().sourcePositions());
    }
  }

  @Test
  void recordsInChannelsAreListedByChannel() throws SnapshotException {
    try (SnapshotView snapshot = open("2.3.0/unaligned-checkpoint")) {
      List<SnapshotEntry> channels = entries(snapshot.operatorOfUid("slow").orElseThrow().state("input channels").orElseThrow());
      assertEquals(2, channels.size());
      assertTrue(channels.get(0).value().toString().contains("gate, channel, buffers, bytes"), channels.toString());
    }
  }

  private List<String> notesOfBroadcast(Path target, long first, long second) throws SnapshotException {
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), target, SnapshotIdentity.savepoint(1, "0".repeat(32), "job", Instant.EPOCH),
        ProgressListener.NONE)) {
      OperatorWriter operator = writer.operator(OperatorIds.ofUid("rules"), 2, 128);
      for (int subtask = 0; subtask < 2; subtask++) {
        OperatorStateWriter state = operator.operatorState(subtask, List.of(OperatorState.broadcast("rules", Serializers.ofString(), Serializers.ofLong())));
        state.put("rules", "a", 1L);
        state.put("rules", "b", subtask == 0 ? first : second);
        state.finish();
      }
      writer.commit();
    }
    try (SnapshotView snapshot = SnapshotReader.open(target, SnapshotOptions.local(), ProgressListener.NONE)) {
      assertEquals(2, entries(snapshot.operatorOfUid("rules").orElseThrow().state("rules").orElseThrow()).size());
      return snapshot.operatorOfUid("rules").orElseThrow().notes();
    }
  }

  @Test
  void broadcastStatesThatDifferAreNoted(@TempDir Path folder) throws SnapshotException {
    assertEquals(List.of(), notesOfBroadcast(folder.resolve("same"), 2, 2));
    assertEquals(List.of("Broadcast state 'rules' of subtask 1 differs from that of subtask 0, which is shown."),
        notesOfBroadcast(folder.resolve("other"), 2, 3));
  }
}
