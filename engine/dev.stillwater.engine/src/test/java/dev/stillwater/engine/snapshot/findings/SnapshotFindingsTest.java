package dev.stillwater.engine.snapshot.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import dev.stillwater.engine.snapshot.write.SnapshotIdentity;
import dev.stillwater.engine.snapshot.write.SnapshotWriter;
import dev.stillwater.engine.state.KeyGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule says of a snapshot that it is made for, and that it is silent about one beside it. */
class SnapshotFindingsTest {
  private static final Instant TAKEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final String EVENT_TIMERS = "_timer_state/event_user-timers";
  private static final String PROCESSING_TIMERS = "_timer_state/processing_user-timers";

  @TempDir
  private Path folder;

  /** An operator with one state, of which the entries are given. */
  private record Written(String uid, int parallelism, int maxParallelism, KeyedState state, List<SnapshotEntry> entries) {
  }

  private static SnapshotEntry entry(String key, int maxParallelism, Object value, OptionalLong time) {
    return new SnapshotEntry(KeyGroups.keyGroup(key.hashCode(), maxParallelism), 0, key, VoidNamespaceValue.INSTANCE, null, value, time);
  }

  private static SnapshotEntry value(String key, Object value) {
    return entry(key, 128, value, OptionalLong.empty());
  }

  private static List<SnapshotEntry> timers(long... timesMs) {
    List<SnapshotEntry> timers = new ArrayList<>();
    for (long timeMs : timesMs) {
      timers.add(entry("k" + timers.size(), 128, null, OptionalLong.of(timeMs)));
    }
    return timers;
  }

  /** The findings as {@code level rule text}, one a line. */
  private String findings(Map<String, String> uids, SnapshotEvidence.Options options, Written... operators) throws SnapshotException {
    Path savepoint = folder.resolve("savepoint");
    SnapshotIdentity identity = SnapshotIdentity.savepoint(1, "0123456789abcdef0123456789abcdef", "odd", TAKEN).withOperators(uids, Map.of());
    try (SnapshotWriter writer = SnapshotWriter.begin(Storage.local(), savepoint, identity, ProgressListener.NONE)) {
      for (Written operator : operators) {
        write(writer, operator);
      }
      writer.commit();
    }
    return findings(options);
  }

  private String findings(SnapshotEvidence.Options options) throws SnapshotException {
    StringBuilder said = new StringBuilder();
    try (SnapshotView view = SnapshotReader.open(folder.resolve("savepoint"), SnapshotOptions.local(), ProgressListener.NONE)) {
      for (SnapshotFinding found : SnapshotFindings.of(view, options, ProgressListener.NONE, finding -> { })) {
        said.append(found.level()).append(' ').append(found.rule()).append(' ').append(found.text()).append(' ').append(found.evidence()).append('\n');
      }
    }
    return said.toString();
  }

  private static void write(SnapshotWriter writer, Written operator) throws SnapshotException {
    KeyedStates states = new KeyedStates(Serializers.ofString(), List.of(operator.state()));
    var target = writer.operator(OperatorIds.ofUid(operator.uid()), operator.parallelism(), operator.maxParallelism());
    for (int subtask = 0; subtask < operator.parallelism(); subtask++) {
      KeyedStateWriter keyed = target.keyedState(subtask, states);
      for (SnapshotEntry entry : operator.entries().stream().sorted(Comparator.comparingInt(SnapshotEntry::keyGroup)).toList()) {
        if (KeyGroups.subtask(entry.keyGroup(), operator.parallelism(), operator.maxParallelism()) == subtask) {
          keyed.put(0, entry);
        }
      }
      keyed.finish();
    }
  }

  private String findings(KeyedState state, List<SnapshotEntry> entries) throws SnapshotException {
    return findings(Map.of(OperatorIds.ofUid("u"), "u"), SnapshotEvidence.Options.quick(), new Written("u", 1, 128, state, entries));
  }

  private static KeyedState texts() {
    return KeyedState.value("text", Serializers.ofString());
  }

  private static List<SnapshotEntry> small(int count) {
    return IntStream.range(0, count).mapToObj(index -> value("key-" + index, "x".repeat(100))).toList();
  }

  @Test
  void soundState_isSilent() throws Exception {
    // Would catch rules that cry wolf: the only thing to say is nothing.
    assertEquals("", findings(texts(), small(2_000)));
  }

  @Test
  void operatorWithoutUid_isToldOfAlone() throws Exception {
    // Would catch a rule that names every operator, or none as the snapshot names uids.
    String said = findings(Map.of(OperatorIds.ofUid("u"), "u"), SnapshotEvidence.Options.quick(), new Written("u", 1, 128, texts(), small(2)),
        new Written("nobody-knows", 1, 128, texts(), small(2)));
    assertTrue(said.contains("WARNING operators This operator has state and no uid: its id " + OperatorIds.ofUid("nobody-knows")), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void stateThatTheJobDoesNotClaim_isToldOfAlone() throws Exception {
    // Would catch zombies that are missed, and claimed state that is called one.
    Map<String, String> uids = Map.of(OperatorIds.ofUid("u"), "u", OperatorIds.ofUid("gone"), "gone");
    String said = findings(uids, SnapshotEvidence.Options.quick().withClaims(List.of("u", "new")), new Written("u", 1, 128, texts(), small(2)),
        new Written("gone", 1, 128, texts(), small(3)));
    assertTrue(said.contains("WARNING operators No operator of the job has this id") && said.contains("states: text"), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void hugeKey_isNamed() throws Exception {
    // Would catch a share that is taken of the wrong whole, and skew that names no subtask.
    List<SnapshotEntry> entries = new ArrayList<>(small(500));
    entries.add(value("", "y".repeat(200_000)));
    String said = findings(Map.of(OperatorIds.ofUid("u"), "u"), SnapshotEvidence.Options.quick(), new Written("u", 4, 128, texts(), entries));
    assertTrue(said.contains("WARNING large-keys One key holds 7") && said.contains("[key \"\" (an empty text): 200.0 kB]"), said);
    assertTrue(said.contains("WARNING skew One subtask holds 8") && said.contains("[subtask 2 of 4: 2"), said);
  }

  @Test
  void oneFullKeyGroup_isANoteWhereSubtasksAreEven() throws Exception {
    // Would catch a key group that nobody is told of as there is one subtask.
    List<SnapshotEntry> entries = new ArrayList<>(small(1_000));
    IntStream.range(0, 40_000).mapToObj(index -> "n" + index).filter(key -> KeyGroups.keyGroup(key.hashCode(), 128) == 7).limit(120)
        .forEach(key -> entries.add(value(key, "z".repeat(200))));
    String said = findings(texts(), entries);
    assertTrue(said.contains("NOTE skew One key group holds ") && said.contains("key group 7: "), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void longList_isToldOf_andAShortOneIsNot() throws Exception {
    // Would catch lists that are measured by elements and not by bytes, or together.
    KeyedState list = KeyedState.list("seen", Serializers.ofLong());
    List<Object> numbers = new ArrayList<>();
    IntStream.range(0, 9_000).forEach(number -> numbers.add((long) number));
    String said = findings(list, List.of(value("a", numbers), value("b", numbers.subList(0, 10))));
    assertTrue(said.contains("WARNING large-keys A list has 81.0 kB") && said.contains("[key a]"), said);
    folder = folder.resolve("short");
    assertEquals("", findings(list, IntStream.range(0, 20).mapToObj(key -> value("k" + key, numbers.subList(0, 300))).toList()));
  }

  @Test
  void manyKeysWithoutTimeToLive_areToldOf_andThoseWithOneAreNot() throws Exception {
    // Would catch a rule that does not see the time to live.
    List<SnapshotEntry> many = IntStream.range(0, 10_001).mapToObj(index -> value("key-" + index, 1L)).toList();
    String said = findings(KeyedState.value("last", Serializers.ofLong()), many);
    assertTrue(said.contains("NOTE no-time-to-live") && said.contains("'last' of 'u': about 10,001 entries"), said);
    folder = folder.resolve("ttl");
    List<SnapshotEntry> timed = many.stream().map(each -> value((String) each.key(), new TtlValue(TAKEN.toEpochMilli(), 1L))).toList();
    assertEquals("", findings(KeyedState.value("last", Serializers.ofTtl(Serializers.ofLong())), timed));
  }

  @ParameterizedTest
  @CsvSource({"0,86400, ''", "0,34560000, lie more than a year apart", "315360000,315360001, are due more than a year after", "-3153600000,315360000, lie more than a year apart"})
  void timersByEventTime_areToldOfWhereTheyAreFar(long firstS, long lastS, String expected) throws Exception {
    // Would catch a distance in the wrong unit, and timers that are all wrong in the same way.
    String said = findings(KeyedState.timers(EVENT_TIMERS, Serializers.ofVoidNamespace()), timers(TAKEN.plusSeconds(firstS).toEpochMilli(), TAKEN.plusSeconds(lastS).toEpochMilli()));
    assertEquals(expected.isEmpty() ? 0 : 1, said.lines().count(), said);
    assertTrue(said.contains(expected), said);
  }

  @Test
  void timersWithoutSense_areRead() throws Exception {
    // Would catch a difference that overflows and is taken for a small one, a time that no calendar has, and the end of all input that is taken for a time.
    KeyedState state = KeyedState.timers(EVENT_TIMERS, Serializers.ofVoidNamespace());
    assertTrue(findings(state, timers(Long.MIN_VALUE, Long.MAX_VALUE - 1)).contains("more than a year apart"));
    folder = folder.resolve("end");
    assertEquals("", findings(state, timers(TAKEN.toEpochMilli(), Long.MAX_VALUE)));
    folder = folder.resolve("only-end");
    assertEquals("", findings(state, timers(Long.MAX_VALUE, Long.MAX_VALUE)));
    folder = folder.resolve("seconds");
    String said = findings(state, timers(TAKEN.getEpochSecond(), TAKEN.getEpochSecond() + 60));
    assertTrue(said.contains("NOTE timers All timers by event time lie before May 1970"), said);
  }

  @Test
  void timersByProcessingTime_areHeldAgainstTheTimeOfTheSnapshot() throws Exception {
    // Would catch timers that are held against the clock of whoever reads.
    KeyedState state = KeyedState.timers(PROCESSING_TIMERS, Serializers.ofVoidNamespace());
    long taken = TAKEN.toEpochMilli();
    assertEquals("", findings(state, timers(taken - 1_000, taken + 60_000)));
    folder = folder.resolve("late");
    String late = findings(state, timers(taken - Duration.ofHours(2).toMillis(), taken));
    assertTrue(late.contains("WARNING timers Timers by processing time were overdue for more than an hour"), late);
    folder = folder.resolve("far");
    String far = findings(state, timers(taken, taken + Duration.ofDays(400).toMillis()));
    assertTrue(far.contains("WARNING timers Timers by processing time are due more than a year after"), far);
  }

  @Test
  void damagedState_hidesNothingOdd() throws Exception {
    // Would catch a rule that ends at the first state that cannot be read.
    List<Object> numbers = new ArrayList<>();
    IntStream.range(0, 9_000).forEach(number -> numbers.add((long) number));
    KeyedState list = KeyedState.list("seen", Serializers.ofLong());
    Map<String, String> uids = Map.of(OperatorIds.ofUid("a"), "a", OperatorIds.ofUid("b"), "b", OperatorIds.ofUid("c"), "c");
    String whole = findings(uids, SnapshotEvidence.Options.quick(), new Written("a", 1, 128, list, List.of(value("x", numbers))),
        new Written("b", 1, 128, texts(), small(300)), new Written("c", 1, 128, list, List.of(value("y", numbers))));
    assertEquals(2, whole.lines().filter(line -> line.contains("A list has")).count(), whole);
    Path state;
    try (Stream<Path> files = Files.list(folder.resolve("savepoint"))) {
      state = files.filter(file -> !file.endsWith("_metadata")).min(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(state);
    Arrays.fill(bytes, 0, bytes.length, (byte) 0xff);
    Files.write(state, bytes);
    String said = findings(SnapshotEvidence.Options.quick());
    assertTrue(said.contains("ERROR unreadable"), said);
    assertEquals(2, said.lines().filter(line -> line.contains("A list has")).count(), said);
  }

  @Test
  void maxParallelismWithoutRoom_isToldOf() throws Exception {
    // Would catch a limit that is seen only when it is reached.
    List<SnapshotEntry> few = List.of(entry("a", 7, "b", OptionalLong.empty()));
    Map<String, String> uids = Map.of(OperatorIds.ofUid("u"), "u");
    String said = findings(uids, SnapshotEvidence.Options.quick(), new Written("u", 4, 7, texts(), few));
    assertTrue(said.contains("WARNING shape The max parallelism leaves no room") && said.contains("'u': parallelism 4, max parallelism 7"), said);
  }
}
