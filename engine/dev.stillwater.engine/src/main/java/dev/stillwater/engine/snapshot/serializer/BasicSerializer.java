package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A serializer without others in it, whose snapshot holds nothing: numbers, texts, times, arrays of numbers.
 *
 * <p>THREADING: immutable; any thread.
 */
final class BasicSerializer extends FlinkSerializer {
  private final BasicType type;
  private final Codec<Object> codec;

  @SuppressWarnings("unchecked")
  BasicSerializer(SnapshotSource source, BasicType type) {
    super(source, type.typeText(), type.fixedLength());
    this.type = type;
    this.codec = (Codec<Object>) type.codec();
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    return codec.reader().read(in);
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    type.skipper().skip(in);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    codec.writer().write(out, codec.checked(value));
  }

  @Override
  public OptionalInt keyHash(Object key) {
    if (!codec.type().isInstance(key)) {
      return OptionalInt.empty();
    }
    return switch (type.hash()) {
      case NONE -> OptionalInt.empty();
      case JAVA -> OptionalInt.of(key.hashCode());
      case ZERO -> OptionalInt.of(0);
      case OF_DATE -> OptionalInt.of(Long.hashCode(Times.epochMilli((Instant) key)));
      case OF_LONG_VALUE -> OptionalInt.of(43 + Long.hashCode((Long) key));
      case OF_DOUBLE_VALUE -> OptionalInt.of(31 + Double.hashCode((Double) key));
      case OF_BOOLEAN_VALUE -> OptionalInt.of((Boolean) key ? 1 : 0);
    };
  }
}
