package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodings of values that several serializers share.
 *
 * <p>THREADING: stateless.
 */
final class Codecs {
  static final Codec<Boolean> BOOLEAN = Codec.of(Boolean.class, ByteReader::readBoolean, ByteWriter::writeBoolean);
  static final Codec<Byte> BYTE = Codec.of(Byte.class, ByteReader::readByte, (out, value) -> out.writeByte(value));
  static final Codec<Short> SHORT = Codec.of(Short.class, ByteReader::readShort, (out, value) -> out.writeShort(value));
  static final Codec<Integer> INT = Codec.of(Integer.class, ByteReader::readInt, ByteWriter::writeInt);
  static final Codec<Long> LONG = Codec.of(Long.class, ByteReader::readLong, ByteWriter::writeLong);
  static final Codec<Float> FLOAT = Codec.of(Float.class, in -> Float.intBitsToFloat(in.readInt()), (out, value) -> out.writeInt(Float.floatToIntBits(value)));
  static final Codec<Double> DOUBLE =
      Codec.of(Double.class, in -> Double.longBitsToDouble(in.readLong()), (out, value) -> out.writeLong(Double.doubleToLongBits(value)));
  static final Codec<Character> CHAR = Codec.of(Character.class, in -> (char) in.readUnsignedShort(), (out, value) -> out.writeShort(value));
  static final Codec<String> STRING = Codec.ofNullable(String.class, Texts::readNullable, Texts::writeNullable);
  static final Codec<Instant> DATE = Codec.ofNullable(Instant.class, Times::readDate, Times::writeDate);
  static final Codec<BytesValue> BYTES = Codec.of(BytesValue.class, Codecs::readBytes, Codecs::writeBytes);
  /** Texts as UTF-8 behind the number of bytes. */
  static final Codec<String> UTF8 = Codec.of(String.class, in -> new String(in.readBytes(in.readCount("bytes of a text")), StandardCharsets.UTF_8),
      (out, text) -> writeBytes(out, new BytesValue(text.getBytes(StandardCharsets.UTF_8))));
  /** Value and metadata of a variant, one after the other with both lengths before them. */
  static final Codec<BytesValue> VARIANT = Codec.of(BytesValue.class, Codecs::readVariant, (out, value) -> out.writeBytes(value.bytes()));
  static final Codec<TupleValue> TUPLE0 = Codec.of(TupleValue.class, Codecs::readTuple0, (out, value) -> out.writeByte(42));
  static final Codec<TimeWindowValue> TIME_WINDOW = Codec.of(TimeWindowValue.class, in -> new TimeWindowValue(in.readLong(), in.readLong()),
      (out, value) -> out.writeLong(value.start()).writeLong(value.end()));

  private static final TupleValue TUPLE0_VALUE = new TupleValue(List.of());
  private static final int CAPACITY_MAX = 1024;

  private Codecs() {
  }

  /** Arrays: the number of elements, then the elements. */
  static <T> Codec<?> arrayOf(Codec<T> element) {
    return Codec.of(List.class, in -> {
      int count = in.readCount("elements of an array");
      List<Object> values = new ArrayList<>(Math.min(count, CAPACITY_MAX));
      for (int index = 0; index < count; index++) {
        values.add(element.reader().read(in));
      }
      return values;
    }, (out, values) -> {
      out.writeInt(values.size());
      for (Object value : values) {
        element.writer().write(out, element.checked(value));
      }
    });
  }

  static Object readZero(ByteReader in) throws SnapshotException {
    in.skip(1);
    return null;
  }

  static TupleValue readTuple0(ByteReader in) throws SnapshotException {
    in.skip(1);
    return TUPLE0_VALUE;
  }

  static VoidNamespaceValue readVoidNamespace(ByteReader in) throws SnapshotException {
    in.skip(1);
    return VoidNamespaceValue.INSTANCE;
  }

  static GlobalWindowValue readGlobalWindow(ByteReader in) throws SnapshotException {
    in.skip(1);
    return GlobalWindowValue.INSTANCE;
  }

  static BytesValue readBytes(ByteReader in) throws SnapshotException {
    return new BytesValue(in.readBytes(in.readCount("bytes")));
  }

  static void skipBytes(ByteReader in) throws SnapshotException {
    in.skip(in.readCount("bytes"));
  }

  static void writeBytes(ByteWriter out, BytesValue value) {
    out.writeInt(value.bytes().length).writeBytes(value.bytes());
  }

  static void skipTexts(ByteReader in) throws SnapshotException {
    for (int left = in.readCount("elements of an array"); left > 0; left--) {
      Texts.skipNullable(in);
    }
  }

  /** The lengths are kept, so that the two parts can be told apart and written again. */
  private static BytesValue readVariant(ByteReader in) throws SnapshotException {
    int mark = in.beginRecording();
    try {
      skipVariant(in);
    } catch (SnapshotException e) {
      in.endRecording(mark);
      throw e;
    }
    return new BytesValue(in.endRecording(mark));
  }

  static void skipVariant(ByteReader in) throws SnapshotException {
    int valueLength = in.readCount("bytes of a variant");
    int metadataLength = in.readCount("bytes of a variant's names");
    in.skip((long) valueLength + metadataLength);
  }
}
