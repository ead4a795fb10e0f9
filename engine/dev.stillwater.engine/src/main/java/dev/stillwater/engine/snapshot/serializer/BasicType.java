package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Flink's serializers whose snapshot holds nothing, by the class of the snapshot.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 1.20 and 2.3, {@code org.apache.flink.api.common.typeutils.base}, {@code VoidNamespaceSerializer}, {@code TimeWindow.Serializer},
 * {@code GlobalWindow.Serializer}, {@code Tuple0Serializer}.
 */
enum BasicType {
  BOOLEAN("Boolean", Names.BASE + "BooleanSerializer$BooleanSerializerSnapshot", 1, Codecs.BOOLEAN, Hash.JAVA),
  BYTE("Byte", Names.BASE + "ByteSerializer$ByteSerializerSnapshot", 1, Codecs.BYTE, Hash.JAVA),
  SHORT("Short", Names.BASE + "ShortSerializer$ShortSerializerSnapshot", 2, Codecs.SHORT, Hash.JAVA),
  INT("Integer", Names.BASE + "IntSerializer$IntSerializerSnapshot", 4, Codecs.INT, Hash.JAVA),
  LONG("Long", Names.BASE + "LongSerializer$LongSerializerSnapshot", 8, Codecs.LONG, Hash.JAVA),
  FLOAT("Float", Names.BASE + "FloatSerializer$FloatSerializerSnapshot", 4, Codecs.FLOAT, Hash.JAVA),
  DOUBLE("Double", Names.BASE + "DoubleSerializer$DoubleSerializerSnapshot", 8, Codecs.DOUBLE, Hash.JAVA),
  CHAR("Character", Names.BASE + "CharSerializer$CharSerializerSnapshot", 2, Codecs.CHAR, Hash.JAVA),
  STRING("String", Names.BASE + "StringSerializer$StringSerializerSnapshot", Codecs.STRING, Texts::skipNullable, Hash.JAVA),
  VOID("Void", Names.BASE + "VoidSerializer$VoidSerializerSnapshot", 1,
      Codec.ofNullable(Object.class, Codecs::readZero, (out, value) -> out.writeByte(0)), Hash.NONE),
  BIG_INTEGER("BigInteger", Names.BASE + "BigIntSerializer$BigIntSerializerSnapshot",
      Codec.ofNullable(BigInteger.class, Numbers::readInteger, Numbers::writeInteger), Numbers::skipInteger, Hash.JAVA),
  BIG_DECIMAL("BigDecimal", Names.BASE + "BigDecSerializer$BigDecSerializerSnapshot",
      Codec.ofNullable(BigDecimal.class, Numbers::readDecimal, Numbers::writeDecimal), Numbers::skipDecimal, Hash.JAVA),
  DATE("Date", Names.BASE + "DateSerializer$DateSerializerSnapshot", 8, Codecs.DATE, Hash.OF_DATE),
  SQL_DATE("java.sql.Date", Names.BASE + "SqlDateSerializer$SqlDateSerializerSnapshot", 8, Codecs.DATE, Hash.OF_DATE),
  SQL_TIME("java.sql.Time", Names.BASE + "SqlTimeSerializer$SqlTimeSerializerSnapshot", 8, Codecs.DATE, Hash.OF_DATE),
  SQL_TIMESTAMP("java.sql.Timestamp", Names.BASE + "SqlTimestampSerializer$SqlTimestampSerializerSnapshot", 12,
      Codec.ofNullable(Instant.class, Times::readTimestamp, Times::writeTimestamp), Hash.OF_DATE),
  INSTANT("Instant", Names.BASE + "InstantSerializer$InstantSerializerSnapshot", 12,
      Codec.ofNullable(Instant.class, Times::readInstant, Times::writeInstant), Hash.JAVA),
  LOCAL_DATE("LocalDate", Names.BASE + "LocalDateSerializer$LocalDateSerializerSnapshot", 6,
      Codec.ofNullable(LocalDate.class, Times::readLocalDate, Times::writeLocalDate), Hash.JAVA),
  LOCAL_TIME("LocalTime", Names.BASE + "LocalTimeSerializer$LocalTimeSerializerSnapshot", 7,
      Codec.ofNullable(LocalTime.class, Times::readLocalTime, Times::writeLocalTime), Hash.JAVA),
  LOCAL_DATE_TIME("LocalDateTime", Names.BASE + "LocalDateTimeSerializer$LocalDateTimeSerializerSnapshot", 13,
      Codec.ofNullable(LocalDateTime.class, Times::readLocalDateTime, Times::writeLocalDateTime), Hash.JAVA),
  BOOLEAN_VALUE("BooleanValue", Names.BASE + "BooleanValueSerializer$BooleanValueSerializerSnapshot", 1, Codecs.BOOLEAN, Hash.OF_BOOLEAN_VALUE),
  BYTE_VALUE("ByteValue", Names.BASE + "ByteValueSerializer$ByteValueSerializerSnapshot", 1, Codecs.BYTE, Hash.JAVA),
  SHORT_VALUE("ShortValue", Names.BASE + "ShortValueSerializer$ShortValueSerializerSnapshot", 2, Codecs.SHORT, Hash.JAVA),
  INT_VALUE("IntValue", Names.BASE + "IntValueSerializer$IntValueSerializerSnapshot", 4, Codecs.INT, Hash.JAVA),
  LONG_VALUE("LongValue", Names.BASE + "LongValueSerializer$LongValueSerializerSnapshot", 8, Codecs.LONG, Hash.OF_LONG_VALUE),
  FLOAT_VALUE("FloatValue", Names.BASE + "FloatValueSerializer$FloatValueSerializerSnapshot", 4, Codecs.FLOAT, Hash.JAVA),
  DOUBLE_VALUE("DoubleValue", Names.BASE + "DoubleValueSerializer$DoubleValueSerializerSnapshot", 8, Codecs.DOUBLE, Hash.OF_DOUBLE_VALUE),
  CHAR_VALUE("CharValue", Names.BASE + "CharValueSerializer$CharValueSerializerSnapshot", 2, Codecs.CHAR, Hash.JAVA),
  STRING_VALUE("StringValue", Names.BASE + "StringValueSerializer$StringValueSerializerSnapshot", Codec.of(String.class, Texts::readPlain, Texts::writePlain),
      Texts::skipPlain, Hash.JAVA),
  NULL_VALUE("NullValue", Names.BASE + "NullValueSerializer$NullValueSerializerSnapshot", 0, Codec.ofNullable(Object.class, in -> null, (out, value) -> {
  }), Hash.NONE),
  BITMAP("Bitmap", Names.BASE + "BitmapSerializer$BitmapSerializerSnapshot", Codecs.BYTES, Codecs::skipBytes, Hash.NONE),
  VARIANT("Variant", Names.BASE + "VariantSerializer$VariantSerializerSnapshot", Codecs.VARIANT, Codecs::skipVariant, Hash.NONE),
  BYTE_ARRAY("byte[]", Names.ARRAY + "BytePrimitiveArraySerializer$BytePrimitiveArraySerializerSnapshot", Codecs.BYTES, Codecs::skipBytes, Hash.NONE),
  BOOLEAN_ARRAY("boolean[]", Names.ARRAY + "BooleanPrimitiveArraySerializer$BooleanPrimitiveArraySerializerSnapshot", Codecs.BOOLEAN, 1),
  SHORT_ARRAY("short[]", Names.ARRAY + "ShortPrimitiveArraySerializer$ShortPrimitiveArraySerializerSnapshot", Codecs.SHORT, 2),
  INT_ARRAY("int[]", Names.ARRAY + "IntPrimitiveArraySerializer$IntPrimitiveArraySerializerSnapshot", Codecs.INT, 4),
  LONG_ARRAY("long[]", Names.ARRAY + "LongPrimitiveArraySerializer$LongPrimitiveArraySerializerSnapshot", Codecs.LONG, 8),
  FLOAT_ARRAY("float[]", Names.ARRAY + "FloatPrimitiveArraySerializer$FloatPrimitiveArraySerializerSnapshot", Codecs.FLOAT, 4),
  DOUBLE_ARRAY("double[]", Names.ARRAY + "DoublePrimitiveArraySerializer$DoublePrimitiveArraySerializerSnapshot", Codecs.DOUBLE, 8),
  CHAR_ARRAY("char[]", Names.ARRAY + "CharPrimitiveArraySerializer$CharPrimitiveArraySerializerSnapshot", Codecs.CHAR, 2),
  STRING_ARRAY("String[]", Names.ARRAY + "StringArraySerializer$StringArraySerializerSnapshot", Codecs.arrayOf(Codecs.STRING), Codecs::skipTexts, Hash.NONE),
  DEWEY_NUMBER("DeweyNumber", "org.apache.flink.cep.nfa.DeweyNumber$DeweyNumberSerializer$DeweyNumberSerializerSnapshot", Codecs.INT, 4),
  STRING_DATA("String", "org.apache.flink.table.runtime.typeutils.StringDataSerializer$StringDataSerializerSnapshot", Codecs.UTF8, Codecs::skipBytes,
      Hash.NONE),
  TUPLE0("Tuple0", "org.apache.flink.api.java.typeutils.runtime.Tuple0SerializerSnapshot", 1, Codecs.TUPLE0, Hash.ZERO),
  VOID_NAMESPACE("VoidNamespace", "org.apache.flink.runtime.state.VoidNamespaceSerializer$VoidNamespaceSerializerSnapshot", 0,
      Codec.of(VoidNamespaceValue.class, Codecs::readVoidNamespace, (out, value) -> out.writeByte(0)), in -> in.skip(1), Hash.NONE),
  TIME_WINDOW("TimeWindow", "org.apache.flink.streaming.api.windowing.windows.TimeWindow$Serializer$TimeWindowSerializerSnapshot", 16, Codecs.TIME_WINDOW,
      Hash.NONE),
  GLOBAL_WINDOW("GlobalWindow", "org.apache.flink.streaming.api.windowing.windows.GlobalWindow$Serializer$GlobalWindowSerializerSnapshot", 1,
      Codec.of(GlobalWindowValue.class, Codecs::readGlobalWindow, (out, value) -> out.writeByte(0)), Hash.NONE);

  /** What Java's hash code of a key is. */
  enum Hash { NONE, JAVA, ZERO, OF_DATE, OF_LONG_VALUE, OF_DOUBLE_VALUE, OF_BOOLEAN_VALUE }

  /** Passes over a value. */
  @FunctionalInterface
  interface Skipper {
    void skip(ByteReader in) throws SnapshotException;
  }

  /** Packages; constants of an enum cannot refer to those of their own class. */
  private static final class Names {
    static final String BASE = "org.apache.flink.api.common.typeutils.base.";
    static final String ARRAY = BASE + "array.";
  }

  private final String typeText;
  private final String snapshotClass;
  private final int fixedLength;
  private final Codec<?> codec;
  private final Skipper skipper;
  private final Hash hash;

  /** Values of one length. */
  BasicType(String typeText, String snapshotClass, int length, Codec<?> codec, Hash hash) {
    this(typeText, snapshotClass, length, codec, in -> in.skip(length), hash);
  }

  /** Values of different lengths. */
  BasicType(String typeText, String snapshotClass, Codec<?> codec, Skipper skipper, Hash hash) {
    this(typeText, snapshotClass, ValueSerializer.VARIABLE_LENGTH, codec, skipper, hash);
  }

  /** Arrays of values of one length. */
  BasicType(String typeText, String snapshotClass, Codec<?> element, int elementLength) {
    this(typeText, snapshotClass, ValueSerializer.VARIABLE_LENGTH, Codecs.arrayOf(element),
        in -> in.skip((long) in.readCount("elements of an array") * elementLength), Hash.NONE);
  }

  BasicType(String typeText, String snapshotClass, int fixedLength, Codec<?> codec, Skipper skipper, Hash hash) {
    this.typeText = typeText;
    this.snapshotClass = snapshotClass;
    this.fixedLength = fixedLength;
    this.codec = codec;
    this.skipper = skipper;
    this.hash = hash;
  }

  String typeText() {
    return typeText;
  }

  String snapshotClass() {
    return snapshotClass;
  }

  int fixedLength() {
    return fixedLength;
  }

  Codec<?> codec() {
    return codec;
  }

  Skipper skipper() {
    return skipper;
  }

  Hash hash() {
    return hash;
  }

  /** A serializer of ours, with the snapshot that Flink writes. */
  ValueSerializer serializer() {
    return new BasicSerializer(SnapshotSource.ofSimple(snapshotClass), this);
  }
}
