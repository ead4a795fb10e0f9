package dev.stillwater.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header with a serializer that nobody knows: what stands around it is found again. */
class UnknownSerializerTest {
  private static final String LONG = "org.apache.flink.api.common.typeutils.base.LongSerializer$LongSerializerSnapshot";
  private static final String UNKNOWN = "org.apache.flink.api.common.typeutils.base.LongSerializer$LongSerializerSnapshoX";

  @TempDir
  private Path folder;

  /** Copies the fixture with the class name behind the mark, in every file that has it, changed into an unknown one. */
  private SnapshotView openWithUnknown(String mark, int skipped) throws SnapshotException, IOException {
    Path source = FlinkSnapshots.last("2.3.0/canonical-files");
    int changed = 0;
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int from = text.indexOf(mark);
        for (int index = 0; from >= 0 && index <= skipped; index++) {
          from = text.indexOf(LONG, from + 1);
        }
        if (from >= 0) {
          changed++;
          text = text.substring(0, from) + UNKNOWN + text.substring(from + LONG.length());
        }
        Files.write(folder.resolve(file.getFileName().toString()), text.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(changed > 0, "no file has " + mark);
    return SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE);
  }

  private static List<SnapshotEntry> entries(OperatorView operator, String state) throws SnapshotException {
    List<SnapshotEntry> entries = new ArrayList<>();
    try (EntryCursor cursor = operator.state(state).orElseThrow().entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        entries.add(cursor.entry());
      }
    }
    return entries;
  }

  private static List<SnapshotEntry> original(String uid, String state) throws SnapshotException {
    try (SnapshotView snapshot = SnapshotReader.open(FlinkSnapshots.last("2.3.0/canonical-files"), SnapshotOptions.local(), ProgressListener.NONE)) {
      return entries(snapshot.operatorOfUid(uid).orElseThrow(), state);
    }
  }

  /** The value serializer of {@code maxId} stands in the middle of the header. */
  @Test
  void aValueOfAnUnknownSerializerIsShownAsBytes() throws SnapshotException, IOException {
    try (SnapshotView snapshot = openWithUnknown("\0\5maxId", 0)) {
      OperatorView operator = snapshot.operatorOfUid("keyed-a").orElseThrow();
      List<SnapshotEntry> entries = entries(operator, "maxId");
      assertEquals(211, entries.size());
      OpaqueValue value = assertInstanceOf(OpaqueValue.class, entries.get(0).value());
      assertEquals(UNKNOWN, value.serializerClass());
      assertEquals(Long.BYTES, value.bytes().length);
      assertEquals(original("keyed-a", "maxId").stream().map(SnapshotEntry::key).toList(), entries.stream().map(SnapshotEntry::key).toList());
      assertTrue(operator.notes().stream().anyMatch(note -> note.contains(UNKNOWN)), operator.notes().toString());
      for (String state : List.of("acc", "avg", "last", "count", "ttlTag", "perTag", "_timer_state/event_user-timers")) {
        assertEquals(original("keyed-a", state), entries(operator, state), state);
      }
    }
  }

  /** The key serializer stands before all states. */
  @Test
  void keysOfAnUnknownSerializerAreShownAsBytesWithWhatFollowsThem() throws SnapshotException, IOException {
    try (SnapshotView snapshot = openWithUnknown("\0\0\0\6\0\0\0\0\2", 0)) {
      OperatorView operator = snapshot.operatorOfUid("keyed-a").orElseThrow();
      List<SnapshotEntry> entries = entries(operator, "perTag");
      assertEquals(1055, entries.size());
      OpaqueValue key = assertInstanceOf(OpaqueValue.class, entries.get(0).key());
      assertTrue(key.bytes().length > Long.BYTES);
      assertEquals(original("keyed-a", "perTag").stream().map(SnapshotEntry::value).toList(), entries.stream().map(SnapshotEntry::value).toList());
      assertTrue(operator.notes().stream().anyMatch(note -> note.contains("Keys of subtask 0 are shown as bytes")), operator.notes().toString());
      assertEquals(1055, operator.state("perTag").orElseThrow().count(ProgressListener.NONE).entries());
    }
  }

  @Test
  void elementsOfAnUnknownSerializerAreShownAsBytes() throws SnapshotException, IOException {
    try (SnapshotView snapshot = openWithUnknown("\0\bop-union", 0)) {
      OperatorView operator = snapshot.operatorOfUid("oplist").orElseThrow();
      assertEquals(original("oplist", "op-list"), entries(operator, "op-list"));
      List<SnapshotEntry> elements = entries(operator, "op-union");
      assertEquals(2, elements.size());
      assertEquals(Long.BYTES, assertInstanceOf(OpaqueValue.class, elements.get(0).value()).bytes().length);
    }
  }
}
