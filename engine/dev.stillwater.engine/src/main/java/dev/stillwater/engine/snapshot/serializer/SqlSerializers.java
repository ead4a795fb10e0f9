package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Serializers of Flink SQL: rows in their binary form, decimals, timestamps, and values that stay bytes.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: flink-table 2.3, {@code RowDataSerializer}, {@code BinaryRowData}, {@code BinarySection}, {@code DecimalDataSerializer},
 * {@code TimestampDataSerializer}.
 */
final class SqlSerializers {
  /** Digits of a decimal that fit into a long. */
  private static final int COMPACT_DECIMAL_DIGITS = 18;
  /** Digits of the second in a timestamp that fit into milliseconds. */
  private static final int COMPACT_TIMESTAMP_DIGITS = 3;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private SqlSerializers() {
  }

  /** Decimals of a precision and scale. */
  static FlinkSerializer decimal(SnapshotSource source, int precision, int scale) {
    Codec<BigDecimal> codec = precision <= COMPACT_DECIMAL_DIGITS
        ? Codec.of(BigDecimal.class, in -> BigDecimal.valueOf(in.readLong(), scale),
            (out, value) -> out.writeLong(unscaled(value, scale, Long.SIZE - 1).longValueExact()))
        : Codec.of(BigDecimal.class, in -> new BigDecimal(unscaled(Codecs.readBytes(in).bytes()), scale),
            (out, value) -> Codecs.writeBytes(out, new BytesValue(unscaled(value, scale, Integer.MAX_VALUE).toByteArray())));
    return new OfCodec(source, "Decimal(" + precision + ", " + scale + ")", ValueSerializer.VARIABLE_LENGTH, codec, precision, scale);
  }

  /** Timestamps with so many digits of the second. */
  static FlinkSerializer timestamp(SnapshotSource source, int precision) {
    boolean isCompact = precision <= COMPACT_TIMESTAMP_DIGITS;
    Codec<Instant> codec = isCompact
        ? Codec.of(Instant.class, in -> Instant.ofEpochMilli(in.readLong()), (out, value) -> out.writeLong(Times.epochMilli(value)))
        : Codec.of(Instant.class, in -> instant(in.readLong(), in.readInt()),
            (out, value) -> out.writeLong(Times.epochMilli(value)).writeInt((int) (value.getNano() % NANOS_PER_MILLI)));
    return new OfCodec(source, "Timestamp(" + precision + ")", isCompact ? Long.BYTES : Long.BYTES + Integer.BYTES, codec, precision, 0);
  }

  private static BigInteger unscaled(BigDecimal value, int scale, int bitsMax) {
    if (value.scale() != scale || value.unscaledValue().bitLength() > bitsMax) {
      throw new IllegalArgumentException("The decimal " + value + " has not the scale " + scale + " or too many digits.");
    }
    return value.unscaledValue();
  }

  private static BigInteger unscaled(byte[] bytes) {
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  private static Instant instant(long millis, int nanos) {
    return Instant.ofEpochMilli(millis).plusNanos(nanos);
  }

  /** Values of one Java class with a precision. */
  static final class OfCodec extends FlinkSerializer {
    private final Codec<Object> codec;
    private final boolean isDecimal;
    private final int precision;
    private final int scale;

    @SuppressWarnings("unchecked")
    OfCodec(SnapshotSource source, String typeText, int fixedLength, Codec<?> codec, int precision, int scale) {
      super(source, typeText, fixedLength);
      this.codec = (Codec<Object>) codec;
      isDecimal = codec.type().equals(BigDecimal.class);
      this.precision = precision;
      this.scale = scale;
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      return codec.reader().read(in);
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      read(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      codec.writer().write(out, codec.checked(value));
    }
  }

  /** Values that stay bytes but end by themselves: their length, then the bytes. */
  static final class OfFramed extends FlinkSerializer {
    OfFramed(SnapshotSource source, String typeText) {
      super(source, typeText, VARIABLE_LENGTH);
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      return new OpaqueValue(snapshotClass(), in.readBytes(in.readCount("bytes")));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      Codecs.skipBytes(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      byte[] bytes = cast(OpaqueValue.class, value, this).bytes();
      out.writeInt(bytes.length).writeBytes(bytes);
    }
  }

  /**
   * Rows in their binary form: their length; the kind and a bit for each field that is null; eight bytes for each field; what does not fit there. Numbers
   * are little-endian, as all machines of today write them. Such values are decoded but not written.
   */
  static final class OfBinaryRow extends FlinkSerializer {
    private static final List<String> KINDS = List.of("", "UPDATE_BEFORE", "UPDATE_AFTER", "DELETE");
    private static final int KIND_BITS = 8;

    private final List<ValueSerializer> fields;
    private final List<String> logicalTypes;
    private final List<String> names;
    private final int fixedPartBytes;
    private final int nullBytes;

    /** {@code logicalTypes} are the names of the classes of the fields' types. */
    OfBinaryRow(SnapshotSource source, List<ValueSerializer> fields, List<String> logicalTypes) {
      super(source, text(fields), VARIABLE_LENGTH);
      this.fields = fields;
      this.logicalTypes = List.copyOf(logicalTypes);
      names = IntStream.range(0, fields.size()).mapToObj(index -> "f" + index).toList();
      nullBytes = (fields.size() + KIND_BITS + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
      fixedPartBytes = nullBytes + fields.size() * Long.BYTES;
    }

    private static String text(List<ValueSerializer> fields) {
      return "Row<" + String.join(", ", fields.stream().map(ValueSerializer::typeText).toList()) + ">";
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      Place place = in.place();
      byte[] bytes = in.readBytes(in.readCount("bytes of a row"));
      return decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), place);
    }

    private StructValue decode(ByteBuffer row, Place place) throws Corrupt {
      if (row.limit() < fixedPartBytes || row.get(0) < 0 || row.get(0) >= KINDS.size()) {
        throw new Corrupt(place, "this cannot be a row with " + fields.size() + " fields.", "at least " + fixedPartBytes + " bytes that begin with 0 to 3",
            row.limit() == 0 ? "0 bytes" : row.limit() + " bytes that begin with " + row.get(0));
      }
      Object[] values = new Object[fields.size()];
      for (int index = 0; index < values.length; index++) {
        int bit = KIND_BITS + index;
        if ((row.get(bit >> 3) & 1 << (bit & 7)) == 0) {
          values[index] = field(row, nullBytes + index * Long.BYTES, index, place);
        }
      }
      return new StructValue(KINDS.get(row.get(0)), names, Arrays.asList(values));
    }

    private Object field(ByteBuffer row, int at, int index, Place place) throws Corrupt {
      ValueSerializer field = fields.get(index);
      if (field instanceof OfBinaryRow nested) {
        return nested.decode(ByteBuffer.wrap(section(row, at, place)).order(ByteOrder.LITTLE_ENDIAN), place);
      }
      if (field instanceof OfCodec number) {
        return number.isDecimal ? decimal(row, at, number, place) : timestamp(row, at, number, place);
      }
      return switch (field.snapshotClass().substring(field.snapshotClass().lastIndexOf('$') + 1)) {
        case "BooleanSerializerSnapshot" -> row.get(at) != 0;
        case "ByteSerializerSnapshot" -> row.get(at);
        case "ShortSerializerSnapshot" -> row.getShort(at);
        case "IntSerializerSnapshot" -> integer(row.getInt(at), logicalTypes.get(index));
        case "LongSerializerSnapshot" -> row.getLong(at);
        case "FloatSerializerSnapshot" -> row.getFloat(at);
        case "DoubleSerializerSnapshot" -> row.getDouble(at);
        case "StringDataSerializerSnapshot" -> new String(section(row, at, place), StandardCharsets.UTF_8);
        case "BytePrimitiveArraySerializerSnapshot" -> new BytesValue(section(row, at, place));
        default -> new OpaqueValue(field.snapshotClass(), section(row, at, place));
      };
    }

    /** Days and milliseconds of a day are plain numbers in the row. */
    private static Object integer(int value, String logicalType) {
      return switch (simpleName(logicalType)) {
        case "DateType" -> LocalDate.ofEpochDay(value);
        case "TimeType" -> LocalTime.ofNanoOfDay(Math.floorMod(value, 86_400_000) * NANOS_PER_MILLI);
        default -> value;
      };
    }

    private static BigDecimal decimal(ByteBuffer row, int at, OfCodec type, Place place) throws Corrupt {
      return type.precision <= COMPACT_DECIMAL_DIGITS ? BigDecimal.valueOf(row.getLong(at), type.scale)
          : new BigDecimal(unscaled(section(row, at, place)), type.scale);
    }

    /** A precise timestamp has its milliseconds elsewhere and the rest of the nanoseconds where others have their length. */
    private static Instant timestamp(ByteBuffer row, int at, OfCodec type, Place place) throws Corrupt {
      if (type.precision <= COMPACT_TIMESTAMP_DIGITS) {
        return Instant.ofEpochMilli(row.getLong(at));
      }
      int offset = row.getInt(at + Integer.BYTES);
      requireInside(row, offset, Long.BYTES, place);
      return instant(row.getLong(offset), row.getInt(at));
    }

    /** Up to seven bytes lie in the field itself; of others their offset and length. */
    private static byte[] section(ByteBuffer row, int at, Place place) throws Corrupt {
      boolean isInside = row.get(at + Long.BYTES - 1) < 0;
      int offset = isInside ? at : row.getInt(at + Integer.BYTES);
      int length = isInside ? row.get(at + Long.BYTES - 1) & 0x7f : row.getInt(at);
      requireInside(row, offset, length, place);
      byte[] bytes = new byte[length];
      row.get(offset, bytes);
      return bytes;
    }

    private static void requireInside(ByteBuffer row, int offset, int length, Place place) throws Corrupt {
      if (offset < 0 || length < 0 || (long) offset + length > row.limit()) {
        throw new Corrupt(place, "a field of a row lies outside of it.", "a place within " + row.limit() + " bytes", length + " bytes from " + offset);
      }
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      Codecs.skipBytes(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      throw new IllegalArgumentException("A row of Flink SQL in its binary form can be read but not written.");
    }

    @Override
    public List<ValueSerializer> parts() {
      return fields;
    }
  }
}
