package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Our rows: null bits of the nullable fields, then the fields that are not null. As values they are a {@link StructValue} without a type name; a timestamp
 * is an {@link Instant} (a Long of milliseconds is written, too), bytes are a {@link BytesValue} (an array is written, too).
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: {@code docs/formats/row.md}.
 */
final class RowSerializer extends FlinkSerializer {
  static final String SNAPSHOT_CLASS = "dev.stillwater.flink.RowSerializerSnapshot";
  private static final int VERSION = 1;
  private static final int FIELDS_MAX = 65535;

  private final RowType type;
  private final List<String> names;
  private final ValueType[] types;
  private final boolean[] isNullable;
  private final int nullBytes;

  RowSerializer(SnapshotSource source, RowType type) {
    super(source, "Row{" + type.text() + "}", fixedLength(type));
    this.type = type;
    names = type.fields().stream().map(RowField::name).toList();
    types = type.fields().stream().map(RowField::type).toArray(ValueType[]::new);
    isNullable = new boolean[types.length];
    nullBytes = (type.nullableCount() + 7) / 8;
    for (int index = 0; index < types.length; index++) {
      isNullable[index] = type.field(index).isNullable();
    }
  }

  private static int fixedLength(RowType type) {
    int sum = 0;
    for (RowField field : type.fields()) {
      int length = length(field.type());
      if (field.isNullable() || length < 0) {
        return VARIABLE_LENGTH;
      }
      sum += length;
    }
    return sum;
  }

  private static int length(ValueType type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INT -> Integer.BYTES;
      case LONG, DOUBLE, TIMESTAMP -> Long.BYTES;
      case STRING, BYTES, DECIMAL -> VARIABLE_LENGTH;
    };
  }

  static RowSerializer of(RowType type) {
    if (type.size() > FIELDS_MAX) {
      throw new IllegalArgumentException("A row in state has " + FIELDS_MAX + " fields at most, not " + type.size() + ".");
    }
    ByteWriter snapshot = new ByteWriter().writeUtf(SNAPSHOT_CLASS).writeInt(VERSION).writeInt(type.size());
    for (RowField field : type.fields()) {
      snapshot.writeUtf(field.name()).writeByte(code(field.type())).writeBoolean(field.isNullable());
    }
    return new RowSerializer(SnapshotSource.of(SNAPSHOT_CLASS, snapshot), type);
  }

  private static int code(ValueType type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INT -> 2;
      case LONG -> 3;
      case DOUBLE -> 4;
      case STRING -> 5;
      case BYTES -> 6;
      case TIMESTAMP -> 7;
      case DECIMAL -> 8;
    };
  }

  /** Reads the body of the snapshot. */
  static ValueSerializer parse(SnapshotParser parser) throws SnapshotException {
    parser.requireVersion(VERSION, VERSION);
    ByteReader in = parser.in();
    Place place = in.place();
    int count = in.readCount("fields of a row");
    if (count > FIELDS_MAX) {
      throw new Corrupt(place, "a row cannot have so many fields.", FIELDS_MAX + " at most", Integer.toString(count));
    }
    List<RowField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int index = 0; index < count; index++) {
      Place at = in.place();
      String name = in.readUtf();
      if (!FieldNames.isValid(name) || !names.add(name)) {
        throw new Corrupt(at, "this cannot name a field of a row.", "a Java identifier that no other field has", "'" + name + "'");
      }
      fields.add(new RowField(name, readType(in), in.readBoolean()));
    }
    return new RowSerializer(parser.source(), new RowType(fields));
  }

  private static ValueType readType(ByteReader in) throws SnapshotException {
    int code = in.readUnsignedByte();
    return switch (code) {
      case 1 -> ValueType.BOOLEAN;
      case 2 -> ValueType.INT;
      case 3 -> ValueType.LONG;
      case 4 -> ValueType.DOUBLE;
      case 5 -> ValueType.STRING;
      case 6 -> ValueType.BYTES;
      case 7 -> ValueType.TIMESTAMP;
      case 8 -> ValueType.DECIMAL;
      default -> throw new Corrupt(new Place(in.name(), in.offset() - 1), "this is no type of a field.", "1 to 8", Integer.toString(code));
    };
  }

  /** The columns. */
  RowType rowType() {
    return type;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    byte[] nulls = readNulls(in);
    Object[] values = new Object[types.length];
    int bit = 0;
    for (int index = 0; index < values.length; index++) {
      if (!isNullable[index] || !isSet(nulls, bit++)) {
        values[index] = readField(types[index], in);
      }
    }
    return new StructValue("", names, Arrays.asList(values));
  }

  /** The null bits; null where no field is nullable. */
  byte[] readNulls(ByteReader in) throws SnapshotException {
    if (nullBytes == 0) {
      return null;
    }
    byte[] nulls = in.readBytes(nullBytes);
    int spare = nullBytes * 8 - type.nullableCount();
    if ((nulls[nullBytes - 1] & 0xff) >> 8 - spare != 0) {
      throw new Corrupt(new Place(in.name(), in.offset() - 1), "the null bits of a row cannot be right.", type.nullableCount() + " bits",
          "bits behind them");
    }
    return nulls;
  }

  static boolean isSet(byte[] bits, int bit) {
    return (bits[bit >> 3] & 1 << (bit & 7)) != 0;
  }

  static Object readField(ValueType type, ByteReader in) throws SnapshotException {
    return switch (type) {
      case BOOLEAN -> in.readBoolean();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case STRING -> Texts.readRequired(in);
      case BYTES -> Codecs.readBytes(in);
      case TIMESTAMP -> Instant.ofEpochMilli(in.readLong());
      case DECIMAL -> {
        Place place = in.place();
        BigDecimal value = Numbers.readDecimal(in);
        if (value == null) {
          throw new Corrupt(place, "a decimal is missing.", "a number", "null");
        }
        yield value;
      }
    };
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    if (fixedLength() >= 0) {
      in.skip(fixedLength());
      return;
    }
    byte[] nulls = readNulls(in);
    int bit = 0;
    for (int index = 0; index < types.length; index++) {
      if (isNullable[index] && isSet(nulls, bit++)) {
        continue;
      }
      switch (types[index]) {
        case BOOLEAN -> in.skip(1);
        case INT -> in.skip(Integer.BYTES);
        case LONG, DOUBLE, TIMESTAMP -> in.skip(Long.BYTES);
        case STRING -> Texts.skipNullable(in);
        case BYTES -> Codecs.skipBytes(in);
        case DECIMAL -> Numbers.skipDecimal(in);
      }
    }
  }

  @Override
  public void write(Object value, ByteWriter out) {
    List<Object> values = cast(StructValue.class, value, this).values();
    if (values.size() != types.length) {
      throw new IllegalArgumentException("A row of the type " + typeText() + " needs " + types.length + " fields, not " + values.size() + ".");
    }
    byte[] nulls = new byte[nullBytes];
    int bit = 0;
    for (int index = 0; index < types.length; index++) {
      boolean isNull = values.get(index) == null;
      if (isNull && !isNullable[index]) {
        throw new IllegalArgumentException("The field '" + names.get(index) + "' of a row must not be null.");
      }
      if (isNullable[index]) {
        nulls[bit >> 3] |= (byte) (isNull ? 1 << (bit & 7) : 0);
        bit++;
      }
    }
    out.writeBytes(nulls);
    for (int index = 0; index < types.length; index++) {
      if (values.get(index) != null) {
        writeField(index, values.get(index), out);
      }
    }
  }

  /** Writes a value that is not null. */
  void writeField(int index, Object value, ByteWriter out) {
    switch (types[index]) {
      case BOOLEAN -> out.writeBoolean(cast(Boolean.class, value, index));
      case INT -> out.writeInt(cast(Integer.class, value, index));
      case LONG -> out.writeLong(cast(Long.class, value, index));
      case DOUBLE -> out.writeLong(Double.doubleToLongBits(cast(Double.class, value, index)));
      case STRING -> Texts.writeNullable(out, cast(String.class, value, index));
      case BYTES -> {
        byte[] bytes = value instanceof BytesValue wrapped ? wrapped.bytes() : cast(byte[].class, value, index);
        out.writeInt(bytes.length).writeBytes(bytes);
      }
      case TIMESTAMP -> out.writeLong(value instanceof Instant time ? Times.epochMilli(time) : cast(Long.class, value, index));
      case DECIMAL -> Numbers.writeDecimal(out, cast(BigDecimal.class, value, index));
    }
  }

  private <T> T cast(Class<T> wanted, Object value, int index) {
    if (!wanted.isInstance(value)) {
      throw new IllegalArgumentException("The field '" + names.get(index) + "' of a row is of the type " + types[index].text() + " and cannot be a "
          + value.getClass().getName() + ".");
    }
    return wanted.cast(value);
  }
}
