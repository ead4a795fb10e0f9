package dev.stillwater.engine.snapshot.serializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our rows, as {@code docs/formats/row.md} has them. */
class RowSerializerTest {
  private static final String EXAMPLE_SNAPSHOT = "002a" + HexFormat.of().formatHex("dev.stillwater.flink.RowSerializerSnapshot".getBytes())
      + "00000001" + "00000003" + "00026964" + "03" + "00" + "00046e616d65" + "05" + "01" + "00026f6b" + "01" + "00";

  private static ByteReader reader(byte[] bytes) {
    return ByteReader.of("row", 0, bytes, 0, bytes.length);
  }

  private static ByteReader reader(String hex) {
    return reader(HexFormat.of().parseHex(hex));
  }

  private static RowType example() {
    return RowType.of(RowField.required("id", ValueType.LONG), RowField.nullable("name", ValueType.STRING), RowField.required("ok", ValueType.BOOLEAN));
  }

  private static StructValue row(Object... values) {
    return new StructValue("", List.of("id", "name", "ok"), Arrays.asList(values));
  }

  private static String written(ValueSerializer serializer, Object value) {
    ByteWriter out = new ByteWriter();
    serializer.write(value, out);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void exampleOfTheDocument_hasThoseBytes() throws SnapshotException {
    // Would catch a change of the frozen format.
    ValueSerializer serializer = Serializers.ofRow(example());
    ByteWriter snapshot = new ByteWriter();
    serializer.writeSnapshot(snapshot);
    assertEquals(EXAMPLE_SNAPSHOT, HexFormat.of().formatHex(snapshot.toByteArray()));
    assertEquals("01000000000000000701", written(serializer, row(7L, null, true)));
    assertEquals("00000000000000000702e90101", written(serializer, row(7L, "é", true)));
    assertEquals(row(7L, "é", true), serializer.read(reader("00000000000000000702e90101")));
    assertEquals(ValueSerializer.VARIABLE_LENGTH, serializer.fixedLength());
    assertEquals("Row{id: long, name: string?, ok: boolean}", serializer.typeText());
  }

  @Test
  void snapshot_bringsTheRowTypeBack() throws SnapshotException {
    // Would catch columns that a savepoint of ours loses.
    ValueSerializer serializer = SerializerSnapshotReader.read(reader(EXAMPLE_SNAPSHOT));
    assertEquals(Optional.of(example()), Serializers.rowType(serializer));
    ByteWriter again = new ByteWriter();
    serializer.writeSnapshot(again);
    assertEquals(EXAMPLE_SNAPSHOT, HexFormat.of().formatHex(again.toByteArray()));
  }

  @Test
  void fixedLength_isTheSumOnlyWhenNothingVaries() {
    // Would catch a length that shifts the keys of maps.
    assertEquals(29, Serializers.ofRow(RowType.of(RowField.required("a", ValueType.BOOLEAN), RowField.required("b", ValueType.INT),
        RowField.required("c", ValueType.LONG), RowField.required("d", ValueType.DOUBLE), RowField.required("e", ValueType.TIMESTAMP))).fixedLength());
    assertEquals(-1, Serializers.ofRow(RowType.of(RowField.nullable("a", ValueType.BOOLEAN))).fixedLength());
    assertEquals(-1, Serializers.ofRow(RowType.of(RowField.required("a", ValueType.DECIMAL))).fixedLength());
    assertEquals(0, Serializers.ofRow(RowType.empty()).fixedLength());
  }

  @Test
  void everyType_hasTheBytesOfTheDocument() throws SnapshotException {
    // Would catch a type whose bytes differ from those of the twin on Flink.
    assertField(ValueType.BOOLEAN, false, "00");
    assertField(ValueType.INT, -2, "fffffffe");
    assertField(ValueType.LONG, 258L, "0000000000000102");
    assertField(ValueType.DOUBLE, -0.0, "8000000000000000");
    assertField(ValueType.DOUBLE, Double.NaN, "7ff8000000000000");
    assertField(ValueType.STRING, "", "01");
    assertField(ValueType.STRING, "a\u0000\u2713", "0461009" + "34e");
    assertField(ValueType.BYTES, new BytesValue(new byte[] {7}), "0000000107");
    assertField(ValueType.TIMESTAMP, Instant.ofEpochMilli(-1), "ffffffffffffffff");
    assertField(ValueType.DECIMAL, new BigDecimal("1.0"), "0000000300000001");
    assertField(ValueType.DECIMAL, new BigDecimal(new BigInteger("0"), -3), "00000001fffffffd");
    assertField(ValueType.DECIMAL, new BigDecimal("-25.5"), "00000006" + "ff01" + "00000001");
  }

  private static void assertField(ValueType type, Object value, String hex) throws SnapshotException {
    ValueSerializer serializer = Serializers.ofRow(RowType.of(RowField.required("f", type)));
    StructValue row = new StructValue("", List.of("f"), List.of(value));
    assertEquals(hex, written(serializer, row));
    assertEquals(row, serializer.read(reader(hex)));
  }

  @Test
  void timestampAndBytes_areAlsoWrittenFromPlainJava() {
    // Would catch the engine's own rows being refused.
    RowType type = RowType.of(RowField.required("t", ValueType.TIMESTAMP), RowField.required("b", ValueType.BYTES));
    assertEquals("00000000000000050000000109", written(Serializers.ofRow(type), new StructValue("", List.of("t", "b"), List.of(5L, new byte[] {9}))));
  }

  @Test
  void randomRows_comeBack() throws SnapshotException {
    // Would catch null bits or lengths that are wrong for some combination of columns.
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      RowType type = randomType(random);
      ValueSerializer serializer = Serializers.ofRow(type);
      StructValue row = randomRow(type, random);
      ByteWriter out = new ByteWriter();
      serializer.write(row, out);
      byte[] bytes = out.toByteArray();
      ByteReader in = reader(bytes);
      assertEquals(row, serializer.read(in), "seed " + seed);
      assertEquals(bytes.length, in.offset(), "seed " + seed);
      ByteReader skipped = reader(bytes);
      serializer.skip(skipped);
      assertEquals(bytes.length, skipped.offset(), "seed " + seed);
      for (int length = 0; length < bytes.length; length++) {
        ByteReader cut = ByteReader.of("row", 0, bytes, 0, length);
        assertThrows(SnapshotException.class, () -> serializer.read(cut), "seed " + seed);
      }
    }
  }

  private static RowType randomType(Random random) {
    List<RowField> fields = new ArrayList<>();
    for (int index = random.nextInt(20); index > 0; index--) {
      fields.add(new RowField("f" + index, ValueType.values()[random.nextInt(ValueType.values().length)], random.nextBoolean()));
    }
    return new RowType(fields);
  }

  private static StructValue randomRow(RowType type, Random random) {
    List<Object> values = new ArrayList<>();
    for (RowField field : type.fields()) {
      values.add(field.isNullable() && random.nextBoolean() ? null : randomValue(field.type(), random));
    }
    return new StructValue("", type.fields().stream().map(RowField::name).toList(), values);
  }

  private static Object randomValue(ValueType type, Random random) {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return switch (type) {
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextGaussian();
      case STRING -> {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(300), 0, 65536).forEach(unit -> text.append((char) unit));
        yield text.toString();
      }
      case BYTES -> new BytesValue(bytes);
      case TIMESTAMP -> Instant.ofEpochMilli(random.nextLong());
      case DECIMAL -> new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(20) - 10);
    };
  }

  @Test
  void wideType_isReadOverTheEdgeOfTheBuffer() throws SnapshotException {
    // Would catch bytes of the snapshot that are lost where the reader fills its buffer again.
    List<RowField> fields = new ArrayList<>();
    for (int index = 0; index < 9000; index++) {
      fields.add(RowField.nullable("field_" + index, ValueType.INT));
    }
    ByteWriter out = new ByteWriter();
    Serializers.ofRow(new RowType(fields)).writeSnapshot(out);
    ValueSerializer serializer = SerializerSnapshotReader.read(ByteReader.of(ByteSource.of("wide", out.toByteArray())));
    ByteWriter again = new ByteWriter();
    serializer.writeSnapshot(again);
    assertArrayEquals(out.toByteArray(), again.toByteArray());
  }

  @Test
  void bitsBehindTheNullBits_areCorrupt() {
    // Would catch damage that nobody notices.
    Corrupt error = assertThrows(Corrupt.class, () -> Serializers.ofRow(example()).read(reader("02000000000000000701")));
    assertEquals(0, error.offset().orElseThrow());
  }

  @Test
  void missingText_isCorrupt() {
    // Would catch null in a column that is not nullable, or behind a null bit that says it is there.
    Corrupt error = assertThrows(Corrupt.class, () -> Serializers.ofRow(example()).read(reader("0000000000000000070001")));
    assertEquals(9, error.offset().orElseThrow());
  }

  @Test
  void damagedSnapshot_isCorruptAtItsOffset() {
    // Would catch a wrong column type or name that is taken for something else.
    String ofTypeNine = EXAMPLE_SNAPSHOT.replace("0002696403", "0002696409");
    Corrupt code = assertInstanceOf(Corrupt.class, assertThrows(SnapshotException.class, () -> SerializerSnapshotReader.read(reader(ofTypeNine))));
    assertEquals(EXAMPLE_SNAPSHOT.indexOf("0002696403") / 2 + 4, code.offset().orElseThrow());
    String ofEqualNames = EXAMPLE_SNAPSHOT.replace("00026f6b", "00026964");
    assertThrows(Corrupt.class, () -> SerializerSnapshotReader.read(reader(ofEqualNames)));
    String newer = EXAMPLE_SNAPSHOT.replace("0000000100000003", "0000000200000003");
    UnknownVersion version = assertThrows(UnknownVersion.class, () -> SerializerSnapshotReader.read(reader(newer)));
    assertEquals(0, version.offset().orElseThrow());
  }

  @Test
  void valueThatIsNoRow_isRefused() {
    // Would catch bytes that nobody can read again.
    ValueSerializer serializer = Serializers.ofRow(example());
    ByteWriter out = new ByteWriter();
    assertThrows(IllegalArgumentException.class, () -> serializer.write(row(null, "a", true), out));
    assertThrows(IllegalArgumentException.class, () -> serializer.write(row(7, "a", true), out));
    assertThrows(IllegalArgumentException.class, () -> serializer.write(new StructValue("", List.of(), List.of()), out));
    assertThrows(IllegalArgumentException.class, () -> serializer.write("row", out));
    assertTrue(serializer.keyHash(row(7L, "a", true)).isEmpty());
  }
}
