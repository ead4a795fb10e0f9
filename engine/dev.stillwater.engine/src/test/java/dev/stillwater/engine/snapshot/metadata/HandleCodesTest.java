package dev.stillwater.engine.snapshot.metadata;

import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.inline;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.meaningOf;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.meaningOfKeyed;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.ofKeyed;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.ofSubtask;
import static dev.stillwater.engine.snapshot.metadata.HandMadeMetadata.writeInline;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Mode;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handles of every code, most of which no snapshot in the test data has, in bytes put together as Flink's sources say. */
class HandleCodesTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 7, 12})
  void keyGroups_keepRangeOffsetsAndId(int code) throws Exception {
    // Catches an id that is read where the code has none, or not read where it has one.
    Consumer<ByteWriter> bytes = out -> {
      out.writeByte(code).writeInt(5).writeInt(2).writeLong(100).writeLong(0).writeByte(2).writeLong(777).writeUtf("file:/a/b");
      if (code == 12) {
        out.writeUtf("an id");
      }
    };
    KeyGroupsFile handle = new KeyGroupsFile(code, 5, List.of(100L, 0L), new StreamHandle.AbsoluteFile("file:/a/b", 777), code == 12 ? "an id" : "");
    assertMeans(handle, bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 11})
  void rocksDbFiles_keepEveryFile(int code) throws Exception {
    // Catches the length and id of code 11 read for code 5, and shared files mixed with private ones.
    Consumer<ByteWriter> bytes = out -> {
      out.writeByte(code).writeLong(9).writeUtf("backend").writeInt(0).writeInt(64);
      if (code == 11) {
        out.writeLong(12345);
      }
      writeInline(out, 1, 2);
      out.writeInt(1).writeUtf("000012.sst").writeByte(2).writeLong(55).writeUtf("s3://bucket/shared/x");
      out.writeInt(2).writeUtf("CURRENT").writeByte(6).writeUtf("current").writeLong(16).writeUtf("MANIFEST-1");
      writeInline(out, 3);
      if (code == 11) {
        out.writeUtf("an id");
      }
    };
    assertMeans(new KeyedHandle.RocksDbFiles(code, 9, "backend", 0, 64, code == 11 ? 12345 : -1, inline(1, 2),
        List.of(new KeyedHandle.NamedFile("000012.sst", new StreamHandle.AbsoluteFile("s3://bucket/shared/x", 55))),
        List.of(new KeyedHandle.NamedFile("CURRENT", new StreamHandle.RelativeFile("current", 16)), new KeyedHandle.NamedFile("MANIFEST-1", inline(3))),
        code == 11 ? "an id" : ""), bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 14})
  void changelog_keepsMaterialisedAndChanges(int code) throws Exception {
    // Catches the checkpoint's number of code 14 read for code 8, and a materialised part that is taken for a change.
    Consumer<ByteWriter> bytes = out -> {
      out.writeByte(code).writeInt(0).writeInt(64).writeLong(4711);
      out.writeInt(1).writeByte(7).writeInt(0).writeInt(1).writeLong(8);
      writeInline(out, 7);
      out.writeInt(2);
      writeInlineChanges(out);
      writeChangeFiles(out, 13);
      out.writeLong(31);
      if (code == 14) {
        out.writeLong(32);
      }
      out.writeUtf("an id");
    };
    assertMeans(new KeyedHandle.Changelog(code, 0, 64, 4711, List.of(new KeyGroupsFile(7, 0, List.of(8L), inline(7), "")),
        List.of(inlineChanges(), changeFiles(13)), 31, code == 14 ? 32 : 31, "an id"), bytes);
  }

  @Test
  void absentMaterialisedState_isPassedOver() throws Exception {
    // Catches an empty place, which Flink passes over too, that is called damage.
    byte[] bytes = ofKeyed(6, out -> out.writeByte(14).writeInt(0).writeInt(64).writeLong(1).writeInt(1).writeByte(0).writeInt(0).writeLong(2).writeLong(3)
        .writeUtf("id"));
    KeyedHandle meaning = new KeyedHandle.Changelog(14, 0, 64, 1, List.of(), List.of(), 2, 3, "id");
    assertEquals(meaningOfKeyed(6, meaning), MetadataReader.read(ByteSource.of("_metadata", bytes)));
  }

  @Test
  void inlineChanges_keepTheirOrder() throws Exception {
    // Catches changes of a key group that are read as metadata or out of order.
    assertMeans(inlineChanges(), HandleCodesTest::writeInlineChanges);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 13})
  void changeFiles_keepOffsetsAndStorage(int code) throws Exception {
    // Catches the storage's name of code 13 read for code 10, and an offset swapped with its stream.
    assertMeans(changeFiles(code), out -> writeChangeFiles(out, code));
  }

  @Test
  void segments_keepTheirPlaceInTheFile() throws Exception {
    // Catches start and length swapped, and the scope.
    Consumer<ByteWriter> bytes = out -> out.writeByte(7).writeInt(0).writeInt(1).writeLong(3).writeByte(15).writeLong(100).writeLong(20).writeInt(1)
        .writeUtf("/a/merged").writeUtf("logical");
    assertMeans(new KeyGroupsFile(7, 0, List.of(3L), new StreamHandle.Segment("/a/merged", 100, 20, true, "logical"), ""), bytes);
    assertMeans(new KeyGroupsFile(7, 0, List.of(3L), new StreamHandle.EmptySegment(), ""),
        out -> out.writeByte(7).writeInt(0).writeInt(1).writeLong(3).writeByte(16));
  }

  @Test
  void keyGroupsInPlaceOfAStream_areRead() throws Exception {
    // Catches the nested form (3), which stands where plain bytes do.
    Consumer<ByteWriter> bytes = out -> {
      out.writeByte(12).writeInt(1).writeInt(1).writeLong(-1).writeByte(3).writeInt(1).writeInt(2).writeLong(4).writeLong(5);
      writeInline(out, 9);
      out.writeUtf("id");
    };
    assertMeans(new KeyGroupsFile(12, 1, List.of(-1L), new StreamHandle.KeyGroupStream(1, List.of(4L, 5L), inline(9)), "id"), bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 17})
  void operatorState_keepsModesAndFolders(int code) throws Exception {
    // Catches modes by another order, and the folders of merged files.
    Consumer<ByteWriter> handle = out -> {
      out.writeInt(1).writeByte(code).writeInt(3).writeUtf("split").writeByte(0).writeInt(2).writeLong(10).writeLong(20).writeUtf("union").writeByte(1)
          .writeInt(0).writeUtf("broadcast").writeByte(2).writeInt(1).writeLong(30);
      if (code == 17) {
        out.writeUtf("/own").writeUtf("/shared").writeBoolean(true).writeByte(16);
      } else {
        writeInline(out, 5);
      }
    };
    OperatorStateHandle meaning = new OperatorStateHandle(code,
        List.of(new Partition("split", Mode.SPLIT, List.of(10L, 20L)), new Partition("union", Mode.UNION, List.of()),
            new Partition("broadcast", Mode.BROADCAST, List.of(30L))), code == 17 ? new StreamHandle.EmptySegment() : inline(5), code == 17 ? "/own" : "",
        code == 17 ? "/shared" : "", code == 17);
    for (int version = 2; version <= 6; version++) {
      int each = version;
      byte[] bytes = ofSubtask(version, out -> {
        handle.accept(out);
        handle.accept(out);
        out.writeByte(0).writeByte(0);
        if (each > 2) {
          out.writeInt(0).writeInt(0);
        }
      });
      assertMeans(meaningOf(version, new SubtaskMetadata(0, false, Optional.of(meaning), Optional.of(meaning), Optional.empty(), Optional.empty(), List.of(),
          List.of())), bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void channels_areRead(int version) throws Exception {
    // Catches the type byte of version 6 read in older ones, and inputs taken for outputs.
    byte[] bytes = ofSubtask(version, out -> {
      out.writeInt(0).writeInt(0).writeByte(0).writeByte(0);
      for (int type = 1; type <= 2; type++) {
        out.writeInt(1);
        if (version == 6) {
          out.writeByte(type);
        }
        out.writeInt(3).writeInt(type * 10).writeInt(7).writeInt(2).writeLong(4).writeLong(99).writeLong(123);
        writeInline(out, 1, 2, 3);
      }
    });
    ChannelHandle input = new ChannelHandle(1, true, 3, Optional.of(new ChannelHandle.Channel(10, 7)), List.of(4L, 99L), 123, inline(1, 2, 3),
        Optional.empty());
    ChannelHandle output = new ChannelHandle(2, false, 3, Optional.of(new ChannelHandle.Channel(20, 7)), List.of(4L, 99L), 123, inline(1, 2, 3),
        Optional.empty());
    assertMeans(meaningOf(version, new SubtaskMetadata(0, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(input),
        List.of(output))), bytes);
  }

  @Test
  void mergedChannels_areReadAndTakenApart() throws Exception {
    // Catches merged handles of version 6, and a writer that cannot say them in version 3.
    byte[] info = new ByteWriter().writeInt(2).writeInt(0).writeInt(1).writeLong(50).writeInt(1).writeLong(4).writeInt(0).writeInt(2).writeLong(60).writeInt(2)
        .writeLong(54).writeLong(80).toByteArray();
    byte[] bytes = ofSubtask(6, out -> {
      out.writeInt(0).writeInt(0).writeByte(0).writeByte(0).writeInt(1).writeByte(3).writeInt(2).writeLong(110);
      writeInline(out, 1, 2);
      out.writeInt(info.length).writeBytes(info).writeInt(1).writeByte(4).writeInt(2).writeLong(110);
      writeInline(out, 3);
      out.writeInt(info.length).writeBytes(info);
    });
    Optional<ByteSource> merged = Optional.of(ByteSource.of("info", info));
    ChannelHandle input = new ChannelHandle(3, true, 2, Optional.empty(), List.of(), 110, inline(1, 2), merged);
    ChannelHandle output = new ChannelHandle(4, false, 2, Optional.empty(), List.of(), 110, inline(3), merged);
    assertMeans(meaningOf(6, new SubtaskMetadata(0, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(input),
        List.of(output))), bytes);
    assertEquals(List.of(List.of(4L), List.of(54L, 80L)), output.unmerged().stream().map(ChannelHandle::offsets).toList());
    assertEquals(List.of(new ChannelHandle.Channel(0, 1), new ChannelHandle.Channel(0, 2)),
        output.unmerged().stream().map(handle -> handle.channel().orElseThrow()).toList());
  }

  private static void writeInlineChanges(ByteWriter out) {
    out.writeByte(9).writeInt(0).writeInt(64).writeLong(1).writeLong(5).writeInt(2).writeInt(-1).writeInt(3).writeByte(1).writeByte(2).writeByte(3).writeInt(17)
        .writeInt(0).writeUtf("changes");
  }

  private static KeyedHandle inlineChanges() {
    return new KeyedHandle.ChangelogInline(0, 64, 1, 5, List.of(new KeyedHandle.Change(-1, ByteSource.of("change", new byte[] {1, 2, 3})),
        new KeyedHandle.Change(17, ByteSource.of("change", new byte[0]))), "changes");
  }

  private static void writeChangeFiles(ByteWriter out, int code) {
    out.writeByte(code).writeInt(0).writeInt(64).writeInt(2).writeLong(1000).writeByte(2).writeLong(2000).writeUtf("/dstl/1").writeLong(0);
    writeInline(out, 4);
    out.writeLong(3000).writeLong(300).writeUtf("files");
    if (code == 13) {
      out.writeUtf("a storage");
    }
  }

  private static KeyedHandle changeFiles(int code) {
    return new KeyedHandle.ChangelogFiles(code, 0, 64, List.of(new KeyedHandle.OffsetStream(1000, new StreamHandle.AbsoluteFile("/dstl/1", 2000)),
        new KeyedHandle.OffsetStream(0, inline(4))), 3000, 300, "files", code == 13 ? "a storage" : "filesystem");
  }

  private static void assertMeans(KeyedHandle handle, Consumer<ByteWriter> bytes) throws SnapshotException {
    for (int version : IntStream.rangeClosed(2, 6).toArray()) {
      assertMeans(meaningOfKeyed(version, handle), ofKeyed(version, bytes));
    }
  }

  /** The bytes mean the metadata; in version 3 the writer writes exactly them, from other versions something that means the same. */
  private static void assertMeans(SnapshotMetadata meaning, byte[] bytes) throws SnapshotException {
    SnapshotMetadata read = MetadataReader.read(ByteSource.of("_metadata", bytes));
    assertEquals(MetadataText.of(meaning, true), MetadataText.of(read, true));
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(read, out);
    if (meaning.version() == 3) {
      assertArrayEquals(bytes, out.toByteArray());
    }
    assertEquals(MetadataText.of(meaning, false), MetadataText.of(MetadataReader.read(ByteSource.of("written", out.toByteArray())), false));
  }
}
