package dev.stillwater.engine.snapshot.metadata;

import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.meaningOf;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.of;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.ofKeyed;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.ofSubtask;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.writeInline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata with finished parts and master hooks, and metadata whose bytes cannot be right. */
class DamagedMetadataTest {
  /** Offset of the operator's fields behind its max parallelism in metadata of version 3. */
  private static final int REST = 48;
  /** Offset of the only subtask's fields in metadata of version 3: behind an absent coordinator's state, the number of subtasks and the index. */
  private static final int SUBTASK = REST + 9;
  /** Offset of its managed keyed state. */
  private static final int KEYED = SUBTASK + 8;

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void finishedParts_areTold(int version) throws Exception {
    // Catches a finished subtask that is read as one with state, or under another index.
    SnapshotMetadata some = read(of(version, out -> out.writeByte(0).writeInt(2).writeInt(-4).writeInt(1).writeInt(0).writeInt(0).writeByte(0).writeByte(0)
        .writeInt(0).writeInt(0)));
    SubtaskMetadata empty = new SubtaskMetadata(1, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    assertEquals(meaningOf(version, SubtaskMetadata.finished(3), empty), some);
    assertSurvives(some);
    SnapshotMetadata all = read(of(version, out -> out.writeByte(0).writeInt(-1)));
    assertEquals(meaningOf(version, Optional.empty(), true), all);
    assertSurvives(all);
  }

  @Test
  void masterHooksAndCoordinators_areCarried() throws Exception {
    // Catches a master hook's bytes that are lost when metadata is written anew.
    ByteWriter hook = new ByteWriter().writeInt(3).writeUtf("hook").writeInt(2).writeByte(8).writeByte(9);
    byte[] bytes = new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(3).writeLong(1).writeInt(1).writeInt(0xc96b1696).writeInt(hook.size())
        .writeBytes(hook.toByteArray()).writeInt(0).toByteArray();
    SnapshotMetadata metadata = read(bytes);
    assertEquals("hook", metadata.masterStates().get(0).name());
    assertEquals(2, metadata.masterStates().get(0).bytes().sizeBytes());
    assertSurvives(metadata);
    SnapshotMetadata coordinator = read(of(6, out -> {
      writeInline(out, 1, 2, 3);
      out.writeInt(0);
    }));
    assertEquals(3, coordinator.operators().get(0).coordinatorState().orElseThrow().sizeBytes());
    assertSurvives(coordinator);
  }

  @Test
  void damage_isFoundAtItsByte() {
    // Catches damage that is read as something else, and an error at another offset than the damage's.
    assertCorrupt(8, new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(3).writeLong(-1).writeInt(0).writeInt(0).toByteArray());
    assertCorrupt(16, new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(3).writeLong(1).writeInt(-1).toByteArray());
    assertCorrupt(20, new ByteWriter().writeInt(MetadataReader.MAGIC).writeInt(3).writeLong(1).writeInt(1).writeInt(5).writeInt(8).writeLong(0).toByteArray());
    assertCorrupt(REST - 8, patched(REST - 8, 0));
    assertCorrupt(REST - 4, patched(REST - 4, 3));
    assertCorrupt(REST - 4, patched(REST - 4, 32769));
    assertCorrupt(REST, of(3, out -> out.writeByte(2).writeLong(1).writeUtf("a file").writeInt(0)));
    assertCorrupt(REST, of(3, out -> out.writeByte(99).writeInt(0)));
    assertCorrupt(REST + 1, of(3, out -> out.writeByte(0).writeInt(5)));
    assertCorrupt(REST + 1, of(3, out -> out.writeByte(0).writeInt(-2)));
    assertCorrupt(REST + 5, of(3, out -> out.writeByte(0).writeInt(1).writeInt(4)));
    assertCorrupt(REST + 5, of(3, out -> out.writeByte(0).writeInt(1).writeInt(-5)));
    assertCorrupt(REST + 9, of(3, out -> out.writeByte(0).writeInt(2).writeInt(-1).writeInt(-1)));
    assertCorrupt(SUBTASK, ofSubtask(3, out -> out.writeInt(7)));
    assertCorrupt(SUBTASK + 4, ofSubtask(3, out -> out.writeInt(1).writeByte(5)));
    assertCorrupt(SUBTASK + 12, ofSubtask(3, out -> out.writeInt(1).writeByte(4).writeInt(1).writeUtf("s").writeByte(3)));
    assertCorrupt(SUBTASK + 17, ofSubtask(3, out -> out.writeInt(1).writeByte(4).writeInt(1).writeUtf("s").writeByte(0).writeInt(1).writeLong(-1)));
  }

  @Test
  void damagedKeyedState_isFoundAtItsByte() {
    // Catches ranges, sizes and codes that would lead a reader astray.
    assertCorrupt(KEYED, ofKeyed(3, out -> out.writeByte(15)));
    assertCorrupt(KEYED + 5, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(-1)));
    assertCorrupt(KEYED + 5, ofKeyed(3, out -> out.writeByte(7).writeInt(32768).writeInt(1)));
    assertCorrupt(KEYED + 5, ofKeyed(3, out -> out.writeByte(7).writeInt(-1).writeInt(1)));
    assertCorrupt(KEYED + 9, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(1).writeLong(-1)));
    assertCorrupt(KEYED + 9, ofKeyed(3, out -> out.writeByte(12).writeInt(0).writeInt(1).writeLong(-2)));
    assertCorrupt(KEYED + 9, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(0)));
    assertCorrupt(KEYED + 10, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(2).writeLong(-1)));
    assertCorrupt(KEYED + 18, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(15).writeLong(Long.MAX_VALUE).writeLong(1)));
    assertCorrupt(KEYED + 26, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(15).writeLong(0).writeLong(1).writeInt(2)));
    assertCorrupt(KEYED + 13, ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(1).writeUtf("i").writeInt(-1)));
    assertCorrupt(KEYED + 21, ofKeyed(3, out -> out.writeByte(8).writeInt(0).writeInt(0).writeLong(0).writeInt(0).writeInt(1).writeByte(7).writeInt(0).writeInt(0)
        .writeByte(16)));
  }

  @Test
  void deepNesting_isFound() {
    // Catches a stack overflow.
    Consumer<ByteWriter> deep = out -> {
      out.writeByte(7).writeInt(0).writeInt(0);
      for (int level = 0; level < 100_000; level++) {
        out.writeByte(3).writeInt(0).writeInt(0);
      }
    };
    assertTrue(assertThrows(Corrupt.class, () -> read(ofKeyed(3, deep))).getMessage().contains("deep"));
    Consumer<ByteWriter> changelogs = out -> {
      for (int level = 0; level < 100_000; level++) {
        out.writeByte(8).writeInt(0).writeInt(0).writeLong(0).writeInt(1);
      }
    };
    assertTrue(assertThrows(Corrupt.class, () -> read(ofKeyed(3, changelogs))).getMessage().contains("deep"));
  }

  @Test
  void hugeCounts_takeNoMemory() {
    // Catches an allocation by a number in the file: 2 billion offsets, operators, bytes.
    byte[] bytes = ofSubtask(3, out -> out.writeInt(1).writeByte(4).writeInt(1).writeUtf("s").writeByte(0).writeInt(Integer.MAX_VALUE).writeLong(1));
    assertEquals(OptionalLong.of(bytes.length), assertThrows(Truncated.class, () -> read(bytes)).offset());
    byte[] inline = ofKeyed(3, out -> out.writeByte(7).writeInt(0).writeInt(0).writeByte(1).writeUtf("i").writeInt(Integer.MAX_VALUE));
    assertEquals(OptionalLong.of(inline.length), assertThrows(Truncated.class, () -> read(inline)).offset());
  }

  @Test
  void stateOfFlink11_isRefused() {
    // Catches legacy state, whose bytes nobody knows, that is passed over.
    byte[] bytes = of(2, out -> out.writeInt(1).writeInt(1).writeInt(0).writeLong(-1).writeInt(1));
    assertThrows(UnknownVersion.class, () -> read(bytes));
  }

  @Test
  void brokenProperties_areFound() throws Exception {
    // Catches properties that are believed without a look; a later reader of the file would fail on them.
    byte[] bytes = of(4, out -> out.writeByte(0).writeInt(0));
    read(bytes);
    int from = bytes.length - HandMadeMetadata.NO_PROPERTIES.length;
    for (int index = from; index < bytes.length; index++) {
      byte[] broken = bytes.clone();
      broken[index] = 0x20;
      assertThrows(Corrupt.class, () -> read(broken));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 3);
    assertEquals(bytes.length, MetadataReader.endOffset(ByteSource.of("_metadata", longer)));
  }

  @Test
  void whatVersion3CannotSay_isRefused() throws Exception {
    // Catches metadata that is written and cannot be read.
    SnapshotMetadata metadata = new SnapshotMetadata(3, 1, List.of(new MasterState(1, "x".repeat(70_000), ByteSource.of("", new byte[0]))), List.of(), 0);
    assertTrue(assertThrows(Refused.class, () -> MetadataWriter.write(metadata, new ByteWriter())).getMessage().contains("too long"));
  }

  private static byte[] patched(int offset, int value) {
    byte[] bytes = of(3, out -> out.writeByte(0).writeInt(0));
    byte[] patch = new ByteWriter().writeInt(value).toByteArray();
    System.arraycopy(patch, 0, bytes, offset, patch.length);
    return bytes;
  }

  private static SnapshotMetadata read(byte[] bytes) throws Exception {
    return MetadataReader.read(ByteSource.of("_metadata", bytes));
  }

  private static void assertCorrupt(long offset, byte[] bytes) {
    Corrupt problem = assertThrows(Corrupt.class, () -> read(bytes));
    assertEquals(OptionalLong.of(offset), problem.offset(), problem.getMessage());
  }

  private static void assertSurvives(SnapshotMetadata metadata) throws Exception {
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(metadata, out);
    assertEquals(MetadataText.of(metadata, false), MetadataText.of(read(out.toByteArray()), false));
  }
}
