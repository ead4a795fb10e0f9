package dev.stillwater.engine.snapshot.serializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.GoldenFile.Golden;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Snapshots that are unknown, damaged or hostile, and those of Scala, which no Flink on Maven Central can write any more. */
class SerializerSnapshotReaderTest {
  private static final String LONG = BasicType.LONG.snapshotClass();
  private static final String STRING = BasicType.STRING.snapshotClass();
  private static final String CUSTOM = "com.example.CustomSerializerSnapshot";
  private static final long OPTIONAL_MAP = 0x4f2c69a3d70L;

  private static ByteReader reader(ByteWriter bytes) {
    return reader(bytes.toByteArray());
  }

  private static ByteReader reader(byte[] bytes) {
    return ByteReader.of("header", 1000, bytes, 0, bytes.length);
  }

  private static ByteWriter simple(String className) {
    return new ByteWriter().writeUtf(className).writeInt(3);
  }

  private static ByteWriter composite(String className, ByteWriter outer, ByteWriter... nested) {
    ByteWriter out = new ByteWriter().writeUtf(className).writeInt(3).writeInt(911108).writeInt(2).writeBytes(outer.toByteArray());
    out.writeInt(1333245).writeInt(1).writeInt(nested.length);
    Arrays.stream(nested).forEach(one -> out.writeBytes(one.toByteArray()));
    return out;
  }

  private static ByteWriter pojo(String className, String[] names, ByteWriter... snapshots) {
    ByteWriter out = new ByteWriter().writeUtf(SnapshotClasses.RUNTIME + "PojoSerializerSnapshot").writeInt(2).writeUtf(className);
    out.writeLong(OPTIONAL_MAP).writeInt(names.length);
    for (int index = 0; index < names.length; index++) {
      out.writeUtf(names[index]).writeBoolean(true).writeInt(2).writeShort(0).writeBoolean(true).writeInt(snapshots[index].size());
      out.writeBytes(snapshots[index].toByteArray());
    }
    return out.writeLong(OPTIONAL_MAP).writeInt(0).writeLong(OPTIONAL_MAP).writeInt(0);
  }

  @Test
  void unknownClass_isNamedWithItsOffset() {
    // Would catch a message that does not say which class is missing and where.
    ByteWriter tuple = composite(SnapshotClasses.TUPLE, new ByteWriter().writeUtf(SnapshotClasses.TUPLE_CLASS + 2), simple(LONG), simple(CUSTOM));
    UnreadableSerializer error = assertThrows(UnreadableSerializer.class, () -> SerializerSnapshotReader.read(reader(tuple)));
    assertEquals(Optional.of(CUSTOM), error.found());
    assertEquals(1000 + tuple.size() - simple(CUSTOM).size(), error.offset().orElseThrow());
    assertEquals("header", error.file());
  }

  @Test
  void readerAfterUnknownClass_canReadOn() throws SnapshotException {
    // Would catch a recording that is left open and gives wrong bytes to the next snapshot.
    ByteReader in = reader(simple(CUSTOM).writeBytes(simple(LONG).toByteArray()));
    assertThrows(UnreadableSerializer.class, () -> SerializerSnapshotReader.read(in));
    ByteWriter out = new ByteWriter();
    SerializerSnapshotReader.read(in).writeSnapshot(out);
    assertArrayEquals(simple(LONG).toByteArray(), out.toByteArray());
  }

  @Test
  void unknownFieldOfPojo_endsTheValueButNotTheHeader() throws SnapshotException {
    // Would catch a custom serializer in one field that makes the whole file unreadable.
    ByteWriter snapshot = pojo("com.example.Acc", new String[] {"a", "b", "c"}, simple(LONG), simple(CUSTOM).writeUtf("body"), simple(LONG));
    ByteReader in = reader(snapshot);
    ValueSerializer serializer = SerializerSnapshotReader.read(in);
    assertEquals(1000 + snapshot.size(), in.offset());
    assertEquals("Acc{a: Long, b: CustomSerializerSnapshot, c: Long}", serializer.typeText());
    assertFalse(serializer.isSelfDelimiting());
    ByteWriter value = new ByteWriter().writeByte(2).writeBoolean(false).writeLong(5).writeBoolean(false).writeShort(770);
    StructValue expected = new StructValue("com.example.Acc", List.of("a", "b"), List.of(5L, new OpaqueValue(CUSTOM, new byte[] {3, 2})));
    assertEquals(expected, serializer.read(reader(value)));
    ByteWriter again = new ByteWriter();
    serializer.write(expected, again);
    assertArrayEquals(value.toByteArray(), again.toByteArray());
    ByteWriter withoutIt = new ByteWriter().writeByte(2).writeBoolean(false).writeLong(5).writeBoolean(true).writeBoolean(false).writeLong(6);
    assertEquals(new StructValue("com.example.Acc", List.of("a", "b", "c"), Arrays.asList(5L, null, 6L)), serializer.read(reader(withoutIt)));
  }

  @Test
  void frameOfAnotherLength_isCorrupt() {
    // Would catch a damaged length that shifts all fields behind it.
    ByteWriter snapshot = pojo("com.example.Acc", new String[] {"a"}, simple(LONG).writeByte(0));
    assertThrows(Corrupt.class, () -> SerializerSnapshotReader.read(reader(snapshot)));
  }

  @Test
  void subclassThatTheSnapshotDoesNotKnow_isNamed() throws SnapshotException {
    // Would catch bytes of an unknown class that are taken for fields.
    ValueSerializer serializer = SerializerSnapshotReader.read(reader(pojo("com.example.Acc", new String[] {"a"}, simple(LONG))));
    UnreadableSerializer error = assertThrows(UnreadableSerializer.class,
        () -> serializer.read(reader(new ByteWriter().writeByte(4).writeUtf("com.example.Sub").writeLong(0))));
    assertEquals(Optional.of("com.example.Sub"), error.found());
    assertThrows(Corrupt.class, () -> serializer.read(reader(new ByteWriter().writeByte(8).writeByte(0))));
    assertThrows(Corrupt.class, () -> serializer.read(reader(new ByteWriter().writeByte(3))));
  }

  @Test
  void unknownVersion_isNamed() {
    // Would catch a newer snapshot that is read as if it were an old one.
    UnknownVersion error = assertThrows(UnknownVersion.class, () -> SerializerSnapshotReader.read(reader(new ByteWriter().writeUtf(LONG).writeInt(4))));
    assertEquals(Optional.of("4"), error.found());
    assertEquals(1000, error.offset().orElseThrow());
  }

  @Test
  void olderVersions_areRead() throws SnapshotException {
    // Would catch state of jobs that have been restored since Flink 1.7.
    assertEquals("Long", SerializerSnapshotReader.read(reader(new ByteWriter().writeUtf(LONG).writeInt(2).writeUtf("x.LongSerializer"))).typeText());
    ByteWriter either = new ByteWriter().writeUtf(SnapshotClasses.RUNTIME + "EitherSerializerSnapshot").writeInt(2).writeInt(1333245).writeInt(1).writeInt(2);
    either.writeBytes(simple(LONG).toByteArray()).writeBytes(simple(STRING).toByteArray());
    assertEquals(new EitherValue(true, 3L), SerializerSnapshotReader.read(reader(either)).read(reader(new ByteWriter().writeByte(1).writeLong(3))));
  }

  @Test
  void nesting_isBounded() throws SnapshotException {
    // Would catch a stack overflow.
    assertEquals(63, SerializerSnapshotReader.read(reader(lists(63))).typeText().split("List<", -1).length - 1);
    assertThrows(Corrupt.class, () -> SerializerSnapshotReader.read(reader(lists(64))));
    assertThrows(Corrupt.class, () -> SerializerSnapshotReader.read(reader(lists(5000))));
  }

  private static ByteWriter lists(int depth) {
    ByteWriter out = new ByteWriter();
    for (int level = 0; level < depth; level++) {
      out.writeUtf(SnapshotClasses.LIST).writeInt(3).writeInt(911108).writeInt(1).writeInt(1333245).writeInt(1).writeInt(1);
    }
    return out.writeBytes(simple(LONG).toByteArray());
  }

  @Test
  void countsThatLie_endAtOnce() throws SnapshotException {
    // Would catch memory or time that a number in the file decides on.
    ValueSerializer longs = Serializers.ofList(Serializers.ofLong());
    assertThrows(Truncated.class, () -> longs.read(reader(new ByteWriter().writeInt(Integer.MAX_VALUE).writeLong(1))));
    assertThrows(Truncated.class, () -> longs.skip(reader(new ByteWriter().writeInt(Integer.MAX_VALUE).writeLong(1))));
    assertThrows(Corrupt.class, () -> longs.read(reader(new ByteWriter().writeInt(-1))));
    ValueSerializer nothing = Serializers.ofList(SerializerSnapshotReader.read(reader(simple(BasicType.NULL_VALUE.snapshotClass()))));
    assertThrows(Corrupt.class, () -> nothing.read(reader(new ByteWriter().writeInt(Integer.MAX_VALUE))));
    assertEquals(Arrays.asList(null, null, null), nothing.read(reader(new ByteWriter().writeInt(3))));
    assertThrows(Truncated.class, () -> Serializers.ofString().read(reader(new ByteWriter().writeInt(-1).writeByte(7))));
    assertThrows(Corrupt.class, () -> Serializers.ofString().read(reader(new ByteWriter().writeInt(-1).writeByte(0x7f))));
    assertThrows(Truncated.class, () -> Serializers.ofBytes().read(reader(new ByteWriter().writeInt(Integer.MAX_VALUE))));
    ByteWriter nested = new ByteWriter().writeUtf(SnapshotClasses.LIST).writeInt(3).writeInt(911108).writeInt(1).writeInt(1333245).writeInt(1);
    assertThrows(Corrupt.class, () -> SerializerSnapshotReader.read(reader(nested.writeInt(Integer.MAX_VALUE))));
  }

  @Test
  void opaqueKeyAndElement_takeTheRest() throws SnapshotException {
    // Would catch a value behind opaque bytes that is read from the middle of them.
    ValueSerializer opaque = OpaqueSerializer.of(CUSTOM, simple(CUSTOM).toByteArray());
    assertEquals(new TupleValue(List.of(7L, new OpaqueValue(CUSTOM, new byte[] {1, 2}))),
        Serializers.ofTuple(List.of(Serializers.ofLong(), opaque, Serializers.ofLong())).read(reader(new ByteWriter().writeLong(7).writeShort(258))));
    assertEquals(List.of(new OpaqueValue(CUSTOM, new byte[] {1, 2})),
        Serializers.ofList(opaque).read(reader(new ByteWriter().writeInt(5).writeShort(258))));
    assertEquals(List.of(new OpaqueValue(CUSTOM, new byte[] {1, 2})),
        Serializers.ofList(opaque).read(reader(new ByteWriter().writeInt(500_000).writeShort(258))));
    assertFalse(Serializers.ofMap(opaque, Serializers.ofLong()).isSelfDelimiting());
    assertThrows(IllegalStateException.class, () -> OpaqueSerializer.of(CUSTOM).writeSnapshot(new ByteWriter()));
    assertTrue(OpaqueSerializer.of(CUSTOM).keyHash(new OpaqueValue(CUSTOM, new byte[1])).isEmpty());
  }

  @Test
  void scalaClasses_areDecoded() throws SnapshotException {
    // Would catch the layout of Scala's collections, options, case classes and enumerations, as Flink's last Scala API wrote them.
    ByteWriter none = new ByteWriter();
    ValueSerializer option = SerializerSnapshotReader.read(reader(composite(SnapshotClasses.SCALA + "ScalaOptionSerializerSnapshot", none, simple(LONG))));
    assertEquals(5L, option.read(reader(new ByteWriter().writeByte(1).writeLong(5))));
    assertEquals(Optional.empty(), Optional.ofNullable(option.read(reader(new ByteWriter().writeByte(0)))));
    ValueSerializer traversable = SerializerSnapshotReader.read(reader(composite(SnapshotClasses.SCALA + "TraversableSerializerSnapshot",
        new ByteWriter().writeUtf("code"), simple(LONG))));
    assertEquals(Arrays.asList(5L, null), traversable.read(reader(new ByteWriter().writeInt(2).writeByte(1).writeLong(5).writeByte(0))));
    ValueSerializer caseClass = SerializerSnapshotReader.read(reader(composite(SnapshotClasses.SCALA + "ScalaCaseClassSerializerSnapshot",
        new ByteWriter().writeUtf("com.example.Point"), simple(LONG), simple(LONG))));
    TupleValue point = new TupleValue(List.of(1L, 2L));
    assertEquals(point, caseClass.read(reader(new ByteWriter().writeLong(1).writeLong(2))));
    assertEquals(16, caseClass.fixedLength());
    assertTrue(caseClass.keyHash(point).isEmpty());
    ByteWriter enumeration = new ByteWriter().writeUtf(SnapshotClasses.SCALA + "ScalaEnumSerializerSnapshot").writeInt(3).writeUtf("com.example.Day$");
    ValueSerializer days = SerializerSnapshotReader.read(reader(enumeration.writeInt(1).writeUtf("Monday").writeInt(4)));
    assertEquals(new EnumValue("com.example.Day$", "Monday", 4), days.read(reader(new ByteWriter().writeInt(4))));
    assertThrows(Corrupt.class, () -> days.read(reader(new ByteWriter().writeInt(0))));
  }

  @Test
  void recursiveAvroValue_isBounded() throws SnapshotException {
    // Would catch a stack overflow, and a schema without end.
    ValueSerializer serializer = avro("{\"type\":\"record\",\"name\":\"Node\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"Node\"]}]}");
    assertEquals("Node{next: null|Node}", serializer.typeText());
    ByteWriter value = new ByteWriter();
    for (int level = 0; level < 1000; level++) {
      value.writeInt(1);
    }
    value.writeInt(0);
    assertThrows(Corrupt.class, () -> serializer.read(reader(value)));
    assertThrows(Corrupt.class, () -> serializer.skip(reader(value)));
    ByteWriter many = new ByteWriter().writeInt(5000);
    for (int index = 0; index < 5000; index++) {
      many.writeInt(0);
    }
    assertEquals(5000, assertInstanceOf(List.class, Serializers.ofList(serializer).read(reader(many))).size());
    ValueSerializer empty = avro("{\"type\":\"array\",\"items\":\"null\"}");
    assertThrows(Corrupt.class, () -> empty.read(reader(new ByteWriter().writeInt(-1).writeByte(15).writeByte(0))));
    assertThrows(Corrupt.class, () -> empty.skip(reader(new ByteWriter().writeInt(-1).writeByte(15).writeByte(0))));
    assertEquals(Arrays.asList(null, null), empty.read(reader(new ByteWriter().writeByte(2).writeByte(0))));
  }

  @Test
  void schemaThatIsNone_makesTheValueOpaque() throws SnapshotException {
    // Would catch a header that cannot be read because of a schema of a newer Avro.
    List<String> schemas = List.of("{", "\"com.example.Unknown\"",
        "{\"type\":\"record\",\"name\":\"A\"}", "7", "{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}");
    for (String schema : schemas) {
      ValueSerializer serializer = avro(schema);
      assertInstanceOf(OpaqueSerializer.class, serializer, schema);
      assertEquals("GenericRecord", serializer.typeText());
    }
  }

  private static ValueSerializer avro(String schema) throws SnapshotException {
    ByteWriter out = new ByteWriter().writeUtf(AvroSerializer.SNAPSHOT_CLASS).writeInt(3);
    Texts.writeNullable(out, "org.apache.avro.generic.GenericRecord");
    Texts.writeNullable(out, schema);
    ByteReader in = reader(out);
    ValueSerializer serializer = SerializerSnapshotReader.read(in);
    assertEquals(1000 + out.size(), in.offset());
    return serializer;
  }

  @Test
  void mutatedSnapshotsAndValues_endInAResultOrATypedError() throws IOException {
    // Would catch any other exception, a hang or memory without bound.
    for (Map.Entry<String, Golden> entry : GoldenFile.read().entrySet()) {
      for (int round = 0; round < 200; round++) {
        Random random = new Random(entry.getKey().hashCode() * 1000L + round);
        byte[] snapshot = entry.getValue().snapshot().clone();
        byte[] value = entry.getValue().value().clone();
        mutate(round % 2 == 0 ? snapshot : value, random);
        try {
          ValueSerializer serializer = SerializerSnapshotReader.read(reader(snapshot));
          Object decoded = serializer.read(reader(value));
          serializer.skip(reader(value));
          serializer.keyHash(decoded);
        } catch (SnapshotException e) {
          assertFalse(e.getMessage().isEmpty());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
          throw new AssertionError(entry.getKey() + ", round " + round, e);
        }
      }
    }
  }

  private static void mutate(byte[] bytes, Random random) {
    for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = switch (random.nextInt(4)) {
        case 0 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
        case 1 -> -1;
        case 2 -> 0;
        default -> (byte) random.nextInt();
      };
    }
  }
}
