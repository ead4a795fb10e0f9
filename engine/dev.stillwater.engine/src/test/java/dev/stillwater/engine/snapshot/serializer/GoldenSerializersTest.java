package dev.stillwater.engine.snapshot.serializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.GoldenFile.Golden;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our serializers against the bytes of Flink's own. */
class GoldenSerializersTest {
  /** Values that only Kryo or Java's serialization can read. */
  private static final Set<String> OPAQUE = Set.of("kryo", "kryo-1.20", "java");
  /** Keys whose hash code Flink has, but which need classes that this library does not know. */
  private static final Set<String> NO_HASH = Set.of("tuple2-void");
  /** Serializers for which null is a value of no bytes. */
  private static final Set<String> EMPTY = Set.of("nullvalue");

  /** Values that are decoded but cannot be written. */
  private static final Set<String> READ_ONLY = Set.of("sql-row");

  private static Map<String, Golden> cases;

  @BeforeAll
  static void readCases() throws IOException {
    cases = GoldenFile.read();
  }

  private static ByteReader reader(byte[] bytes) {
    return ByteReader.of("golden", 0, bytes, 0, bytes.length);
  }

  private static ValueSerializer serializer(Golden golden) throws SnapshotException {
    return SerializerSnapshotReader.read(reader(golden.snapshot()));
  }

  @Test
  void everyCase_hasAnExpectedValue() {
    // Would catch a case that the generator writes and no test looks at.
    Set<String> untested = new TreeSet<>(cases.keySet());
    untested.removeIf(name -> OPAQUE.contains(name) || GoldenValues.has(name));
    assertEquals(Set.of(), untested);
    assertEquals(105, cases.size());
  }

  @Test
  void snapshot_isReadToItsEndAndWrittenAgain() throws SnapshotException {
    // Would catch a body that is read too short or too long, which makes the rest of a header unreadable.
    for (Golden golden : cases.values()) {
      ByteReader in = reader(golden.snapshot());
      ValueSerializer serializer = SerializerSnapshotReader.read(in);
      assertEquals(golden.snapshot().length, in.offset(), golden.name());
      ByteWriter out = new ByteWriter();
      serializer.writeSnapshot(out);
      assertArrayEquals(golden.snapshot(), out.toByteArray(), golden.name());
    }
  }

  @Test
  void fixedLength_isThatOfFlink() throws SnapshotException {
    // Would catch a length that shifts the bytes of composite keys.
    for (Golden golden : cases.values()) {
      assertEquals(golden.fixedLength(), serializer(golden).fixedLength(), golden.name());
    }
  }

  @Test
  void value_isDecodedAndWrittenAgain() throws SnapshotException {
    // Would catch a value that is shown wrongly or changed by an edit.
    for (Golden golden : cases.values()) {
      ValueSerializer serializer = serializer(golden);
      ByteReader in = reader(golden.value());
      Object value = serializer.read(in);
      assertEquals(golden.value().length, in.offset(), golden.name());
      if (OPAQUE.contains(golden.name())) {
        assertEquals(new OpaqueValue(serializer.snapshotClass(), golden.value()), value, golden.name());
        assertFalse(serializer.isSelfDelimiting(), golden.name());
      } else {
        assertEquals(GoldenValues.of(golden.name()), value, golden.name());
        assertTrue(serializer.isSelfDelimiting(), golden.name());
      }
      ByteWriter out = new ByteWriter();
      if (READ_ONLY.contains(golden.name())) {
        assertThrows(IllegalArgumentException.class, () -> serializer.write(value, out), golden.name());
        continue;
      }
      serializer.write(value, out);
      assertEquals(HexFormat.of().formatHex(golden.value()), HexFormat.of().formatHex(out.toByteArray()), golden.name());
    }
  }

  @Test
  void skip_endsWhereTheValueEnds() throws SnapshotException {
    // Would catch a count of entries that loses its way.
    for (Golden golden : cases.values()) {
      ByteReader in = reader(golden.value());
      serializer(golden).skip(in);
      assertEquals(golden.value().length, in.offset(), golden.name());
    }
  }

  @Test
  void keyHash_isThatOfJava() throws SnapshotException {
    // Would catch a key that is looked for, or written, in a wrong key group.
    for (Golden golden : cases.values()) {
      Object value = GoldenValues.of(golden.name());
      OptionalInt hash = value == null ? OptionalInt.empty() : serializer(golden).keyHash(value);
      if (NO_HASH.contains(golden.name())) {
        assertEquals(OptionalInt.empty(), hash, golden.name());
      } else {
        assertEquals(golden.hash(), hash, golden.name());
      }
    }
  }

  @Test
  void snapshotCutAnywhere_isATypedError() {
    // Would catch an exception of another kind, or a serializer made of half a snapshot.
    for (Golden golden : cases.values()) {
      int step = Math.max(1, golden.snapshot().length / 400);
      for (int length = 0; length < golden.snapshot().length; length += step) {
        ByteReader in = ByteReader.of("golden", 0, golden.snapshot(), 0, length);
        assertThrows(SnapshotException.class, () -> SerializerSnapshotReader.read(in), golden.name());
      }
    }
  }

  @Test
  void valueCutAnywhere_isATypedError() throws SnapshotException {
    // Would catch a cut value that is taken for a whole one.
    for (Golden golden : cases.values()) {
      if (OPAQUE.contains(golden.name()) || EMPTY.contains(golden.name())) {
        continue;
      }
      ValueSerializer serializer = serializer(golden);
      for (int length = 0; length < golden.value().length; length++) {
        ByteReader in = ByteReader.of("golden", 100, golden.value(), 0, length);
        SnapshotException error = assertThrows(SnapshotException.class, () -> serializer.read(in), golden.name());
        assertTrue(error.offset().orElse(-1) >= 100, error::getMessage);
        ByteReader again = ByteReader.of("golden", 100, golden.value(), 0, length);
        assertThrows(SnapshotException.class, () -> serializer.skip(again), golden.name());
      }
    }
  }

  @Test
  void ourFactories_writeWhatFlinkWrites() {
    // Would catch a snapshot of ours that Flink refuses.
    assertSnapshot("boolean", Serializers.ofBoolean());
    assertSnapshot("int", Serializers.ofInt());
    assertSnapshot("long", Serializers.ofLong());
    assertSnapshot("double", Serializers.ofDouble());
    assertSnapshot("string", Serializers.ofString());
    assertSnapshot("bytes", Serializers.ofBytes());
    assertSnapshot("timewindow", Serializers.ofTimeWindow());
    assertSnapshot("voidnamespace", Serializers.ofVoidNamespace());
    assertSnapshot("tuple2", Serializers.ofTuple(List.of(Serializers.ofLong(), Serializers.ofString())));
    assertSnapshot("tuple3", Serializers.ofTuple(List.of(Serializers.ofLong(), Serializers.ofInt(), Serializers.ofBoolean())));
    assertSnapshot("list", Serializers.ofList(Serializers.ofString()));
    assertSnapshot("map", Serializers.ofMap(Serializers.ofString(), Serializers.ofLong()));
    assertSnapshot("timer", Serializers.ofTimer(Serializers.ofLong(), Serializers.ofVoidNamespace()));
    assertSnapshot("timer-window", Serializers.ofTimer(Serializers.ofString(), Serializers.ofTimeWindow()));
  }

  private static void assertSnapshot(String name, ValueSerializer serializer) {
    ByteWriter out = new ByteWriter();
    serializer.writeSnapshot(out);
    assertEquals(HexFormat.of().formatHex(cases.get(name).snapshot()), HexFormat.of().formatHex(out.toByteArray()), name);
    assertEquals(cases.get(name).fixedLength(), serializer.fixedLength(), name);
    assertEquals(Optional.<RowType>empty(), Serializers.rowType(serializer));
  }
}
