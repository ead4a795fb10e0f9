package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The serializer of rows on Flink, held against its twin in the engine. */
class RowSerializerTest {
  private static final long SEED = 20_261_121;
  private static final RowType ALL = RowType.of(RowField.required("flag", ValueType.BOOLEAN), RowField.nullable("maybe", ValueType.BOOLEAN),
      RowField.required("count", ValueType.INT),
      RowField.nullable("size", ValueType.LONG), RowField.required("share", ValueType.DOUBLE), RowField.nullable("name", ValueType.STRING),
      RowField.required("text", ValueType.STRING),
      RowField.nullable("raw", ValueType.BYTES), RowField.required("at", ValueType.TIMESTAMP), RowField.nullable("price", ValueType.DECIMAL),
      RowField.nullable("a", ValueType.INT),
      RowField.nullable("b", ValueType.INT), RowField.nullable("c", ValueType.INT), RowField.nullable("d", ValueType.INT),
      RowField.nullable("e", ValueType.INT));
  private static final RowType FIXED = RowType.of(RowField.required("x", ValueType.INT), RowField.required("y", ValueType.TIMESTAMP),
      RowField.required("z", ValueType.BOOLEAN));

  private static Object random(ValueType type, Random random) {
    return switch (type) {
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG, TIMESTAMP -> random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L);
      case DOUBLE -> random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
      case STRING -> random.ints(random.nextInt(20), 0, 0x3000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
      case BYTES -> {
        byte[] bytes = new byte[random.nextInt(10)];
        random.nextBytes(bytes);
        yield bytes;
      }
      case DECIMAL -> new BigDecimal(random.nextBoolean() ? BigInteger.valueOf(random.nextInt(12)) : new BigInteger(random.nextInt(100), random).negate(),
          random.nextInt(10) - 5);
    };
  }

  private static ArrayRow random(RowType type, Random random) {
    ArrayRow row = new ArrayRow(type);
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      row.set(index, field.isNullable() && random.nextInt(3) == 0 ? null : random(field.type(), random));
    }
    return row;
  }

  /** The row as the engine's serializer knows it. */
  private static StructValue struct(Row row) {
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < row.type().size(); index++) {
      Object value = row.get(index);
      boolean isTime = row.type().field(index).type() == ValueType.TIMESTAMP;
      values.add(value instanceof byte[] bytes ? new BytesValue(bytes) : isTime && value != null ? Instant.ofEpochMilli((Long) value) : value);
    }
    return new StructValue("", row.type().fields().stream().map(RowField::name).toList(), values);
  }

  private static byte[] write(TypeSerializer<Row> serializer, Row row) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(row, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void bytes_areTheEnginesForAnyRow() throws Exception {
    // Catches any difference between the twins: null bits, numbers, texts, the short forms of decimals.
    Random random = new Random(SEED);
    for (RowType type : List.of(ALL, FIXED, RowType.empty())) {
      ValueSerializer engine = Serializers.ofRow(type);
      RowSerializer flink = new RowSerializer(type);
      assertEquals(engine.fixedLength(), flink.getLength(), type.text());
      for (int round = 0; round < 300; round++) {
        ArrayRow row = random(type, random);
        ByteWriter expected = new ByteWriter();
        engine.write(struct(row), expected);
        byte[] bytes = write(flink, row);
        assertArrayEquals(expected.toByteArray(), bytes, "seed " + SEED + ", round " + round + ": " + row);
        assertEquals(struct(row), engine.read(ByteReader.of(ByteSource.of("row", bytes))));
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        assertEquals(row, flink.deserialize(in));
        assertEquals(0, in.available());
        assertEquals(row, flink.deserialize(random(type, random), new DataInputDeserializer(bytes)));
        DataOutputSerializer copy = new DataOutputSerializer(64);
        flink.copy(new DataInputDeserializer(bytes), copy);
        assertArrayEquals(bytes, copy.getCopyOfBuffer());
      }
    }
  }

  @Test
  void equalDecimals_haveEqualBytes() throws Exception {
    // Catches Flink's short forms taken by identity, with which the same state would have different bytes.
    RowType type = RowType.of(RowField.required("price", ValueType.DECIMAL));
    RowSerializer serializer = new RowSerializer(type);
    for (BigDecimal value : List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN)) {
      byte[] constant = write(serializer, ArrayRow.of(type, value));
      assertArrayEquals(constant, write(serializer, ArrayRow.of(type, new BigDecimal(new BigInteger(value.unscaledValue().toByteArray()), 0))));
    }
    assertFalse(Arrays.equals(write(serializer, ArrayRow.of(type, new BigDecimal("1.0"))), write(serializer, ArrayRow.of(type, new BigDecimal("1.00")))));
  }

  @Test
  void copy_sharesNothingThatChanges() {
    // Catches state that changes when the job goes on using the row it stored.
    ArrayRow row = random(ALL, new Random(SEED));
    row.set(ALL.indexOf("raw"), new byte[] {1, 2});
    RowSerializer serializer = new RowSerializer(ALL);
    for (Row copy : List.of(serializer.copy(row), serializer.copy(row, new ArrayRow(ALL)), serializer.copy(row, new ArrayRow(FIXED)))) {
      assertEquals(row, copy);
      assertNotSame(row.get(ALL.indexOf("raw")), copy.get(ALL.indexOf("raw")));
    }
  }

  @Test
  void snapshot_isTheEnginesAndComesBack() throws Exception {
    // Catches a header that the other side cannot read.
    for (RowType type : List.of(ALL, FIXED, RowType.empty())) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(out, new RowSerializer(type).snapshotConfiguration());
      ByteWriter engine = new ByteWriter().writeInt(2);
      Serializers.ofRow(type).writeSnapshot(engine);
      assertArrayEquals(engine.toByteArray(), out.getCopyOfBuffer());
      TypeSerializerSnapshot<Row> read = TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(new DataInputDeserializer(out.getCopyOfBuffer()),
          getClass().getClassLoader());
      assertEquals(new RowSerializer(type), read.restoreSerializer());
      ByteReader in = ByteReader.of(ByteSource.of("snapshot", out.getCopyOfBuffer()));
      in.readInt();
      assertEquals(Serializers.ofRow(type).typeText(), SerializerSnapshotReader.read(in).typeText());
    }
  }

  @Test
  void serializer_travelsWithTheJob() throws Exception {
    // Catches a serializer that Flink cannot ship to its tasks.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new RowSerializer(ALL));
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(new RowSerializer(ALL), in.readObject());
    }
  }

  private static TypeSerializerSchemaCompatibility<Row> compatibility(RowType from, RowType to) {
    return new RowSerializer(to).snapshotConfiguration().resolveSchemaCompatibility(new RowSerializer(from).snapshotConfiguration());
  }

  @Test
  void changedColumns_areMigratedOrRefusedWithTheReason() throws Exception {
    // Catches state that is lost or garbled when a job's columns change.
    RowType old = RowType.of(RowField.required("id", ValueType.INT), RowField.nullable("name", ValueType.STRING), RowField.required("gone", ValueType.LONG));
    RowType changed = RowType.of(RowField.nullable("added", ValueType.DECIMAL), RowField.nullable("name", ValueType.STRING),
        RowField.required("id", ValueType.LONG));
    assertTrue(compatibility(old, old).isCompatibleAsIs());
    assertTrue(compatibility(old, changed).isCompatibleAfterMigration());
    Row before = new RowSerializer(old).deserialize(new DataInputDeserializer(write(new RowSerializer(old), ArrayRow.of(old, -7, "x", 9L))));
    byte[] migrated = write(new RowSerializer(changed), before);
    assertEquals(ArrayRow.of(changed, null, "x", -7L), new RowSerializer(changed).deserialize(new DataInputDeserializer(migrated)));

    RowType required = RowType.of(RowField.required("id", ValueType.INT), RowField.required("name", ValueType.STRING));
    RowType narrowed = RowType.of(RowField.required("gone", ValueType.INT));
    RowType unknown = RowType.of(RowField.required("other", ValueType.INT));
    for (RowType refused : List.of(required, narrowed, unknown)) {
      assertTrue(compatibility(old, refused).isIncompatible(), refused.text());
      List<String> problems = new RowSerializerSnapshot(refused).problems(new RowSerializerSnapshot(old));
      assertTrue(problems.size() == 1 && problems.get(0).contains("'" + refused.field(refused.size() - 1).name() + "'"), problems.toString());
      assertThrows(IllegalArgumentException.class, () -> write(new RowSerializer(refused), before));
    }
  }

  @Test
  void damagedBytes_giveAnErrorAndNoGarbage() throws Exception {
    // Catches rows made of damaged bytes, and memory taken for a damaged length.
    RowSerializer serializer = new RowSerializer(ALL);
    byte[] bytes = write(serializer, random(ALL, new Random(SEED)));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> serializer.deserialize(new DataInputDeserializer(cut)), "length " + length);
    }
    byte[] tooManyBits = bytes.clone();
    tooManyBits[1] |= (byte) 0x80;
    assertThrows(IOException.class, () -> serializer.deserialize(new DataInputDeserializer(tooManyBits)));
    RowSerializer raw = new RowSerializer(RowType.of(RowField.required("raw", ValueType.BYTES)));
    assertThrows(IOException.class, () -> raw.deserialize(new DataInputDeserializer(new byte[] {0x7f, -1, -1, -1, 0})));
    assertThrows(IOException.class, () -> raw.deserialize(new DataInputDeserializer(new byte[] {-1, -1, -1, -1, 0})));
    RowSerializer flag = new RowSerializer(RowType.of(RowField.required("flag", ValueType.BOOLEAN)));
    assertThrows(IOException.class, () -> flag.deserialize(new DataInputDeserializer(new byte[] {2})));
    RowSerializer text = new RowSerializer(RowType.of(RowField.required("text", ValueType.STRING)));
    assertThrows(IOException.class, () -> text.deserialize(new DataInputDeserializer(new byte[] {0})));
  }

  @Test
  void damagedSnapshot_isRefused() throws Exception {
    // Catches a schema made of damaged bytes.
    RowSerializerSnapshot snapshot = new RowSerializerSnapshot();
    assertThrows(IllegalStateException.class, snapshot::type);
    for (byte[] bytes : List.of(new byte[] {-1, -1, -1, -1}, new byte[] {0, 1, 0, 0}, new byte[] {0, 0, 0, 1, 0, 1, 'x', 9, 0},
        new byte[] {0, 0, 0, 1, 0, 1, 'x', 1, 2},
        new byte[] {0, 0, 0, 1, 0, 1, ' ', 1, 0}, new byte[] {0, 0, 0, 2, 0, 1, 'x', 1, 0, 0, 1, 'x', 1, 0})) {
      assertThrows(IOException.class, () -> snapshot.readSnapshot(1, new DataInputDeserializer(bytes), getClass().getClassLoader()), Arrays.toString(bytes));
    }
    IOException tooNew = assertThrows(IOException.class, () -> snapshot.readSnapshot(2, new DataInputDeserializer(new byte[4]), getClass().getClassLoader()));
    assertTrue(tooNew.getMessage().contains("version 2"), tooNew.getMessage());
  }
}
